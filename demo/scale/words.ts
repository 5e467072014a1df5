// Generated text for measures: many words, a few of them used all the time, most of them hardly ever, as in any language.
import type { Chance } from '#demo/chance.ts'

const list = (text: string): string[] => text.trim().split(/\s+/)

const NOUNS = list(`
  customer meeting invoice order machine report team project office budget supplier contract delivery warehouse form
  training shift workshop printer screen canteen parking safety ticket password calendar newsletter label pallet forklift
  heating window corridor desk chair laptop battery charger cable sensor valve pump filter boiler compressor gasket bolt
  drawing prototype sample test release update server backup dashboard spreadsheet template survey complaint answer
  refund warranty return repair visit route van fuel tyre ramp gate badge locker helmet glove boot jacket ladder drill
  saw bench vice crane hoist conveyor packaging carton tape foil bin compost coffee kettle fridge dishwasher lunch bread
  soup bicycle train bus car-pool stair lift roof gutter drain garden hedge tree light lamp switch socket meter reading
  tariff energy water steam noise vibration dust smell draught temperature humidity leak crack rust paint glue solvent
  resin fibre steel aluminium copper plastic rubber glass wood paper ink stamp envelope archive folder shelf index
  catalogue price discount offer tender auction stock inventory shortage surplus forecast target bonus holiday sick-leave
  handover checklist manual translation glossary acronym slide workshop-day mentor apprentice colleague manager board
  committee vote decision deadline milestone risk audit certificate standard norm permit inspection incident rescue
  alarm exit drill-practice first-aid doctor dentist insurance pension payroll payslip expense mileage hotel flight visa
  conference booth brochure website shop basket checkout payment currency tax customs border container ship harbour rail`)
const TOPICS = list(`
  quality speed trust waste comfort access storage cleaning cooling lighting planning hiring onboarding mentoring
  recycling scheduling pricing shipping billing signage navigation maintenance calibration documentation automation
  welding milling turning bending casting moulding sewing weaving dyeing printing binding folding sorting counting
  weighing mixing heating drying coating polishing packing loading lifting towing parking charging routing dispatching
  forecasting budgeting auditing reporting archiving searching tagging translating recording filming drawing modelling`)
const ADJECTIVES = list(`
  old new small large quiet loud cheap costly early late simple clumsy shared lonely empty full heavy light warm cold
  broken spare missing double weekly monthly daily local remote paper digital manual automatic safe risky clean dirty
  short long slow quick hidden open friendly strict useful forgotten seasonal regional temporary permanent wooden`)
const VERBS = list(`
  replaces blocks delays helps needs finds loses shares doubles halves costs saves explains hides shows moves carries
  breaks repairs follows leads opens closes fills empties measures counts weighs marks prints sends returns collects
  checks tests cleans protects disturbs supports teaches reminds warns invites surprises slows simplifies`)
const PLACES = list(`
  reception assembly paintshop lab yard dock mezzanine basement attic kitchen showroom workshop archive gatehouse
  terminal depot branch plant campus studio`)
const OPENINGS = [
  'Every week we see the same thing.',
  'This came up again at the last shift change.',
  'Two of us have tried it already.',
  'Nobody asked for it, and everybody would use it.',
  'I counted for a month.',
  'A customer said it better than I can.',
  'It sounds small.',
  'We did this in my last company.',
]
const CLOSINGS = [
  'Who would try it with us?',
  'It costs an afternoon.',
  'I can show it to anyone who comes by.',
  'Tell me what I have missed.',
  'We could start on Monday.',
  'Let us measure before we decide.',
]
const REPLIES = [
  'Same here.',
  'We tried this last year.',
  'I would like to see the figures.',
  'Good idea.',
  'Not sure about that.',
  'Count me in.',
  'Who pays for it?',
  'It works like this at our site.',
]

/** Picks by rank: the r-th word about 1/r as often as the first (Zipf). Over a list of n, rank = n^u. */
const byRank = (chance: Chance, words: readonly string[]): string =>
  words[Math.min(words.length - 1, Math.floor(words.length ** chance.next()) - 1)] as string

/** A word hardly anybody else uses: two nouns as one, or a part number. */
const rare = (chance: Chance): string =>
  chance.next() < 0.8
    ? `${chance.pick(NOUNS)}-${chance.pick(NOUNS)}`
    : `part ${String.fromCharCode(65 + chance.below(26))}${100 + chance.below(900)}`

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

function sentence(chance: Chance, theme: string): string {
  const noun = () => byRank(chance, NOUNS)
  const kind = byRank(chance, ADJECTIVES)
  const does = byRank(chance, VERBS)
  const text = chance.pick([
    () => `The ${kind} ${theme} ${does} the ${noun()} in the ${byRank(chance, PLACES)}`,
    () =>
      `For ${byRank(chance, TOPICS)} we have a ${noun()}, and it ${does} the ${noun()} of the ${noun()}`,
    () =>
      `With one ${kind} ${noun()} and a ${theme}, ${byRank(chance, TOPICS)} ${does} less of our time`,
    () =>
      `In the ${byRank(chance, PLACES)} the ${noun()} ${does} the ${kind} ${noun()} before the ${theme} does`,
    () => `Without ${byRank(chance, TOPICS)} the ${noun()} only ${does} the next ${noun()}`,
    () =>
      `Last month the ${rare(chance)} stood in the ${byRank(chance, PLACES)} and nobody missed it`,
  ])()
  return `${capital(text)}.`
}

const wordsIn = (text: string): number => text.split(' ').length

export type Writing = { title: string; paragraphs: string[]; tags: string[] }

/** An idea of 40 to 120 words about something of its own. */
export function writeIdea(chance: Chance): Writing {
  const theme = byRank(chance, NOUNS)
  const topic = byRank(chance, TOPICS)
  const mark = rare(chance)
  const title = chance.pick([
    () => `A ${byRank(chance, ADJECTIVES)} ${theme} for ${topic}, with ${mark}`,
    () => `${capital(topic)}: one ${theme} less, one ${mark} more`,
    () => `What if the ${theme} in the ${byRank(chance, PLACES)} had a ${mark}?`,
    () => `Stop the ${byRank(chance, ADJECTIVES)} ${theme} before ${topic} (${mark})`,
  ])()
  const wanted = 40 + chance.below(60)
  const sentences = [chance.pick(OPENINGS), `It is about ${topic} and the ${mark}.`]
  let words = wordsIn(sentences.join(' '))
  while (words < wanted) {
    const next = sentence(chance, chance.next() < 0.5 ? theme : mark)
    sentences.push(next)
    words += wordsIn(next)
  }
  const cut = 2 + chance.below(Math.max(1, sentences.length - 3))
  const paragraphs = [sentences.slice(0, cut), [...sentences.slice(cut), chance.pick(CLOSINGS)]]
  return {
    title,
    paragraphs: paragraphs.map((one) => one.join(' ')),
    tags: [...new Set([topic, theme])],
  }
}

/** A comment of one to four sentences. */
export function writeComment(chance: Chance): string {
  const theme = byRank(chance, NOUNS)
  const sentences = [chance.pick(REPLIES)]
  for (let more = chance.below(3); more >= 0; more--) sentences.push(sentence(chance, theme))
  return sentences.join(' ')
}

const FIRST_NAMES = list(`
  Ada Aino Alba Amir Ana Anton Aylin Bram Carla Chidi Clara Dalia David Diego Elena Emil Emma Erik Esra Farid Felix Fien
  Gita Goran Hana Hugo Ida Igor Ines Ivo Jana Joris Jun Kaja Karim Kira Lars Leila Leo Lina Luca Maja Marek Mia Milan Mina
  Nadia Nico Nina Noor Olga Omar Oskar Paula Pedro Petra Rafa Rosa Ruth Sami Sara Selma Simon Sofia Sven Tara Theo Tina Tom
  Uma Vera Viktor Wanda Wim Yara Yusuf Zoe Zora Levi Mara`)
const NAME_BEGINNINGS = list(`
  Al An Ber Bor Bran Cal Cor Dal Der Dor El Er Fal Fer Gar Gor Hal Har Hol Il Jan Kar Kel Kor Lam Lin Lor Mar Mol Nor Or
  Pal Per Ral Ros Sal Sor Tal Ver Wil`)
const NAME_ENDINGS = list(`
  aert berg burn dahl dez dijk eira ford gaard hoek holm ic ini kamp kova land leur man mans mark nik ora rup sen ska son
  stad stein strom vik`)

/** A name as a company has them: some people share theirs. */
export const writeName = (chance: Chance): string =>
  `${chance.pick(FIRST_NAMES)} ${chance.pick(NAME_BEGINNINGS)}${chance.pick(NAME_ENDINGS)}`

/** What somebody knows about. */
export const writeSkills = (chance: Chance): string[] => [
  ...new Set([byRank(chance, TOPICS), chance.pick(TOPICS), byRank(chance, NOUNS)]),
]
