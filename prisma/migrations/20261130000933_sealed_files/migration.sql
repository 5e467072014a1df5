-- Files under a sealed post name nobody: a tag for each file answers "is this mine?".
ALTER TABLE "File" ALTER COLUMN "ownerId" DROP NOT NULL, ADD COLUMN "ownerTag" TEXT;
ALTER TABLE "File" ADD CONSTRAINT "File_owner" CHECK (("ownerId" IS NULL) = ("ownerTag" IS NOT NULL));

-- How much somebody uploaded without their name on a day, under an HMAC of person and day.
CREATE TABLE "SealedUpload" (
    "key" TEXT NOT NULL,
    "day" DATE NOT NULL DEFAULT CURRENT_DATE,
    "files" INTEGER NOT NULL,
    "megabytes" INTEGER NOT NULL,

    CONSTRAINT "SealedUpload_pkey" PRIMARY KEY ("key")
);
