import { describe, expect, it } from 'vitest'
import { canShrink, nameAs, sidesWithin } from './shrink-picture.ts'

describe('a picture made smaller', () => {
  it.each([
    [6000, 4000, { width: 2400, height: 1600 }],
    [3000, 9000, { width: 800, height: 2400 }],
    [20_000, 3, { width: 2400, height: 1 }],
    [640, 480, { width: 640, height: 480 }],
  ])('keeps its sides: %d × %d', (width, height, sides) => {
    expect(sidesWithin(width, height, 2_400)).toEqual(sides)
  })

  it('is called what it became', () => {
    expect(nameAs('IMG_1.2.HEIC', 'image/webp')).toBe('IMG_1.2.webp')
    expect(nameAs('scan', 'image/jpeg')).toBe('scan.jpg')
  })

  it('is offered for what a canvas draws, not for what moves or is no picture', () => {
    expect(canShrink({ type: 'image/png' })).toBe(true)
    expect(canShrink({ type: 'image/gif' })).toBe(false)
    expect(canShrink({ type: 'image/svg+xml' })).toBe(false)
    expect(canShrink({ type: 'application/pdf' })).toBe(false)
  })
})
