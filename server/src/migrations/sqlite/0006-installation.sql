CREATE TABLE `installation` (
	`id` text PRIMARY KEY NOT NULL,
	`key_mark` text NOT NULL
);
