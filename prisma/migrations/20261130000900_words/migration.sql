-- Tables, columns, types, indexes and stored names take the field's words; every row stays. Each step looks whether its
-- old name is there, so that what a migration before it renamed or removed is no fault.

CREATE FUNCTION pg_temp.rename_table(old_name text, new_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF to_regclass(format('%I', old_name)) IS NOT NULL THEN
    EXECUTE format('ALTER TABLE %I RENAME TO %I', old_name, new_name);
  END IF;
END $$;

CREATE FUNCTION pg_temp.rename_column(table_name_ text, old_name text, new_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(format('%I', table_name_)) AND attname = old_name AND NOT attisdropped) THEN
    EXECUTE format('ALTER TABLE %I RENAME COLUMN %I TO %I', table_name_, old_name, new_name);
  END IF;
END $$;

CREATE FUNCTION pg_temp.rename_type(old_name text, new_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF to_regtype(format('%I', old_name)) IS NOT NULL THEN
    EXECUTE format('ALTER TYPE %I RENAME TO %I', old_name, new_name);
  END IF;
END $$;

-- Tables, with their keys and sequences.
SELECT pg_temp.rename_table('StageMove', 'StatusChange');

SELECT pg_temp.rename_table('Answer', 'OfficialResponse');

SELECT pg_temp.rename_table('BoardStageCount', 'BoardStatusCount');

SELECT pg_temp.rename_table('Told', 'NotificationDelivery');

-- Types.
SELECT pg_temp.rename_type('AnswerKind', 'ResponseKind');
SELECT pg_temp.rename_type('MailRhythm', 'EmailFrequency');
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_enum WHERE enumtypid = to_regtype('"CommentKind"') AND enumlabel = 'TALK') THEN
    ALTER TYPE "CommentKind" RENAME VALUE 'TALK' TO 'COMMENT';
  END IF;
END $$;

-- Columns.
SELECT pg_temp.rename_column('Board', 'answerDays', 'responseDays');
SELECT pg_temp.rename_column('Board', 'answersKept', 'responsesKept');
SELECT pg_temp.rename_column('Board', 'answersLate', 'responsesLate');
SELECT pg_temp.rename_column('Board', 'unanswered', 'withoutResponse');
SELECT pg_temp.rename_column('Idea', 'holderId', 'assigneeId');
SELECT pg_temp.rename_column('Idea', 'moving', 'trending');
SELECT pg_temp.rename_column('Idea', 'answerDueAt', 'responseDueAt');
SELECT pg_temp.rename_column('Idea', 'answeredAt', 'respondedAt');
SELECT pg_temp.rename_column('Idea', 'beforeJoining', 'beforeMerge');
SELECT pg_temp.rename_column('Support', 'cameFromId', 'mergedFromId');
SELECT pg_temp.rename_column('PostFollow', 'cameFromId', 'mergedFromId');
SELECT pg_temp.rename_column('Comment', 'threadId', 'rootId');
SELECT pg_temp.rename_column('Reaction', 'sign', 'emoji');
SELECT pg_temp.rename_column('Person', 'mailRhythm', 'emailFrequency');
SELECT pg_temp.rename_column('Person', 'keysOff', 'shortcutsDisabled');
SELECT pg_temp.rename_column('NotificationPreference', 'bell', 'inApp');


-- Keys, foreign keys, indexes and sequences are named after their tables and columns.
DO $$
DECLARE
  found record;
  new_name text;
  words CONSTANT text[][] := ARRAY[
    ['^StageMove_', 'StatusChange_'], ['^Answer_', 'OfficialResponse_'], ['^BoardStageCount_', 'BoardStatusCount_'],
    ['^Told_', 'NotificationDelivery_'], ['holderId', 'assigneeId'], ['cameFromId', 'mergedFromId'], ['threadId', 'rootId'],
    ['_moving_', '_trending_'], ['answerDueAt', 'responseDueAt'], ['answeredAt', 'respondedAt'], ['^Idea_waiting_', 'Idea_awaitingResponse_'],
    ['^Event_late_answer_', 'Event_late_response_']];
BEGIN
  FOR found IN
    SELECT conrelid::regclass::text AS owner, conname::text AS name, 'constraint' AS sort FROM pg_constraint
      WHERE connamespace = current_schema()::regnamespace AND conrelid <> 0
    UNION ALL
    SELECT NULL, c.relname::text, CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'index' END FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('i', 'S')
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid AND k.conname = c.relname)
  LOOP
    new_name := found.name;
    FOR i IN 1 .. array_length(words, 1) LOOP
      new_name := regexp_replace(new_name, words[i][1], words[i][2]);
    END LOOP;
    IF new_name = found.name THEN CONTINUE; END IF;
    IF found.sort = 'constraint' THEN
      EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', found.owner, found.name, new_name);
    ELSE
      EXECUTE format('ALTER %s %I RENAME TO %I', found.sort, found.name, new_name);
    END IF;
  END LOOP;
END $$;

-- What was stored under the old names: notifications and preferences, the place an idea had before it was merged.
CREATE FUNCTION pg_temp.kind(old text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE old WHEN 'MOVED' THEN 'STATUS_CHANGED' WHEN 'PARTED' THEN 'UNMERGED' WHEN 'ANSWERED' THEN 'RESPONDED'
    WHEN 'ANSWER_LATE' THEN 'RESPONSE_LATE' WHEN 'IDEA_WAITS' THEN 'IDEA_AWAITS_RESPONSE' ELSE old END
$$;
UPDATE "Notification" SET kind = pg_temp.kind(kind), "groupKey" = CASE split_part("groupKey", ':', 1)
    WHEN 'moved' THEN regexp_replace("groupKey", '^moved', 'status')
    WHEN 'parted' THEN regexp_replace("groupKey", '^parted', 'unmerged')
    WHEN 'answered' THEN regexp_replace("groupKey", '^answered', 'responded')
    WHEN 'waits' THEN regexp_replace("groupKey", '^waits', 'awaiting')
    ELSE "groupKey" END
WHERE kind IN ('MOVED', 'PARTED', 'UNMERGED', 'ANSWERED', 'ANSWER_LATE', 'IDEA_WAITS');
UPDATE "NotificationPreference" SET kind = pg_temp.kind(kind)
WHERE kind IN ('MOVED', 'PARTED', 'ANSWERED', 'ANSWER_LATE', 'IDEA_WAITS');
UPDATE "Idea" SET "beforeMerge" = ("beforeMerge" - 'holderId') || jsonb_build_object('assigneeId', "beforeMerge"->'holderId')
WHERE "beforeMerge" ? 'holderId';

-- Events are never changed, but for their names here: who reads them then knows one name only. The words of old payloads too.
DROP INDEX IF EXISTS "Event_late_response_idx";
ALTER TABLE "Event" DISABLE TRIGGER "Event_never_changes";
UPDATE "Event" SET name = CASE name WHEN 'idea.moved' THEN 'idea.status-changed' WHEN 'idea.parted' THEN 'idea.unmerged'
    WHEN 'idea.answered' THEN 'idea.responded' ELSE 'idea.response-late' END
WHERE name IN ('idea.moved', 'idea.parted', 'idea.answered', 'idea.answer-late');
UPDATE "Event" SET payload = (payload - 'sign') || jsonb_build_object('emoji', payload->'sign')
WHERE name = 'comment.reacted' AND payload ? 'sign';
UPDATE "Event" SET payload = (payload - 'bell') || jsonb_build_object('inApp', payload->'bell', 'kind', pg_temp.kind(payload->>'kind'))
WHERE name = 'notifications.preference-set' AND payload ? 'bell';
ALTER TABLE "Event" ENABLE TRIGGER "Event_never_changes";
CREATE INDEX "Event_late_response_idx" ON "Event" ((("payload"->>'ideaId')::int)) WHERE "name" = 'idea.response-late';

-- Consequences that are still queued.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_jobs') IS NOT NULL THEN
    UPDATE graphile_worker._private_jobs SET payload = replace(replace(replace(replace(replace(payload::text,
      '"idea.moved"', '"idea.status-changed"'), '"idea.parted"', '"idea.unmerged"'), '"idea.answered"', '"idea.responded"'),
      '"idea.answer-late"', '"idea.response-late"'), '"consequence":"tells"', '"consequence":"rooms"')::json
    WHERE payload::text ~ '"(idea\.(moved|parted|answered|answer-late)|tells)"';
  END IF;
END $$;
