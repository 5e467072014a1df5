-- Connectors have said that they introduce people; introductions that they are asked for.
CREATE TYPE "IntroductionState" AS ENUM ('ASKED', 'MADE', 'DECLINED');

CREATE TABLE "Connector" (
  "personId" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Connector_pkey" PRIMARY KEY ("personId"),
  CONSTRAINT "Connector_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Introduction" (
  "id" SERIAL NOT NULL,
  "askerId" INTEGER NOT NULL,
  "connectorId" INTEGER NOT NULL,
  "personId" INTEGER NOT NULL,
  "state" "IntroductionState" NOT NULL DEFAULT 'ASKED',
  "note" TEXT NOT NULL DEFAULT '',
  "askedAt" TIMESTAMPTZ(3) NOT NULL,
  "respondedAt" TIMESTAMPTZ(3),
  CONSTRAINT "Introduction_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Introduction_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Introduction_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Introduction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Introduction_askerId_id_idx" ON "Introduction"("askerId", "id" DESC);
CREATE INDEX "Introduction_connectorId_id_idx" ON "Introduction"("connectorId", "id" DESC);
CREATE INDEX "Introduction_personId_idx" ON "Introduction"("personId");
