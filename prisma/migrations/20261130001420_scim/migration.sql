-- Directory sync by SCIM: connections, people and groups as directories know them, and what groups give.
CREATE TABLE "ScimConnection" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdById" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScimConnection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ScimUser" (
    "id" TEXT NOT NULL,
    "connectionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "userName" TEXT NOT NULL,
    "externalId" TEXT,
    "email" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL,
    "managerId" TEXT,
    "resource" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScimUser_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ScimGroup" (
    "id" TEXT NOT NULL,
    "connectionId" INTEGER NOT NULL,
    "displayName" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "externalId" TEXT,
    "memberCount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScimGroup_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ScimGroupMember" (
    "groupId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "ScimGroupMember_pkey" PRIMARY KEY ("groupId","userId")
);

CREATE TABLE "ScimRule" (
    "id" SERIAL NOT NULL,
    "groupId" TEXT NOT NULL,
    "role" "GrantedRole",
    "spaceId" INTEGER,
    "createdById" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScimRule_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ScimRule_gives" CHECK ("role" IS NOT NULL OR "spaceId" IS NOT NULL)
);

CREATE TABLE "ScimGrant" (
    "personId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "spaceId" INTEGER NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScimGrant_pkey" PRIMARY KEY ("personId","role","spaceId")
);

CREATE UNIQUE INDEX "ScimConnection_tokenHash_key" ON "ScimConnection"("tokenHash");
CREATE INDEX "ScimConnection_createdById_idx" ON "ScimConnection"("createdById");
CREATE UNIQUE INDEX "ScimUser_personId_key" ON "ScimUser"("personId");
CREATE UNIQUE INDEX "ScimUser_connectionId_userName_key" ON "ScimUser"("connectionId", "userName");
CREATE INDEX "ScimUser_connectionId_externalId_idx" ON "ScimUser"("connectionId", "externalId");
CREATE INDEX "ScimUser_connectionId_email_idx" ON "ScimUser"("connectionId", "email");
CREATE INDEX "ScimUser_connectionId_createdAt_id_idx" ON "ScimUser"("connectionId", "createdAt", "id");
CREATE INDEX "ScimUser_managerId_idx" ON "ScimUser"("managerId");
CREATE UNIQUE INDEX "ScimGroup_connectionId_nameKey_key" ON "ScimGroup"("connectionId", "nameKey");
CREATE INDEX "ScimGroup_connectionId_externalId_idx" ON "ScimGroup"("connectionId", "externalId");
CREATE INDEX "ScimGroup_connectionId_createdAt_id_idx" ON "ScimGroup"("connectionId", "createdAt", "id");
CREATE INDEX "ScimGroupMember_userId_idx" ON "ScimGroupMember"("userId");
CREATE INDEX "ScimRule_groupId_idx" ON "ScimRule"("groupId");
CREATE INDEX "ScimRule_spaceId_idx" ON "ScimRule"("spaceId");
CREATE INDEX "ScimRule_createdById_idx" ON "ScimRule"("createdById");

-- The same rule once.
CREATE UNIQUE INDEX "ScimRule_space_once" ON "ScimRule"("groupId", "spaceId") WHERE "role" IS NULL;
CREATE UNIQUE INDEX "ScimRule_role_once" ON "ScimRule"("groupId", "role", coalesce("spaceId", 0));

ALTER TABLE "ScimConnection" ADD CONSTRAINT "ScimConnection_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ScimUser" ADD CONSTRAINT "ScimUser_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "ScimConnection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ScimUser" ADD CONSTRAINT "ScimUser_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ScimGroup" ADD CONSTRAINT "ScimGroup_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "ScimConnection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ScimGroupMember" ADD CONSTRAINT "ScimGroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ScimGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ScimGroupMember" ADD CONSTRAINT "ScimGroupMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "ScimUser"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ScimRule" ADD CONSTRAINT "ScimRule_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ScimGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ScimRule" ADD CONSTRAINT "ScimRule_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ScimRule" ADD CONSTRAINT "ScimRule_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ScimGrant" ADD CONSTRAINT "ScimGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
