// Everything that somebody wrote and Atrium keeps of them, as one file for themselves.
import { feature } from '#graphql/define.ts'
import './events.ts'

export const myData = feature({ name: 'my-data' })
