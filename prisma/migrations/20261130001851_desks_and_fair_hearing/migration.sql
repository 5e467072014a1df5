-- A unit is the desk for a topic; who is named in a complaint, what they add, and who read it; who knows somebody at the customer's.
ALTER TABLE "ListeningRule" ADD COLUMN "desk" TEXT NOT NULL DEFAULT '';
ALTER TABLE "CustomerThread" ADD COLUMN "desk" TEXT NOT NULL DEFAULT '';

CREATE TABLE "CustomerNamed" (
    "id" SERIAL NOT NULL,
    "threadId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "CustomerNamed_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CustomerNamed_threadId_personId_key" ON "CustomerNamed"("threadId", "personId");
CREATE INDEX "CustomerNamed_personId_idx" ON "CustomerNamed"("personId");
CREATE INDEX "CustomerNamed_byId_idx" ON "CustomerNamed"("byId");
ALTER TABLE "CustomerNamed" ADD CONSTRAINT "CustomerNamed_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CustomerNamed" ADD CONSTRAINT "CustomerNamed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CustomerNamed" ADD CONSTRAINT "CustomerNamed_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "CustomerFact" (
    "id" SERIAL NOT NULL,
    "threadId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "CustomerFact_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CustomerFact_threadId_idx" ON "CustomerFact"("threadId");
CREATE INDEX "CustomerFact_personId_idx" ON "CustomerFact"("personId");
ALTER TABLE "CustomerFact" ADD CONSTRAINT "CustomerFact_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CustomerFact" ADD CONSTRAINT "CustomerFact_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "CustomerOpening" (
    "threadId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "latestAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "CustomerOpening_pkey" PRIMARY KEY ("threadId", "personId")
);
CREATE INDEX "CustomerOpening_personId_idx" ON "CustomerOpening"("personId");
ALTER TABLE "CustomerOpening" ADD CONSTRAINT "CustomerOpening_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CustomerOpening" ADD CONSTRAINT "CustomerOpening_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "CustomerTie" (
    "threadId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "CustomerTie_pkey" PRIMARY KEY ("threadId", "personId")
);
CREATE INDEX "CustomerTie_personId_idx" ON "CustomerTie"("personId");
ALTER TABLE "CustomerTie" ADD CONSTRAINT "CustomerTie_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CustomerTie" ADD CONSTRAINT "CustomerTie_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
