-- An address is taken as verified when the service says so, and without a word from it only where an administrator chose that.
ALTER TABLE "SignInProvider" ADD COLUMN "assumesVerified" BOOLEAN NOT NULL DEFAULT false;
