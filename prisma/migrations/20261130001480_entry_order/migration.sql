-- Entries of a challenge in the orders of its page, so that a page of them costs the same however many there are.
CREATE INDEX "ChallengeEntry_newest_idx" ON "ChallengeEntry" ("challengeId", "at" DESC, "ideaId" DESC) WHERE "closedAt" IS NULL;
CREATE INDEX "ChallengeEntry_votes_idx" ON "ChallengeEntry" ("challengeId", "voteCount" DESC, "ideaId" DESC) WHERE "closedAt" IS NULL;
CREATE INDEX "ChallengeEntry_outcome_idx" ON "ChallengeEntry" ("challengeId",
  (case "outcome" when 'WINNER' then 3 when 'GOES_ON' then 2 when 'NOT_NOW' then 1 else 0 end) DESC, "ideaId" DESC)
  WHERE "closedAt" IS NULL;
