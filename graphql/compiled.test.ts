import { buildSchema, Kind, parse, visit } from 'graphql'
import { expect, test } from 'vitest'
import { runnable } from './compiled.ts'
import type { Context } from './context.ts'

const schema = buildSchema('type Query { name: String }')
const context = {} as Context

test('documents that share a fragment do not share its conditions', async () => {
  const fragment = parse('fragment Named on Query { name }').definitions
  const withFragment = (text: string) =>
    visit(parse(text), {
      Document: {
        leave: (node) => ({
          ...node,
          kind: Kind.DOCUMENT,
          definitions: [...node.definitions, ...fragment],
        }),
      },
    })
  const sometimes = withFragment('query($isOn: Boolean!) { ...Named @include(if: $isOn) }')
  const always = withFragment('query { ...Named }')
  expect((await runnable(schema, sometimes)({ isOn: false }, context)).data).toEqual({})
  expect((await runnable(schema, always)({}, context)).data).toEqual({ name: null })
})
