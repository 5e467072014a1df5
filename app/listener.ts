// From a request of Node's to a page and back, as Express middleware. Like @react-router/express, but a drawn page goes
// to the line as the bytes it is: through the web's streams and encoders it cost as much again as React (DECISIONS.md).
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@react-router/node'
import type { Request as In, NextFunction, Response as Out } from 'express'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { wantsJson } from './ask-json.ts'
import { type Atrium, atrium } from './atrium.ts'
import { packing } from './packed.ts'

type Options = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  mode: string
  /** The address people use, without a path; for requests whose own idea of their host is none. */
  origin: string
  openDoor: (request: In, response: Out) => Promise<Omit<Atrium, 'pack' | 'packedScript' | 'send'>>
}

/** Answers with pages and their data. */
export function pageListener({ build, mode, origin, openDoor }: Options) {
  const handle = createRequestHandler(build, mode)
  return async (incoming: In, response: Out, next: NextFunction): Promise<void> => {
    try {
      const address = addressOf(incoming, origin)
      if (address === undefined)
        return void response.status(400).type('text').send('This address cannot be read.')
      let drawn: Buffer | undefined
      const packs = packing(!isData(incoming))
      const provider = new RouterContextProvider()
      provider.set(atrium, {
        ...(await openDoor(incoming, response)),
        pack: packs.pack,
        get packedScript() {
          return packs.script
        },
        send: (html) => {
          drawn = html
        },
      })
      const answer = await handle(requestOf(incoming, response, address), provider)
      await write(answer, drawn, response)
    } catch (error) {
      next(error)
    }
  }
}

/** What a page's loaders read is asked for, not the page: by the router, or by our own scripts. */
const isData = ({ originalUrl, headers }: In): boolean =>
  /^[^?]*\.data(\?|$)/.test(originalUrl) || wantsJson(headers.accept)

/**
 * The whole address that was asked for; undefined for what is none. Proxies may write it out (RFC 9112, 3.2.2); whose
 * house it is, the Host header says.
 */
function addressOf({ headers, protocol, originalUrl }: In, origin: string): string | undefined {
  const { host = '' } = headers
  const said = `${protocol}://${host}`
  const here = /^[\w.:[\]-]+$/.test(host) && URL.canParse(said) ? said : origin
  if (originalUrl.startsWith('/')) return `${here}${originalUrl}`
  if (!/^https?:/i.test(originalUrl) || !URL.canParse(originalUrl)) return undefined
  const { pathname, search } = new URL(originalUrl)
  return `${here}${pathname}${search}`
}

function requestOf(incoming: In, response: Out, url: string): Request {
  const { method, rawHeaders } = incoming
  const headers = new Headers()
  for (let i = 0; i < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i] as string, rawHeaders[i + 1] as string)
  // Reading is never worth giving up half-way: it is over in milliseconds, and watching for the end costs more.
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  const body = createReadableStreamFromReadable(incoming)
  const init = { method, headers, body, signal: gone.signal, duplex: 'half' }
  return new Request(url, init as RequestInit)
}

async function write(answer: Response, drawn: Buffer | undefined, response: Out): Promise<void> {
  if (response.destroyed || response.writableEnded) return void (await answer.body?.cancel())
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) response.appendHeader(name, value)
  if (drawn !== undefined) return void response.end(drawn)
  if (!answer.body) return void response.end()
  await writeReadableStreamToWritable(answer.body, response).catch((error: unknown) => {
    if (!response.destroyed && !response.writableEnded) throw error
  })
}
