-- First responses to entries, how soon they are promised, and who was invited to take part.
ALTER TABLE "Challenge" ADD COLUMN "responseDays" INTEGER NOT NULL DEFAULT 5,
    ADD COLUMN "market" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "audience" TEXT NOT NULL DEFAULT '';

CREATE TABLE "EntryResponse" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EntryResponse_pkey" PRIMARY KEY ("challengeId", "ideaId")
);
CREATE TABLE "ChallengeInvitation" (
    "challengeId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChallengeInvitation_pkey" PRIMARY KEY ("challengeId", "personId")
);

CREATE INDEX "EntryResponse_byId_idx" ON "EntryResponse"("byId");
CREATE INDEX "ChallengeInvitation_personId_idx" ON "ChallengeInvitation"("personId");
CREATE INDEX "ChallengeInvitation_byId_idx" ON "ChallengeInvitation"("byId");

ALTER TABLE "EntryResponse" ADD CONSTRAINT "EntryResponse_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryResponse" ADD CONSTRAINT "EntryResponse_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ChallengeInvitation" ADD CONSTRAINT "ChallengeInvitation_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ChallengeInvitation" ADD CONSTRAINT "ChallengeInvitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ChallengeInvitation" ADD CONSTRAINT "ChallengeInvitation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What has happened so far: the first comment of the sponsor, or the decision.
INSERT INTO "EntryResponse" ("challengeId", "ideaId", "byId", "at")
SELECT DISTINCT ON (e."challengeId", e."ideaId") e."challengeId", e."ideaId", first."byId", first."at"
FROM "ChallengeEntry" e JOIN "Challenge" c ON c."id" = e."challengeId" JOIN "Post" p ON p."id" = e."ideaId"
CROSS JOIN LATERAL (
  SELECT k."authorId" AS "byId", k."createdAt" AS "at" FROM "Comment" k
  WHERE k."postId" = e."ideaId" AND k."authorId" = c."sponsorId" AND k."createdAt" >= e."at"
    AND p."authorId" IS DISTINCT FROM k."authorId"
  UNION ALL SELECT e."decidedById", e."decidedAt" WHERE e."decidedAt" IS NOT NULL) first
ORDER BY e."challengeId", e."ideaId", first."at";
