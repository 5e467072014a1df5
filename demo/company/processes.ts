// The processes of the demo company with their owners; gates, risks, cases and links of entries, and a draft that one helps with.
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

type SeedCase = {
  challenge: string
  entry: string
  daysAgo: number
  cost: number
  benefit: number
  basis: string
}
export const cases: readonly SeedCase[] = [
  {
    challenge: 'half-the-cardboard',
    entry: 'kratten-terug',
    daysAgo: 4,
    cost: 1_800,
    benefit: 3_900,
    basis: 'Zestig kratten, en elf ton karton minder om weg te brengen.',
  },
  {
    challenge: 'winter-without-a-call',
    entry: 'all-fine-once-a-week',
    daysAgo: 9,
    cost: 24_000,
    benefit: 61_000,
    basis: 'Three weeks of work in the app, and one call in five less from December to March.',
  },
]

/** An entry builds on another one. */
export const links = [
  {
    challenge: 'half-the-cardboard',
    entry: 'covers-without-box',
    onto: 'kratten-terug',
    daysAgo: 3.1,
  },
] as const

export const helpedDraft = {
  challenge: 'half-the-cardboard',
  by: 'bram',
  helper: 'saskia',
  daysAgo: 1.4,
  title: 'Eén doos voor drie pompen',
  body: 'Drie pompen passen in één doos als de klemmen eruit gaan. Saskia, weet jij hoe zwaar dat wordt?',
} as const
