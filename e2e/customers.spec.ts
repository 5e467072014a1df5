/** A customer without an account writes, an expert drafts, a voice sends, and it is put right; seen from both sides. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ask, numberOf } from './fixtures.ts'
import { CAST, expect, test, waitForRoom, word } from './people.ts'

const MAILS = join(process.env.ATRIUM_E2E_DATA ?? '', 'mail')

/** The mails in the data folder that hold a text, as they were sent. */
async function mailsWith(text: string): Promise<string[]> {
  const names = await readdir(MAILS).catch(() => [])
  const all = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFile(join(MAILS, name), 'utf8')),
  )
  return all.filter((mail) => mail.includes(text))
}

/** Where the link in the mail to an address leads. */
async function mailedLink(email: string): Promise<string> {
  let path = ''
  await expect
    .poll(
      async () => {
        // Long lines of a mail are broken with "=" at their end.
        const [mail = ''] = (await mailsWith(email)).map((one) => one.replace(/=\r?\n/g, ''))
        path = /\/your-message\/[\w.~%-]+/.exec(mail)?.[0] ?? ''
        return path
      },
      { timeout: 30_000 },
    )
    .not.toBe('')
  return path
}

async function writeIn(page: Page, title: string, email: string): Promise<string> {
  await page.goto('/ask-us/service-form')
  await page
    .getByRole('textbox', { name: 'Your message' })
    .fill(`${title}. It hums every night around two.`)
  await page.getByRole('textbox', { name: 'Subject' }).fill(title)
  await page.getByRole('textbox', { name: 'Your email address' }).fill(email)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  const said = await page.getByText('Your number is').textContent()
  const number = /C-(\d+)/.exec(said ?? '')?.[1] ?? ''
  // The link comes by mail alone: nobody has proven the address.
  await expect(page.getByRole('link', { name: 'Follow your message' })).toHaveCount(0)
  await expect(page.getByText('is in the email we send you')).toBeVisible()
  await page.goto(await mailedLink(email))
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return number
}

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('a customer writes, is told what is wrong, follows it by the link and writes again', async ({
    stranger,
  }) => {
    const customer = await stranger()
    await customer.goto('/ask-us/service-form')
    await customer.getByRole('textbox', { name: 'Your message' }).fill('It hums at night.')
    await customer.getByRole('textbox', { name: 'Your email address' }).fill('nobody@')
    await customer
      .getByRole('textbox', { name: 'Your email address' })
      .evaluate((field) => field.closest('form')?.setAttribute('novalidate', ''))
    await customer.getByRole('button', { name: 'Send' }).click()
    await expect(customer.getByText('Enter one email address')).toBeVisible()
    await expect(customer.getByRole('textbox', { name: 'Your message' })).toHaveValue(
      'It hums at night.',
    )
    await writeIn(customer, `The ${word()} of my boiler`, `${word()}@example.com`)
    await customer.getByRole('textbox', { name: 'Write again' }).fill('It is louder today.')
    await customer.getByRole('button', { name: 'Send' }).click()
    await expect(customer.getByText('We have received it.')).toBeVisible()
    await expect(customer.getByText('It is louder today.')).toBeVisible()
  })

  test('what another app shares stands in the form for what was heard, and is not saved yet', async ({
    as,
  }) => {
    const kofi = await as('kofi')
    const manifest = await (await kofi.request.get('/manifest.webmanifest')).json()
    const { action, params } = manifest.share_target
    const said = `It hums, ${word()}`
    const shared = new URLSearchParams({
      [params.title]: said,
      [params.text]: said,
      [params.url]: 'https://forum.example/1',
    })
    await kofi.goto(`${action}?${shared}`)
    await expect(kofi.getByRole('textbox', { name: 'What was said' })).toHaveValue(
      `${said}\nhttps://forum.example/1`,
    )
  })

  test('a Mastodon account and a mailbox are connected, changed and disconnected; their secrets stand on no page', async ({
    as,
  }) => {
    const [nils, saskia] = [await as('nils'), await as('saskia')]
    const account = saskia.getByRole('complementary')
    const field = (name: string) => account.getByRole('textbox', { name, exact: true })
    const connect = () => account.getByRole('button', { name: 'Connect', exact: true }).click()
    const make = async (kind: string) => {
      await nils.goto(`/customers/channels/new?kind=${kind}`)
      await nils.getByRole('textbox', { name: 'Name', exact: true }).fill(`Desk ${word()}`)
      await nils.getByLabel('Owner').fill(CAST.saskia)
      // Saskia does not read the first space of the list, and the field says so.
      await nils.getByRole('button', { name: 'Create channel' }).click()
      await expect(nils.getByText('cannot read the space')).toBeVisible()
      await nils.getByLabel('Space').selectOption('whole-company')
      await nils.getByRole('button', { name: 'Create channel' }).click()
      // He manages it, but does not read all of its threads.
      await expect(nils.getByText('Only people who can read every thread')).toBeVisible()
      await saskia.goto(new URL(nils.url()).pathname)
      await expect(account.getByText('Not connected')).toBeVisible()
    }

    await make('mastodon')
    await field('Server').fill('http://social.example')
    await account.getByLabel('Access token').fill('a-token-of-mastodon')
    await connect()
    await expect(account.getByText('Give the name of the server')).toBeVisible()
    await expect(field('Server')).toHaveValue('http://social.example')
    await expect(account.getByLabel('Access token')).toHaveValue('')
    await field('Server').fill('social.example')
    await account.getByLabel('Access token').fill('a-token-of-mastodon')
    await connect()
    await expect(account.getByText('Connected with https://social.example')).toBeVisible()
    await expect(account.getByText('It is read once the channel is on.')).toBeVisible()
    await account.getByRole('button', { name: 'Disconnect' }).click()
    await expect(account.getByText('Not connected')).toBeVisible()

    await make('email')
    await field('Server').fill('imap.example')
    await field('User name').fill('service')
    await account.getByLabel('Password').fill('open-sesame')
    await connect()
    await expect(account.getByText('Connected with imap.example:993 as service')).toBeVisible()
    // Another password alone: the rest stands there, and where it was read up to is kept.
    await account.getByText('Change server or password').click()
    await expect(field('Server')).toHaveValue('imap.example:993')
    await expect(field('User name')).toHaveValue('service')
    await account.getByLabel('Password').fill('open-barley')
    await connect()
    await expect(account.getByText('Connected with imap.example:993 as service')).toBeVisible()
    expect(await saskia.content()).not.toMatch(/open-(?:sesame|barley)/)
  })
})

test('form, thread, expert’s draft, review, sent by mail, answered by the link, put right, thanked', async ({
  as,
  stranger,
}) => {
  test.setTimeout(120_000)
  const [customer, saskia, kofi] = [await stranger(), await as('saskia'), await as('kofi')]
  const title = `The ${word()} of the outdoor unit`
  const email = `${word()}@example.com`
  const number = await writeIn(customer, title, email)
  const path = `/customers/${number}`

  // An employee without the role does not find it; invited, they see this one.
  expect((await kofi.request.get(path)).status()).toBe(404)
  await saskia.goto(path)
  await expect(saskia.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await ask(
    saskia,
    'mutation ($id: ID!, $who: ID!) { inviteToCustomerThread(threadId: $id, personId: $who) { number } }',
    { id: number, who: String(await numberOf(kofi)) },
  )

  await kofi.goto(path)
  const answer = kofi.getByRole('region', { name: 'Answer to the customer' })
  const words = `It is the ice on the fan, ${word()}. Tomasz comes on Thursday.`
  for (const page of [saskia, kofi]) await waitForRoom(page, `post:${number}`)
  await answer.getByRole('textbox', { name: 'Draft an answer' }).fill(words)
  await expect(
    saskia
      .getByRole('region', { name: 'Answer to the customer' })
      .getByText(`${CAST.kofi} is writing`),
  ).toBeVisible()
  await answer.getByRole('button', { name: 'Save draft' }).click()
  await answer.getByRole('combobox', { name: 'Reviewer' }).fill(CAST.saskia)
  await answer.getByRole('button', { name: 'Request review' }).click()
  await expect(answer.getByText(`${CAST.saskia} reviews it`)).toBeVisible()
  await expect(answer.getByRole('button', { name: 'Send', exact: true })).toHaveCount(0)
  const secret = `Between us: ${word()}`
  await ask(
    kofi,
    'mutation ($input: PostCommentInput!) { postComment(input: $input) { number } }',
    { input: { postId: number, body: secret } },
  )

  await waitForRoom(saskia, `post:${number}`)
  await saskia.reload()
  await saskia.getByRole('button', { name: 'Approve' }).click()
  await saskia.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(saskia.getByRole('button', { name: 'Undo' })).toBeVisible()
  // After its half minute it has left: the mail is in the folder, and the customer's page has it.
  await expect
    .poll(
      async () =>
        (await mailsWith(email)).some(
          (mail) => /In-Reply-To|Re:/.test(mail) && mail.includes('Thursday'),
        ),
      { timeout: 60_000 },
    )
    .toBe(true)
  await customer.reload()
  await expect(customer.getByText(words)).toBeVisible()
  await expect(customer.getByText('Saskia de Wit, customer care')).toBeVisible()
  expect(await customer.content()).not.toContain(secret)
  expect(await mailsWith(secret)).toEqual([])

  await customer.getByRole('textbox', { name: 'Write again' }).fill('Thursday is fine.')
  await customer.getByRole('button', { name: 'Send' }).click()
  await expect(saskia.getByText('Thursday is fine.')).toBeVisible()
  await saskia.getByText('Change status').click()
  await saskia.getByRole('combobox', { name: 'Status' }).selectOption('Resolved')
  await saskia.getByRole('complementary').getByRole('button', { name: 'Save' }).first().click()
  const head = saskia.locator('.thread-head')
  await expect(head.getByText('Resolved', { exact: true })).toBeVisible()
  // The customer is asked whether it was put right, and says so.
  await customer.reload()
  await customer.getByRole('button', { name: 'Yes, thank you' }).click()
  await expect(customer.getByText('Thank you for telling us.')).toBeVisible()
  await expect(customer.getByText('Thanked')).toBeVisible()
  await expect(customer.getByRole('button', { name: 'Yes, thank you' })).toHaveCount(0)
  await expect(head.getByText('Thanked', { exact: true })).toBeVisible()
  await expect(saskia.getByText('The customer says it was put right.')).toBeVisible()

  // A view of the inbox that she saves shows what it showed.
  const name = `Serious ${word()}`
  await saskia.goto('/customers?severity=3')
  await saskia.getByText('Save view').first().click()
  await saskia.getByRole('textbox', { name: 'Name of the view' }).fill(name)
  await saskia.getByRole('button', { name: 'Save view' }).click()
  await saskia.goto('/customers')
  await saskia.getByRole('link', { name }).click()
  await expect(saskia).toHaveURL(/severity=3/)
  await saskia.getByRole('button', { name: `Remove view “${name}”` }).click()
  await expect(saskia.getByRole('link', { name })).toHaveCount(0)
})

test('a voice that ends loses its Send button in an open tab within five seconds, and its customer can be merged and unmerged', async ({
  as,
}) => {
  const [nils, saskia] = [await as('nils'), await as('saskia')]
  await nils.goto('/')
  const { makeCustomerChannel: channel } = await ask<{
    makeCustomerChannel: { number: number; slug: string }
  }>(
    nils,
    `mutation ($input: CustomerChannelInput!) {
      makeCustomerChannel(space: "whole-company", kind: FORM, input: $input) { number slug } }`,
    {
      input: { name: `Desk ${word()}`, ownerId: String(await numberOf(nils)), firstHours: 8 },
    },
  )
  const on = { id: String(channel.number) }
  await ask(
    nils,
    'mutation ($id: ID!) { switchCustomerChannel(channelId: $id, isOn: true) { isOn } }',
    on,
  )
  await saskia.goto('/')
  const { grantCustomerVoice } = await ask<{
    grantCustomerVoice: { voices: { number: number }[] }
  }>(
    nils,
    'mutation ($id: ID!, $who: ID!) { grantCustomerVoice(channelId: $id, personId: $who) { voices { number } } }',
    { ...on, who: String(await numberOf(saskia)) },
  )
  const asked = async (email: string) =>
    (
      await ask<{ askUs: { name: string } }>(
        nils,
        'mutation ($slug: String!, $email: String!, $text: String!) { askUs(channel: $slug, email: $email, text: $text) { name } }',
        { slug: channel.slug, email, text: `It hums, ${word()}, every night.` },
      )
    ).askUs.name.slice(2)
  const [first, other] = [`${word()}@example.com`, `${word()}@example.com`]
  const number = await asked(first)
  await asked(other)

  await saskia.goto(`/customers/${number}`)
  const answer = saskia.getByRole('region', { name: 'Answer to the customer' })
  await answer.getByRole('textbox', { name: 'Draft an answer' }).fill('We come on Thursday.')
  await answer.getByRole('button', { name: 'Save draft' }).click()
  const send = saskia.getByRole('button', { name: 'Send', exact: true })
  await expect(send).toBeVisible()
  await waitForRoom(saskia, `channel:${channel.number}`)
  await ask(nils, 'mutation ($id: Int!) { endCustomerVoice(voiceId: $id) { isOn } }', {
    id: grantCustomerVoice.voices[0]?.number,
  })
  await expect(send).toHaveCount(0, { timeout: 5_000 })

  await saskia
    .getByRole('complementary')
    .getByRole('link', { name: /^Customer / })
    .click()
  await expect(saskia).toHaveURL(/\/customers\/profiles\/\d+$/)
  await saskia.getByText('Merge', { exact: true }).first().click()
  await saskia.getByRole('textbox', { name: 'Same customer as' }).fill(other)
  await saskia.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(saskia.getByRole('button', { name: 'Unmerge' })).toBeVisible()
  await expect(
    saskia.getByRole('main').getByRole('listitem').filter({ hasText: 'It hums' }),
  ).toHaveCount(2)
  await saskia.getByRole('button', { name: 'Unmerge' }).click()
  await expect(saskia.getByText('No other customer has been merged')).toBeVisible()
})
