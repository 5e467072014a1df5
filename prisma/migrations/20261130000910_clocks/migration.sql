-- Response clocks with calendars of working time. What boards and ideas kept of it moves there.
CREATE TYPE "ClockUnit" AS ENUM ('MINUTES', 'HOURS', 'DAYS');
CREATE TYPE "ClockOutcome" AS ENUM ('RESPONDED', 'CANCELLED');

CREATE TABLE "Calendar" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Calendar_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "CalendarSpan" (
    "calendarId" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL,
    "startsAt" INTEGER NOT NULL,
    "endsAt" INTEGER NOT NULL,

    CONSTRAINT "CalendarSpan_pkey" PRIMARY KEY ("calendarId","weekday","startsAt"),
    CONSTRAINT "CalendarSpan_in_week" CHECK ("weekday" BETWEEN 1 AND 7 AND "startsAt" BETWEEN 0 AND 1439
      AND "endsAt" > "startsAt" AND "endsAt" <= "startsAt" + 1440)
);
CREATE TABLE "CalendarHoliday" (
    "calendarId" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "startsAt" INTEGER,
    "endsAt" INTEGER,

    CONSTRAINT "CalendarHoliday_pkey" PRIMARY KEY ("calendarId","date"),
    CONSTRAINT "CalendarHoliday_span" CHECK (("startsAt" IS NULL) = ("endsAt" IS NULL)
      AND "startsAt" BETWEEN 0 AND 1439 AND "endsAt" > "startsAt" AND "endsAt" <= "startsAt" + 1440)
);
CREATE TABLE "ClockPolicy" (
    "id" SERIAL NOT NULL,
    "calendarId" INTEGER,
    "respondWithin" INTEGER,
    "unit" "ClockUnit" NOT NULL DEFAULT 'DAYS',
    "warnBefore" INTEGER,
    "escalateAfter" INTEGER,
    "escalateToId" INTEGER,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ClockPolicy_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ClockPolicy_positive" CHECK ("respondWithin" > 0 AND "warnBefore" > 0 AND "escalateAfter" > 0
      AND "kept" >= 0 AND "late" >= 0)
);
CREATE TABLE "Clock" (
    "id" SERIAL NOT NULL,
    "policyId" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "warnAt" TIMESTAMPTZ(3),
    "warnedAt" TIMESTAMPTZ(3),
    "breachedAt" TIMESTAMPTZ(3),
    "escalationLevel" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "outcome" "ClockOutcome",

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Clock_stopped" CHECK (("stoppedAt" IS NULL) = ("outcome" IS NULL))
);
CREATE TABLE "ClockPause" (
    "clockId" INTEGER NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClockPause_pkey" PRIMARY KEY ("clockId","from")
);

CREATE UNIQUE INDEX "Calendar_name_key" ON "Calendar"("name");
CREATE UNIQUE INDEX "Calendar_default_key" ON "Calendar"("isDefault") WHERE "isDefault";
CREATE INDEX "ClockPolicy_calendarId_idx" ON "ClockPolicy"("calendarId");
CREATE INDEX "ClockPolicy_escalateToId_idx" ON "ClockPolicy"("escalateToId");
CREATE INDEX "Clock_postId_purpose_idx" ON "Clock"("postId", "purpose");
-- At most one clock of a purpose runs on a post; the job finds by time what has something to do; a policy finds its own.
CREATE UNIQUE INDEX "Clock_running_key" ON "Clock"("postId", "purpose") WHERE "stoppedAt" IS NULL;
CREATE INDEX "Clock_nextAt_idx" ON "Clock"("nextAt") WHERE "nextAt" IS NOT NULL AND "stoppedAt" IS NULL AND "pausedAt" IS NULL;
CREATE INDEX "Clock_policyId_idx" ON "Clock"("policyId", "id") WHERE "stoppedAt" IS NULL;

ALTER TABLE "CalendarSpan" ADD CONSTRAINT "CalendarSpan_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "Calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CalendarHoliday" ADD CONSTRAINT "CalendarHoliday_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "Calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ClockPolicy" ADD CONSTRAINT "ClockPolicy_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "Calendar"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ClockPolicy" ADD CONSTRAINT "ClockPolicy_escalateToId_fkey" FOREIGN KEY ("escalateToId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "ClockPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ClockPause" ADD CONSTRAINT "ClockPause_clockId_fkey" FOREIGN KEY ("clockId") REFERENCES "Clock"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Monday to Friday, nine to five, where the one who owes the response lives: N working days end when they ended before.
INSERT INTO "Calendar" ("name", "isDefault") VALUES ('Working days', true);
INSERT INTO "CalendarSpan" ("calendarId", "weekday", "startsAt", "endsAt")
SELECT c.id, weekday, 540, 1020 FROM "Calendar" c, generate_series(1, 5) AS weekday;

-- Each board's promise becomes its policy. A day of eight hours before the due time those who answer are warned; two
-- such days after it, it is escalated.
INSERT INTO "ClockPolicy" ("id", "respondWithin", "warnBefore", "escalateAfter", "kept", "late")
SELECT "id", "responseDays", 480, 960, "responsesKept", "responsesLate" FROM "Board";
SELECT setval(pg_get_serial_sequence('"ClockPolicy"', 'id'), greatest(max(id), 1), max(id) IS NOT NULL) FROM "ClockPolicy";
ALTER TABLE "Board" ADD COLUMN "policyId" INTEGER;
UPDATE "Board" SET "policyId" = "id";
ALTER TABLE "Board" ALTER COLUMN "policyId" SET NOT NULL,
  DROP COLUMN "responseDays", DROP COLUMN "responsesKept", DROP COLUMN "responsesLate";
CREATE UNIQUE INDEX "Board_policyId_key" ON "Board"("policyId");
ALTER TABLE "Board" ADD CONSTRAINT "Board_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "ClockPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Each promised answer becomes a clock. What was late before this stays late and is not escalated all at once; what is
-- due later is not warned of, because only the application can count working time.
INSERT INTO "Clock" ("policyId", "postId", "purpose", "timeZone", "startedAt", "dueAt", "warnedAt", "breachedAt", "nextAt",
  "pausedAt", "stoppedAt", "outcome")
SELECT b."policyId", i.id, 'idea.first-response', coalesce(o."timeZone", 'UTC'), least(i."createdAt", i."responseDueAt"), i."responseDueAt",
  CASE WHEN i."responseDueAt" < now() THEN i."responseDueAt" END,
  CASE WHEN coalesce(i."respondedAt", now()) > i."responseDueAt" AND i.status <> 'WITHDRAWN' THEN i."responseDueAt" END,
  CASE WHEN i."respondedAt" IS NULL AND i.status <> 'WITHDRAWN' AND i."responseDueAt" >= now() THEN i."responseDueAt" END,
  CASE WHEN i."respondedAt" IS NULL AND i.status = 'MERGED' THEN i."statusAt" END,
  CASE WHEN i.status = 'WITHDRAWN' THEN coalesce(i."respondedAt", i."statusAt") ELSE i."respondedAt" END,
  CASE WHEN i."respondedAt" IS NOT NULL THEN 'RESPONDED' WHEN i.status = 'WITHDRAWN' THEN 'CANCELLED' END::"ClockOutcome"
FROM "Idea" i JOIN "Board" b ON b.id = i."boardId" LEFT JOIN "Person" o ON o.id = b."ownerId"
WHERE i."responseDueAt" IS NOT NULL;
UPDATE "Idea" SET "responseDueAt" = NULL WHERE "respondedAt" IS NULL AND status = 'WITHDRAWN' AND "responseDueAt" IS NOT NULL;
-- Late answers that were noted are the clocks' events, and the clock itself knows whether one was.
DROP INDEX IF EXISTS "Event_late_response_idx";
ALTER TABLE "Event" DISABLE TRIGGER "Event_never_changes";
UPDATE "Event" e SET "name" = 'clock.breached', "payload" = e."payload" - 'ideaId' || jsonb_build_object(
  'postId', e."payload"->'ideaId', 'purpose', 'idea.first-response', 'dueAt', to_char(
    coalesce((SELECT i."responseDueAt" FROM "Idea" i WHERE i."id" = (e."payload"->>'ideaId')::int), e."at") AT TIME ZONE 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
WHERE e."name" = 'idea.response-late';
ALTER TABLE "Event" ENABLE TRIGGER "Event_never_changes";
