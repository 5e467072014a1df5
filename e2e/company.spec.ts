/**
 * A company begins: from an empty database to the second person's first idea, on a server of its own without the demo. What it
 * costs is counted: clicks, and fields that are filled in.
 */
import type { Page } from '@playwright/test'
import { COMPANY_ADDRESS, type CompanyServer, startCompany } from './company-server.ts'
import { problemsIn, sidewaysScroll, violations } from './looks.ts'
import { expect, test } from './people.ts'

// A browser says to its console that a form was refused.
test.use({ baseURL: COMPANY_ADDRESS, allowedConsoleErrors: /status of 400|ERR_CONNECTION_REFUSED/ })
test.setTimeout(240_000)

let server: CompanyServer
test.beforeEach(async () => {
  server = await startCompany()
})
test.afterEach(() => server.stop())

/** From an empty database to the second person's first idea, at most. */
const MAX_CLICKS = 14

/** Clicks, and counts them. */
function counter() {
  let clicks = 0
  return {
    click: async (page: Page, role: 'button' | 'link', name: string) => {
      clicks++
      await page.getByRole(role, { name, exact: true }).click()
    },
    count: () => clicks,
  }
}

test('a company is set up, invites a second person by mail, and has their first idea', async ({
  stranger,
}) => {
  const { click, count } = counter()
  const began = Date.now()
  const nils = await stranger()
  const other = await stranger()
  const looks = async (page: Page, where: string) =>
    expect(await problemsIn(page), where).toEqual([])

  /** The step in the other languages, where words are longer: on a phone, and that nothing stands out at a desk. */
  const looksInOthers = async (page: Page) => {
    const before = page.viewportSize()
    await page.setViewportSize({ width: 390, height: 844 })
    for (const value of ['nl', 'de', 'en']) {
      await page.context().addCookies([{ name: 'atrium-language', value, url: COMPANY_ADDRESS }])
      await page.reload()
      await expect(page.locator('html')).toHaveAttribute('lang', value)
      expect([...(await violations(page, 'all')), ...(await sidewaysScroll(page))]).toEqual([])
      await page.setViewportSize({ width: 1440, height: 900 })
      expect(await sidewaysScroll(page), `${value} at a desk`).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
    }
    if (before) await page.setViewportSize(before)
  }

  await test.step('nobody else comes in meanwhile', async () => {
    await other.goto('/ideas/boards/any?sort=NEW')
    await expect(other).toHaveURL('/setup')
    await expect(
      other.getByRole('heading', { name: 'This Atrium is being set up', level: 1 }),
    ).toBeVisible()
    await looks(other, 'being set up')
  })

  await test.step('the link begins in one browser, once', async () => {
    await nils.goto(server.setUpLink)
    await looks(nils, 'begin')
    await click(nils, 'button', 'Begin')
    await expect(nils).toHaveURL('/setup')
    await looksInOthers(nils)
    await other.goto(server.setUpLink)
    await expect(other.getByText('This link has been used in another browser')).toBeVisible()
    await other.goto('/setup/administrator')
    await expect(other.getByRole('textbox')).toHaveCount(0)
  })

  await test.step('name and colour; what could not be read is refused, and what was typed stays', async () => {
    await nils.getByRole('textbox', { name: 'Company name' }).fill('Hollin')
    await nils.getByRole('radio', { name: 'Another colour' }).check()
    const hex = nils.getByRole('textbox', { name: 'Colour as # and six digits' })
    await hex.fill('#ffff66')
    await nils.getByRole('button', { name: 'Continue' }).click()
    await expect(nils.getByText('This colour is too pale')).toBeVisible()
    await expect(nils.getByRole('textbox', { name: 'Company name' })).toHaveValue('Hollin')
    await looks(nils, 'company, refused')
    await nils.getByRole('radio', { name: 'Green' }).check()
    await nils.getByLabel('Logo', { exact: true }).setInputFiles('public/icon-192.png')
    await click(nils, 'button', 'Continue')
  })

  await test.step('the first administrator is signed in and gets a recovery link', async () => {
    await expect(nils).toHaveURL('/setup/administrator')
    // The accent is the page's own from here on.
    const fill = await nils
      .getByRole('button', { name: 'Become administrator' })
      .evaluate((button) => getComputedStyle(button).backgroundColor)
    expect(fill).toBe('rgb(15, 110, 92)')
    await looks(nils, 'administrator')
    await looksInOthers(nils)
    await nils.getByRole('textbox', { name: 'Your name' }).fill('Nils Brandt')
    await nils.getByRole('textbox', { name: 'Your email address' }).fill('Nils@Hollin.example')
    await click(nils, 'button', 'Become administrator')
    await expect(nils.getByRole('textbox', { name: 'Recovery link' })).toHaveValue(
      /\/recovery\?key=/,
    )
    await looks(nils, 'recovery link')
  })
  const recovery = await nils.getByRole('textbox', { name: 'Recovery link' }).inputValue()

  await test.step('sign-in, spaces and boards', async () => {
    await click(nils, 'link', 'Continue')
    await expect(nils.getByRole('radio', { name: /^By invitation/ })).toBeChecked()
    await looks(nils, 'sign-in')
    await looksInOthers(nils)
    await click(nils, 'button', 'Continue')
    await expect(nils).toHaveURL('/setup/places')
    await looks(nils, 'places')
    await looksInOthers(nils)
    await click(nils, 'button', 'Create and continue')
  })

  await test.step('people are invited', async () => {
    await expect(nils).toHaveURL('/setup/people')
    await looks(nils, 'people')
    await looksInOthers(nils)
    await nils
      .getByRole('textbox', { name: 'Email addresses' })
      .fill('Ana Silva <ana@hollin.example>, nobody')
    await click(nils, 'button', 'Create invitations')
    await expect(nils.getByText('Not an email address: nobody')).toBeVisible()
    await looks(nils, 'people, invited')
    await nils.getByRole('textbox', { name: 'Email domain' }).fill('hollin.example')
    await nils.getByRole('button', { name: 'Create link' }).click()
    await expect(nils.getByRole('textbox', { name: 'The link, shown only now:' })).toHaveValue(
      /\/invitation\?/,
    )
    await expect(nils.getByText('@hollin.example')).toBeVisible()
    await click(nils, 'link', 'Open Atrium')
    await expect(nils.getByRole('heading', { name: 'First week of your Atrium' })).toBeVisible()
  })

  await test.step('the second person comes in by the mail and posts an idea', async () => {
    await other.goto(await server.linkTo('ana@hollin.example'))
    await expect(
      other.getByRole('heading', { name: 'Nils Brandt invites you to Atrium' }),
    ).toBeVisible()
    await expect(other.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ana Silva')
    await looks(other, 'invitation')
    await click(other, 'button', 'Join')
    await expect(other.getByRole('heading', { name: 'Welcome, Ana' })).toBeVisible()
    await looks(other, 'welcome')
    await click(other, 'link', 'Post a first idea')
    await other.getByRole('textbox', { name: 'Your idea in one line' }).fill('A rack for wet coats')
    await other
      .getByRole('textbox', { name: 'Now, and how it could be' })
      .fill('They hang over the heating. A rack beside the door would do.')
    await other.getByRole('combobox', { name: 'Board' }).selectOption('A better place to work')
    await click(other, 'button', 'Post idea')
    await expect(
      other.getByRole('heading', { name: 'A rack for wet coats', level: 1 }),
    ).toBeVisible()
  })
  const seconds = (Date.now() - began) / 1_000
  test.info().annotations.push({ type: 'cost', description: `${count()} clicks, ${seconds} s` })
  expect(count()).toBeLessThanOrEqual(MAX_CLICKS)

  await test.step('the check list has noticed, and is dismissed', async () => {
    await other.goto('/')
    await expect(other.getByText('1 of 6 done')).toBeVisible()
    await other.getByRole('button', { name: 'Dismiss the check list' }).click()
    await expect(other).toHaveURL('/')
    await expect(other.getByRole('heading', { name: 'Your first week' })).toHaveCount(0)
  })

  await test.step('the administrator sees who came, and comes in again by the recovery link, once', async () => {
    await nils.goto('/admin/invitations')
    await expect(nils.getByRole('row', { name: /Ana Silva.*Accepted/ })).toBeVisible()
    await looks(nils, 'invitations')
    await nils.goto('/admin/company')
    await looks(nils, 'company in Admin')
    const again = await stranger()
    await again.goto(recovery)
    await looks(again, 'recovery')
    await again.getByRole('button', { name: 'Sign in' }).click()
    await expect(again).toHaveURL('/admin/company#recovery')
    const late = await stranger()
    await late.goto(recovery)
    await late.getByRole('button', { name: 'Sign in' }).click()
    await expect(late.getByRole('alert')).toContainText('This link has been used')
  })
})

test('the same before any script, on a phone and in German; steps that were skipped are found again', async ({
  stranger,
}) => {
  const options = {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    locale: 'de-DE',
  }
  const nils = await stranger(options)
  await nils.goto(server.setUpLink)
  await nils.getByRole('button', { name: 'Beginnen' }).click()
  await nils.getByRole('link', { name: 'Überspringen' }).click()
  await nils.getByRole('textbox', { name: 'Ihr Name' }).fill('Nils Brandt')
  await nils.getByRole('textbox', { name: 'Ihre E-Mail-Adresse' }).fill('nils@hollin.example')
  await nils.getByRole('button', { name: 'Verwaltung übernehmen' }).click()
  await nils.getByRole('link', { name: 'Weiter' }).click()
  await nils.getByRole('link', { name: 'Überspringen' }).click()
  await nils.getByRole('link', { name: 'Überspringen' }).click()
  await nils.getByRole('link', { name: 'Später einladen' }).click()

  // Nothing is there yet; every empty place leads on.
  await expect(nils.getByText('1 von 6 erledigt')).toBeVisible()
  for (const [at, heading] of [
    ['/ideas', 'Es gibt noch kein Board'],
    ['/ideas/new', 'Es gibt noch kein Board'],
    ['/spaces', 'Es gibt noch keinen Bereich'],
    ['/ideas?new=board', 'Es gibt noch keinen Bereich'],
  ] as const) {
    await nils.goto(at)
    await expect(nils.getByRole('heading', { name: heading }).last()).toBeVisible()
  }
  await nils.goto('/people')
  await nils.getByRole('link', { name: 'Personen einladen' }).click()

  // A link for the mail domain: an invitation comes by mail, and is accepted.
  await nils.getByRole('textbox', { name: 'Maildomain' }).fill('hollin.example')
  await nils.getByRole('button', { name: 'Link erstellen' }).click()
  const link = await nils
    .getByRole('textbox', { name: 'Der Link, nur jetzt zu sehen:' })
    .inputValue()
  const ana = await stranger(options)
  await ana.goto(link)
  await ana.getByRole('textbox', { name: 'Ihr Name' }).fill('Ana Silva')
  await ana.getByRole('textbox', { name: 'Ihre E-Mail-Adresse' }).fill('ana@elsewhere.example')
  await ana.getByRole('button', { name: 'Einladung an mich senden' }).click()
  await expect(
    ana.getByText('Nehmen Sie Ihre Adresse, die auf @hollin.example endet.'),
  ).toBeVisible()
  await ana.getByRole('textbox', { name: 'Ihre E-Mail-Adresse' }).fill('ana@hollin.example')
  await ana.getByRole('button', { name: 'Einladung an mich senden' }).click()
  await expect(ana.getByRole('heading', { name: 'Sehen Sie in Ihre E-Mail' })).toBeVisible()
  await ana.goto(await server.linkTo('ana@hollin.example'))
  await ana.getByRole('button', { name: 'Beitreten' }).click()
  await expect(ana.getByRole('heading', { name: 'Willkommen, Ana' })).toBeVisible()

  // She may make no space; she is told who does.
  await ana.goto('/ideas/new')
  await expect(ana.getByText('Das erste legt die Verwaltung an')).toBeVisible()
  await expect(
    ana.getByRole('main').getByRole('link', { name: 'Mit Vorlagen beginnen' }),
  ).toHaveCount(0)

  // The skipped steps, from Admin.
  await nils.goto('/admin/company')
  await nils.getByRole('textbox', { name: 'Firmenname' }).fill('Hollin')
  await nils.getByRole('button', { name: 'Speichern' }).first().click()
  await expect(nils.getByText('Gespeichert.')).toBeVisible()
  await nils.getByRole('link', { name: 'Bereiche und Boards aus Vorlagen' }).click()
  await nils.getByRole('button', { name: 'Anlegen und weiter' }).click()
  await nils.goto('/ideas')
  await expect(
    nils.getByRole('link', { name: 'Jeden Tag besser', exact: true }).first(),
  ).toBeVisible()
})
