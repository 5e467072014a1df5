// The schema: every feature's types on the one builder. Printed to schema.graphql by bin/print-schema.ts.
import { lexicographicSortSchema, printSchema } from 'graphql'
import { builder, settleEnums } from './builder.ts'
import './features.ts'

settleEnums()
export const schema = builder.toSchema({ sortSchema: false })

/** The schema as text, in a fixed order, so that a change of the API shows in review. */
export const printedSchema = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`
