-- Feeds that are read again and again.
ALTER TYPE "CustomerChannelKind" ADD VALUE 'FEED';
