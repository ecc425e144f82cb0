ALTER TABLE `event_log` ADD `written_in` text;

CREATE INDEX `event_log_written_in` ON `event_log` (`written_in`) WHERE "event_log"."written_in" IS NOT NULL;

ALTER TABLE `signals` ADD `written_in` text;

CREATE INDEX `signals_written_in` ON `signals` (`written_in`) WHERE "signals"."written_in" IS NOT NULL;
