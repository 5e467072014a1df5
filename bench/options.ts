// What this run was asked to measure.
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
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
