// The models read what people mean in plain sentences; how right they are on many is measured by the benches.
import { expect, test } from 'vitest'
import { aspectsIn, aspectsOf } from './aspects.ts'
import { ThemeModel } from './themes.ts'
import { readTone } from './tone/tone.ts'

test.each([
  ['en', 'I love this heat pump, it is so quiet!', 'GLAD'],
  ['en', 'Not happy at all, the unit is very loud at night.', 'UPSET'],
  ['en', 'When will the technician come?', 'NEUTRAL'],
  ['de', 'Der Techniker war sehr freundlich und pünktlich.', 'GLAD'],
  ['de', 'Das ist überhaupt nicht gut.', 'UPSET'],
  ['nl', 'De monteur was heel vriendelijk en netjes.', 'GLAD'],
  ['nl', 'Ik ben teleurgesteld, het apparaat is kapot.', 'UPSET'],
  ['fr', 'La pompe fait du bruit, je suis très déçu.', 'UPSET'],
  ['fr', 'Merci, le service est parfait.', 'GLAD'],
  ['es', 'Estoy muy contento con el técnico, gracias.', 'GLAD'],
  ['es', 'No funciona y nadie responde.', 'UPSET'],
])('in %s “%s” is %s', (language, text, tone) => {
  expect(readTone(text, language)).toMatchObject({ tone, language })
})

test('the words that caused a tone stand in the text where it says', () => {
  const text = 'The fitters were friendly, the app is terrible and slow.'
  const { causes } = readTone(text)
  expect(causes.length).toBeGreaterThan(0)
  for (const { from, to, word } of causes) expect(text.slice(from, to)).toBe(word)
})

test('a short text in another language is told by its words, and English is what is left', () => {
  expect(readTone('Heel vriendelijk, dank!').language).toBe('nl')
  expect(readTone('Ok').language).toBe('en')
})

test('a theme is learned from examples, the same ones give the same answer, and unknown words none', async () => {
  const examples = [
    { text: 'my card has not arrived', name: 'arrival' },
    { text: 'when does the card arrive', name: 'arrival' },
    { text: 'the exchange rate is wrong', name: 'rate' },
    { text: 'what exchange rate do you use', name: 'rate' },
  ]
  const [one, two] = [await ThemeModel.train(examples), await ThemeModel.train(examples)]
  expect(one.propose('has the card arrived?')?.name).toBe('arrival')
  expect(one.propose('a bad rate')?.name).toBe('rate')
  expect(one.propose('has the card arrived?')).toEqual(two.propose('has the card arrived?'))
  expect(one.propose('日本')).toBeUndefined()
})

test('aspects are names beside opinions in several texts, in singular and plural, pairs before their words', () => {
  const texts = [
    'The battery life is great.',
    'Terrible battery life, and the pictures are good.',
    'I like the battery life.',
    'A bad picture.',
    'The picture is awful.',
  ]
  const names = aspectsOf(texts).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['battery life', 'picture']))
  expect(aspectsIn('Battery life and pictures', new Set(names)).map(({ name }) => name)).toEqual([
    'battery life',
    'picture',
  ])
})
