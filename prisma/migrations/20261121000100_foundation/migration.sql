
-- What Prisma's schema cannot say.

-- Names are looked for without regard to case: @Ana, choosers.
CREATE INDEX "Person_lower_name_idx" ON "Person" (lower("name") text_pattern_ops);

-- Waiting ideas are few among many: the promise's lists read only these.
CREATE INDEX "Idea_waiting_idx" ON "Idea" ("boardId", "answerDueAt") WHERE "answeredAt" IS NULL AND "status" = 'NEW';

-- Counters are promises too.
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_supportCount_not_negative" CHECK ("supportCount" >= 0);

-- What happened is never changed.
CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are never changed';
END $$;
CREATE TRIGGER "Event_never_changes" BEFORE UPDATE OR DELETE ON "Event"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();
CREATE TRIGGER "Event_never_truncated" BEFORE TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_event();
CREATE INDEX "Event_late_answer_idx" ON "Event" ((("payload"->>'ideaId')::int)) WHERE "name" = 'idea.answer-late';
