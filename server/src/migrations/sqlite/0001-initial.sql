CREATE TABLE `event_log` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`seq` integer NOT NULL,
	`visibility` text NOT NULL,
	`shared_seq` integer,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	`shared_hash` text
);

CREATE UNIQUE INDEX `event_log_id` ON `event_log` (`id`);

CREATE UNIQUE INDEX `event_log_case_seq` ON `event_log` (`case_id`,`seq`);

CREATE UNIQUE INDEX `event_log_case_shared_seq` ON `event_log` (`case_id`,`shared_seq`);

CREATE TABLE `signals` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL
);

CREATE INDEX `signals_at` ON `signals` (`at`);

CREATE TABLE `audit_log` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chain` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`case_id` text,
	`subject` text,
	`detail` text NOT NULL,
	`ip` text NOT NULL,
	`request_id` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);

CREATE UNIQUE INDEX `audit_log_chain_seq` ON `audit_log` (`chain`,`seq`);

CREATE INDEX `audit_log_case` ON `audit_log` (`case_id`,`position`);

CREATE TABLE `idempotency` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`request` text NOT NULL,
	`reply` text NOT NULL
);

CREATE INDEX `idempotency_at` ON `idempotency` (`at`);

CREATE TABLE `stations` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`names` text NOT NULL,
	`accent` text,
	`phone` text,
	`time_zone` text NOT NULL,
	`window_minutes` integer NOT NULL,
	`answer_minutes` integer NOT NULL,
	`excluded_kinds` text NOT NULL,
	`created_at` integer NOT NULL
);

CREATE UNIQUE INDEX `stations_code` ON `stations` (`code`);

CREATE TABLE `officers` (
	`id` text PRIMARY KEY NOT NULL,
	`station_id` text NOT NULL,
	`badge` text NOT NULL,
	`name` text NOT NULL,
	`family_name` text NOT NULL,
	`family_name_latin` text NOT NULL,
	`roles` text NOT NULL,
	`is_active` integer NOT NULL,
	`password_hash` text NOT NULL,
	`must_change_password` integer NOT NULL,
	`created_at` integer NOT NULL
);

CREATE UNIQUE INDEX `officers_badge` ON `officers` (`badge`);

CREATE INDEX `officers_station` ON `officers` (`station_id`);

CREATE TABLE `officer_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`officer_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ended_at` integer,
	`stepped_up_until` integer,
	`user_agent` text NOT NULL
);

CREATE UNIQUE INDEX `officer_sessions_token` ON `officer_sessions` (`token_hash`);

CREATE INDEX `officer_sessions_officer` ON `officer_sessions` (`officer_id`);

CREATE INDEX `officer_sessions_idle` ON `officer_sessions` (`ended_at`,`last_seen_at`);

CREATE TABLE `setup_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL
);

CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`station_id` text NOT NULL,
	`number` text NOT NULL,
	`month` text NOT NULL,
	`running` integer NOT NULL,
	`serial` integer NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`stage` text NOT NULL,
	`shared_stage` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`ended_at` integer,
	`officer` text,
	`next_update_by` integer,
	`outcome` text,
	`sharing` text NOT NULL,
	`window_ends_at` integer,
	`shared_at` integer NOT NULL,
	`first_word_at` integer,
	`facts` text NOT NULL,
	`identity` text NOT NULL,
	`version` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`last_shared_seq` integer NOT NULL,
	`head_hash` text NOT NULL,
	`shared_hash` text NOT NULL
);

CREATE UNIQUE INDEX `cases_number` ON `cases` (`number`);

CREATE UNIQUE INDEX `cases_station_month_running` ON `cases` (`station_id`,`month`,`running`);

CREATE UNIQUE INDEX `cases_station_serial` ON `cases` (`station_id`,`serial`);

CREATE INDEX `cases_queue` ON `cases` (`station_id`,`ended_at`);

CREATE INDEX `cases_received` ON `cases` (`station_id`,`received_at`);

CREATE INDEX `cases_window` ON `cases` (`window_ends_at`);

CREATE TABLE `case_keys` (
	`case_id` text PRIMARY KEY NOT NULL,
	`wrapped` text NOT NULL
);

CREATE TABLE `case_passes` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`tail` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text NOT NULL,
	`ended_at` integer
);

CREATE INDEX `case_passes_case` ON `case_passes` (`case_id`,`ended_at`);

CREATE TABLE `pass_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`pass_id` text NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ended_at` integer
);

CREATE UNIQUE INDEX `pass_sessions_token` ON `pass_sessions` (`token_hash`);

CREATE INDEX `pass_sessions_pass` ON `pass_sessions` (`pass_id`);

CREATE INDEX `pass_sessions_idle` ON `pass_sessions` (`ended_at`,`last_seen_at`);

CREATE TABLE `pass_reach` (
	`case_id` text PRIMARY KEY NOT NULL,
	`delivered_seq` integer NOT NULL,
	`delivered_at` integer,
	`seen_seq` integer NOT NULL,
	`seen_at` integer
);

CREATE TABLE `share_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`state` text NOT NULL,
	`requested_by` text NOT NULL,
	`requester` text NOT NULL,
	`requested_at` integer NOT NULL,
	`answer_by` integer NOT NULL,
	`scopes` text NOT NULL,
	`reason` text NOT NULL,
	`minutes` integer NOT NULL,
	`is_extension` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`rejection_code` text,
	CONSTRAINT "share_requests_second_person" CHECK("share_requests"."decided_by" is null or "share_requests"."decided_by" <> "share_requests"."requested_by")
);

CREATE UNIQUE INDEX `share_requests_one_waiting` ON `share_requests` (`case_id`) WHERE "share_requests"."state" = 'waiting';

CREATE INDEX `share_requests_inbox` ON `share_requests` (`station_id`,`state`,`requested_at`);

CREATE TABLE `share_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`case_id` text NOT NULL,
	`station_id` text NOT NULL,
	`requested_by` text NOT NULL,
	`approved_by` text NOT NULL,
	`scopes` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	CONSTRAINT "share_grants_second_person" CHECK("share_grants"."approved_by" <> "share_grants"."requested_by"),
	CONSTRAINT "share_grants_length" CHECK("share_grants"."ends_at" > "share_grants"."starts_at" and "share_grants"."ends_at" - "share_grants"."starts_at" <= 10800000)
);

CREATE UNIQUE INDEX `share_grants_request` ON `share_grants` (`request_id`);

CREATE INDEX `share_grants_case` ON `share_grants` (`case_id`);

CREATE TABLE `kiosks` (
	`id` text PRIMARY KEY NOT NULL,
	`station_id` text NOT NULL,
	`name` text NOT NULL,
	`paired_at` integer NOT NULL,
	`paired_by` text NOT NULL,
	`token_hash` text,
	`last_seen_at` integer,
	`ended_at` integer
);

CREATE UNIQUE INDEX `kiosks_token` ON `kiosks` (`token_hash`);

CREATE INDEX `kiosks_station` ON `kiosks` (`station_id`,`ended_at`);

CREATE TABLE `kiosk_pairings` (
	`id` text PRIMARY KEY NOT NULL,
	`digits` text NOT NULL,
	`secret_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`kiosk_id` text
);

CREATE INDEX `kiosk_pairings_digits` ON `kiosk_pairings` (`digits`,`expires_at`);

CREATE INDEX `kiosk_pairings_expiry` ON `kiosk_pairings` (`expires_at`);
