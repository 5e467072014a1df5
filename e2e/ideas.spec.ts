import { createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, waitForRoom, word } from './people.ts'

const TITLE = 'Your idea in one line'
const BODY = 'Now, and how it could be'

test('what one writes is still there after the page was closed', async ({ as }) => {
  const ayse = await as('ayse')
  const title = `Count the ${word()} before they rust`
  await ayse.goto('/ideas/new?board=first-winter')
  await scriptsRun(ayse)
  await ayse.getByRole('textbox', { name: TITLE }).fill(title)
  await ayse.getByRole('textbox', { name: BODY }).fill('There are *many* of them.')
  await expect(ayse.getByText(/Draft saved at .+, here and in your account/).first()).toBeVisible()

  await ayse.reload()
  await expect(ayse.getByRole('textbox', { name: TITLE })).toHaveValue(title)
  await expect(ayse.getByRole('textbox', { name: BODY })).toHaveValue('There are *many* of them.')

  // The account has it too: it is there on another device.
  const phone = await as('ayse', { viewport: { width: 390, height: 844 } })
  await phone.goto('/ideas/new')
  await expect(phone.getByRole('textbox', { name: TITLE })).toHaveValue(title)

  // Once posted it is a draft no more.
  await ayse.getByRole('combobox', { name: 'Board' }).selectOption('Paper we could stop printing')
  await ayse.getByRole('button', { name: 'Post idea' }).click()
  await expect(ayse.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await ayse.goto('/ideas/new')
  await expect(ayse.getByRole('textbox', { name: TITLE })).toHaveValue('')
})

test('pressing Post twice makes one idea, and Back does not post it again', async ({ as }) => {
  const kofi = await as('kofi')
  const board = await createBoard(kofi, { name: `Once ${word()}` })
  await kofi.goto(`/ideas/boards/${board.slug}`)
  await kofi.goto(`/ideas/new?board=${board.slug}`)
  await scriptsRun(kofi)
  await kofi.getByRole('textbox', { name: TITLE }).fill('Say it once, hear it once')
  await kofi.getByRole('button', { name: 'Post idea' }).dblclick()
  await expect(
    kofi.getByRole('heading', { level: 1, name: 'Say it once, hear it once' }),
  ).toBeVisible()

  await kofi.goBack()
  await kofi.goForward()
  await kofi.goto(`/ideas/boards/${board.slug}`)
  await expect(kofi.getByRole('link', { name: 'Say it once, hear it once' })).toHaveCount(1)
})

test('pressing Ctrl Enter twice makes one idea', async ({ as }) => {
  const kofi = await as('kofi')
  const board = await createBoard(kofi, { name: `Quick ${word()}` })
  await kofi.goto(`/ideas/new?board=${board.slug}`)
  await scriptsRun(kofi)
  const title = kofi.getByRole('textbox', { name: TITLE })
  await title.fill('Said with quick fingers')
  await title.evaluate((field: HTMLTextAreaElement) => {
    field.form?.requestSubmit()
    field.form?.requestSubmit()
  })
  await expect(
    kofi.getByRole('heading', { level: 1, name: 'Said with quick fingers' }),
  ).toBeVisible()
  await kofi.goto(`/ideas/boards/${board.slug}`)
  await expect(kofi.getByRole('link', { name: 'Said with quick fingers' })).toHaveCount(1)
})

test.describe('when something is not right', () => {
  test.use({ allowedConsoleErrors: /status of 4(00|09)/ })

  test('a mistake comes back beside its field, with all that was typed', async ({ as }) => {
    const kofi = await as('kofi')
    await kofi.goto('/ideas/new')
    await scriptsRun(kofi)
    await kofi.getByRole('textbox', { name: TITLE }).fill('   a   ')
    await kofi.getByRole('textbox', { name: BODY }).fill('It was worth writing.')
    await kofi.getByRole('combobox', { name: 'Board' }).selectOption('First winter')
    await kofi.getByRole('button', { name: 'Post idea' }).click()
    await expect(kofi.getByText('Say it in a few words.')).toBeVisible()
    await expect(kofi.getByRole('textbox', { name: TITLE })).toHaveAttribute('aria-invalid', 'true')
    await expect(kofi.getByRole('textbox', { name: BODY })).toHaveValue('It was worth writing.')
  })

  test('two edits at once do not overwrite each other in silence', async ({ as }) => {
    const joao = await as('joao')
    const board = await createBoard(joao, { name: `Both ${word()}` })
    const idea = await createIdea(joao, { board: board.slug, title: 'One of two tabs' })
    const other = await joao.context().newPage()
    await joao.goto(`${idea.href}/edit`)
    await other.goto(`${idea.href}/edit`)
    await other.getByRole('textbox', { name: TITLE }).fill('The other tab was first')
    await other.getByRole('button', { name: 'Save' }).click()
    await expect(
      other.getByRole('heading', { level: 1, name: 'The other tab was first' }),
    ).toBeVisible()

    await joao.getByRole('textbox', { name: TITLE }).fill('This tab was second')
    await joao.getByRole('button', { name: 'Save' }).click()
    await expect(joao.getByRole('alert')).toContainText(
      'If you save now, your version replaces the other one',
    )
    await expect(joao.getByRole('complementary', { name: 'Current version' })).toContainText(
      'The other tab was first',
    )
    await expect(joao.getByRole('textbox', { name: TITLE })).toHaveValue('This tab was second')
    await joao.getByRole('button', { name: 'Save' }).click()
    await expect(joao.getByRole('heading', { level: 1, name: 'This tab was second' })).toBeVisible()
  })
})

test('somebody with the same idea reads why it was not done the last time', async ({ as }) => {
  const ruben = await as('ruben')
  const hanne = await as('hanne')
  const thing = word()
  const board = await createBoard(ruben, {
    name: `No ${word()}`,
    members: [hanne],
    responseDays: 3,
  })
  const idea = await createIdea(hanne, { board: board.slug, title: `A ${thing} at every door` })

  await ruben.goto(`${idea.href}?tool=decline#tools`)
  await ruben.getByRole('combobox', { name: 'Reason' }).selectOption('Tried before')
  await ruben
    .getByRole('textbox', { name: 'In your own words' })
    .fill('The doors froze to them in 2019.')
  await ruben.getByRole('textbox', { name: 'Reconsider it if' }).fill('the doors are heated')
  await ruben.getByRole('button', { name: 'Decline for now' }).click()
  await expect(ruben.getByRole('heading', { name: 'Official response' })).toBeVisible()

  await hanne.goto(`/ideas/new?board=${board.slug}`)
  await scriptsRun(hanne)
  await hanne.getByRole('textbox', { name: TITLE }).fill(`Put a ${thing} on each of the doors`)
  const near = hanne
    .getByRole('complementary', { name: 'Similar ideas' })
    .getByRole('listitem')
    .first()
  await expect(near).toContainText(`A ${thing} at every door`)
  await expect(near).toContainText('Not now')
  await expect(near).toContainText('The doors froze to them in 2019.')
  await expect(near).toContainText('Reconsidered if: the doors are heated')

  // The reason can be searched for.
  await hanne.goto('/search?q=doors+froze')
  await expect(hanne.getByRole('link', { name: idea.title }).first()).toBeVisible()
})

test('one supports what is there already instead of writing it again', async ({ as }) => {
  const ruben = await as('ruben')
  const hanne = await as('hanne')
  const thing = word()
  const board = await createBoard(ruben, { name: `Same ${word()}`, members: [hanne] })
  const idea = await createIdea(hanne, {
    board: board.slug,
    title: `Hang the ${thing} beside the gate`,
  })

  await ruben.goto('/ideas/new')
  await scriptsRun(ruben)
  await ruben.getByRole('textbox', { name: TITLE }).fill(`A ${thing} hanging at the gate`)
  const near = ruben
    .getByRole('complementary', { name: 'Similar ideas' })
    .getByRole('listitem')
    .first()
  await near.getByRole('button', { name: `Support “${idea.title}”, 0 supporters` }).click()
  await expect(near.getByRole('button', { name: /1 supporter$/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await near.getByRole('link', { name: 'Add your case' }).click()
  await ruben
    .getByRole('textbox', { name: 'Add your case' })
    .fill('In Ghent it lies on the ground.')
  await ruben
    .getByRole('region', { name: 'Comments' })
    .getByRole('button', { name: 'Post', exact: true })
    .first()
    .click()
  await expect(ruben.getByRole('article', { name: 'Comment by Ruben Claes' })).toContainText(
    'added a case',
  )
})

test('an author changes the idea; everyone can see what it said before', async ({ as }) => {
  const joao = await as('joao')
  const elif = await as('elif')
  const board = await createBoard(joao, { name: `Changes ${word()}`, members: [elif] })
  const idea = await createIdea(joao, {
    board: board.slug,
    title: 'Measure at six in the evening',
    body: 'At noon nobody is at home.',
  })
  await elif.goto(idea.href)
  await waitForRoom(elif, `post:${idea.number}`)

  await joao.goto(idea.href)
  await scriptsRun(joao)
  await joao.getByRole('button', { name: 'More about this idea' }).click()
  await joao.getByRole('menuitem', { name: 'Edit' }).click()
  await joao.getByRole('textbox', { name: TITLE }).fill('Measure at nine in the evening')
  await joao.getByRole('button', { name: 'Save' }).click()
  await expect(
    joao.getByRole('heading', { level: 1, name: 'Measure at nine in the evening' }),
  ).toBeVisible()

  // Whoever has it open sees the new words, and can look the old ones up.
  await expect(
    elif.getByRole('heading', { level: 1, name: 'Measure at nine in the evening' }),
  ).toBeVisible()
  await elif.getByRole('link', { name: 'edited once' }).click()
  const title = elif.getByRole('article', { name: 'Version 2' }).getByRole('heading')
  await expect(title.getByRole('deletion')).toHaveText('six')
  await expect(title.getByRole('insertion')).toHaveText('nine')
})

test('an author takes the idea back; it stays readable', async ({ as }) => {
  const elif = await as('elif')
  const board = await createBoard(elif, { name: `Back ${word()}` })
  const idea = await createIdea(elif, { board: board.slug, title: 'A thought too early' })
  await elif.goto(idea.href)
  await scriptsRun(elif)
  await elif.getByRole('button', { name: 'More about this idea' }).click()
  await elif.getByRole('menuitem', { name: 'Withdraw' }).click()
  await elif.getByRole('textbox', { name: 'Why (optional)' }).fill('I found a better one.')
  await elif.getByRole('button', { name: 'Withdraw' }).click()
  await expect(elif.getByText(/^Withdrawn/).first()).toBeVisible()
  await expect(
    elif.getByRole('button', { name: /^Support “A thought too early”/ }).first(),
  ).toBeDisabled()
})

test('one follows an idea, mutes it, and lets go of it', { tag: '@follow' }, async ({ as }) => {
  const kofi = await as('kofi')
  const priya = await as('priya')
  const board = await createBoard(priya, { name: `Ears ${word()}`, members: [kofi] })
  const idea = await createIdea(priya, { board: board.slug, title: 'Something worth hearing of' })
  await kofi.goto(idea.href)
  await scriptsRun(kofi)
  // The page says so before it is kept.
  const kept = () => kofi.waitForResponse((answer) => answer.request().method() === 'POST')
  const followed = kept()
  await kofi.getByRole('button', { name: 'Follow', exact: true }).click()
  await expect(kofi.getByRole('button', { name: 'Follow', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await followed
  await kofi.getByRole('button', { name: 'More about this idea' }).click()
  const muted = kept()
  await kofi.getByRole('menuitem', { name: 'Mute' }).click()
  await expect(kofi.getByText('Muted', { exact: true })).toBeVisible()
  await muted
  await kofi.reload()
  await expect(kofi.getByText('Muted', { exact: true })).toBeVisible()
})
