import { describe, expect, it } from 'vitest'
import { firstNameOf, initialsOf, toneOf } from './person-face.ts'

describe('a person without a picture', () => {
  it.each([
    ['Mireille Aerts', 'MA'],
    ['Saskia de Wit', 'SW'],
    ['Elif Yıldız', 'EY'],
    ['Ødegaard', 'Ø'],
    ['  João   Pacheco ', 'JP'],
    ['𝒜nn', '𝒜'],
    ['', ''],
  ])('%s shows %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it('keeps the same tone on every page, one of eight', () => {
    const tones = new Set(Array.from({ length: 200 }, (_, n) => toneOf(`person-${n}`)))
    expect(toneOf('person-7')).toBe(toneOf('person-7'))
    expect([...tones].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('is called by the first name', () => {
    expect(firstNameOf('Saskia de Wit')).toBe('Saskia')
  })
})
