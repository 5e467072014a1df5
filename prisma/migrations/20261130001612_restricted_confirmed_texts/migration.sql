-- Of what is there nobody knows any longer where it stands: it is taken for restricted.
ALTER TABLE "ConfirmedText" ADD COLUMN "isRestricted" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "ConfirmedText" ALTER COLUMN "isRestricted" SET DEFAULT false;
