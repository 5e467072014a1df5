import { expect, test } from 'vitest'
import { type DateOptions, readDate } from './dates.ts'

const momentOf = (text: string, options?: DateOptions): Date | null => {
  const read = readDate(text, options)
  return read && 'at' in read ? read.at : null
}

test.each([
  ['2009-05-20', '2009-05-20T12:00:00.000Z'],
  ['2009-05-20T10:50:19+02:00', '2009-05-20T08:50:19.000Z'],
  ['2009-05-20 10:50', '2009-05-20T10:50:00.000Z'],
  ['20.5.2009', '2009-05-20T12:00:00.000Z'],
  ['20/05/2009', '2009-05-20T12:00:00.000Z'],
  ['05/20/2009', '2009-05-20T12:00:00.000Z'],
  ['May 20, 2009', '2009-05-20T12:00:00.000Z'],
  ['1242813019', '2009-05-20T09:50:19.000Z'],
])('%s is a moment', (text, moment) => {
  expect(momentOf(text)?.toISOString()).toBe(moment)
})

test.each(['03/04/2020', 'soon', '2009-02-31', '6 days ago', '', '12'])(
  '"%s" is no moment by itself',
  (text) => {
    expect(momentOf(text)).toBeNull()
  },
)

test('a time of day beside the day counts, and "6 days ago" does when it is known since when', () => {
  expect(momentOf('2015-09-15', { time: '0 days 10:50:19' })?.toISOString()).toBe(
    '2015-09-15T10:50:19.000Z',
  )
  expect(momentOf('6 days ago', { asOf: new Date('2009-05-28T12:00:00Z') })?.toISOString()).toBe(
    '2009-05-22T12:00:00.000Z',
  )
})

test.each([
  ['vor 6 Tagen', 6],
  ['een dag geleden', 1],
  ['il y a 2 semaines', 14],
  ['hace 3 días', 3],
  ['2d ago', 2],
])('%s counts from the day on which it was said', (text, days) => {
  const asOf = new Date('2009-05-28T12:00:00Z')
  expect(momentOf(text, { asOf })).toEqual(new Date(asOf.getTime() - days * 86_400_000))
  expect(momentOf(text)).toBeNull()
})

test.each([
  // Each has one reading.
  ['03/Apr/24 2:15 PM', '2024-04-03T14:15:00.000Z'],
  ['20.05.2009 10:50', '2009-05-20T10:50:00.000Z'],
  ['25/04/2024 13:05', '2024-04-25T13:05:00.000Z'],
  ['2024/04/03', '2024-04-03T12:00:00.000Z'],
  ['2024-04-03 02:15 PM', '2024-04-03T14:15:00.000Z'],
  ['2009-05-20 10:50:19+02', '2009-05-20T08:50:19.000Z'],
  ['April 3rd, 2024', '2024-04-03T12:00:00.000Z'],
  ['3. Dezember 2009', '2009-12-03T12:00:00.000Z'],
  ['3 de abril de 2024', '2024-04-03T12:00:00.000Z'],
  ['1 maja 2024', '2024-05-01T12:00:00.000Z'],
  ['2024年4月3日', '2024-04-03T12:00:00.000Z'],
  ['Wed May 20 2009 10:50:19 GMT+0200 (CEST)', '2009-05-20T08:50:19.000Z'],
  ['Wed, 20 May 2009 10:50:19 +0200', '2009-05-20T08:50:19.000Z'],
  ['2009-05-20 10:50:19 CEST', '2009-05-20T08:50:19.000Z'],
  ['2009-05-20 10:50:19 Central European Summer Time', '2009-05-20T08:50:19.000Z'],
  ['2009-01-20 10:50:19 Europe/Berlin', '2009-01-20T09:50:19.000Z'],
  ['2009-05-20 10:50:19 +0200 UTC', '2009-05-20T08:50:19.000Z'],
  ['04/04/2020', '2020-04-04T12:00:00.000Z'],
  ['03.04.24', '2024-04-03T12:00:00.000Z'],
  ['2024年4月3日（水）午後2時15分', '2024-04-03T14:15:00.000Z'],
  ['2024年4月3日 下午2:15', '2024-04-03T14:15:00.000Z'],
  ['2024년 4월 3일 오후 2:15', '2024-04-03T14:15:00.000Z'],
  ['２０２４/４/３', '2024-04-03T12:00:00.000Z'],
  ['٣ أبريل ٢٠٢٤', '2024-04-03T12:00:00.000Z'],
  ['3 апреля 2024 г., 14:15', '2024-04-03T14:15:00.000Z'],
  ['3 avril 2024 à 14 h 15', '2024-04-03T14:15:00.000Z'],
  ['3. april 2024 kl. 14.15', '2024-04-03T14:15:00.000Z'],
  ['3 Nisan 2024 Çarşamba', '2024-04-03T12:00:00.000Z'],
  ['ngày 3 tháng 4 năm 2024', '2024-04-03T12:00:00.000Z'],
  ['1 listopada 2024', '2024-11-01T12:00:00.000Z'],
  ['03-APR-24 02.15.00.000000 PM', '2024-04-03T14:15:00.000Z'],
  ['2024-04-03 2:15 p. m.', '2024-04-03T14:15:00.000Z'],
  ['14:15 03.04.2024', '2024-04-03T14:15:00.000Z'],
  ['2024-04-03T14:15:00\u221202:00', '2024-04-03T16:15:00.000Z'],
  ['2024-04-03+02:00', '2024-04-03T12:00:00.000Z'],
  ["April 3, '24", '2024-04-03T12:00:00.000Z'],
  ['2024-W14-3', '2024-04-03T12:00:00.000Z'],
  ['2024-094', '2024-04-03T12:00:00.000Z'],
  ['/Date(1712153700000)/', '2024-04-03T14:15:00.000Z'],
])('%s has one reading', (text, moment) => {
  expect(momentOf(text)?.toISOString()).toBe(moment)
})

test.each([
  '31.02.2009',
  'February 31, 2009',
  '2024-13-01',
  '2009-05-20 25:00',
  '0000-00-00',
  '2009-05-20 10:50 IST',
  '0001-01-01T00:00:00',
  '2024-W54-1',
  '2023-366',
  '2024年13月1日',
])('%s is no moment at all', (text) => {
  expect(readDate(text)).toBeNull()
  expect(readDate(text, { order: 'day-first' })).toBeNull()
})

test('a day that could be two is one as soon as the order is known', () => {
  expect(readDate('03/04/2020')).toEqual({ orders: ['day-first', 'month-first'] })
  expect(readDate('03/04/2020', { order: 'day-first' })).toEqual({
    at: new Date('2020-04-03T12:00:00Z'),
  })
  expect(readDate('3/4/20 5 pm', { order: 'month-first' })).toEqual({
    at: new Date('2020-03-04T17:00:00Z'),
  })
  expect(readDate('13/04/2020', { order: 'month-first' })).toBeNull()
})
