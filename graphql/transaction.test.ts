// What is registered for the commit of a transaction runs then, once, or says that it never would.
import { describe, expect, test } from 'vitest'
import { db, inTransaction, type Tx } from '#prisma/client.ts'
import { makeCast } from '#prisma/factory.ts'
import { asker } from './testing.ts'
import { transaction, whenCommitted } from './transaction.ts'
import { write } from './write.ts'

const OUTSIDE = /outside of a transaction/

describe('whenCommitted', () => {
  test('runs once the transaction has committed, in order', async () => {
    const ran: string[] = []
    await transaction(async (tx) => {
      whenCommitted(tx, () => ran.push('first'))
      whenCommitted(tx, () => ran.push('second'))
      ran.push('work')
    })
    expect(ran).toEqual(['work', 'first', 'second'])
  })

  test('works in a write', async () => {
    const { ann } = await makeCast(db)
    const ran: string[] = []
    await write(await asker(ann).context(), 'noted', {}, async (tx) => {
      whenCommitted(tx, () => ran.push('committed'))
      return { id: ann }
    })
    expect(ran).toEqual(['committed'])
  })

  test('does not run when the transaction is rolled back', async () => {
    const ran: string[] = []
    const failing = transaction(async (tx) => {
      whenCommitted(tx, () => ran.push('never'))
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(ran).toEqual([])
  })

  test('that it fails does not make a failure of what was committed', async () => {
    const ran: string[] = []
    const result = await transaction(async (tx) => {
      whenCommitted(tx, () => {
        throw new Error('after the commit')
      })
      whenCommitted(tx, () => ran.push('second'))
      return 'committed'
    })
    expect([result, ...ran]).toEqual(['committed', 'second'])
  })

  test('throws where nobody would run it: another kind of transaction, or one that is over', async () => {
    const never = () => {}
    await expect(inTransaction(async (tx) => whenCommitted(tx, never))).rejects.toThrow(OUTSIDE)
    let over: Tx | undefined
    await transaction(async (tx) => {
      over = tx
    })
    expect(() => whenCommitted(over as Tx, never)).toThrow(OUTSIDE)
  })
})
