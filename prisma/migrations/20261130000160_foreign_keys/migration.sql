-- Columns that name a row of another table reference it. A row that named one that is gone is cleaned first: where the
-- column may be empty it becomes empty, elsewhere the row goes with what it belonged to.
-- Some tables and columns were renamed by a migration of the same release; each is found by either name.
CREATE FUNCTION pg_temp.add_foreign_key(table_names text[], column_names text[], target text, on_delete text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  table_ text;
  column_ text;
  is_required boolean;
BEGIN
  SELECT name INTO STRICT table_ FROM unnest(table_names) name WHERE to_regclass(format('%I', name)) IS NOT NULL;
  SELECT attname, attnotnull INTO STRICT column_, is_required FROM pg_attribute
    WHERE attrelid = to_regclass(format('%I', table_)) AND attname = ANY (column_names) AND NOT attisdropped;
  EXECUTE format(
    CASE WHEN is_required THEN 'DELETE FROM %1$I t' ELSE 'UPDATE %1$I t SET %2$I = NULL' END
      || ' WHERE t.%2$I IS NOT NULL AND NOT EXISTS (SELECT FROM %3$I o WHERE o.id = t.%2$I)',
    table_, column_, target);
  EXECUTE format(
    'ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES %I(id) ON DELETE %s ON UPDATE CASCADE',
    table_, table_ || '_' || column_ || '_fkey', column_, target, on_delete);
END $$;

SELECT pg_temp.add_foreign_key('{Comment}', '{replyToId}', 'Comment', 'SET NULL');
SELECT pg_temp.add_foreign_key('{Reaction}', '{personId}', 'Person', 'RESTRICT');
SELECT pg_temp.add_foreign_key('{Mention}', '{postId}', 'Post', 'CASCADE');
SELECT pg_temp.add_foreign_key('{Mention}', '{personId}', 'Person', 'CASCADE');
SELECT pg_temp.add_foreign_key('{IdempotencyKey}', '{personId}', 'Person', 'CASCADE');
SELECT pg_temp.add_foreign_key('{ImportedRow}', '{postId}', 'Post', 'CASCADE');
SELECT pg_temp.add_foreign_key('{ImportedRow}', '{commentId}', 'Comment', 'CASCADE');
SELECT pg_temp.add_foreign_key('{ImportedRow}', '{personId}', 'Person', 'CASCADE');
SELECT pg_temp.add_foreign_key('{BoardDelegate}', '{personId}', 'Person', 'CASCADE');
SELECT pg_temp.add_foreign_key('{BoardFollow}', '{personId}', 'Person', 'RESTRICT');
SELECT pg_temp.add_foreign_key('{Idea}', '{spaceId}', 'Space', 'RESTRICT');
SELECT pg_temp.add_foreign_key('{Idea}', '{assigneeId,holderId}', 'Person', 'SET NULL');
SELECT pg_temp.add_foreign_key('{Idea}', '{mergedIntoId}', 'Idea', 'RESTRICT');
SELECT pg_temp.add_foreign_key('{Support}', '{mergedFromId,cameFromId}', 'Idea', 'SET NULL');
SELECT pg_temp.add_foreign_key('{StatusChange,StageMove}', '{byId}', 'Person', 'SET NULL');
SELECT pg_temp.add_foreign_key('{StatusChange,StageMove}', '{otherId}', 'Idea', 'SET NULL');
SELECT pg_temp.add_foreign_key('{OfficialResponse,Answer}', '{byId}', 'Person', 'RESTRICT');
SELECT pg_temp.add_foreign_key('{Person}', '{pictureId}', 'File', 'SET NULL');
SELECT pg_temp.add_foreign_key('{Notification}', '{postId}', 'Post', 'CASCADE');
SELECT pg_temp.add_foreign_key('{Notification}', '{commentId}', 'Comment', 'CASCADE');
SELECT pg_temp.add_foreign_key('{Notification}', '{boardId}', 'Board', 'CASCADE');
SELECT pg_temp.add_foreign_key('{Notification}', '{spaceId}', 'Space', 'CASCADE');
SELECT pg_temp.add_foreign_key('{NotificationPreference}', '{personId}', 'Person', 'CASCADE');
SELECT pg_temp.add_foreign_key('{Mail}', '{personId}', 'Person', 'CASCADE');
SELECT pg_temp.add_foreign_key('{PostRevision}', '{editorId}', 'Person', 'SET NULL');
SELECT pg_temp.add_foreign_key('{PostFollow}', '{personId}', 'Person', 'RESTRICT');
SELECT pg_temp.add_foreign_key('{PostFollow}', '{mergedFromId,cameFromId}', 'Post', 'SET NULL');
SELECT pg_temp.add_foreign_key('{SpaceRequest}', '{personId}', 'Person', 'CASCADE');

DROP FUNCTION pg_temp.add_foreign_key(text[], text[], text, text);
