-- Drafts of entries that one other person helps with.
CREATE TABLE "DraftHelper" (
    "personId" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "helperId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DraftHelper_pkey" PRIMARY KEY ("personId","place")
);

CREATE INDEX "DraftHelper_challengeId_idx" ON "DraftHelper"("challengeId");
CREATE INDEX "DraftHelper_helperId_idx" ON "DraftHelper"("helperId");

ALTER TABLE "DraftHelper" ADD CONSTRAINT "DraftHelper_personId_place_fkey" FOREIGN KEY ("personId", "place") REFERENCES "Draft"("personId", "place") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DraftHelper" ADD CONSTRAINT "DraftHelper_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DraftHelper" ADD CONSTRAINT "DraftHelper_helperId_fkey" FOREIGN KEY ("helperId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DraftHelper" ADD CONSTRAINT "DraftHelper_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
