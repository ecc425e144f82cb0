-- Column and default apart: rows that are there already stay as they are, instead of being written anew.
ALTER TABLE "event_log" ADD COLUMN "written_in" "xid8";
ALTER TABLE "event_log" ALTER COLUMN "written_in" SET DEFAULT pg_current_xact_id();

ALTER TABLE "signals" ADD COLUMN "written_in" "xid8";
ALTER TABLE "signals" ALTER COLUMN "written_in" SET DEFAULT pg_current_xact_id();

CREATE INDEX "event_log_written_in" ON "event_log" USING btree ("written_in") WHERE "event_log"."written_in" IS NOT NULL;

CREATE INDEX "signals_written_in" ON "signals" USING btree ("written_in") WHERE "signals"."written_in" IS NOT NULL;
