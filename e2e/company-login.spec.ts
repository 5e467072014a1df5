/** A company with a login of its own: who comes in by it, who comes as a guest, and who leaves. No demo, an empty database. */
import type { Page } from '@playwright/test'
import { COMPANY_ADDRESS, type CompanyServer, startCompany } from './company-server.ts'
import { ask, createBoard, createIdea, createSpace, numberOf } from './fixtures.ts'
import { problemsIn } from './looks.ts'
import { expect, test } from './people.ts'
import { CLIENT_SECRET, type SignOnService, startSignOnService } from './sign-on-service.ts'

// The service's own forms ask for a typeface from elsewhere.
test.use({
  baseURL: COMPANY_ADDRESS,
  allowedConsoleErrors: /status of 403|ERR_CONNECTION_REFUSED|fonts\.googleapis\.com/,
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

const inTwentyDays = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)

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
    await nils.getByRole('button', { name: 'Switch on', exact: true }).click()
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
    await mia.getByLabel('Last day').fill(inTwentyDays)
    await mia.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(mia.getByText('The guest has been invited by email.')).toBeVisible()
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

  await test.step('a guest of one post comes in by mail, sees that alone, and comments', async () => {
    await mia.goto(`/spaces/${space.slug}/guests`)
    await mia.getByRole('textbox', { name: 'Name' }).fill('Uma Berg')
    await mia.getByRole('textbox', { name: 'Email' }).fill('uma@acoustics.example')
    await mia.getByRole('textbox', { name: 'Only one post' }).fill(idea.href)
    await mia.getByLabel('Last day').last().fill(inTwentyDays)
    await mia.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(mia.getByText('The guest has been invited by email.')).toBeVisible()
    const uma = await stranger()
    await uma.goto('/sign-in')
    await uma.getByText('Sign in another way').click()
    await uma.getByRole('textbox', { name: 'Your mail address' }).fill('uma@acoustics.example')
    await uma.getByRole('button', { name: 'Send me a link' }).click()
    await uma.goto(await server.linkTo('uma@acoustics.example'))
    await uma.getByRole('button', { name: 'Sign in' }).click()
    await expect(uma.getByText('Mia Peeters would like to show you')).toBeVisible()
    await uma.getByRole('button', { name: 'Accept' }).click()
    await expect(uma.getByRole('heading', { name: 'Rubber feet for pumps' })).toBeVisible()
    expect(await problemsIn(uma)).toEqual([])
    await uma.getByRole('textbox', { name: 'Your comment' }).fill('Felt would do, too.')
    await uma.getByRole('button', { name: 'Comment' }).click()
    await expect(uma.getByText('Felt would do, too.')).toBeVisible()
    await uma.goto('/people')
    await expect(uma).toHaveURL('/shared')
  })

  await test.step('a colleague without an email address signs in with a badge, and chooses a PIN', async () => {
    await nils.goto('/admin/sign-in')
    await nils.locator('button[value=badgesOn]').click()
    await nils.getByRole('link', { name: 'Manage badges' }).click()
    await nils
      .getByRole('textbox', { name: 'One badge per line' })
      .fill('10-472; Jan Maes; Assembly')
    await nils.getByRole('button', { name: 'Add badges' }).click()
    const pin = await nils
      .getByRole('row', { name: /Jan Maes/ })
      .locator('code')
      .textContent()
    expect(await problemsIn(nils)).toEqual([])
    const jan = await stranger({ javaScriptEnabled: false })
    await jan.goto('/sign-in')
    await jan.getByText('Sign in another way').click()
    await jan.getByRole('link', { name: 'Sign in with your badge' }).click()
    await jan.getByRole('textbox', { name: 'Badge number' }).fill('10472')
    await jan.getByLabel('PIN').fill('000000')
    await jan.getByRole('button', { name: 'Sign in' }).click()
    await expect(jan.getByText('The badge number or the PIN is wrong')).toBeVisible()
    await jan.getByRole('textbox', { name: 'Badge number' }).fill('10472')
    await jan.getByLabel('PIN').fill(pin ?? '')
    await jan.getByRole('button', { name: 'Sign in' }).click()
    await expect(jan.getByRole('heading', { name: 'Choose your PIN' })).toBeVisible()
    await jan.getByLabel('New PIN', { exact: true }).fill('704981')
    await jan.getByLabel('New PIN again').fill('704981')
    await jan.getByRole('button', { name: 'Save and sign in' }).click()
    await expect(jan).toHaveURL('/')
  })

  await test.step('tokens read and write within their scope; a program gets an account of its own', async () => {
    const program = await stranger()
    const askWith = async (token: string, query: string) => {
      const answer = await program.request.post('/graphql', {
        data: { query },
        headers: { authorization: `Bearer ${token}` },
      })
      const { data, errors } = (await answer.json()) as {
        data?: unknown
        errors?: { extensions: { code: string } }[]
      }
      return errors?.[0]?.extensions.code ?? data
    }
    await mia.goto('/settings/tokens')
    await mia.getByRole('textbox', { name: 'Name' }).fill('Weekly report')
    await mia.getByRole('button', { name: 'Create token' }).click()
    const token = await mia.getByRole('textbox', { name: 'Token' }).inputValue()
    const WRITE = 'mutation { changeSettings(input: { theme: "DARK" }) { number } }'
    expect(await askWith(token, '{ viewer { name } }')).toEqual({ viewer: { name: 'Mia Peeters' } })
    expect(await askWith(token, WRITE)).toBe('NOT_ALLOWED')
    await mia.goto('/settings/tokens')
    await mia.getByRole('button', { name: 'Revoke Weekly report' }).click()
    await expect(mia.getByText('The token is revoked.')).toBeVisible()
    expect(await askWith(token, '{ viewer { name } }')).toBe('NOT_SIGNED_IN')

    await nils.goto('/admin/service-accounts?new=1')
    await nils.getByRole('textbox', { name: 'Name' }).fill('Hotline')
    await nils.getByRole('textbox', { name: 'Purpose' }).fill('Sends what the hotline hears')
    await nils.getByRole('button', { name: 'Create service account' }).click()
    await expect(nils.getByText('The service account is created.')).toBeVisible()
    await nils.getByRole('textbox', { name: 'Name' }).fill('Bridge')
    await nils.getByRole('radio', { name: 'Read and write' }).check()
    await nils.getByRole('button', { name: 'Create token' }).click()
    const own = await nils.getByRole('textbox', { name: 'Token' }).inputValue()
    expect(await askWith(own, '{ viewer { name } }')).toEqual({ viewer: { name: 'Hotline' } })
  })

  await test.step('the usage policy is accepted before the next post, and again after a change', async () => {
    const publish = async (text: string) => {
      await nils.goto('/admin/usage-policy')
      await nils.getByRole('textbox', { name: 'Text' }).fill(text)
      await nils.getByRole('button', { name: 'Publish new version' }).click()
      await expect(nils.getByText('The policy is published.')).toBeVisible()
    }
    for (const text of ['Be kind.', 'Be kind, and say where it comes from.']) {
      await publish(text)
      const post = async () => {
        await mia.goto(idea.href)
        await mia.getByRole('textbox', { name: 'Add a comment' }).fill(`After: ${text}`)
        await mia.getByRole('button', { name: 'Post', exact: true }).click()
      }
      await post()
      await expect(mia.getByText('Accept the usage policy first').first()).toBeVisible()
      await mia.goto('/usage-policy')
      await mia.getByRole('button', { name: 'Accept' }).click()
      await expect(mia.getByText('You accepted it')).toBeVisible()
      await post()
      await expect(mia.getByRole('article').getByText(`After: ${text}`).first()).toBeVisible()
    }
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
