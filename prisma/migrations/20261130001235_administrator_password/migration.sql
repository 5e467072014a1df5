-- A password for the day on which nothing else works, of administrators alone, with codes that each open once.
CREATE TABLE "AdministratorPassword" (
    "personId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AdministratorPassword_pkey" PRIMARY KEY ("personId")
);

CREATE TABLE "RecoveryCode" (
    "personId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("personId","hash")
);

ALTER TABLE "AdministratorPassword" ADD CONSTRAINT "AdministratorPassword_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "AdministratorPassword"("personId") ON DELETE CASCADE ON UPDATE CASCADE;
