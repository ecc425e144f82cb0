CREATE TABLE `officer_reach` (
	`case_id` text PRIMARY KEY NOT NULL,
	`seen_seq` integer NOT NULL,
	`seen_at` integer NOT NULL
);

CREATE TABLE `delayed_updates` (
	`event_id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`due_at` integer NOT NULL
);

CREATE INDEX `delayed_updates_due` ON `delayed_updates` (`due_at`);

CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`owner` text NOT NULL,
	`bytes` integer NOT NULL,
	`chunks` integer NOT NULL,
	`sha256` text NOT NULL,
	`mime` text,
	`width` integer,
	`height` integer,
	`created_at` integer NOT NULL
);

CREATE INDEX `files_case` ON `files` (`case_id`,`state`);

CREATE INDEX `files_arriving` ON `files` (`state`,`created_at`);

CREATE TABLE `file_chunks` (
	`file_id` text NOT NULL,
	`index` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`file_id`, `index`)
);

CREATE TABLE `stills` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`original_id` text NOT NULL,
	`picture_id` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`copy_id` text,
	`marks` integer NOT NULL,
	`added_at` integer NOT NULL
);

CREATE INDEX `stills_case` ON `stills` (`case_id`);

CREATE UNIQUE INDEX `stills_copy` ON `stills` (`copy_id`);

CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`state` text NOT NULL,
	`is_mine` integer,
	`picture_id` text,
	`listed_at` integer NOT NULL
);

CREATE INDEX `items_case` ON `items` (`case_id`);

CREATE TABLE `lookouts` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	`body` text NOT NULL,
	`picture_id` text,
	`is_told` integer NOT NULL,
	`ended_at` integer
);

CREATE INDEX `lookouts_live` ON `lookouts` (`station_id`,`ended_at`);

CREATE INDEX `lookouts_case` ON `lookouts` (`case_id`,`ended_at`);

CREATE TABLE `lookout_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`lookout_id` text NOT NULL,
	`officer` text NOT NULL,
	`answer` text NOT NULL,
	`place` text,
	`at` integer NOT NULL
);

CREATE INDEX `lookout_answers_lookout` ON `lookout_answers` (`lookout_id`,`at`);

CREATE TABLE `seats` (
	`id` text PRIMARY KEY NOT NULL,
	`station_id` text NOT NULL,
	`number` integer NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer
);

CREATE UNIQUE INDEX `seats_number` ON `seats` (`station_id`,`number`) WHERE "seats"."removed_at" is null;

CREATE TABLE `seat_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`seat_id` text NOT NULL,
	`station_id` text NOT NULL,
	`case_id` text NOT NULL,
	`officer` text NOT NULL,
	`session_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`attended_at` integer NOT NULL,
	`still` text,
	`ended_at` integer,
	`end_reason` text
);

CREATE UNIQUE INDEX `seat_sessions_one` ON `seat_sessions` (`seat_id`) WHERE "seat_sessions"."ended_at" is null;

CREATE INDEX `seat_sessions_case` ON `seat_sessions` (`case_id`,`ended_at`);

CREATE INDEX `seat_sessions_officer` ON `seat_sessions` (`session_id`,`ended_at`);

CREATE INDEX `seat_sessions_attended` ON `seat_sessions` (`ended_at`,`attended_at`);

ALTER TABLE `stations` ADD `suspect_delay_minutes` integer DEFAULT 0 NOT NULL;

ALTER TABLE `stations` ADD `patrol_delay_minutes` integer DEFAULT 5 NOT NULL;

ALTER TABLE `stations` ADD `names_in_access_log` integer DEFAULT false NOT NULL;

ALTER TABLE `case_passes` ADD `relation` text;

ALTER TABLE `case_passes` ADD `scopes` text;

ALTER TABLE `case_passes` ADD `name` text;

ALTER TABLE `kiosks` ADD `seat_id` text;
