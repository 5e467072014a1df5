-- Views of what is grave read a few rows of each weight, as the whole inbox does, without passing over the many that are not.
CREATE INDEX "CustomerThread_urgency_problems" ON "CustomerThread"
  (((round((1 + log(greatest(1, reach)::numeric)), 1)::float8 * severity)), "waitingSince", id DESC, "dueAt")
  WHERE "waitingSince" IS NOT NULL AND NOT "isSpam" AND severity >= 2;
CREATE INDEX "CustomerThread_urgency_serious" ON "CustomerThread"
  (((round((1 + log(greatest(1, reach)::numeric)), 1)::float8 * severity)), "waitingSince", id DESC, "dueAt")
  WHERE "waitingSince" IS NOT NULL AND NOT "isSpam" AND severity >= 3;
