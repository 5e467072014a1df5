-- Teams of ideas: a charter, three to seven people, open positions that are skills, and managers who release.
CREATE TYPE "TeamMemberState" AS ENUM ('INVITED', 'APPLIED', 'RELEASING', 'JOINED');

CREATE TABLE "Team" (
    "id" SERIAL NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "leaderId" INTEGER,
    "charter" TEXT NOT NULL,
    "demoOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TeamPosition" (
    "id" SERIAL NOT NULL,
    "teamId" INTEGER NOT NULL,
    "skillId" INTEGER NOT NULL,

    CONSTRAINT "TeamPosition_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TeamMember" (
    "teamId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "positionId" INTEGER,
    "state" "TeamMemberState" NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "managerId" INTEGER,
    "dueAt" TIMESTAMPTZ(3),
    "joinedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TeamMember_pkey" PRIMARY KEY ("teamId","personId")
);

CREATE UNIQUE INDEX "Team_ideaId_key" ON "Team"("ideaId");

CREATE INDEX "Team_leaderId_idx" ON "Team"("leaderId");

CREATE INDEX "TeamPosition_teamId_idx" ON "TeamPosition"("teamId");

CREATE INDEX "TeamPosition_skillId_idx" ON "TeamPosition"("skillId");

CREATE INDEX "TeamMember_personId_idx" ON "TeamMember"("personId");

CREATE INDEX "TeamMember_positionId_idx" ON "TeamMember"("positionId");

CREATE INDEX "TeamMember_managerId_idx" ON "TeamMember"("managerId");

CREATE INDEX "TeamMember_dueAt_idx" ON "TeamMember"("dueAt");

ALTER TABLE "Team" ADD CONSTRAINT "Team_ideaId_fkey" FOREIGN KEY ("ideaId") REFERENCES "Idea"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Team" ADD CONSTRAINT "Team_leaderId_fkey" FOREIGN KEY ("leaderId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "TeamPosition" ADD CONSTRAINT "TeamPosition_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "TeamPosition" ADD CONSTRAINT "TeamPosition_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_positionId_fkey" FOREIGN KEY ("positionId") REFERENCES "TeamPosition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A position has one person at a time, of those who are in or about to be.
CREATE UNIQUE INDEX "TeamMember_position_key" ON "TeamMember"("positionId") WHERE "state" IN ('RELEASING', 'JOINED');
