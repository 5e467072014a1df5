-- Who did what is recorded: a person, Atrium itself, or somebody who had not signed in yet.
CREATE TYPE "ActorKind" AS ENUM ('PERSON', 'SYSTEM', 'NOBODY');
ALTER TABLE "Event" ADD COLUMN "actorKind" "ActorKind" NOT NULL DEFAULT 'PERSON';
-- Events never change; this once the new column is filled in.
ALTER TABLE "Event" DISABLE TRIGGER "Event_never_changes";
UPDATE "Event" SET "actorKind" = CASE WHEN split_part("name", '.', 1) IN ('session', 'token') THEN 'NOBODY' ELSE 'SYSTEM' END::"ActorKind"
WHERE "actorId" IS NULL;
ALTER TABLE "Event" ENABLE TRIGGER "Event_never_changes";
ALTER TABLE "Event" ALTER COLUMN "actorKind" DROP DEFAULT;
ALTER TABLE "Event" ADD CONSTRAINT "Event_actor" CHECK (("actorKind" = 'PERSON') = ("actorId" IS NOT NULL));

-- Whom a sign-on service means by a subject.
CREATE TABLE "ExternalIdentity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExternalIdentity_pkey" PRIMARY KEY ("issuer","subject")
);
CREATE INDEX "ExternalIdentity_personId_idx" ON "ExternalIdentity"("personId");
ALTER TABLE "ExternalIdentity" ADD CONSTRAINT "ExternalIdentity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
