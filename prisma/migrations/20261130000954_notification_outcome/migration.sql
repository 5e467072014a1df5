-- What a notification's event made of its subject then; rows from before tell the present state.
ALTER TABLE "Notification" ADD COLUMN "outcome" TEXT;
