/** What happens to the entries of a challenge: gates they pass, themes they are in, risks that are flagged, and the goal it serves. */
import { createContest } from './contests.ts'
import { ask, createSpace, numberOf } from './fixtures.ts'
import { expect, scriptsRun, test, waitForRoom, word } from './people.ts'

/** Without what belongs to one stage alone: all stages, by their usual dates. */
const ALL_STAGES = { stages: undefined, hasDuels: false, rules: undefined }

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('a sponsor sets a gate, an entry is refused for what it lacks, and moves on once it has it', async ({
    as,
  }) => {
    const [priya, kofi] = [await as('priya'), await as('kofi')]
    const space = await createSpace(priya, { name: `Gates ${word()}`, members: [kofi] })
    const contest = await createContest(priya, space.slug, ALL_STAGES)
    await priya.goto(contest.path)
    await priya.getByRole('link', { name: 'Edit stage gates' }).click()
    const shape = priya.getByRole('region', { name: 'Gate to Shape' })
    await shape.getByLabel('Minimum supporters').fill('1')
    await shape.getByRole('button', { name: 'Save gate' }).click()
    await expect(shape).toContainText('Shape: at least 1 supporter')

    const entry = contest.entries[0]
    await priya.goto(`${contest.path}/entries/${entry.number}`)
    await priya.getByRole('button', { name: 'Move to Shape' }).click()
    await expect(priya.getByRole('alert')).toContainText('What is missing')
    await expect(priya.getByRole('list', { name: 'Stage history' })).toBeEmpty()
    await kofi.goto(`/ideas/${entry.number}`)
    await kofi.getByRole('button', { name: /^Support/ }).click()
    await expect(async () => {
      await priya.goto(`${contest.path}/entries/${entry.number}`)
      await expect(priya.getByRole('list', { name: 'Stage history' })).toContainText(
        /Moved to Shape automatically.*1 of 1 supporter/,
        { timeout: 1_000 },
      )
    }).toPass()
  })

  test('a sponsor puts entries into themes of their own, and one entry into two', async ({
    as,
  }) => {
    const priya = await as('priya')
    const space = await createSpace(priya, { name: `Themes ${word()}` })
    const contest = await createContest(priya, space.slug, ALL_STAGES)
    await priya.goto(contest.path)
    await priya.getByRole('link', { name: 'Themes of entries' }).click()
    await priya.goto(`${contest.path}/themes?theme=none`)
    const [first] = contest.entries
    const choose = () => priya.getByRole('checkbox', { name: `Select ${first.title}` })
    const newTheme = priya.getByRole('textbox', { name: 'Or a new theme' })
    await newTheme.fill('Before the frost')
    await priya.getByRole('button', { name: 'Move', exact: true }).click()
    await expect(priya.getByRole('main')).toContainText('Choose at least one entry')
    await choose().check()
    await priya.getByRole('button', { name: 'Move', exact: true }).click()
    await priya.getByRole('link', { name: 'Before the frost' }).click()
    await priya.getByRole('textbox', { name: 'Theme name' }).fill('While it is warm')
    await priya.getByRole('button', { name: 'Save name' }).click()
    await expect(
      priya.getByRole('heading', { name: 'Entries in “While it is warm”' }),
    ).toBeVisible()
    await choose().check()
    await newTheme.fill('By telephone')
    await priya.getByRole('checkbox', { name: 'Also keep them' }).check()
    await priya.getByRole('button', { name: 'Move', exact: true }).click()
    await expect(priya.getByText('also in By telephone')).toBeVisible()
  })

  test('a sponsor makes a goal, which a challenge serves until it is taken off', async ({ as }) => {
    const priya = await as('priya')
    const space = await createSpace(priya, { name: `Goals ${word()}` })
    const contest = await createContest(priya, space.slug)
    const title = `Half the ${word()} by spring`
    await priya.goto('/goals')
    await priya.getByRole('link', { name: 'New goal' }).click()
    await priya.getByLabel('Space').selectOption(space.slug)
    await priya.getByRole('textbox', { name: 'Title' }).fill('Aim')
    await priya.getByRole('button', { name: 'Create goal' }).click()
    await expect(priya.getByRole('textbox', { name: 'Title' })).toHaveAttribute(
      'aria-invalid',
      'true',
    )
    await priya.getByRole('textbox', { name: 'Title' }).fill(title)
    await priya.getByRole('button', { name: 'Create goal' }).click()
    await expect(priya.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await priya.getByRole('combobox', { name: 'Challenge' }).selectOption({ label: contest.title })
    await priya.getByRole('button', { name: 'Add', exact: true }).click()
    await priya.getByRole('link', { name: contest.title }).click()
    await priya.getByRole('link', { name: title }).click()
    await priya.getByRole('button', { name: `Remove ${contest.title}` }).click()
    await expect(priya.getByText('No challenges for this goal yet')).toBeVisible()
  })
})

test('a flagged risk appears on the open page of who owns the process, and is answered by keyboard', async ({
  as,
}) => {
  const [nils, priya, kofi] = [await as('nils'), await as('priya'), await as('kofi')]
  const space = await createSpace(priya, { name: `Risks ${word()}`, members: [kofi, nils] })
  const contest = await createContest(priya, space.slug)
  const process = `Cold chain ${word()}`
  await ask(
    nils,
    'mutation ($name: String!, $owner: ID!) { addProcess(name: $name, ownerId: $owner) { number } }',
    { name: process, owner: String(await numberOf(kofi)) },
  )
  await kofi.goto('/challenges/risks')
  await waitForRoom(kofi, `person:${await numberOf(kofi)}`)
  await nils.goto(`${contest.path}/entries/${contest.entries[0].number}`)
  await scriptsRun(nils)
  await nils.getByText('Flag a risk').click()
  await nils.getByLabel('Process').selectOption({ label: `${process} (Kofi Mensah)` })
  await nils.getByLabel('What is the risk?').fill('The parts may freeze on the way.')
  await nils.getByRole('button', { name: 'Flag risk' }).click()
  await expect(nils.getByText('Waiting for Kofi Mensah')).toBeVisible()

  const duty = kofi.getByRole('listitem').filter({ hasText: process }).filter({ hasText: 'freeze' })
  await expect(duty).toBeVisible()
  await duty.getByLabel('Your answer').focus()
  await kofi.keyboard.press('o')
  await kofi.keyboard.press('Tab')
  await kofi.keyboard.type('Only in heated vans from November on.')
  await kofi.keyboard.press('Tab')
  await kofi.keyboard.press('Enter')
  await expect(duty).toBeHidden()
  await nils.reload()
  await expect(nils.getByText('Only with conditions')).toBeVisible()
})
