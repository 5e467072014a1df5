-- Words that a text is warned of or held for, and why somebody posted one that looked confidential.
CREATE TYPE "WatchedEffect" AS ENUM ('WARN', 'HOLD');

CREATE TABLE "WatchedWord" (
    "id" SERIAL NOT NULL,
    "word" TEXT NOT NULL,
    "phrase" TEXT NOT NULL,
    "effect" "WatchedEffect" NOT NULL,
    "addedById" INTEGER NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WatchedWord_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ConfirmedText" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER,
    "spaceId" INTEGER NOT NULL,
    "kinds" TEXT[],
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConfirmedText_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "WatchedWord_phrase_effect_key" ON "WatchedWord"("phrase", "effect");
CREATE INDEX "ConfirmedText_personId_idx" ON "ConfirmedText"("personId");
CREATE INDEX "ConfirmedText_spaceId_idx" ON "ConfirmedText"("spaceId");
-- Names of customers as phrases: words in small letters with one blank between them.
CREATE INDEX "Customer_phrase_idx" ON "Customer" (btrim(regexp_replace(lower("name"), '[^[:alnum:]]+', ' ', 'g')));

ALTER TABLE "WatchedWord" ADD CONSTRAINT "WatchedWord_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ConfirmedText" ADD CONSTRAINT "ConfirmedText_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ConfirmedText" ADD CONSTRAINT "ConfirmedText_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
