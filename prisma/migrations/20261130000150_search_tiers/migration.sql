-- The index in memory is gone: nobody asks any more which transaction wrote a row.
ALTER TABLE "SearchDocument" DROP COLUMN "changedIn";
ALTER TABLE "SearchRemoval" DROP COLUMN "changedIn";

DROP FUNCTION search_score_4, search_score_8, search_score_16, search_score_32, search_score_64;

-- Documents get keys for their strongest words, and for what they can be narrowed by (search/keys.ts, whose numbers are
-- repeated here). The old keys of a title's words go: the ones beyond the weights, and those of weight 255.

-- 32-bit FNV-1a over UTF-16 units, as search/words.ts says it.
CREATE FUNCTION pg_temp.hash_of(term text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    hash bigint := 2166136261;
    point int;
    units int[];
    unit int;
BEGIN
    FOREACH point IN ARRAY (SELECT array_agg(ascii(letter)) FROM regexp_split_to_table(term, '') letter) LOOP
        units := CASE WHEN point < 65536 THEN ARRAY[point]
            ELSE ARRAY[55296 + ((point - 65536) >> 10), 56320 + ((point - 65536) & 1023)] END;
        FOREACH unit IN ARRAY units LOOP
            hash := ((hash # (unit & 255)) * 16777619) & 4294967295;
            IF unit > 255 THEN
                hash := ((hash # (unit >> 8)) * 16777619) & 4294967295;
            END IF;
        END LOOP;
    END LOOP;
    hash := CASE WHEN hash > 2147483647 THEN hash - 4294967296 ELSE hash END;
    RETURN CASE WHEN hash = 0 THEN 1 ELSE hash END;
END $$;

CREATE TEMP TABLE search_facet AS
SELECT facet, pg_temp.hash_of(facet) AS key FROM (
    SELECT 'kind:' || kind FROM "SearchDocument" UNION SELECT 'spaceId:' || "spaceId" FROM "SearchDocument"
    UNION SELECT 'status:' || status FROM "SearchDocument" UNION SELECT 'tags:' || tag FROM "SearchDocument", unnest(tags) tag
    UNION SELECT 'at:' || to_char(greatest(at, '2000-01-01Z') AT TIME ZONE 'UTC', 'YYYY-MM') FROM "SearchDocument"
    UNION SELECT 'at:' || to_char(greatest(at, '2000-01-01Z') AT TIME ZONE 'UTC', 'YYYY') FROM "SearchDocument"
) facets(facet) WHERE facet IS NOT NULL;
CREATE UNIQUE INDEX ON search_facet (facet);

DROP INDEX "SearchDocument_terms_idx";
UPDATE "SearchDocument" d SET (terms, impacts) = (
    SELECT array_agg(hash ORDER BY i) || array_agg(CASE
            WHEN impact >= 185 THEN hash # 1013904242 WHEN impact >= 165 THEN hash # 1540483477
            WHEN impact >= 145 THEN hash # 729683222 END ORDER BY i) FILTER (WHERE impact >= 145)
        || ARRAY(SELECT DISTINCT f.key FROM unnest(ARRAY['kind:' || d.kind, 'spaceId:' || d."spaceId", 'status:' || d.status,
            'at:' || to_char(greatest(d.at, '2000-01-01Z') AT TIME ZONE 'UTC', 'YYYY-MM'),
            'at:' || to_char(greatest(d.at, '2000-01-01Z') AT TIME ZONE 'UTC', 'YYYY')]
            || ARRAY(SELECT 'tags:' || tag FROM unnest(d.tags) tag)) own JOIN search_facet f ON f.facet = own),
        decode('00' || string_agg(lpad(to_hex(impact), 2, '0'), '' ORDER BY i), 'hex')
    FROM (SELECT hash, i, get_byte(d.impacts, i::int) AS impact FROM unnest(d.terms) WITH ORDINALITY t(hash, i)) weighted
    WHERE impact < 255
) WHERE cardinality(d.terms) > 0;
DROP TABLE search_facet;

-- Every scan of a question reads the pending list, so it is kept as short as can be.
CREATE INDEX "SearchDocument_terms_idx" ON "SearchDocument" USING GIN ("terms" array_ops) WITH (gin_pending_list_limit = 64);

-- How many documents have the new keys (search/statistics.ts).
INSERT INTO "SearchTerm" (hash, "accessId", df)
SELECT hash, "accessId", count(*)::int FROM "SearchDocument" CROSS JOIN unnest(terms) hash GROUP BY 1, 2
ON CONFLICT (hash, "accessId") DO UPDATE SET df = excluded.df;

-- The best documents of those that a plan (search/candidates.ts) opens and that pass the filters: scored by the sum of
-- their terms' impacts times factors, with each term's impact in `parts`. Opened is what has any of `wanted`, what has
-- `facet` and any of `within`, and what has all of one of the lists (unused lists are '{0}', a key that nothing has).
-- In functions, because the planner knows neither how dear a comparison of arrays is nor how well the index serves it, and
-- reads whole tables instead: here it may not. One for 4, 8, 16, 32 and 64 terms, since a sum written out is many times
-- faster than one over rows.
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
                wanted int[], facet int[], within int[],
                list1 int[], list2 int[], list3 int[], list4 int[], list5 int[], list6 int[], list7 int[], list8 int[],
                audiences int[], kinds text[], space int, tagged text[], statuses text[], since timestamptz, until timestamptz,
                except_id text, most int, depth int, hashes int[], factors float8[]
            ) RETURNS TABLE (id text, kind text, "spaceId" int, tags text[], status text, "at" timestamptz, parts int[])
            LANGUAGE plpgsql STABLE ROWS 500
            SET enable_seqscan = off SET enable_indexscan = off SET max_parallel_workers_per_gather = 0
            SET plan_cache_mode = force_generic_plan SET jit = off AS $function$
            BEGIN
                RETURN QUERY SELECT b.id, b.kind, b."spaceId", b.tags, b.status, b.at, ARRAY[%s] FROM (
                    SELECT f.id, f.kind, f."spaceId", f.tags, f.status, f.at, f.terms, f.impacts, %s AS score FROM (
                        SELECT d.* FROM "SearchDocument" d WHERE (
                            d.terms OPERATOR(pg_catalog.&&) wanted
                            OR d.terms OPERATOR(pg_catalog.@>) facet AND d.terms OPERATOR(pg_catalog.&&) within
                            OR d.terms OPERATOR(pg_catalog.@>) list1 OR d.terms OPERATOR(pg_catalog.@>) list2
                            OR d.terms OPERATOR(pg_catalog.@>) list3 OR d.terms OPERATOR(pg_catalog.@>) list4
                            OR d.terms OPERATOR(pg_catalog.@>) list5 OR d.terms OPERATOR(pg_catalog.@>) list6
                            OR d.terms OPERATOR(pg_catalog.@>) list7 OR d.terms OPERATOR(pg_catalog.@>) list8)
                        AND d."accessId" = ANY (audiences) AND (kinds IS NULL OR d.kind = ANY (kinds))
                        AND (space IS NULL OR d."spaceId" = space) AND (tagged IS NULL OR d.tags && tagged)
                        AND (statuses IS NULL OR d.status = ANY (statuses)) AND (since IS NULL OR d.at >= since)
                        AND (until IS NULL OR d.at < until) AND (except_id IS NULL OR d.id <> except_id)
                        LIMIT most
                    ) f ORDER BY score DESC, f.id LIMIT depth
                ) b;
            END $function$ $create$, size, replace(parts, 'f.', 'b.'), score);
    END LOOP;
END $do$;
