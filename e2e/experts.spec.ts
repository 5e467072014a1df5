// Who knows about something: found in search with the work that shows it, endorsed, and kept away by whoever it is about.
import { ask, createBoard, createIdea, numberOf } from './fixtures.ts'
import { CAST, expect, test, word } from './people.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`whoever wrote about it is named in search, endorsed by a colleague, and says “not me”${how}`, async ({
    as,
  }) => {
    const [saskia, kofi] = [
      await as('saskia', { javaScriptEnabled }),
      await as('kofi', { javaScriptEnabled }),
    ]
    const topic = word()
    const board = await createBoard(saskia, { name: `About ${topic}`, kind: 'OPEN' })
    const idea = await createIdea(saskia, {
      board: board.slug,
      title: `Better ${topic}`,
      tags: [topic],
    })
    const number = await numberOf(saskia)
    await expect(async () => {
      const { experts } = await ask<{ experts: object[] }>(
        kofi,
        'query($topic: String!) { experts(topic: $topic) { reason } }',
        { topic },
      )
      expect(experts).toHaveLength(1)
    }).toPass()

    await kofi.goto(`/search?q=${topic}`)
    const who = kofi.getByRole('region', { name: `Who knows about “${topic}”` })
    await expect(who).toContainText('1 idea; last in')
    await expect(who.getByRole('link', { name: idea.title })).toBeVisible()
    await who.getByRole('link', { name: CAST.saskia }).click()
    await expect(kofi).toHaveURL(`/people/${number}/expertise`)
    await kofi.getByRole('button', { name: `Endorse for ${topic}` }).click()
    await expect(kofi.getByText(`You endorsed “${topic}”.`)).toBeVisible()
    await expect(
      kofi.getByRole('button', { name: `Withdraw your endorsement for ${topic}` }),
    ).toBeVisible()

    await expect(async () => {
      await saskia.goto(`/people/${number}/expertise`)
      await expect(saskia.getByText(`1 endorsement and 1 idea on ${topic}`)).toBeVisible()
    }).toPass()
    await saskia.getByRole('button', { name: `Not me: hide ${topic}` }).click()
    await expect(saskia.getByText(`“${topic}” is hidden, for everyone.`)).toBeVisible()
    await kofi.goto(`/search?q=${topic}`)
    await expect(kofi.getByRole('heading', { level: 1 })).toContainText('2 results')
    await expect(who).toHaveCount(0)
    await saskia.getByRole('button', { name: 'Undo' }).click()
    await expect(saskia.getByText(`“${topic}” is shown again.`)).toBeVisible()
    await kofi.reload()
    await expect(who).toBeVisible()
  })
}
