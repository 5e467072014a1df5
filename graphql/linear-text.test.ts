// Nobody stops the server with a text: twice the length costs at most about twice the time.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SHORT_TEXTS, TEXT_FUNCTIONS, worstTexts } from './testing-texts.ts'

const LENGTH = 10_000
const MAX_RATIO = 2.5
/** Faster than this, in milliseconds of processor time, nothing is stopped by the longest text there may be. */
const FAST = 15

async function timeOf(
  work: (text: string) => unknown,
  text: string,
  runs: number,
): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage()
    try {
      await work(text)
    } catch {
      // Refused: that took its time too.
    }
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1_000)
  }
  return best
}

/** A busy machine makes single runs slow, never fast: what is linear shows it in one of some tries. */
async function isLinear(work: (text: string) => unknown, short: string, long: string) {
  let ratio = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 4 && ratio > MAX_RATIO; tries++) {
    const longer = await timeOf(work, long, 2 + tries)
    if (longer < FAST) return 0
    ratio = Math.min(ratio, longer / (await timeOf(work, short, 2 + tries)))
  }
  return ratio
}

describe('A text of twice the length takes at most about twice the time', () => {
  const texts = worstTexts(LENGTH)
  const longTexts = worstTexts(2 * LENGTH)
  test.each(Object.entries(TEXT_FUNCTIONS))('%s', { timeout: 240_000 }, async (_, work) => {
    const slow: string[] = []
    for (const [i, long] of longTexts.entries()) {
      if ((await timeOf(work, long, 1)) < FAST) continue
      const ratio = await isLinear(work, texts[i] as string, long)
      if (ratio > MAX_RATIO) slow.push(`${JSON.stringify(long.slice(0, 20))}: ${ratio.toFixed(1)}`)
    }
    expect(slow).toEqual([])
  })
})

const root = join(import.meta.dirname, '..')
const sources = ['graphql', 'search', 'app', 'messages/engine']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|testing/.test(path))
const TEXT =
  /^export (?:async )?(?:function (\w+)|const (\w+) = (?:async )?)\(\s*(?:text|body|raw|plain|words|query|title|markdown|line|header|typed|said|name|word|value|wanted|before|id|cell)\??: (?:string|unknown)\b/gm

test('every function over a text is in the list, or its text is short', () => {
  const found = [...sources, 'log.ts'].flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(TEXT)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  )
  expect(found.length).toBeGreaterThan(40)
  const missing = found.filter((name) => !(name in TEXT_FUNCTIONS) && !(name in SHORT_TEXTS))
  expect(missing, 'name it in graphql/testing-texts.ts').toEqual([])
})
