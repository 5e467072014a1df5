// Whatever accent is accepted, everything that can be done or is chosen stays readable, in light and in dark.
import { expect, test } from 'vitest'
import { ACCENTS } from '#graphql/setup/limits.ts'
import { accentProblem, accentStyle, contrastOf, SURFACES, type Tones, tonesOf } from './accent.ts'

/** Every sixteenth step of each channel: 4,096 colours. */
const hexes = Array.from({ length: 4_096 }, (_, i) => {
  const channels = [i >> 8, (i >> 4) & 15, i & 15].map((step) => (step * 17).toString(16))
  return `#${channels.map((channel) => channel.padStart(2, '0')).join('')}`
})

function unreadable(tones: Tones, surfaces: readonly string[]): string[] {
  const pairs: [keyof Tones, string, number][] = [
    ...(['sky', 'sky-hover', 'sky-press'] as const).map((fill): [keyof Tones, string, number] => [
      'sky-on',
      tones[fill],
      4.5,
    ]),
    ...[...surfaces, tones['sky-wash']].map((under): [keyof Tones, string, number] => [
      'sky-text',
      under,
      4.5,
    ]),
    ...surfaces.map((under): [keyof Tones, string, number] => ['sky', under, 3]),
    ...surfaces.map((under): [keyof Tones, string, number] => ['focus', under, 3]),
  ]
  return pairs
    .filter(([tone, under, least]) => contrastOf(tones[tone], under) < least)
    .map(([tone, under]) => `${tone} ${tones[tone]} on ${under}`)
}

test('the tones of every accent that is accepted are readable on every surface of both themes', () => {
  const accepted = hexes.filter((hex) => accentProblem(hex) === null)
  expect(accepted.length).toBeGreaterThan(2_500)
  const wrong = accepted.flatMap((hex) => {
    const { light, dark } = tonesOf(hex)
    return [...unreadable(light, SURFACES.light), ...unreadable(dark, SURFACES.dark)].map(
      (what) => `${hex}: ${what}`,
    )
  })
  expect(wrong.slice(0, 10)).toEqual([])
})

test('what is no colour, too pale or too grey is refused, each for its reason', () => {
  expect(['', 'blue', '#12345', '#1234567', '#12345g', 'red;}'].map(accentProblem)).toEqual(
    Array.from({ length: 6 }, () => 'notAColour'),
  )
  expect(['#ffff00', '#ffe4c4', '#ffffff'].map(accentProblem)).toEqual(['pale', 'pale', 'pale'])
  expect(['#000000', '#808080', '#4a4f55'].map(accentProblem)).toEqual(['grey', 'grey', 'grey'])
  expect(Object.values(ACCENTS).map(accentProblem)).toEqual(Object.values(ACCENTS).map(() => null))
})

test('the style sheet says nothing but colours', () => {
  expect(accentStyle('#0f6e5c')).toMatch(
    /^:root\{(--[a-z-]+:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);?){8}\}$/,
  )
})

test('contrast is WCAG’s', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
