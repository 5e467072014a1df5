-- Skills are a vocabulary with synonyms. Who declared a skill keeps that row for good; a merged skill points at the one that
-- it was merged into, and "rootId" at the end of that line.
CREATE TYPE "SkillSource" AS ENUM ('PEOPLE', 'IMPORT');
CREATE TYPE "SkillChangeKind" AS ENUM ('RENAMED', 'MERGED');

CREATE TABLE "Skill" (
  "id" SERIAL NOT NULL,
  "name" TEXT NOT NULL,
  "source" "SkillSource" NOT NULL DEFAULT 'PEOPLE',
  "mergedIntoId" INTEGER,
  "rootId" INTEGER NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Skill_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Skill_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Skill"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "Skill_rootId_fkey" FOREIGN KEY ("rootId") REFERENCES "Skill"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Skill_mergedIntoId_idx" ON "Skill"("mergedIntoId");
CREATE INDEX "Skill_rootId_idx" ON "Skill"("rootId");
CREATE INDEX "Skill_name_id_idx" ON "Skill"("name", "id");

CREATE TABLE "SkillName" (
  "key" TEXT NOT NULL,
  "skillId" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "language" TEXT,
  "isPreferred" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "SkillName_pkey" PRIMARY KEY ("key"),
  CONSTRAINT "SkillName_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "SkillName_skillId_idx" ON "SkillName"("skillId");
-- A name is suggested while its beginning is typed.
CREATE INDEX "SkillName_key_prefix_idx" ON "SkillName"("key" text_pattern_ops);

CREATE TABLE "PersonSkill" (
  "personId" INTEGER NOT NULL,
  "skillId" INTEGER NOT NULL,
  "position" INTEGER NOT NULL DEFAULT 0,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "PersonSkill_pkey" PRIMARY KEY ("personId", "skillId"),
  CONSTRAINT "PersonSkill_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "PersonSkill_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "PersonSkill_skillId_personId_idx" ON "PersonSkill"("skillId", "personId");

CREATE TABLE "SkillChange" (
  "id" SERIAL NOT NULL,
  "kind" "SkillChangeKind" NOT NULL,
  "skillId" INTEGER NOT NULL,
  "intoId" INTEGER,
  "fromName" TEXT NOT NULL,
  "toName" TEXT NOT NULL,
  "byId" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "undoneAt" TIMESTAMPTZ(3),
  "undoneById" INTEGER,
  CONSTRAINT "SkillChange_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "SkillChange_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "SkillChange_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Skill"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "SkillChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "SkillChange_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "SkillChange_skillId_idx" ON "SkillChange"("skillId");
CREATE INDEX "SkillChange_intoId_idx" ON "SkillChange"("intoId");
CREATE INDEX "SkillChange_byId_idx" ON "SkillChange"("byId");
CREATE INDEX "SkillChange_undoneById_idx" ON "SkillChange"("undoneById");

-- What people have declared so far: one skill for each name, whatever its case and blanks.
INSERT INTO "Skill" ("id", "name", "rootId")
SELECT made.id, made.name, made.id FROM (
  SELECT row_number() OVER (ORDER BY min(said.skill))::int AS id, min(said.skill) AS name
  FROM "Person" p, unnest(p."skills") AS said(skill) WHERE btrim(said.skill) <> ''
  GROUP BY lower(regexp_replace(btrim(said.skill), '\s+', ' ', 'g'))
) made;
SELECT setval(pg_get_serial_sequence('"Skill"', 'id'), greatest(coalesce((SELECT max("id") FROM "Skill"), 0), 1));
INSERT INTO "SkillName" ("key", "skillId", "text")
SELECT lower(regexp_replace(btrim("name"), '\s+', ' ', 'g')), "id", "name" FROM "Skill";
INSERT INTO "PersonSkill" ("personId", "skillId", "position")
SELECT p."id", n."skillId", min(said.nth)::int FROM "Person" p, unnest(p."skills") WITH ORDINALITY AS said(skill, nth)
JOIN "SkillName" n ON n."key" = lower(regexp_replace(btrim(said.skill), '\s+', ' ', 'g'))
GROUP BY p."id", n."skillId";
