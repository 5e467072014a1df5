-- Who wants to see the check list of the first week no longer.
CREATE TABLE "CheckListDismissal" (
  "personId" INTEGER NOT NULL,
  "list" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "CheckListDismissal_pkey" PRIMARY KEY ("personId", "list")
);
ALTER TABLE "CheckListDismissal" ADD CONSTRAINT "CheckListDismissal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
