CREATE TABLE "officer_reach" (
	"case_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"seen_seq" bigint NOT NULL,
	"seen_at" bigint NOT NULL
);

CREATE TABLE "delayed_updates" (
	"event_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"due_at" bigint NOT NULL
);

CREATE TABLE "files" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"station_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"chunks" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"mime" text COLLATE "C",
	"width" bigint,
	"height" bigint,
	"created_at" bigint NOT NULL
);

CREATE TABLE "file_chunks" (
	"file_id" text COLLATE "C" NOT NULL,
	"index" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_file_id_index_pk" PRIMARY KEY("file_id","index")
);

CREATE TABLE "stills" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"station_id" text COLLATE "C" NOT NULL,
	"original_id" text COLLATE "C" NOT NULL,
	"picture_id" text COLLATE "C" NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"copy_id" text COLLATE "C",
	"marks" bigint NOT NULL,
	"added_at" bigint NOT NULL
);

CREATE TABLE "items" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"station_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"is_mine" boolean,
	"picture_id" text COLLATE "C",
	"listed_at" bigint NOT NULL
);

CREATE TABLE "lookouts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"station_id" text COLLATE "C" NOT NULL,
	"sent_by" json NOT NULL,
	"sent_at" bigint NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"picture_id" text COLLATE "C",
	"is_told" boolean NOT NULL,
	"ended_at" bigint
);

CREATE TABLE "lookout_answers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"lookout_id" text COLLATE "C" NOT NULL,
	"officer" json NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C",
	"at" bigint NOT NULL
);

CREATE TABLE "seats" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"station_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"added_at" bigint NOT NULL,
	"removed_at" bigint
);

CREATE TABLE "seat_sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"seat_id" text COLLATE "C" NOT NULL,
	"station_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"officer" json NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"attended_at" bigint NOT NULL,
	"still" text COLLATE "C",
	"ended_at" bigint,
	"end_reason" text COLLATE "C"
);

ALTER TABLE "stations" ADD COLUMN "suspect_delay_minutes" bigint DEFAULT 0 NOT NULL;

ALTER TABLE "stations" ADD COLUMN "patrol_delay_minutes" bigint DEFAULT 5 NOT NULL;

ALTER TABLE "stations" ADD COLUMN "names_in_access_log" boolean DEFAULT false NOT NULL;

ALTER TABLE "case_passes" ADD COLUMN "relation" text COLLATE "C";

ALTER TABLE "case_passes" ADD COLUMN "scopes" json;

ALTER TABLE "case_passes" ADD COLUMN "name" text COLLATE "C";

ALTER TABLE "kiosks" ADD COLUMN "seat_id" text COLLATE "C";

CREATE INDEX "delayed_updates_due" ON "delayed_updates" USING btree ("due_at");

CREATE INDEX "files_case" ON "files" USING btree ("case_id","state");

CREATE INDEX "files_arriving" ON "files" USING btree ("state","created_at");

CREATE INDEX "stills_case" ON "stills" USING btree ("case_id");

CREATE UNIQUE INDEX "stills_copy" ON "stills" USING btree ("copy_id");

CREATE INDEX "items_case" ON "items" USING btree ("case_id");

CREATE INDEX "lookouts_live" ON "lookouts" USING btree ("station_id","ended_at");

CREATE INDEX "lookouts_case" ON "lookouts" USING btree ("case_id","ended_at");

CREATE INDEX "lookout_answers_lookout" ON "lookout_answers" USING btree ("lookout_id","at");

CREATE UNIQUE INDEX "seats_number" ON "seats" USING btree ("station_id","number") WHERE "seats"."removed_at" is null;

CREATE UNIQUE INDEX "seat_sessions_one" ON "seat_sessions" USING btree ("seat_id") WHERE "seat_sessions"."ended_at" is null;

CREATE INDEX "seat_sessions_case" ON "seat_sessions" USING btree ("case_id","ended_at");

CREATE INDEX "seat_sessions_officer" ON "seat_sessions" USING btree ("session_id","ended_at");

CREATE INDEX "seat_sessions_attended" ON "seat_sessions" USING btree ("ended_at","attended_at");
