-- Customers who only replied, in threads that were erased before those who reply were erased along with them.
WITH gone AS (
  UPDATE "Customer" c SET name = '', segment = '', language = NULL, consent = 'NONE', "keptAt" = NULL, "erasedAt" = now(), version = version + 1
  WHERE c."erasedAt" IS NULL
    AND EXISTS (
      SELECT 1 FROM "CustomerMessage" m JOIN "CustomerThread" k ON k.id = m."threadId" WHERE m."customerId" = c.id AND k."erasedAt" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "CustomerThread" k WHERE k."customerId" = c.id AND k."erasedAt" IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM "CustomerMessage" m JOIN "CustomerThread" k ON k.id = m."threadId" WHERE m."customerId" = c.id AND k."erasedAt" IS NULL)
  RETURNING c.id
), addresses AS (
  DELETE FROM "CustomerAddress" WHERE "customerId" IN (SELECT id FROM gone)
)
DELETE FROM "CustomerChange" WHERE "customerId" IN (SELECT id FROM gone);
