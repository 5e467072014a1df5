-- Fields of the profile that administrators define, and what people have in them.
CREATE TABLE "ProfileField" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "help" TEXT NOT NULL DEFAULT '',
    "isSearchable" BOOLEAN NOT NULL DEFAULT true,
    "ownerId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProfileField_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ProfileValue" (
    "fieldId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "valueKey" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedById" INTEGER,

    CONSTRAINT "ProfileValue_pkey" PRIMARY KEY ("fieldId", "personId")
);

CREATE INDEX "ProfileValue_personId_idx" ON "ProfileValue"("personId");

ALTER TABLE "ProfileField" ADD CONSTRAINT "ProfileField_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ProfileValue" ADD CONSTRAINT "ProfileValue_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "ProfileField"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProfileValue" ADD CONSTRAINT "ProfileValue_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProfileValue" ADD CONSTRAINT "ProfileValue_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
