-- Sign-on services (OpenID Connect), who is on the way to one and back, and what a service may end.
CREATE TABLE "SignInProvider" (
  "id" SERIAL NOT NULL,
  "name" TEXT NOT NULL,
  "issuer" TEXT NOT NULL,
  "client" TEXT NOT NULL,
  "sealedSecret" TEXT NOT NULL DEFAULT '',
  "claimUnit" TEXT NOT NULL DEFAULT '',
  "claimTitle" TEXT NOT NULL DEFAULT '',
  "claimSite" TEXT NOT NULL DEFAULT '',
  "claimLanguage" TEXT NOT NULL DEFAULT '',
  "createsPeople" BOOLEAN NOT NULL DEFAULT false,
  "mailDomains" TEXT[] DEFAULT ARRAY[]::TEXT[],
  "isOn" BOOLEAN NOT NULL DEFAULT false,
  "triedAt" TIMESTAMPTZ(3),
  "lastTry" JSONB,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "SignInProvider_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SignInProvider_issuer_key" ON "SignInProvider"("issuer");

CREATE TABLE "SignInAttempt" (
  "stateHash" TEXT NOT NULL,
  "browserHash" TEXT NOT NULL,
  "providerId" INTEGER NOT NULL,
  "purpose" TEXT NOT NULL,
  "personId" INTEGER,
  "nonce" TEXT NOT NULL,
  "verifier" TEXT NOT NULL,
  "returnTo" TEXT NOT NULL DEFAULT '/',
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("stateHash"),
  CONSTRAINT "SignInAttempt_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "SignInProvider"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "SignInAttempt_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "SignInAttempt_expiresAt_idx" ON "SignInAttempt"("expiresAt");
CREATE INDEX "SignInAttempt_providerId_idx" ON "SignInAttempt"("providerId");
CREATE INDEX "SignInAttempt_personId_idx" ON "SignInAttempt"("personId");

CREATE TABLE "SignOnSession" (
  "idHash" TEXT NOT NULL,
  "issuer" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "sid" TEXT,
  CONSTRAINT "SignOnSession_pkey" PRIMARY KEY ("idHash"),
  CONSTRAINT "SignOnSession_idHash_fkey" FOREIGN KEY ("idHash") REFERENCES "Session"("idHash") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "SignOnSession_issuer_subject_idx" ON "SignOnSession"("issuer", "subject");
CREATE INDEX "SignOnSession_issuer_sid_idx" ON "SignOnSession"("issuer", "sid");

CREATE TABLE "SignOnRequest" (
  "id" SERIAL NOT NULL,
  "providerId" INTEGER NOT NULL,
  "issuer" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "personId" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "SignOnRequest_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "SignOnRequest_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "SignInProvider"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "SignOnRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "SignOnRequest_issuer_subject_key" ON "SignOnRequest"("issuer", "subject");
CREATE INDEX "SignOnRequest_providerId_idx" ON "SignOnRequest"("providerId");
CREATE INDEX "SignOnRequest_personId_idx" ON "SignOnRequest"("personId");

CREATE TABLE "UsedLogoutToken" (
  "hash" TEXT NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "UsedLogoutToken_pkey" PRIMARY KEY ("hash")
);
CREATE INDEX "UsedLogoutToken_expiresAt_idx" ON "UsedLogoutToken"("expiresAt");

CREATE TABLE "SignInCount" (
  "key" TEXT NOT NULL,
  "startedAt" TIMESTAMPTZ(3) NOT NULL,
  "count" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "SignInCount_pkey" PRIMARY KEY ("key", "startedAt")
);
CREATE INDEX "SignInCount_startedAt_idx" ON "SignInCount"("startedAt");
