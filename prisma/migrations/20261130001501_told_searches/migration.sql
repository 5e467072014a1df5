-- Words that were searched for in vain are told to administrators once a week, and the same ones not week after week.
ALTER TABLE "SearchWithoutResult" ADD COLUMN "toldOn" DATE;
