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
    "learntFrom" INTEGER NOT NULL DEFAULT 0,
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

-- The best documents of those that have any of the wanted terms, or both of a pair (unused pairs are '{0}', a term that
-- nothing has), and that pass the filters: scored by the sum of their terms' impacts times factors, with each term's
-- impact in `parts`. In functions, because the planner knows neither how dear a comparison of arrays is nor how well the
-- index serves it, and reads whole tables instead: here it may not. One for 4, 8, 16, 32 and 64 terms, since a sum
-- written out is many times faster than one over rows.
DO $do$
DECLARE
    size int;
    parts text;
    score text;
BEGIN
    FOREACH size IN ARRAY ARRAY[4, 8, 16, 32, 64] LOOP
        SELECT string_agg(format('get_byte(f.impacts, idx(f.terms, hashes[%s]))', i), ', ' ORDER BY i),
               string_agg(format('get_byte(f.impacts, idx(f.terms, hashes[%s])) * factors[%s]', i, i), ' + ' ORDER BY i)
        INTO parts, score FROM generate_series(1, size) i;
        EXECUTE format($create$
            CREATE FUNCTION search_score_%s(
                wanted int[], pair1 int[], pair2 int[], pair3 int[], pair4 int[], pair5 int[], pair6 int[],
                audiences int[], kinds text[], space int, tagged text[], statuses text[], since timestamptz, until timestamptz,
                except_id text, most int, depth int, hashes int[], factors float8[]
            ) RETURNS TABLE (id text, kind text, "spaceId" int, tags text[], status text, "at" timestamptz, parts int[])
            LANGUAGE plpgsql STABLE ROWS 500
            SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan SET jit = off AS $function$
            BEGIN
                RETURN QUERY SELECT b.id, b.kind, b."spaceId", b.tags, b.status, b.at, b.parts FROM (
                    SELECT f.id, f.kind, f."spaceId", f.tags, f.status, f.at, %s AS score, ARRAY[%s] AS parts FROM (
                        SELECT d.* FROM "SearchDocument" d WHERE (
                            d.terms OPERATOR(pg_catalog.&&) wanted
                            OR d.terms OPERATOR(pg_catalog.@>) pair1 OR d.terms OPERATOR(pg_catalog.@>) pair2
                            OR d.terms OPERATOR(pg_catalog.@>) pair3 OR d.terms OPERATOR(pg_catalog.@>) pair4
                            OR d.terms OPERATOR(pg_catalog.@>) pair5 OR d.terms OPERATOR(pg_catalog.@>) pair6)
                        AND d."accessId" = ANY (audiences) AND (kinds IS NULL OR d.kind = ANY (kinds))
                        AND (space IS NULL OR d."spaceId" = space) AND (tagged IS NULL OR d.tags && tagged)
                        AND (statuses IS NULL OR d.status = ANY (statuses)) AND (since IS NULL OR d.at >= since)
                        AND (until IS NULL OR d.at < until) AND (except_id IS NULL OR d.id <> except_id)
                        LIMIT most
                    ) f ORDER BY score DESC, f.id LIMIT depth
                ) b;
            END $function$ $create$, size, score, parts);
    END LOOP;
END $do$;

-- Whether each of these terms stands in a document of these audiences.
CREATE FUNCTION search_present(asked int[], audiences int[])
RETURNS SETOF int LANGUAGE plpgsql STABLE ROWS 10
SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT hash FROM unnest(asked) hash WHERE EXISTS (
        SELECT FROM "SearchDocument" d WHERE d.terms OPERATOR(pg_catalog.@>) ARRAY[hash] AND d."accessId" = ANY (audiences));
END $$;

-- Dictionary words that share one of these forms with deleted letters.
CREATE FUNCTION search_neighbours(asked int[], most int)
RETURNS TABLE (word text, terms int[]) LANGUAGE plpgsql STABLE ROWS 100 SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT w.word, w.terms FROM "SearchWord" w WHERE w.forms OPERATOR(pg_catalog.&&) asked LIMIT most;
END $$;
