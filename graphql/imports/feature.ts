// Imports: what a company brings along from elsewhere. It only adds to what the features above it hold.
import { feature } from '#graphql/define.ts'
import './events.ts'

export const imports = feature({ name: 'imports', logTopics: { ideas: 'Imports' } })
