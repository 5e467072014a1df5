// Whom a sign-on service means: a subject of an issuer is one person, whatever it is asked twice or at once.
import { expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { throughPrisma } from '#prisma/orm.ts'

const link = (issuer: string, subject: string, personId: number) =>
  throughPrisma(({ externalIdentity }) =>
    externalIdentity.create({ data: { issuer, subject, personId } }),
  )

test('a subject of an issuer belongs to one person; another issuer’s same subject is another identity', async () => {
  const [one, two] = [await makePerson(db), await makePerson(db)]
  await link('https://sign.example', 'u-1', one.id)
  await expect(link('https://sign.example', 'u-1', two.id)).rejects.toThrow()
  await expect(link('https://sign.example', 'u-1', one.id)).rejects.toThrow()
  await link('https://other.example', 'u-1', two.id)
  await link('https://sign.example', 'u-2', one.id)
  const known = await throughPrisma(({ externalIdentity }) =>
    externalIdentity.findMany({ orderBy: [{ issuer: 'asc' }, { subject: 'asc' }] }),
  )
  expect(known.map(({ subject, personId }) => [subject, personId])).toEqual([
    ['u-1', two.id],
    ['u-1', one.id],
    ['u-2', one.id],
  ])
  await expect(link('https://sign.example', 'u-3', 999_999)).rejects.toThrow()
})

test('of many who link the same subject at once, one does', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => makePerson(db)))
  const results = await Promise.allSettled(
    people.map(({ id }) => link('https://sign.example', 'race', id)),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
