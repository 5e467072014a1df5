-- Sign-in links by mail.
CREATE TABLE "SignInLink" (
  "id" SERIAL NOT NULL,
  "personId" INTEGER,
  "browserHash" TEXT NOT NULL,
  "tokenHash" TEXT,
  "codeHash" TEXT,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "returnTo" TEXT NOT NULL DEFAULT '/',
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "usedAt" TIMESTAMPTZ(3),
  CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "SignInLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "SignInLink_tokenHash_key" ON "SignInLink"("tokenHash");
CREATE INDEX "SignInLink_browserHash_idx" ON "SignInLink"("browserHash");
CREATE INDEX "SignInLink_expiresAt_idx" ON "SignInLink"("expiresAt");
CREATE INDEX "SignInLink_personId_idx" ON "SignInLink"("personId");

CREATE TABLE "SignInSettings" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "hasLinks" BOOLEAN NOT NULL DEFAULT true,
  CONSTRAINT "SignInSettings_pkey" PRIMARY KEY ("id")
);
INSERT INTO "SignInSettings" DEFAULT VALUES;
