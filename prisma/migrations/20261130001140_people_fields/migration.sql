-- What a contact card has besides name and address. The day is the last one on which somebody is away.
ALTER TABLE "Person" ADD COLUMN "phone" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Person" ADD COLUMN "chatUrl" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Person" ADD COLUMN "spokenLanguages" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "Person" ADD COLUMN "awayUntil" DATE;
