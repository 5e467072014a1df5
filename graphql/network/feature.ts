// With whom people work, how they are connected, and teams that are proposed.
import { feature } from '#graphql/define.ts'
import './schema.ts'

export const network = feature({ name: 'network' })
