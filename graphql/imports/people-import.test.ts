// People and skills from files: found by address, managers linked whenever they come, and what cannot be is said with its line.
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { isPassword } from '#graphql/sign-in/argon2.ts'
import { enterByBadge } from '#graphql/sign-in/badge-entry.ts'
import { asker, lastEvent } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { ImportRefused } from './refused.ts'
import { bring, file, kept, openRoom, room } from './testing.ts'

openRoom()
const counts = (fresh: number, changed: number, unchanged: number, refused: number) => ({
  new: fresh,
  changed,
  unchanged,
  refused,
})
const people = async (content: string, more = {}) =>
  bring(await file(content), { kind: 'people', ...more })
const skills = async (content: string, more = {}) =>
  bring(await file(content), { kind: 'skills', ...more })
const managerOf = async (email: string): Promise<string | null> =>
  (
    await db.first<{ email: string | null }>(sql`
      select m.email from "Person" p left join "Person" m on m.id = p."managerId" where p.email = ${email}`)
  )?.email ?? null

describe('a file of people', () => {
  let mark = ''
  beforeAll(() => {
    mark = crypto.randomUUID().slice(0, 6)
  })
  const at = (name: string) => `${name}.${mark}@people.example`

  test('makes people with managers that come later; run twice it changes nothing; a changed row changes its person', async () => {
    const rows = (title: string) =>
      `Employee ID;Full name;Work email;Job title;Department;Location;Manager email;Language;Time zone;Phone
7;Ina Ivers;${at('ina')};${title};Hall 1;Ghent;${at('otto')};nl-BE, en;Europe/Brussels;'+32 9 555 00 11
8;Otto Oude;${at('OTTO').toUpperCase()};Head;Hall 1;Ghent;;nl;Europe/Brussels;ask me
9;Pia Pol;${at('pia')};Fitter;Hall 1;Ghent;8;xx;Mars/Base;`
    const dry = await people(rows('Welder'), { dryRun: true })
    expect(dry.ideas).toEqual(counts(3, 0, 0, 0))
    expect(await managerOf(at('ina'))).toBeNull()
    const first = await people(rows('Welder'))
    expect(first.ideas).toEqual(counts(3, 0, 0, 0))
    expect(first.notes.join(' ')).toMatch(/1 phone number .* 1 time zone/)
    expect(await managerOf(at('ina'))).toBe(at('otto'))
    expect(await managerOf(at('pia'))).toBe(at('otto'))
    expect(
      await db.first(
        sql`select name, title, unit, site, phone, language, "spokenLanguages", "timeZone" from "Person" where email = ${at('ina')}`,
      ),
    ).toEqual({
      name: 'Ina Ivers',
      title: 'Welder',
      unit: 'Hall 1',
      site: 'Ghent',
      phone: '+32 9 555 00 11',
      language: 'nl',
      spokenLanguages: ['nl', 'en'],
      timeZone: 'Europe/Brussels',
    })
    const before = await lastEvent()
    expect((await people(rows('Welder'))).ideas).toEqual(counts(0, 0, 3, 0))
    expect(await lastEvent()).toBe(before)
    expect((await people(rows('Senior welder'))).ideas).toEqual(counts(0, 1, 2, 0))
  })

  test('two people with one address, no address, a leaver and an id of somebody else are refused with their reason', async () => {
    await makePerson(db, { email: at('gone'), deactivatedAt: new Date() })
    await people(`id,name,email\n55,Known,${at('known')}`)
    const report = await people(
      `id,name,email\n1,One,${at('one')}\n2,Two,${at('One')}\n3,Three,not an address\n4,,${at('four')}\n5,Gone,${at('gone')}\n55,Other,${at('other')}`,
    )
    expect(report.ideas).toEqual(counts(1, 0, 0, 5))
    const written = await readFile(report.refusedFiles[0] as string, 'utf8')
    expect(written).toContain(`The address ${at('one')} is already in line 2.`)
    for (const reason of [
      'not an email address',
      'There is no name',
      'has left the company',
      'came earlier with another address',
    ])
      expect(written).toContain(reason)
  })

  test('an unknown manager and a loop are written down with their line, and the people come all the same', async () => {
    const report = await people(
      `name,email,manager\nA,${at('a')},${at('b')}\nB,${at('b')},${at('c')}\nC,${at('c')},${at('a')}\nD,${at('d')},${at('d')}\nE,${at('e')},nobody@people.example\nF,${at('f')},A`,
    )
    expect(report.ideas).toEqual(counts(6, 0, 0, 0))
    const written = await readFile(report.refusedFiles[0] as string, 'utf8')
    expect(written).toMatch(
      new RegExp(`4,person,,${at('c')},"The manager “${at('a')}” would report`),
    )
    expect(written).toMatch(/5,person,.*would report/)
    expect(written).toMatch(/6,person,.*“nobody@people.example” is not known/)
    expect([
      await managerOf(at('a')),
      await managerOf(at('b')),
      await managerOf(at('c')),
      await managerOf(at('f')),
    ]).toEqual([at('b'), at('c'), null, at('a')])
  })

  test('two people change places', async () => {
    await people(`name,email,manager\nUp,${at('up')},\nDown,${at('down')},${at('up')}`)
    const report = await people(
      `name,email,manager\nUp,${at('up')},${at('down')}\nDown,${at('down')},`,
    )
    expect(report.ideas.refused).toBe(0)
    // A row that names no manager leaves the one that is there, so the file must not close a loop.
    expect(await managerOf(at('down'))).toBe(at('up'))
    const other = await people(
      `name,email,manager\nUp,${at('up')},${at('down')}\nDown,${at('down')},${at('ina')}`,
    )
    expect(other.reasons).toEqual([])
    expect([await managerOf(at('up')), await managerOf(at('down'))]).toEqual([
      at('down'),
      at('ina'),
    ])
  })

  test('authors of earlier imports become the people of their address', async () => {
    const path = await file(
      JSON.stringify({
        id: 1,
        title: 'Idea of Lea',
        author: { name: 'Lea', email: at('lea') },
        comments: [{ id: 9, body: 'Mine', author: { name: 'Lea', email: at('lea') } }],
      }),
      'jsonl',
    )
    await bring(path)
    expect((await kept())[0]).toMatchObject({ authorId: null, authorName: 'Lea' })
    const report = await people(`name,email\nLea Lund,${at('lea')}`)
    expect(report.notes.join(' ')).toContain('2 earlier posts and comments have its author')
    const [idea] = await kept()
    const lea = await db.first<{ id: number }>(
      sql`select id from "Person" where email = ${at('lea')}`,
    )
    expect(idea).toMatchObject({ authorId: lea?.id, authorName: null })
    expect(
      await db.first(
        sql`select "participantIds", "followerCount" from "Post" where id = ${idea?.id}`,
      ),
    ).toEqual({ participantIds: [lea?.id], followerCount: 1 })
  })

  describe('with badges', () => {
    const badgeOf = (name: string) =>
      db.first<{
        number: string
        pinHash: string
        mustChangePin: boolean
        email: string
        frequency: string
      }>(sql`
        select b.number, b."pinHash", b."mustChangePin", p.email, p."emailFrequency" as frequency from "Badge" b
        join "Person" p on p.id = b."personId" where p.name = ${name}`)
    const numbered = (nr: number) => `${mark}${nr}`.toUpperCase()

    test('makes colleagues without an address, who sign in by badge and the first PIN of the file; twice is once', async () => {
      const rows = (unit: string) =>
        `personnel number,name,badge,pin,department,manager\nH${mark}1,Hal Hall,${numbered(1)},274913,${unit},\nH${mark}2,Ira Hall,${mark} 2,602815,${unit},H${mark}1`
      await asker(room.people.ada).ask('mutation { switchBadges(isOn: false) }')
      expect((await people(rows('Hall 9'), { dryRun: true })).ideas).toEqual(counts(2, 0, 0, 0))
      expect(await badgeOf('Hal Hall')).toBeUndefined()
      const report = await people(rows('Hall 9'))
      expect(report.ideas).toEqual(counts(2, 0, 0, 0))
      expect(report.notes.join(' ')).toMatch(/2 badges were given\. .*in the file.*switched off/)
      const badge = await badgeOf('Hal Hall')
      expect(badge).toMatchObject({ number: numbered(1), mustChangePin: true, frequency: 'NEVER' })
      expect(badge?.email).toMatch(/^person-.*@imported\.invalid$/)
      expect(await isPassword('274913', badge?.pinHash)).toBe(true)
      expect(await managerOf((await badgeOf('Ira Hall'))?.email ?? '')).toBe(badge?.email)
      await asker(room.people.ada).ask('mutation { switchBadges(isOn: true) }')
      const asking = {
        network: '203.0.113.9',
        browserHash: mark,
        userAgent: 'test',
        requestId: 'test',
      }
      expect(await enterByBadge({ badge: `${mark}-1`, pin: '274913' }, asking)).toBe('choosePin')
      const before = await lastEvent()
      expect((await people(rows('Hall 9'))).ideas).toEqual(counts(0, 0, 2, 0))
      expect(await lastEvent()).toBe(before)
      // The same people, known by their ids alone.
      const again = `personnel number,name,department\nH${mark}1,Hal Hall,Hall 9\nH${mark}2,Ira Hall,Hall 9`
      expect((await people(again)).reasons).toEqual([])
      expect(await db.rows(sql`select 1 from "Person" where name = 'Hal Hall'`)).toHaveLength(1)
      expect((await people(rows('Hall 9'))).ideas.refused).toBe(0)
      // Another PIN alone changes nothing: nothing that is kept depends on it.
      expect((await people(rows('Hall 9').replaceAll('274913', '820415'))).ideas).toEqual(
        counts(0, 0, 2, 0),
      )
      const shown = report.plan.ideas.columns.find(({ ours }) => ours === 'pin')
      expect(shown?.samples).toEqual(['••••••'])
      // A row that changed keeps the PIN that its person may have chosen by now.
      expect((await people(rows('Hall 10'))).ideas).toEqual(counts(0, 2, 0, 0))
      expect((await badgeOf('Hal Hall'))?.pinHash).toBe(badge?.pinHash)
      const { rows: found } = await db
        .rows<{ text: string }>(sql`
          select row_to_json(r)::text as text from "ImportedRow" r union all select row_to_json(i)::text from "Import" i
          union all select payload::text from "Event"`)
        .then((all) => ({ rows: all.filter(({ text }) => /274913|602815/.test(text)) }))
      expect(found).toEqual([])
    })

    test('mails a first PIN to whoever has an address, whatever the file says', async () => {
      const report = await people(
        `name,email,badge,pin\nMo Mail,${at('mo')},${numbered(3)},274913\nNo Pin,${at('nopin')},${numbered(4)},`,
      )
      expect(report.notes.join(' ')).toMatch(
        /2 badges were given\. 2 first PINs were sent by email\. 1 first PIN was left out/,
      )
      expect(report.notes.join(' ')).not.toContain('No emails were sent')
      const badge = await badgeOf('Mo Mail')
      expect(await isPassword('274913', badge?.pinHash)).toBe(false)
      const jobs = await db.rows(sql`
        select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'send-badge-mail'`)
      expect(jobs.length).toBeGreaterThanOrEqual(2)
    })

    test('writes down what cannot be: no PIN, an easy one, a badge twice, an administrator’s, another person’s', async () => {
      const report = await people(
        `name,email,badge,pin
No Pin Either,,${numbered(10)},
Easy,,${numbered(11)},123456
One,,${numbered(12)},602815
Two,,${numbered(12)},602815
Alone,${at('alone')},,602815
Odd,,#,602815
Ada Admin,ada@hollin.example,${numbered(13)},
Other Name,,${numbered(1)},602815
Late,${at('late')},${numbered(12)},`,
      )
      expect(report.ideas).toMatchObject({ new: 1, refused: 7 })
      const written = await readFile(report.refusedFiles[0] as string, 'utf8')
      for (const reason of [
        'needs a first PIN of 6 to 10 digits',
        'too easy to guess',
        `The badge ${numbered(12)} is already in line 4`,
        'There is a PIN and no badge number',
        '3 to 40 letters and digits',
        'administrators do not sign in with a badge',
        `The badge ${numbered(1)} belongs to Hal Hall`,
      ])
        expect(written).toContain(reason)
      expect(written).not.toMatch(/602815|123456/)
      expect(await badgeOf('Ada Admin')).toBeUndefined()
    })
  })

  test('is refused when it has no column for the address, and to whoever is no administrator', async () => {
    await expect(people('name,title\nA,B')).rejects.toThrow(ImportRefused)
    await expect(
      bring(await file(`name,email\nA,${at('x')}`), { kind: 'people' }, room.people.mia),
    ).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  })
})

describe('a vocabulary', () => {
  const named = async (name: string) =>
    (
      await (
        await asker(room.people.ada)
      ).ask<{ skill: { number: number; name: string; names: { text: string }[] } | null }>(
        'query($name: String!) { skill(name: $name) { number name names { text } } }',
        { name },
      )
    ).skill

  test('in the shape of ESCO: a synonym finds its skill; names in another language join by the concept’s address; twice is once', async () => {
    const english = `conceptUri,reuseLevel,preferredLabel,altLabels
http://esco.example/1,cross,weld steel,"steel welding
join steel by welding"
http://esco.example/2,cross,solder pipes,pipe soldering`
    expect((await skills(english, { language: 'en' })).ideas).toEqual(counts(2, 0, 0, 0))
    expect((await skills(english, { language: 'en' })).ideas).toEqual(counts(0, 0, 2, 0))
    const steel = await named('Steel welding')
    expect(steel?.name).toBe('weld steel')
    const dutch = `conceptUri,preferredLabel,altLabels\nhttp://esco.example/1,staal lassen,`
    expect((await skills(dutch, { language: 'nl' })).ideas).toEqual(counts(0, 1, 0, 0))
    expect((await named('staal lassen'))?.number).toBe(steel?.number)
    const inDutch = await asker(room.people.ada).ask<{ skill: { name: string } }>(
      'query($name: String!) { skill(name: $name) { name } }',
      { name: 'weld steel' },
      { language: 'nl' },
    )
    expect(inDutch.skill.name).toBe('staal lassen')
  })
  test('in the shape of O*NET: the same skill of many occupations is one', async () => {
    const onet =
      'O*NET-SOC Code\tExample\tCommodity Code\n11-1011.00\tAdobe Acrobat\t43\n11-1012.00\tAdobe Acrobat\t43\n11-1012.00\tAdSense Tracker\t43'
    expect((await skills(onet)).ideas).toEqual(counts(2, 0, 1, 0))
  })
  test('a cycle of synonyms is refused with its line, of two and of three; a target that is not there, too', async () => {
    const report = await skills(
      'skill,synonyms,synonym of\nCyclA,CyclB,\nCyclB,CyclA,\nCycl1,,Cycl2\nCycl2,,Cycl3\nCycl3,,Cycl1\nLost,,Nowhere to be found',
    )
    const written = await readFile(report.refusedFiles[0] as string, 'utf8')
    expect(written).toMatch(
      /3,skill,,CyclB,"“CyclB” would be a synonym of itself, by way of “CyclA”/,
    )
    expect(written).toMatch(/6,skill,,Cycl3,/)
    expect(written).toMatch(/7,skill,,Lost,There is no skill “Nowhere to be found”/)
    expect(report.ideas.refused).toBe(5)
    expect(await named('CyclA')).not.toBeNull()
    expect(await named('Lost')).toBeNull()
  })
  test('a chain of synonyms ends at its skill, and a dry run writes nothing', async () => {
    const chain = 'skill,synonym of\nChain three,Chain two\nChain two,Chain one\nChain one,'
    expect((await skills(chain, { dryRun: true })).ideas.refused).toBe(0)
    expect(await named('Chain one')).toBeNull()
    await skills(chain)
    expect((await named('chain THREE'))?.name).toBe('Chain one')
  })
})
