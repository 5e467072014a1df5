-- From which of a customer's addresses a message came.
ALTER TABLE "CustomerMessage" ADD COLUMN "addressId" INTEGER;
ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_addressId_fkey" FOREIGN KEY ("addressId") REFERENCES "CustomerAddress"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "CustomerMessage_addressId_idx" ON "CustomerMessage"("addressId");
