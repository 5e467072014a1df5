-- What people edit counts its versions, so that an edit can say which one it was made from.
ALTER TABLE "Board" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Space" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Person" ADD COLUMN "profileVersion" INTEGER NOT NULL DEFAULT 1;
