-- The search index. Everything in these tables can be made anew with `npm run reindex`.

-- idx(int[], int): the place of a number in an array, without the cost of a generic comparison.
CREATE EXTENSION IF NOT EXISTS intarray;

CREATE TABLE "SearchDocument" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "extra" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[],
    "accessId" INTEGER NOT NULL,
    "spaceId" INTEGER,
    "status" TEXT,
    "language" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "terms" INTEGER[],
    "impacts" BYTEA NOT NULL,
    "indexedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("id")
);

-- Scoring reads terms and impacts of thousands of rows: they stay in the row, the long texts move out of it.
ALTER TABLE "SearchDocument" ALTER COLUMN "terms" SET STORAGE PLAIN;
ALTER TABLE "SearchDocument" ALTER COLUMN "impacts" SET STORAGE PLAIN;
ALTER TABLE "SearchDocument" SET (toast_tuple_target = 128, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- The pending list makes writes cheap; it is kept short because every search reads all of it.
CREATE INDEX "SearchDocument_terms_idx" ON "SearchDocument" USING GIN ("terms" array_ops) WITH (gin_pending_list_limit = 256);
CREATE INDEX "SearchDocument_at_idx" ON "SearchDocument" ("at");

CREATE TABLE "SearchTerm" (
    "hash" INTEGER NOT NULL,
    "accessId" INTEGER NOT NULL,
    "df" INTEGER NOT NULL,
    "related" INTEGER[],
    "weights" REAL[],
    CONSTRAINT "SearchTerm_pkey" PRIMARY KEY ("hash", "accessId")
);

CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "terms" INTEGER[],
    "forms" INTEGER[],
    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "SearchWord_prefix_idx" ON "SearchWord" ("word" text_pattern_ops);
CREATE INDEX "SearchWord_forms_idx" ON "SearchWord" USING GIN ("forms" array_ops);

CREATE TABLE "SearchAudience" (
    "accessId" INTEGER NOT NULL,
    "documents" INTEGER NOT NULL,
    "languages" JSONB NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,
    "learntAt" TIMESTAMPTZ(3),
    CONSTRAINT "SearchAudience_pkey" PRIMARY KEY ("accessId")
);

CREATE TABLE "SearchRemoval" (
    "id" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "SearchRemoval_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SearchMissed" (
    "id" TEXT NOT NULL,
    "missedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "SearchMissed_pkey" PRIMARY KEY ("id")
);

-- Where the documents stand that have any of the wanted terms, or both of a pair, and that these audiences may see.
-- In functions, because the planner knows neither how dear a comparison of arrays is nor how well the index serves
-- it, and reads whole tables instead: here it may not. Pairs not needed are '{0}', a term that nothing has.
CREATE FUNCTION search_candidates(
    wanted int[], pair1 int[], pair2 int[], pair3 int[], pair4 int[], pair5 int[], pair6 int[], audiences int[]
) RETURNS SETOF tid LANGUAGE plpgsql STABLE ROWS 2000 SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT d.ctid FROM "SearchDocument" d WHERE (
        d.terms OPERATOR(pg_catalog.&&) wanted
        OR d.terms OPERATOR(pg_catalog.@>) pair1 OR d.terms OPERATOR(pg_catalog.@>) pair2
        OR d.terms OPERATOR(pg_catalog.@>) pair3 OR d.terms OPERATOR(pg_catalog.@>) pair4
        OR d.terms OPERATOR(pg_catalog.@>) pair5 OR d.terms OPERATOR(pg_catalog.@>) pair6
    ) AND d."accessId" = ANY (audiences);
END $$;

-- Dictionary words that share one of these forms with deleted letters.
CREATE FUNCTION search_neighbours(asked int[], most int)
RETURNS TABLE (word text, terms int[]) LANGUAGE plpgsql STABLE ROWS 100 SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT w.word, w.terms FROM "SearchWord" w WHERE w.forms OPERATOR(pg_catalog.&&) asked LIMIT most;
END $$;
