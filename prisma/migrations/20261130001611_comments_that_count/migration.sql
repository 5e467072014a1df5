-- Only comments that everybody sees count: neither held, hidden nor removed ones.
UPDATE "Post" t SET
  "commentCount" = (SELECT count(*)::int FROM "Comment" c WHERE c."postId" = t.id AND c.state = 'OPEN'),
  "participantIds" = array(SELECT c."authorId" FROM "Comment" c WHERE c."postId" = t.id AND c."authorId" IS NOT NULL
    AND c.state = 'OPEN' GROUP BY 1 ORDER BY max(c.id) DESC LIMIT 5)
WHERE EXISTS (SELECT 1 FROM "Comment" c WHERE c."postId" = t.id AND c.state <> 'OPEN');

UPDATE "Question" t SET "answerCount" = (
  SELECT count(*)::int FROM "Comment" c JOIN "Post" p ON p.id = c."postId"
  WHERE c."postId" = t.id AND c."rootId" IS NULL AND c.state = 'OPEN'
    AND c."authorTag" IS NULL AND (c."authorId" = p."authorId") IS NOT TRUE)
WHERE EXISTS (SELECT 1 FROM "Comment" c WHERE c."postId" = t.id AND c.state <> 'OPEN');
