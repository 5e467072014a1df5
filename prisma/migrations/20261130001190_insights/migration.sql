-- Insights: passages of customers' words, themes, what answers them; tone and aspects of messages; accounts of customers.
CREATE TYPE "InsightState" AS ENUM ('CAPTURED', 'ASSESSED', 'DECIDED', 'ACTED');

CREATE TYPE "CustomerTone" AS ENUM ('UPSET', 'NEUTRAL', 'GLAD');

CREATE TABLE "Insight" (
    "id" SERIAL NOT NULL,
    "messageId" INTEGER NOT NULL,
    "threadId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "verbatim" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "InsightState" NOT NULL DEFAULT 'CAPTURED',
    "stateAt" TIMESTAMPTZ(3) NOT NULL,
    "ownerId" INTEGER,
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "themeId" INTEGER,
    "proposedThemeId" INTEGER,
    "proposedLead" DOUBLE PRECISION,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Insight_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "InsightTheme" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mergedIntoId" INTEGER,
    "mergedById" INTEGER,
    "mergedAt" TIMESTAMPTZ(3),
    "rootId" INTEGER,
    "splitFromId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "InsightTheme_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ThemeLink" (
    "themeId" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThemeLink_pkey" PRIMARY KEY ("themeId","postId")
);

CREATE TABLE "ThemeTold" (
    "themeId" INTEGER NOT NULL,
    "threadId" INTEGER NOT NULL,
    "draftId" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThemeTold_pkey" PRIMARY KEY ("themeId","threadId")
);

CREATE TABLE "MessageTone" (
    "messageId" INTEGER NOT NULL,
    "tone" "CustomerTone" NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "causes" JSONB NOT NULL,
    "language" TEXT NOT NULL,
    "correctedTone" "CustomerTone",
    "correctedById" INTEGER,
    "correctedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MessageTone_pkey" PRIMARY KEY ("messageId")
);

CREATE TABLE "CustomerAspect" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "texts" INTEGER NOT NULL,
    "isHidden" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerAspect_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "MessageAspect" (
    "messageId" INTEGER NOT NULL,
    "aspectId" INTEGER NOT NULL,
    "tone" "CustomerTone" NOT NULL,

    CONSTRAINT "MessageAspect_pkey" PRIMARY KEY ("messageId","aspectId")
);

CREATE TABLE "CustomerAccount" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "yearlyValue" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CustomerAccount_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomerAccountMember" (
    "customerId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,

    CONSTRAINT "CustomerAccountMember_pkey" PRIMARY KEY ("customerId")
);

CREATE INDEX "Insight_threadId_idx" ON "Insight"("threadId");

CREATE INDEX "Insight_customerId_idx" ON "Insight"("customerId");

CREATE INDEX "Insight_ownerId_idx" ON "Insight"("ownerId");

CREATE INDEX "Insight_byId_idx" ON "Insight"("byId");

CREATE INDEX "Insight_themeId_idx" ON "Insight"("themeId");

CREATE INDEX "Insight_proposedThemeId_idx" ON "Insight"("proposedThemeId");

CREATE INDEX "Insight_at_id_idx" ON "Insight"("at" DESC, "id" DESC);

CREATE UNIQUE INDEX "Insight_messageId_hash_start_key" ON "Insight"("messageId", "hash", "start");

CREATE INDEX "InsightTheme_byId_idx" ON "InsightTheme"("byId");

CREATE INDEX "InsightTheme_mergedById_idx" ON "InsightTheme"("mergedById");

CREATE INDEX "InsightTheme_mergedIntoId_idx" ON "InsightTheme"("mergedIntoId");

CREATE INDEX "InsightTheme_rootId_idx" ON "InsightTheme"("rootId");

CREATE INDEX "InsightTheme_splitFromId_idx" ON "InsightTheme"("splitFromId");

CREATE INDEX "ThemeLink_postId_idx" ON "ThemeLink"("postId");

CREATE INDEX "ThemeLink_byId_idx" ON "ThemeLink"("byId");

CREATE INDEX "ThemeTold_threadId_idx" ON "ThemeTold"("threadId");

CREATE INDEX "ThemeTold_draftId_idx" ON "ThemeTold"("draftId");

CREATE INDEX "ThemeTold_postId_idx" ON "ThemeTold"("postId");

CREATE INDEX "MessageTone_correctedById_idx" ON "MessageTone"("correctedById");

CREATE UNIQUE INDEX "CustomerAspect_name_key" ON "CustomerAspect"("name");

CREATE INDEX "MessageAspect_aspectId_idx" ON "MessageAspect"("aspectId");

CREATE UNIQUE INDEX "CustomerAccount_name_key" ON "CustomerAccount"("name");

CREATE INDEX "CustomerAccountMember_accountId_idx" ON "CustomerAccountMember"("accountId");

ALTER TABLE "Insight" ADD CONSTRAINT "Insight_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "CustomerMessage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Insight" ADD CONSTRAINT "Insight_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Insight" ADD CONSTRAINT "Insight_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Insight" ADD CONSTRAINT "Insight_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Insight" ADD CONSTRAINT "Insight_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Insight" ADD CONSTRAINT "Insight_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "InsightTheme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Insight" ADD CONSTRAINT "Insight_proposedThemeId_fkey" FOREIGN KEY ("proposedThemeId") REFERENCES "InsightTheme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "InsightTheme" ADD CONSTRAINT "InsightTheme_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "InsightTheme" ADD CONSTRAINT "InsightTheme_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "InsightTheme" ADD CONSTRAINT "InsightTheme_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "InsightTheme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "InsightTheme" ADD CONSTRAINT "InsightTheme_rootId_fkey" FOREIGN KEY ("rootId") REFERENCES "InsightTheme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "InsightTheme" ADD CONSTRAINT "InsightTheme_splitFromId_fkey" FOREIGN KEY ("splitFromId") REFERENCES "InsightTheme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ThemeLink" ADD CONSTRAINT "ThemeLink_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "InsightTheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ThemeLink" ADD CONSTRAINT "ThemeLink_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ThemeLink" ADD CONSTRAINT "ThemeLink_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ThemeTold" ADD CONSTRAINT "ThemeTold_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "InsightTheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ThemeTold" ADD CONSTRAINT "ThemeTold_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ThemeTold" ADD CONSTRAINT "ThemeTold_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "CustomerDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ThemeTold" ADD CONSTRAINT "ThemeTold_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MessageTone" ADD CONSTRAINT "MessageTone_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "CustomerMessage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MessageTone" ADD CONSTRAINT "MessageTone_correctedById_fkey" FOREIGN KEY ("correctedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "MessageAspect" ADD CONSTRAINT "MessageAspect_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "CustomerMessage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MessageAspect" ADD CONSTRAINT "MessageAspect_aspectId_fkey" FOREIGN KEY ("aspectId") REFERENCES "CustomerAspect"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerAccountMember" ADD CONSTRAINT "CustomerAccountMember_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerAccountMember" ADD CONSTRAINT "CustomerAccountMember_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "CustomerAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Themes that stand for themselves have different names, whatever their case.
CREATE UNIQUE INDEX "InsightTheme_name_key" ON "InsightTheme" (lower("name")) WHERE "mergedIntoId" IS NULL;
-- What a customer said is never changed.
ALTER TABLE "Insight" ADD CONSTRAINT "Insight_hash_check" CHECK ("hash" = sha256(convert_to("verbatim", 'UTF8')));
