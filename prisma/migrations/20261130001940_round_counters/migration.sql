-- A round keeps how many choices were made and by how many people, so that the ranking's page reads one row of it.
ALTER TABLE "DuelRound" ADD COLUMN "duelCount" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "peopleCount" INTEGER NOT NULL DEFAULT 0;
UPDATE "DuelRound" r SET "duelCount" = d.duels, "peopleCount" = d.people FROM (
  SELECT "challengeId", count(*)::int AS duels, count(DISTINCT "personId")::int AS people FROM "Duel" WHERE outcome <> 'SKIPPED' GROUP BY 1) d
WHERE d."challengeId" = r."challengeId";
