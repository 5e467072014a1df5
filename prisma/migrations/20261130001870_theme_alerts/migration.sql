-- Themes have an owner, who is told when more people than usual say it; and the company keeps what may have caused it.
CREATE TYPE "CompanyEventKind" AS ENUM ('RELEASE', 'PRICE', 'OUTAGE', 'OTHER');
ALTER TABLE "InsightTheme" ADD COLUMN "ownerId" INTEGER;
UPDATE "InsightTheme" t SET "ownerId" = p.id FROM "Person" p WHERE p.id = t."byId" AND p."deactivatedAt" IS NULL;
CREATE TABLE "ThemeAlert" (
    "themeId" INTEGER NOT NULL,
    "week" DATE NOT NULL,
    "people" INTEGER NOT NULL,
    "usual" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThemeAlert_pkey" PRIMARY KEY ("themeId", "week")
);
CREATE TABLE "CompanyEvent" (
    "id" SERIAL NOT NULL,
    "kind" "CompanyEventKind" NOT NULL,
    "title" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "byId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CompanyEvent_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "InsightTheme_ownerId_idx" ON "InsightTheme"("ownerId");
CREATE INDEX "CompanyEvent_day_id_idx" ON "CompanyEvent"("day" DESC, "id" DESC);
CREATE INDEX "CompanyEvent_byId_idx" ON "CompanyEvent"("byId");

ALTER TABLE "InsightTheme" ADD CONSTRAINT "InsightTheme_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ThemeAlert" ADD CONSTRAINT "ThemeAlert_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "InsightTheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CompanyEvent" ADD CONSTRAINT "CompanyEvent_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
