import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectLanguage, short } from './language.ts'
import { editDistance, editsAllowed, formsToAsk, formsToStore } from './spelling.ts'
import { languageIn, plainWords } from './terms.ts'
import { fold, hashOf, RecentMap, wordsOf } from './words.ts'

test.each([
  ['Gdańsk', 'gdansk'],
  ['Yıldız', 'yildiz'],
  ['İstanbul', 'istanbul'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['Ærøskøbing', 'aeroskobing'],
  ['ﬁrma', 'firma'],
  ['ＡＢＣ', 'abc'],
  ['Πάτρα', 'πατρα'],
])('a name is found however it is typed: %s', (name, plain) => {
  expect(fold(name)).toBe(plain)
})

test.each([
  ["the team's C++ and C# e-mail", ['the', 'team', 'c++', 'and', 'c#', 'e', 'email', 'mail']],
  ["l'énergie n'est pas chère", ['énergie', 'est', 'pas', 'chère']],
  ["don't", ['dont']],
  ["Ankara'daki İzmir'e Ayşe'nin", ['ankara', 'i̇zmir', 'ayşe']],
  ['heat-pump 3.5 kW', ['heat', 'heatpump', 'pump', '3', '35', '5', 'kw']],
  ['東京駅', ['東京', '京駅']],
  ['', []],
])('a text is cut into words: %s', (text, words) => {
  expect(plainWords(text, 100)).toEqual(words)
})

test('plain text is cut as text with accents is', () => {
  const text = "The team's C++ plan: don't e-mail l'usine_2, it's 3.5 kW (F# too)!"
  const withAccent = wordsOf(`${text} é`).slice(0, -1)
  expect(wordsOf(text)).toEqual(withAccent)
})

test('any plain text is cut as text with accents is', () => {
  const sign = fc.constantFrom(..."aZ9'’+# -_.(é".split(''))
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const text = signs.join('').replace(/[é’]/g, 'x')
      expect(wordsOf(text)).toEqual(wordsOf(`${text} é`).slice(0, -1))
    }),
    { numRuns: 2_000 },
  )
})

test('each word knows where it stood', () => {
  const text = 'Für «Café» – ja!'
  expect(wordsOf(text).map((word) => text.slice(word.start, word.end))).toEqual([
    'Für',
    'Café',
    'ja',
  ])
})

test.each([
  ['heta', 'heat', 1],
  ['pmup', 'pump', 1],
  ['recieve', 'receive', 1],
  ['acomodation', 'accommodation', 2],
  ['same', 'same', 0],
  ['kitten', 'sitting', 3],
])('%s is %s typed with so many errors', (typed, word, errors) => {
  expect(editDistance(typed, word, 3)).toBe(errors)
  expect(editDistance(typed, word, 1)).toBe(Math.min(errors, 2))
})

test('every word within the allowed errors shares a form with what was typed', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (const word of ['heat', 'energy', 'parking', 'accommodation'])
    for (let at = 0; at < word.length; at++)
      for (const wrong of [
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at) + letters[at] + word.slice(at),
        word.slice(0, at) + letters[at + 3] + word.slice(at + 1),
      ]) {
        if (editsAllowed(wrong) === 0) continue
        const stored = new Set(formsToStore(word))
        expect(
          formsToAsk(wrong).some((form) => stored.has(form)),
          `${wrong} for ${word}`,
        ).toBe(true)
      }
})

test('numbers and part names are never guessed at', () => {
  expect(editsAllowed('2026')).toBe(0)
  expect(formsToStore('ax7')).toEqual([])
})

test.each([
  ['The heat of the workshop is lost at night', 'en'],
  ['De warmte van de werkplaats gaat in de nacht verloren', 'nl'],
  ['Die Wärme der Werkstatt geht in der Nacht verloren', 'de'],
  ['El calor del taller se pierde por la noche en las ventanas', 'es'],
  ['O calor da oficina não se perde em uma noite', 'pt'],
  ['La chaleur de l atelier est perdue dans la nuit', 'fr'],
  ['Тепло мастерской теряется ночью', 'ru'],
  ['Heat pump', null],
])('the language of a text is told by its small words: %s', (text, language) => {
  expect(detectLanguage(wordsOf(text).map((word) => word.plain))).toBe(language)
})

test.each([
  ['How do I get to my data', 'en'],
  ['How do I log in to do it by phone?', 'en'],
  ['Do I have to pay for a card?', 'en'],
  ['Jak złożyć wniosek', 'pl'],
  ['Toplantıları azaltalım', 'tr'],
  ['Größere Schließfächer', 'de'],
  ['Visit of Aylin Yıldız', 'en'],
  ['Reunión', 'en'],
])('a short text is taken for what is usual unless it tells otherwise: %s', (text, language) => {
  const words = wordsOf(text).map((word) => word.plain)
  expect(languageIn(words, null, 'en')).toBe(language)
})

test('a language is read from any tag, nonsense is none', () => {
  expect(['pt-BR', 'NL', 'en_US', 'english', '', null].map(short)).toEqual([
    'pt',
    'nl',
    'en',
    null,
    null,
    null,
  ])
})

test('what was not asked for lately is forgotten, what was is kept', () => {
  const map = new RecentMap<number>(2)
  map.set('kept', 1)
  for (let i = 0; i < 10; i++) {
    map.set(`other ${i}`, i)
    expect(map.get('kept')).toBe(1)
  }
  expect(map.get('other 0')).toBeUndefined()
})

test('no term has the number 0, which stands for none', () => {
  for (let i = 0; i < 5_000; i++) expect(hashOf(`word ${i}`)).not.toBe(0)
})
