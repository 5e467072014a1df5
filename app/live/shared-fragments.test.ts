import { parse, print } from 'graphql'
import { expect, test } from 'vitest'
import { CommentShared } from '#app/components/discussion/comment-fields.ts'
import { IdeaChanges } from '#app/routes/ideas/idea-document.ts'
import { COMMENT_SHARED } from '#graphql/comments/fragments.ts'
import { IDEA_CHANGES } from '#graphql/ideas/fragments.ts'

// Documents are checked as they stand in a file, so each side writes its own; what a page expects has to be what comes.
test('a page expects of live answers exactly what the server asks for them', () => {
  const wayOut = 'change graphql/<feature>/fragments.ts and the page’s fragment together'
  expect(print(CommentShared), wayOut).toBe(print(parse(COMMENT_SHARED)))
  const changes = `fragment IdeaChanges on Idea { ${IDEA_CHANGES} }`
  expect(print(IdeaChanges), wayOut).toBe(print(parse(changes)))
})
