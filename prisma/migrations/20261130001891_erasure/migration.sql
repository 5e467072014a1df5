-- Accounts that are to be erased, after a waiting time.
CREATE TABLE "ErasureRequest" (
    "personId" INTEGER NOT NULL,
    "requestedById" INTEGER NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "keepsPosts" BOOLEAN NOT NULL,
    "agreedById" INTEGER,
    "dueAt" TIMESTAMPTZ(3),
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErasureRequest_pkey" PRIMARY KEY ("personId"),
    CONSTRAINT "ErasureRequest_two_people" CHECK ("agreedById" <> "requestedById")
);
CREATE INDEX "ErasureRequest_dueAt_idx" ON "ErasureRequest"("dueAt");
CREATE INDEX "ErasureRequest_requestedById_idx" ON "ErasureRequest"("requestedById");
CREATE INDEX "ErasureRequest_agreedById_idx" ON "ErasureRequest"("agreedById");
ALTER TABLE "ErasureRequest" ADD CONSTRAINT "ErasureRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ErasureRequest" ADD CONSTRAINT "ErasureRequest_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ErasureRequest" ADD CONSTRAINT "ErasureRequest_agreedById_fkey" FOREIGN KEY ("agreedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
