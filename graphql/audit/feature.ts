// The log of what happened, for administrators. Every write records its event; nothing is kept twice.
import { feature } from '#graphql/define.ts'
import { jobs } from './jobs.ts'
import './schema.ts'

export const audit = feature({ name: 'audit', jobs })
