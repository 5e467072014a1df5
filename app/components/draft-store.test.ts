import { describe, expect, it } from 'vitest'
import { type AccountDraft, chooseDraft, type DeviceDraft } from './draft-store.ts'

const words = (title: string) => JSON.stringify({ title, body: '' })
const device = (change: Partial<DeviceDraft> = {}): DeviceDraft => ({
  content: words('On the train'),
  version: 3,
  isSaved: false,
  at: 0,
  ...change,
})
const account = (change: Partial<AccountDraft> = {}): AccountDraft => ({
  content: words('At the desk'),
  version: 3,
  updatedAt: '2026-03-14T09:24:00.000Z',
  ...change,
})

describe('somebody who opens the page with a draft in two places', () => {
  it('sees the account’s copy when the device has none', () => {
    expect(chooseDraft(null, account())).toEqual({ kind: 'nothing' })
  })

  it('is not bothered when both say the same, in whatever order the fields are kept', () => {
    const turned = JSON.stringify({ body: '', title: 'On the train' })
    expect(chooseDraft(device(), account({ content: turned, version: 9 }))).toEqual({
      kind: 'nothing',
    })
  })

  it('goes on with what the device wrote over the account’s version', () => {
    expect(chooseDraft(device(), account())).toMatchObject({
      kind: 'restore',
      content: words('On the train'),
      version: 3,
    })
  })

  it('goes on with the device’s copy when the account never had one', () => {
    expect(chooseDraft(device({ version: 0 }), null)).toMatchObject({ kind: 'restore', version: 0 })
  })

  it('does not get back what was sent or dropped elsewhere', () => {
    expect(chooseDraft(device({ isSaved: true }), null)).toEqual({ kind: 'nothing' })
  })

  it('goes on with the device’s copy when nobody knows about the account', () => {
    expect(chooseDraft(device({ isSaved: true }), undefined)).toMatchObject({
      kind: 'restore',
      version: 3,
    })
  })

  it('sees the newer copy when the device had nothing unsaved', () => {
    expect(chooseDraft(device({ isSaved: true }), account({ version: 4 }))).toEqual({
      kind: 'nothing',
    })
  })

  it('chooses when both were written on', () => {
    expect(chooseDraft(device(), account({ version: 4 }))).toMatchObject({
      kind: 'choose',
      version: 4,
    })
  })
})
