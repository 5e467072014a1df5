-- Words of the dictionary are found by what they have inside: hashed pieces of each (search/forms.ts).
ALTER TABLE "SearchWord" ADD COLUMN "pieces" INTEGER[];
CREATE INDEX "SearchWord_pieces_idx" ON "SearchWord" USING GIN ("pieces" array_ops);

CREATE FUNCTION search_words_with(asked int[], most int)
RETURNS TABLE (word text, terms int[]) LANGUAGE plpgsql STABLE ROWS 100 SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT w.word, w.terms FROM "SearchWord" w WHERE w.pieces OPERATOR(pg_catalog.@>) asked LIMIT most;
END $$;

-- A migration that changes how texts are read asks for the index to be made anew from its own rows; `maintain` does it.
CREATE TABLE "SearchRenewal" (
    "reason" TEXT NOT NULL,
    CONSTRAINT "SearchRenewal_pkey" PRIMARY KEY ("reason")
);
INSERT INTO "SearchRenewal" ("reason") SELECT 'words inside words' WHERE EXISTS (SELECT FROM "SearchDocument");
