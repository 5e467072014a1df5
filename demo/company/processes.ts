// The processes of the demo company with their owners, the gates of two challenges, and risks that people see in entries.
import type { GateStage } from '#graphql/stage-gates/limits.ts'

export const processes = [
  { name: 'Product safety', owner: 'ifeoma' },
  { name: 'Supply chain', owner: 'ruben' },
  { name: 'Data protection', owner: 'nils' },
] as const

type SeedGate = {
  challenge: string
  stage: GateStage
  daysAgo: number
  supporters?: number
  units?: number
  quotes?: number
  comments?: number
}
export const gates: readonly SeedGate[] = [
  { challenge: 'winter-without-a-call', stage: 'TRIAL', daysAgo: 12, supporters: 4, units: 3 },
  { challenge: 'half-the-cardboard', stage: 'SHAPE', daysAgo: 7.5, supporters: 3, units: 2 },
  { challenge: 'half-the-cardboard', stage: 'EVALUATE', daysAgo: 7.5, supporters: 6, comments: 2 },
]

type SeedRisk = {
  challenge: string
  entry: string
  process: (typeof processes)[number]['name']
  by: string
  daysAgo: number
  language: string
  reason: string
  answer?: { daysAgo: number; verdict: 'CLEAR' | 'CONDITIONS' | 'STOP'; text: string }
}
export const risks: readonly SeedRisk[] = [
  {
    challenge: 'half-the-cardboard',
    entry: 'kratten-terug',
    process: 'Supply chain',
    by: 'stijn',
    daysAgo: 5.1,
    language: 'nl',
    reason:
      'Als de leverancier een dinsdag overslaat, staan wij zonder kratten **en** zonder karton.',
    answer: {
      daysAgo: 4.4,
      verdict: 'CONDITIONS',
      text: 'Mag doorgaan als we voor twee weken dozen in reserve houden.',
    },
  },
  {
    challenge: 'winter-without-a-call',
    entry: 'all-fine-once-a-week',
    process: 'Data protection',
    by: 'mireille',
    daysAgo: 2.2,
    language: 'en',
    reason:
      'A weekly message from every house tells when nobody is at home. Who can read that, and for how long?',
  },
]
