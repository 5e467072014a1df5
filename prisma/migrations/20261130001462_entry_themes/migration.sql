-- Themes of entries, and pairs of entries that may be the same.
CREATE TABLE "EntryTheme" (
    "id" SERIAL NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "isKept" BOOLEAN NOT NULL DEFAULT false,
    "words" TEXT[],
    "terms" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EntryTheme_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ThemeEntry" (
    "themeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,

    CONSTRAINT "ThemeEntry_pkey" PRIMARY KEY ("themeId","ideaId")
);

CREATE TABLE "EntryPlacing" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EntryPlacing_pkey" PRIMARY KEY ("challengeId","ideaId")
);

CREATE TABLE "EntryPair" (
    "challengeId" INTEGER NOT NULL,
    "firstId" INTEGER NOT NULL,
    "secondId" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "shared" TEXT[],
    "onlyFirst" TEXT[],
    "onlySecond" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dismissedById" INTEGER,
    "dismissedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EntryPair_pkey" PRIMARY KEY ("challengeId","firstId","secondId")
);

CREATE TABLE "ThemeRun" (
    "challengeId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThemeRun_pkey" PRIMARY KEY ("challengeId")
);

CREATE INDEX "EntryTheme_challengeId_idx" ON "EntryTheme"("challengeId");
CREATE INDEX "ThemeEntry_ideaId_idx" ON "ThemeEntry"("ideaId");
CREATE INDEX "EntryPlacing_byId_idx" ON "EntryPlacing"("byId");
CREATE INDEX "EntryPair_challengeId_secondId_idx" ON "EntryPair"("challengeId", "secondId");
CREATE INDEX "EntryPair_dismissedById_idx" ON "EntryPair"("dismissedById");

ALTER TABLE "EntryTheme" ADD CONSTRAINT "EntryTheme_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ThemeEntry" ADD CONSTRAINT "ThemeEntry_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "EntryTheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ThemeEntry" ADD CONSTRAINT "ThemeEntry_ideaId_fkey" FOREIGN KEY ("ideaId") REFERENCES "Idea"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryPlacing" ADD CONSTRAINT "EntryPlacing_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryPlacing" ADD CONSTRAINT "EntryPlacing_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "EntryPair" ADD CONSTRAINT "EntryPair_challengeId_firstId_fkey" FOREIGN KEY ("challengeId", "firstId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryPair" ADD CONSTRAINT "EntryPair_challengeId_secondId_fkey" FOREIGN KEY ("challengeId", "secondId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryPair" ADD CONSTRAINT "EntryPair_dismissedById_fkey" FOREIGN KEY ("dismissedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ThemeRun" ADD CONSTRAINT "ThemeRun_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
