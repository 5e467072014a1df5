-- An entry keeps a copy of its idea's supports, so that a page of the most supported entries is read from an index.
ALTER TABLE "ChallengeEntry" ADD COLUMN "supportCount" INTEGER NOT NULL DEFAULT 0;
UPDATE "ChallengeEntry" e SET "supportCount" = i."supportCount" FROM "Idea" i WHERE i.id = e."ideaId";

CREATE FUNCTION entry_supports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."supportCount" := coalesce((SELECT "supportCount" FROM "Idea" WHERE id = NEW."ideaId"), 0);
  RETURN NEW;
END $$;
CREATE TRIGGER entry_supports BEFORE INSERT ON "ChallengeEntry" FOR EACH ROW EXECUTE FUNCTION entry_supports();

CREATE FUNCTION idea_supports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "ChallengeEntry" SET "supportCount" = NEW."supportCount" WHERE "ideaId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER idea_supports AFTER UPDATE OF "supportCount" ON "Idea" FOR EACH ROW
  WHEN (OLD."supportCount" IS DISTINCT FROM NEW."supportCount") EXECUTE FUNCTION idea_supports();

CREATE INDEX "ChallengeEntry_support_idx" ON "ChallengeEntry" ("challengeId", "supportCount" DESC, "ideaId" DESC) WHERE "closedAt" IS NULL;
