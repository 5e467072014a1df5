-- Owners are few among many members: who looks after a space is asked with every space.
CREATE INDEX "SpaceMember_owner_idx" ON "SpaceMember" ("spaceId", "joinedAt") WHERE "role" = 'OWNER';

-- Who supported last, for an idea with thousands of supporters.
CREATE INDEX "Support_latest_idx" ON "Support" ("ideaId", "at" DESC, "personId" DESC);
CREATE INDEX "BoardFollow_latest_idx" ON "BoardFollow" ("boardId", "at" DESC) WHERE "level" = 'FOLLOW';
