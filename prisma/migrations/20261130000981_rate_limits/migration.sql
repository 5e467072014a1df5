-- Tries that are counted over all processes and restarts: to sign in, and dear questions to the API.
CREATE TABLE "RateLimit" (
  "key" TEXT NOT NULL,
  "points" INTEGER NOT NULL,
  "expire" BIGINT,
  CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");
