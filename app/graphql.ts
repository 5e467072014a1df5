// The typed graphql(...) tag: a document's answer has the schema's types, without generated code for each document.
import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './graphql-env.d.ts'

export const graphql = /* @__PURE__ */ initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: { ID: string; DateTime: string; JSON: unknown }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
