-- Spaces in which nothing has happened for a while are archived after a notice.
ALTER TABLE "Space" ADD COLUMN "archivesAt" TIMESTAMPTZ(3), ADD COLUMN "keptAt" TIMESTAMPTZ(3);

CREATE TABLE "SpaceRule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "quietDays" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SpaceRule_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "SpaceRule" ADD CONSTRAINT "SpaceRule_one" CHECK ("id" = 1);
