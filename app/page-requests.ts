// Pages as Express middleware. It does what @react-router/express does, but a rendered page is written to the connection as
// it is: through web streams, and with a signal to abort for every reading request, a page cost a third more (DECISIONS.md).
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@react-router/node'
import type { Request as In, NextFunction, Response as Out } from 'express'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { acceptedLanguage } from '#messages/engine/languages.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { atrium, type Gateway } from './atrium.ts'
import { methodsOf } from './page-methods.ts'

type Options = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  mode: string
  /** The address people use, without a path; for requests whose Host header is none. */
  origin: string
  openGateway: (request: In, response: Out) => Promise<Gateway>
}

/** Answers with pages and their data. */
export function pageRequests({ build, mode, origin, openGateway }: Options) {
  const handle = createRequestHandler(build, mode)
  // Under development the routes change while the server runs, and the router itself refuses.
  const refusalFor = typeof build === 'function' ? () => null : methodsOf(build)
  return async (incoming: In, response: Out, next: NextFunction): Promise<void> => {
    try {
      const address = addressOf(incoming, origin)
      if (address === undefined) return refuse(incoming, response, 400, 'addressUnreadable')
      const refused = refusalFor(incoming.method, address, incoming.headers['content-type'])
      if (refused) {
        response.set('Allow', refused.allow)
        return refuse(incoming, response, refused.status, REASONS[refused.status])
      }
      let page: string | undefined
      const provider = new RouterContextProvider()
      provider.set(atrium, {
        ...(await openGateway(incoming, response)),
        send: (html) => {
          page = html
        },
      })
      const answer = await handle(requestOf(incoming, response, address), provider)
      await write(answer, page, response)
    } catch (error) {
      next(error)
    }
  }
}

/**
 * The whole address that was asked for; undefined for what is none. Proxies may write it out (RFC 9112, 3.2.2); the
 * host is that of the Host header.
 */
function addressOf({ headers, protocol, originalUrl }: In, origin: string): string | undefined {
  const { host = '' } = headers
  const named = `${protocol}://${host}`
  const here = /^[\w.:[\]-]+$/.test(host) && URL.canParse(named) ? named : origin
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
  // Reads take milliseconds: a signal for each would cost more than what it could stop.
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  const closed = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) closed.abort()
  })
  const body = createReadableStreamFromReadable(incoming)
  const init = { method, headers, body, signal: closed.signal, duplex: 'half' }
  return new Request(url, init as RequestInit)
}

async function write(answer: Response, page: string | undefined, response: Out): Promise<void> {
  if (response.destroyed || response.writableEnded) return void (await answer.body?.cancel())
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) response.appendHeader(name, value)
  // As bytes: a text would be measured and encoded again by what it passes.
  if (page !== undefined) return void response.end(Buffer.from(page))
  if (!answer.body) return void response.end()
  await writeReadableStreamToWritable(answer.body, response).catch((error: unknown) => {
    if (!response.destroyed && !response.writableEnded) throw error
  })
}

const REASONS = { 405: 'methodNotTaken', 415: 'requestUnreadable' } as const

/** Nobody is known yet: what is said is in the language of the browser. The rest of a body is not waited for. */
function refuse(
  incoming: In,
  response: Out,
  status: number,
  why: 'addressUnreadable' | (typeof REASONS)[405 | 415],
): void {
  const language = acceptedLanguage(incoming.headers['accept-language']) ?? 'en'
  if (!incoming.complete) response.set('Connection', 'close')
  response.status(status).type('text').send(refusalMessages.in(language)(why))
}
