-- The transaction that wrote a row last: a process that keeps the index in memory asks for what its last look has not seen.
ALTER TABLE "SearchDocument" ADD COLUMN "changedIn" BIGINT NOT NULL DEFAULT pg_current_xact_id()::text::bigint;
ALTER TABLE "SearchRemoval" ADD COLUMN "changedIn" BIGINT NOT NULL DEFAULT pg_current_xact_id()::text::bigint;

CREATE INDEX "SearchDocument_changedIn_idx" ON "SearchDocument" ("changedIn");
CREATE INDEX "SearchRemoval_changedIn_idx" ON "SearchRemoval" ("changedIn");
