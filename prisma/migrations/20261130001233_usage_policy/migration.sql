-- The company's usage policy by version, and who accepted which.
CREATE TABLE "UsagePolicy" (
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdById" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UsagePolicy_pkey" PRIMARY KEY ("version")
);

CREATE TABLE "UsagePolicyAcceptance" (
    "personId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UsagePolicyAcceptance_pkey" PRIMARY KEY ("personId","version")
);

CREATE INDEX "UsagePolicy_createdById_idx" ON "UsagePolicy"("createdById");

CREATE INDEX "UsagePolicyAcceptance_version_idx" ON "UsagePolicyAcceptance"("version");

ALTER TABLE "UsagePolicy" ADD CONSTRAINT "UsagePolicy_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "UsagePolicyAcceptance" ADD CONSTRAINT "UsagePolicyAcceptance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "UsagePolicyAcceptance" ADD CONSTRAINT "UsagePolicyAcceptance_version_fkey" FOREIGN KEY ("version") REFERENCES "UsagePolicy"("version") ON DELETE CASCADE ON UPDATE CASCADE;
