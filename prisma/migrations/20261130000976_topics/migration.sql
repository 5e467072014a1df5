-- A tag or a search that people follow is a topic, kept once however many follow it, with the posts that match it.
CREATE TYPE "TopicKind" AS ENUM ('TAG', 'SEARCH');

CREATE TABLE "Topic" (
  "id" SERIAL NOT NULL,
  "kind" "TopicKind" NOT NULL,
  "key" TEXT NOT NULL,
  "spaceId" INTEGER,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Topic_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Topic_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Topic_kind_key_spaceId_key" ON "Topic"("kind", "key", coalesce("spaceId", 0));
CREATE INDEX "Topic_spaceId_idx" ON "Topic"("spaceId");

CREATE TABLE "TopicFollow" (
  "topicId" INTEGER NOT NULL,
  "personId" INTEGER NOT NULL,
  "level" "FollowLevel" NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "TopicFollow_pkey" PRIMARY KEY ("topicId", "personId"),
  CONSTRAINT "TopicFollow_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "TopicFollow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "TopicFollow_personId_idx" ON "TopicFollow"("personId");

CREATE TABLE "TopicPost" (
  "topicId" INTEGER NOT NULL,
  "postId" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "TopicPost_pkey" PRIMARY KEY ("topicId", "postId"),
  CONSTRAINT "TopicPost_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "TopicPost_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "TopicPost_topicId_at_postId_idx" ON "TopicPost"("topicId", "at" DESC, "postId" DESC);
CREATE INDEX "TopicPost_postId_idx" ON "TopicPost"("postId");
