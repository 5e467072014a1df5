-- When wrong PINs were typed for a badge.
ALTER TABLE "Badge" ADD COLUMN "wrongPinsAt" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];
