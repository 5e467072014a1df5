-- What is kept of a customer beside their words: when a person answered them last, whether they stayed, and what changed.
ALTER TABLE "Customer" ADD COLUMN "contactedAt" TIMESTAMPTZ(3), ADD COLUMN "keptAt" TIMESTAMPTZ(3), ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
UPDATE "Customer" c SET "contactedAt" = (
  SELECT max(m.at) FROM "CustomerMessage" m JOIN "CustomerThread" k ON k.id = m."threadId"
  WHERE k."customerId" = c.id AND m.direction = 'OUT' AND m.state = 'SENT' AND NOT m."isAutomatic");
CREATE INDEX "Customer_contactedAt_id_idx" ON "Customer"("contactedAt", id);
CREATE TABLE "CustomerChange" (
    "id" SERIAL NOT NULL,
    "customerId" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "CustomerChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CustomerChange_customerId_idx" ON "CustomerChange"("customerId");
CREATE INDEX "CustomerChange_byId_idx" ON "CustomerChange"("byId");
ALTER TABLE "CustomerChange" ADD CONSTRAINT "CustomerChange_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CustomerChange" ADD CONSTRAINT "CustomerChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
