/** A company with a login of its own: who comes in by it, who comes as a guest, and who leaves. No demo, an empty database. */
import type { Page } from '@playwright/test'
import { COMPANY_ADDRESS, type CompanyServer, startCompany } from './company-server.ts'
import { ask, createBoard, createIdea, createSpace, numberOf } from './fixtures.ts'
import { expect, test } from './people.ts'
import { CLIENT_SECRET, type SignOnService, startSignOnService } from './sign-on-service.ts'

// The service's own forms ask for a typeface from elsewhere.
test.use({
  baseURL: COMPANY_ADDRESS,
  allowedConsoleErrors: /ERR_CONNECTION_REFUSED|fonts\.googleapis\.com/,
})
test.setTimeout(240_000)

let server: CompanyServer
let service: SignOnService
test.beforeEach(async () => {
  server = await startCompany()
  service = await startSignOnService(AT_THE_SERVICE)
})
test.afterEach(async () => {
  service.stop()
  await server.stop()
})

/** The people of the company's own login. */
const AT_THE_SERVICE = {
  nils: { name: 'Nils Brandt', email: 'nils@hollin.example', email_verified: true },
  mia: {
    name: 'Mia Peeters',
    email: 'mia@hollin.example',
    email_verified: true,
    department: 'Acoustics lab',
  },
}

const OWNERS = `query ($board: String!, $idea: ID!) {
  board(slug: $board) { owner { name } }
  idea(id: $idea) { assignee { name } author { name } }
}`

/** Signs in at the service, by its own forms. */
async function signInThere(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('x')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('a third person comes in by it, a guest sees one space, and what a leaver owned has a new owner', async ({
  stranger,
}) => {
  const nils = await stranger()
  await nils.goto(server.setUpLink)
  await nils.getByRole('button', { name: 'Begin' }).click()
  await nils.getByRole('link', { name: 'Skip' }).click()
  await nils.getByRole('textbox', { name: 'Your name' }).fill('Nils Brandt')
  await nils.getByRole('textbox', { name: 'Your email address' }).fill('nils@hollin.example')
  await nils.getByRole('button', { name: 'Become administrator' }).click()

  await test.step('the login is set up, tried, and switched on', async () => {
    await nils.goto('/admin/sign-in?new=1')
    await nils.getByRole('textbox', { name: 'Name' }).fill('Hollin login')
    await nils.getByRole('textbox', { name: 'Issuer' }).fill(service.issuer)
    await nils.getByRole('textbox', { name: 'Client ID' }).fill('atrium')
    await nils.getByLabel('Client secret').fill(CLIENT_SECRET)
    await nils.getByRole('textbox', { name: 'Unit' }).fill('department')
    await nils.getByRole('checkbox', { name: 'Create accounts' }).check()
    await nils.getByRole('button', { name: 'Save' }).click()
    await expect(nils.getByText('Saved. Try it next.')).toBeVisible()
    const redirectUri = nils.locator('.sign-in-addresses code').first()
    service.knows((await redirectUri.textContent()) ?? '')
    await nils.getByRole('link', { name: 'Try it' }).click()
    await signInThere(nils, 'nils')
    await expect(nils.getByText('It worked.')).toBeVisible()
    await nils.getByRole('button', { name: 'Switch on' }).click()
    await expect(nils.getByRole('cell', { name: 'on', exact: true })).toBeVisible()
  })

  const mia = await stranger()
  await test.step('the third person comes in by it, and owns a space, a board and an idea', async () => {
    await mia.goto('/sign-in')
    await mia.getByRole('link', { name: 'Continue with Hollin login' }).click()
    await signInThere(mia, 'mia')
    await expect(mia).toHaveURL('/')
  })
  const board = await createBoard(mia, { name: 'Quiet pumps', kind: 'CLOSED', members: [nils] })
  const { space } = board
  const idea = await createIdea(mia, { board: board.slug, title: 'Rubber feet for pumps' })
  const open = await createSpace(mia, { name: 'Canteen', kind: 'OPEN' })

  const zoe = await stranger()
  await test.step('a guest is invited, comes in by mail, and sees that space alone', async () => {
    await mia.goto(`/spaces/${space.slug}/guests`)
    await mia.getByRole('textbox', { name: 'Name' }).fill('Zoe Laurent')
    await mia.getByRole('textbox', { name: 'Email' }).fill('zoe@studio.example')
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await mia.getByLabel('Last day').fill(day)
    await mia.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(mia.getByText('The guest is invited.')).toBeVisible()
    await zoe.goto('/sign-in')
    await zoe.getByText('Sign in another way').click()
    await zoe.getByRole('textbox', { name: 'Your mail address' }).fill('zoe@studio.example')
    await zoe.getByRole('button', { name: 'Send me a link' }).click()
    await zoe.goto(await server.linkTo('zoe@studio.example'))
    await zoe.getByRole('button', { name: 'Sign in' }).click()
    await expect(zoe.getByRole('heading', { name: 'Before you come in' })).toBeVisible()
    await zoe.getByRole('button', { name: 'Accept' }).click()
    await zoe.goto(idea.href)
    await expect(zoe.getByRole('heading', { name: 'Rubber feet for pumps' })).toBeVisible()
    await zoe.goto('/spaces')
    await expect(zoe.getByRole('link', { name: 'Quiet pumps' }).first()).toBeVisible()
    await expect(zoe.getByText('Canteen')).toHaveCount(0)
    expect((await zoe.request.get(`/spaces/${open.slug}`)).status()).toBe(404)
  })

  await test.step('the third person leaves: whoever takes over is asked for and owns it all', async () => {
    await nils.goto(`/admin/people?person=${await numberOf(mia)}`)
    await nils.getByRole('link', { name: 'Deactivate Mia' }).click()
    await expect(nils.getByRole('link', { name: board.name }).last()).toBeVisible()
    await nils.getByRole('combobox', { name: 'Successor' }).fill('Nils Brandt')
    await nils.getByRole('button', { name: 'Deactivate Mia' }).click()
    await expect(nils.getByText('Mia is signed out everywhere.')).toBeVisible()
    const owners = await ask(nils, OWNERS, { board: board.slug, idea: String(idea.number) })
    expect(owners).toEqual({
      board: { owner: { name: 'Nils Brandt' } },
      idea: { assignee: { name: 'Nils Brandt' }, author: { name: 'Mia Peeters' } },
    })
    await mia.goto('/')
    await expect(mia).toHaveURL(/sign-in/)
    await mia.getByRole('link', { name: 'Continue with Hollin login' }).click()
    await expect(mia.getByText('This account has been deactivated.')).toBeVisible()
  })
})
