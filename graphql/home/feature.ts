// Home: what is being discussed now, and what waits for whom. Reads what the features above it wrote.
import { feature } from '#graphql/define.ts'
import './list-schema.ts'
import './schema.ts'

export const home = feature({ name: 'home' })
