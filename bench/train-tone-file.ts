import { writeTone } from './train-tone.ts'

writeTone(process.argv.slice(3))
