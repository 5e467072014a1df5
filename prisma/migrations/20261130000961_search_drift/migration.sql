-- How many documents of an audience were written since its words were counted, without reading the table.
CREATE INDEX "SearchDocument_accessId_indexedAt_idx" ON "SearchDocument" ("accessId", "indexedAt");
