// How a request is refused before a page, the API or a file has taken it: as a page for whoever opens one, as JSON for
// scripts, in words for everybody else.
import type { NextFunction, Request, Response } from 'express'
import type { Message } from '#messages/engine/catalogue.ts'
import { letGo } from './body-limit.ts'
import type { RefusalCode } from './errors.ts'
import { languageFor, textFor } from './requests.ts'

export type Refused = {
  status: number
  code: RefusalCode
  text: Message
  headers?: Record<string, string>
}

/** Where a refusal waits for the page that shows it (app/routes/refused.tsx). */
const shown = new WeakMap<Request, { status: number; message: string }>()
/** What the page `/refused` says; null for whoever opens its address by themselves. */
export const refusalOfPage = (request: Request): { status: number; message: string } | null =>
  shown.get(request) ?? null

/** Opens it a page in a browser? Scripts of pages ask for data, under the same addresses with other headers. */
const opensPage = ({ headers, path }: Request): boolean =>
  (headers.accept?.includes('text/html') ?? false) && !/^\/(graphql|files|live)(\/|$)/.test(path)

const wantsJson = ({ headers, path }: Request): boolean =>
  /^\/(graphql|files)(\/|$)/.test(path) || (headers.accept?.includes('json') ?? false)

/**
 * Refuses a request whose body was not read. `next` leads to the pages: without it nobody is shown one.
 * The rest of a body is not waited for.
 */
export function refuse(
  request: Request,
  response: Response,
  { status, code, text, headers = {} }: Refused,
  next?: NextFunction,
): void {
  if (response.headersSent) return void response.destroy()
  response.set(headers)
  letGo(request, response)
  const message = textFor(request, text)
  if (next && opensPage(request)) {
    shown.set(request, { status, message })
    request.method = request.method === 'HEAD' ? 'HEAD' : 'GET'
    request.url = '/refused'
    request.originalUrl = request.url
    return next()
  }
  response.status(status).vary('Accept').vary('Accept-Language').set('Cache-Control', 'no-store')
  response.set('Content-Language', languageFor(request, null))
  if (wantsJson(request)) {
    const isGraphql = /^\/graphql(\/|$)/.test(request.path)
    const extensions = { code }
    response.json(
      isGraphql
        ? { errors: [{ message, extensions }] }
        : { ok: false, message, code, fields: { '': [message] } },
    )
  } else response.type('text').send(message)
}
