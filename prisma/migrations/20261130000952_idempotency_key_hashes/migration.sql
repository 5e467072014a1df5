-- Keys are kept as hashes, so that long ones are compared whole. Those that were cut at 200 characters are nobody's any more.
UPDATE "IdempotencyKey" SET "key" = encode(sha256(convert_to("key", 'UTF8')), 'hex');
