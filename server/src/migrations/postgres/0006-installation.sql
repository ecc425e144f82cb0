CREATE TABLE "installation" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"key_mark" text COLLATE "C" NOT NULL
);
