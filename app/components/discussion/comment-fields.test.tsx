// What a page asks of a comment is drawn, and what the API tells of a comment is asked for: nothing is left out by mistake.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, GraphQLObjectType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { expect, test } from 'vitest'
import { aComment, html } from '#app/testing.tsx'
import { CommentFields } from '#graphql/comments/fragments.ts'
import { Comment } from './comment.tsx'

const drawn = (comment: CommentFields): Promise<string> =>
  html(
    <Comment
      comment={comment}
      postAuthor={null}
      here={new Set()}
      onChanged={() => {}}
      action="/posts/7"
    />,
  )

const comment = aComment({
  replyToNumber: 3,
  replyToName: 'Cleo',
  kind: 'CASE',
  language: 'en',
  reactions: [{ emoji: '👍', count: 2 }],
  viewerReactions: ['👍'],
  files: [
    { id: 'f', name: 'a.pdf', mediaType: 'application/pdf', bytes: 9, alt: '', url: '/files/f' },
  ],
})

/** Why the others do not show in an open comment. */
const NOT_DRAWN: Record<string, string> = {
  rootNumber: 'says where in the discussion it stands',
  body: 'is what the editor begins with',
  version: 'is sent along with an edit',
  authorName: 'stands where no author is known',
  isSealed: 'stands where no author is known',
  isByPostAuthor: 'likewise',
  'author.title': 'is for the card of the person',
  'author.pictureUrl': 'null here: initials',
  rank: 'says where among the others it stands',
  answer: 'is drawn by the kind of post that has answers',
  hasMyVote: 'is drawn by the kind of post that has answers',
  'viewerCan.upvote': 'is drawn by the kind of post that has answers',
  'viewerCan.edit': 'is in its menu, which comment-tools.tsx makes',
  'viewerCan.remove': 'is in its menu, which comment-tools.tsx makes',
}

/** Paths to what stands in an object, such as `author.name`. */
const pathsIn = (value: object, before = ''): string[] =>
  Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? pathsIn(inner, `${before}${name}.`)
      : `${before}${name}`,
  )

/** The same with something else at the path. */
function changedAt(value: object, [name = '', ...rest]: string[]): object {
  const inner = (value as Record<string, unknown>)[name]
  return { ...value, [name]: rest.length ? changedAt(inner as object, rest) : other(inner) }
}
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return []
  // No date yet, or another one.
  if (value === null || String(value).startsWith('2025')) return '2019-05-01T12:00:00Z'
  return `${value} more`
}

test.each(pathsIn(comment).filter((path) => !(path in NOT_DRAWN)))(
  'a comment shows its %s',
  async (path) => {
    const changed = changedAt(comment, path.split('.')) as CommentFields
    const wayOut = `draw ${path} in comment.tsx, or say in NOT_DRAWN why a comment does not show it`
    expect(await drawn(changed), wayOut).not.toBe(await drawn(comment))
  },
)

/** Why the discussion does not ask for the others with every comment. */
const NOT_ASKED: Record<string, string> = {
  'Comment.id': 'number names it',
  'Comment.path': 'the page knows its own address',
  'Comment.post': 'is the page’s own',
  'Comment.postNumber': 'is the page’s own',
  'Comment.postTitle': 'is the page’s own',
  'Comment.replies': 'come with the first comment of a thread (documents.ts)',
  'Comment.reveal': 'is for the two who ask for it, not for readers',
  'Comment.hasEarlierReplies': 'comes with the first comment of a thread (documents.ts)',
}

test('the discussion asks for everything that the API tells of a comment and of what the viewer may do with it', () => {
  const file = join(import.meta.dirname, '../../../graphql/schema.graphql')
  const schema = buildSchema(readFileSync(file, 'utf8'))
  const asked = new Set<string>()
  const types = new TypeInfo(schema)
  visit(
    CommentFields,
    visitWithTypeInfo(types, {
      enter: (node) =>
        node.kind === Kind.FIELD
          ? void asked.add(`${types.getParentType()?.name}.${node.name.value}`)
          : undefined,
    }),
  )
  const told = ['Comment', 'CommentRights'].flatMap((name) => {
    const type = schema.getType(name)
    const fields = type instanceof GraphQLObjectType ? Object.keys(type.getFields()) : []
    return fields.map((field) => `${name}.${field}`).filter((field) => !asked.has(field))
  })
  const wayOut =
    'ask for it in graphql/comments/fragments.ts, or say in NOT_ASKED why the discussion does not need it'
  expect(told.sort(), wayOut).toEqual(Object.keys(NOT_ASKED).sort())
})
