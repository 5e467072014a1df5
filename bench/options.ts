// What this run was asked to measure.
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    small: { type: 'string', default: '1000' },
    large: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    scale: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '8' },
    screens: { type: 'string', default: '1000' },
    only: { type: 'string', default: 'pages,api,writes,search,fan-out,browser,start' },
  },
})
export const scale = Number(values.scale)
export const seconds = Number(values.seconds)
export const screens = Number(values.screens)
export const wantedParts = new Set(values.only.split(','))
/** Of `growth`: the people of the two companies, and how often each is asked. */
export const small = Number(values.small)
export const large = Number(values.large)
export const rounds = Number(values.rounds)
