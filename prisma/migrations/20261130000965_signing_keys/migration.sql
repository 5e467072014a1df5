-- Keys that links in mails and feeds are signed with: one for each purpose, made at its first use, the same in every process.
CREATE TABLE "SigningKey" (
  "purpose" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("purpose")
);
