-- The language of pages, notifications and emails; null: as the browser asks for.
ALTER TABLE "Person" ADD COLUMN "interfaceLanguage" TEXT;
