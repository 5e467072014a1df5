-- Focus hours: days of the week (1 is Monday) and minutes of the day, in the person's time zone. No day: none.
ALTER TABLE "Person"
  ADD COLUMN "focusDays" INTEGER[] NOT NULL DEFAULT '{}',
  ADD COLUMN "focusFrom" INTEGER NOT NULL DEFAULT 540,
  ADD COLUMN "focusTo" INTEGER NOT NULL DEFAULT 720;
