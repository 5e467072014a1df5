// The schema: every feature's types on the one builder. Printed to schema.graphql by bin/print-schema.ts.
import { lexicographicSortSchema, printSchema } from 'graphql'
import { builder, settleEnums } from './builder.ts'
import './features.ts'
import { viewerOfPerson } from './identity/viewer.ts'
import { separateMutations } from './mutations.ts'

settleEnums()
export const schema = separateMutations(builder.toSchema({ sortSchema: false }), viewerOfPerson)

/** The schema as text, in a fixed order, so that a change of the API shows in review. */
export const printedSchema = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`
