-- A service account is named in the log like a person. Its kind could not be used in the migration that added it.
ALTER TABLE "Event" DROP CONSTRAINT "Event_actor";
ALTER TABLE "Event" ADD CONSTRAINT "Event_actor"
  CHECK (("actorKind" IN ('PERSON', 'SERVICE')) = ("actorId" IS NOT NULL));
