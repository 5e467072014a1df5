-- The log of events as chains of hashes: each link's hash covers its event and the hash before it.
CREATE TABLE "AuditChain" (
    "id" SERIAL NOT NULL,
    "length" BIGINT NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("id")
);
-- A chain's row changes with every transaction: room beside it keeps the change on its page.
ALTER TABLE "AuditChain" SET (fillfactor = 10);

CREATE TABLE "AuditLink" (
    "chainId" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "eventId" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditLink_pkey" PRIMARY KEY ("chainId", "position")
);
CREATE UNIQUE INDEX "AuditLink_eventId_key" ON "AuditLink"("eventId");

-- What a hash covers, the same text for whoever writes and whoever verifies.
CREATE FUNCTION audit_text(chain integer, pos bigint, e "Event") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(chain, pos, e."id", e."name", e."actorKind", e."actorId", e."payload", e."requestId",
    (extract(epoch from e."at") * 1000)::bigint)::text
$$;

-- A chain that no other transaction holds, or a new one, so that no write waits for another.
CREATE FUNCTION link_events() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  chain integer;
  pos bigint;
  head bytea;
  event "Event";
BEGIN
  SELECT "id", "length", "hash" INTO chain, pos, head FROM "AuditChain" FOR UPDATE SKIP LOCKED LIMIT 1;
  IF chain IS NULL THEN
    INSERT INTO "AuditChain" ("hash") VALUES ('\x') RETURNING "id", "length", "hash" INTO chain, pos, head;
  END IF;
  FOR event IN SELECT * FROM added ORDER BY "id" LOOP
    pos := pos + 1;
    head := sha256(head || convert_to(audit_text(chain, pos, event), 'UTF8'));
    INSERT INTO "AuditLink" VALUES (chain, pos, event."id", head);
  END LOOP;
  UPDATE "AuditChain" SET "length" = pos, "hash" = head WHERE "id" = chain;
  RETURN NULL;
END $$;

-- What was logged before is one chain.
DO $$
DECLARE
  chain integer;
  pos bigint := 0;
  head bytea := '\x';
  event "Event";
BEGIN
  INSERT INTO "AuditChain" ("hash") VALUES ('\x') RETURNING "id" INTO chain;
  FOR event IN SELECT * FROM "Event" ORDER BY "id" LOOP
    pos := pos + 1;
    head := sha256(head || convert_to(audit_text(chain, pos, event), 'UTF8'));
    INSERT INTO "AuditLink" VALUES (chain, pos, event."id", head);
  END LOOP;
  UPDATE "AuditChain" SET "length" = pos, "hash" = head WHERE "id" = chain;
END $$;

ALTER TABLE "AuditLink" ADD CONSTRAINT "AuditLink_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "AuditChain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AuditLink" ADD CONSTRAINT "AuditLink_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "Event_is_linked" AFTER INSERT ON "Event" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION link_events();

CREATE TRIGGER "AuditLink_never_changes" BEFORE UPDATE OR DELETE ON "AuditLink"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();
CREATE TRIGGER "AuditLink_never_truncated" BEFORE TRUNCATE ON "AuditLink"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_event();
