-- Of an erased quote the hash alone stays.
ALTER TABLE "Insight" DROP CONSTRAINT "Insight_hash_check";
ALTER TABLE "Insight" ADD CONSTRAINT "Insight_hash_check" CHECK ("verbatim" = '' OR "hash" = sha256(convert_to("verbatim", 'UTF8')));
