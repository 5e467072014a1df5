// What customers wrote does not stay with the import that brought it, and is shown to those who see customers' data alone.
import { once } from 'node:events'
import { stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express from 'express'
import { expect, test } from 'vitest'
import { makeService } from '#graphql/customers/testing.ts'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { handleRefusedRows } from './http.ts'
import { jobs } from './jobs.ts'
import { addImport, configureImport, planUploaded, runImport } from './manage.ts'
import { lines, openRoom, room } from './testing.ts'
import { keepUpload, uploadPath } from './uploads.ts'

openRoom()

const carryOut = async (name: string, importId: number) =>
  jobs.find((job) => job.name === name)?.run({ importId }, db, new Date())

const refusedFor = async (who: number, id: number): Promise<number> => {
  const context = await asker(who).context()
  const app = express().get('/imports/:id/refused', (request, response) =>
    handleRefusedRows(request, response, context),
  )
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { status } = await fetch(`http://127.0.0.1:${port}/imports/${id}/refused`)
  server.close()
  return status
}

const reportFor = async (who: number, id: number) =>
  (
    await asker(who).ask<{ import: { report: Record<string, unknown> } }>(
      'query($id: Int!) { import(number: $id) { report } }',
      { id },
    )
  ).import.report

test('nothing that customers wrote stays with an import, and its rows are for those who see their data', async () => {
  const { cast, channel } = await makeService()
  const { number } = await channel('FORM')
  const { ada } = room.people
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId") values (${cast.field.spaceId}, ${ada}) on conflict do nothing`,
  )
  await db.rows(
    sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${cast.eve}, 'SUPPORT', now())`,
  )
  const path = join(room.folder, 'customers.jsonl')
  const row = { id: 'petra', text: 'Too loud', name: 'Petra Kunze', email: 'petra@kunze.example' }
  await writeFile(path, lines(row, row))
  const context = await asker(ada).context()
  const file = { kind: 'customers', file: 'customers.jsonl', commentsFile: null, bytes: 1 }
  const { id: importId } = await addImport(context, file)
  await keepUpload(path, importId, 'ideas')
  await planUploaded(context, importId)
  await carryOut('plan-import', importId)
  const planned = await reportFor(ada, importId)
  expect(planned.plan).toMatchObject({ ideas: { rows: 2 } })
  expect(JSON.stringify(planned)).not.toMatch(/petra/i)
  await configureImport(context, { importId, channel: String(number) })
  await carryOut('plan-import', importId)
  await runImport(context, { importId, isTry: false })
  await carryOut('run-import', importId)
  const stored = await db.first(sql`select report, state from "Import" where id = ${importId}`)
  expect(stored).toMatchObject({
    state: 'DONE',
    report: { done: { ideas: { new: 1, refused: 1 } } },
  })
  expect(JSON.stringify(stored)).not.toMatch(/petra/i)
  await expect(stat(uploadPath(importId, 'ideas'))).rejects.toThrow('ENOENT')
  // An administrator who does not see customers' data reads how many they were.
  expect(await reportFor(ada, importId)).toMatchObject({ done: { ideas: { new: 1 }, reasons: [] } })
  expect(await reportFor(cast.eve, importId)).toMatchObject({
    done: { reasons: [[expect.any(String), 1]] },
  })
  expect([await refusedFor(ada, importId), await refusedFor(cast.eve, importId)]).toEqual([
    404, 200,
  ])
  // Erasing a customer takes the refused rows along, and an upload that was not run yet.
  const { id: waiting } = await addImport(context, file)
  const again = join(room.folder, 'again.jsonl')
  await writeFile(again, lines(row))
  await keepUpload(again, waiting, 'ideas')
  const petra = await db.first<{ id: number }>(
    sql`select id from "Customer" where name = 'Petra Kunze'`,
  )
  await asker(cast.eve).ask('mutation($id: Int!) { eraseCustomer(customerId: $id) }', {
    id: petra?.id,
  })
  const queued = await db.first(sql`
    select 1 from graphile_worker.jobs where task_identifier = 'forget-customer-files'`)
  expect(queued).toBeDefined()
  await carryOut('forget-customer-files', 0)
  expect(await refusedFor(cast.eve, importId)).toBe(404)
  await expect(stat(uploadPath(waiting, 'ideas'))).rejects.toThrow('ENOENT')
  expect(await db.first(sql`select state from "Import" where id = ${waiting}`)).toEqual({
    state: 'FAILED',
  })
})
