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
    ['\u202EAnn', 'A'],
    ['Cleo Gomez 996', 'CG'],
    ['4711', '4'],
    ['', ''],
  ])('%s shows %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it.each([
    ['Ann Lee', 'Ann'],
    ['Dr. Ann Lee', 'Ann'],
    ['Prof. Dr. Ann Lee', 'Ann'],
    ['Lee, Ann', 'Ann'],
    ['山田太郎', '山田太郎'],
    ['Dr.', 'Dr.'],
    ['', ''],
  ])('%s is called %s', (name, first) => {
    expect(firstNameOf(name)).toBe(first)
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
