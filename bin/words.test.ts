import { expect, test } from 'vitest'
import { checkWords, refusedLabels, refusedNames, wordLists } from './words.ts'

test('the project uses none of the words that were replaced', async () => {
  expect(await checkWords()).toEqual([])
})

test.each([
  ['an identifier', 'graphql/ideas/x.ts', 'const holderId = 1', 'use assigneeId'],
  ['a column in SQL', 'graphql/ideas/x.ts', 'sql`select "threadId"`', 'use rootId'],
  ['a limit', 'search/x.ts', 'const MOST_ROWS = 7', 'use MAX_…'],
  ['a common word in code', 'graphql/ideas/events.ts', 'tells: [`post:1`]', 'use rooms'],
])('%s is refused with the term to use', async (_, file, text, way) => {
  expect(refusedNames(file, text, await wordLists())).toEqual([expect.stringContaining(way)])
})

test.each([
  ['a word in the folder it belongs to', 'graphql/customers/x.ts', 'const threadId = 1'],
  ['a common word in prose', 'graphql/x.ts', '// It tells its caller.\nit("forgets")'],
  ['a common word elsewhere', 'app/x.ts', '{ tells: 1 }'],
  ['a part of a longer word', 'graphql/x.ts', 'const holderIdentity = 1'],
])('%s is allowed', async (_, file, text) => {
  expect(refusedNames(file, text, await wordLists())).toEqual([])
})

test('a label that was replaced is refused in a catalogue, a sentence that contains it is not', async () => {
  const text = '{ "tabs.comments": "Talk", "empty.hint": "Talk to the owner", "Talk": "Comments" }'
  expect(refusedLabels('messages/en/discussion.json', text, await wordLists())).toEqual([
    'messages/en/discussion.json “Talk”: say “Comments, or Discussion”',
  ])
})
