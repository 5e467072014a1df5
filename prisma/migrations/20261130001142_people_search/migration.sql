-- What the directory compares while somebody types: names and addresses without case and accents, and all that the card says.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION atrium_folded(said TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(regexp_replace(normalize(lower(said), NFD), '[\u0300-\u036f]', '', 'g'), 'øłđðı', 'olddi')
$$;

ALTER TABLE "Person" ADD COLUMN "nameKey" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Person" ADD COLUMN "textKey" TEXT NOT NULL DEFAULT '';

CREATE FUNCTION atrium_person_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."nameKey" := ' ' || atrium_folded(NEW."name" || ' ' || translate(NEW."name", '-''’.', '    ')) || ' ' || lower(NEW."email");
  NEW."textKey" := NEW."nameKey" || ' ' || atrium_folded(NEW."title" || ' ' || NEW."unit" || ' ' || NEW."site" || ' ' ||
    array_to_string(NEW."skills", ' ') || ' ' || NEW."about");
  RETURN NEW;
END $$;
CREATE TRIGGER "Person_keys" BEFORE INSERT OR UPDATE OF "name", "email", "title", "unit", "site", "skills", "about"
  ON "Person" FOR EACH ROW EXECUTE FUNCTION atrium_person_keys();
UPDATE "Person" SET "name" = "name";

CREATE INDEX "Person_nameKey_idx" ON "Person" USING GIN ("nameKey" gin_trgm_ops);
CREATE INDEX "Person_textKey_idx" ON "Person" USING GIN ("textKey" gin_trgm_ops);
CREATE INDEX "Person_unit_idx" ON "Person" ("unit");
CREATE INDEX "Person_site_idx" ON "Person" ("site");
CREATE INDEX "Person_timeZone_idx" ON "Person" ("timeZone");
CREATE INDEX "Person_spokenLanguages_idx" ON "Person" USING GIN ("spokenLanguages");
CREATE INDEX "Person_managerId_name_id_idx" ON "Person" ("managerId", "name", "id");
DROP INDEX "Person_managerId_idx";

-- Filters of the directory that somebody has saved, by the address they have.
CREATE TABLE "PeopleFilter" (
  "id" SERIAL NOT NULL,
  "personId" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "query" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "PeopleFilter_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "PeopleFilter_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "PeopleFilter_personId_name_key" ON "PeopleFilter"("personId", "name");
