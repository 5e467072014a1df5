-- AlterTable
ALTER TABLE "ChallengeEntry" ADD COLUMN "helperTag" TEXT;
