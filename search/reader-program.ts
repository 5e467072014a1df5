/**
 * Reads the index in a process of its own: the rows of a large one are many times what is kept of them, and would keep
 * other requests waiting and make the server's memory grow for good. It is told by its input where the database is.
 */
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import pg, { type ClientConfig } from 'pg'
import { readIndex } from './index-reader.ts'
import { packed } from './packing.ts'

// Whoever asked has gone.
process.stdout.on('error', () => process.exit(1))
const client = new pg.Client(JSON.parse(await text(process.stdin)) as ClientConfig)
await client.connect()
const { index, seen } = await readIndex(client)
await client.end()
for (const piece of packed({ index: index.pack(), seen }))
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
