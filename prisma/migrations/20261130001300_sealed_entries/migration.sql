-- A challenge may hide who wrote its entries until a stage begins; two people together show the names earlier.
ALTER TABLE "Challenge" ADD COLUMN "namesFrom" "ChallengeStage", ADD COLUMN "namesShownAt" TIMESTAMPTZ(3);
ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_names_check" CHECK ("namesFrom" NOT IN ('UPCOMING', 'COLLECT'));

CREATE TABLE "NamesRequest" (
    "id" SERIAL NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "requestedById" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "agreedById" INTEGER,
    "agreedReason" TEXT,
    "agreedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NamesRequest_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "NamesRequest_challengeId_id_idx" ON "NamesRequest"("challengeId", "id" DESC);

CREATE INDEX "NamesRequest_requestedById_idx" ON "NamesRequest"("requestedById");

CREATE INDEX "NamesRequest_agreedById_idx" ON "NamesRequest"("agreedById");

ALTER TABLE "NamesRequest" ADD CONSTRAINT "NamesRequest_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "NamesRequest" ADD CONSTRAINT "NamesRequest_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "NamesRequest" ADD CONSTRAINT "NamesRequest_agreedById_fkey" FOREIGN KEY ("agreedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Two different people.
ALTER TABLE "NamesRequest" ADD CONSTRAINT "NamesRequest_people_check" CHECK ("agreedById" <> "requestedById");
