import { describe, expect, test } from 'vitest'
import { daysOf, groupNotifications, type ListedNotification } from './notification-groups.ts'

const aNotification = (
  given: Partial<ListedNotification> & { id: string },
): ListedNotification => ({
  kind: 'COMMENTED',
  about: 'POST',
  postKind: 'IDEA',
  heading: 'Discussion you follow',
  events: 1,
  shortSentence: '\uE000Ana\uE001 commented',
  url: '/ideas/7',
  at: '2026-11-21T10:00:00.000Z',
  isRead: false,
  postNumber: 7,
  postTitle: 'Quieter vans',
  postLanguage: 'en',
  boardSlug: null,
  boardName: null,
  spaceSlug: null,
  spaceName: null,
  actors: [{ number: 1, name: 'Ana Lopez', pictureUrl: null }],
  ...given,
})

describe('one row a thing', () => {
  test('what happened to one idea stands together, and its forms name every notification of it', () => {
    const groups = groupNotifications([
      aNotification({ id: '12' }),
      aNotification({
        id: '11',
        kind: 'SUPPORTED',
        shortSentence: '\uE000Ana\uE001 supported your idea',
      }),
    ])
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ id: 'post:7:12,11', title: 'Quieter vans', isUnread: true })
  })
  test('what is read and what is new are never one row', () => {
    expect(
      groupNotifications([aNotification({ id: '2' }), aNotification({ id: '1', isRead: true })]),
    ).toHaveLength(2)
  })
  test('several new ideas are about their board, one is about itself', () => {
    const on = { boardSlug: 'vans', boardName: 'Vans and routes', kind: 'IDEA_ON_BOARD' as const }
    expect(
      groupNotifications([
        aNotification({
          id: '1',
          ...on,
          about: 'BOARD',
          events: 3,
          shortSentence: 'Ana posted 3 new ideas',
        }),
      ])[0],
    ).toMatchObject({
      title: 'Vans and routes',
      language: null,
      isVoice: false,
      events: [{ text: 'Ana posted 3 new ideas' }],
    })
    expect(groupNotifications([aNotification({ id: '1', ...on })])[0]).toMatchObject({
      title: 'Quieter vans',
      language: 'en',
      isVoice: true,
    })
  })
  test('a space cannot be muted', () => {
    const joined = {
      kind: 'ADDED_TO_SPACE' as const,
      about: 'SPACE' as const,
      postNumber: null,
      postTitle: null,
      spaceSlug: 'lab',
      spaceName: 'The lab',
    }
    expect(groupNotifications([aNotification({ id: '1', ...joined })])[0]).toMatchObject({
      canMute: false,
    })
  })
})

describe('days', () => {
  const now = Date.parse('2026-11-21T23:30:00Z')
  const at = (moment: string) => groupNotifications([aNotification({ id: '1', at: moment })])
  test.each([
    ['2026-11-21T23:10:00Z', 'Europe/Brussels', 'today'],
    ['2026-11-21T22:10:00Z', 'Europe/Brussels', 'yesterday'],
    ['2026-11-21T22:10:00Z', 'UTC', 'today'],
    ['2026-11-17T10:00:00Z', 'UTC', 'week'],
    ['2026-11-01T10:00:00Z', 'UTC', 'earlier'],
  ])('%s in %s is %s', (moment, timeZone, expected) => {
    expect(daysOf(at(moment), now, timeZone)[0]?.name).toBe(expected)
  })
})
