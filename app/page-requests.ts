// Pages as Express middleware: the router's own adapter, after a check of the address.
import { createRequestHandler } from '@react-router/express'
import type { NextFunction, Request, Response } from 'express'
import { RouterContextProvider, type ServerBuild } from 'react-router'
import { type Atrium, atrium } from './atrium.ts'

type Options = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  mode: string
  /** The address people use, without a path; for requests whose Host header is none. */
  origin: string
  openGateway: (request: Request, response: Response) => Promise<Atrium>
}

/** Answers with pages and their data. */
export const pageRequests = ({ build, mode, origin, openGateway }: Options) => [
  readableAddress(origin),
  createRequestHandler({
    build,
    mode,
    getLoadContext: async (request, response) => {
      const provider = new RouterContextProvider()
      provider.set(atrium, await openGateway(request, response))
      return provider
    },
  }),
]

/**
 * The adapter joins protocol, host and target to an address and throws when that is none. So a target in absolute form
 * (RFC 9112, 3.2.2) becomes a path here, a Host header that is none becomes our own, and the rest is answered with 400.
 */
function readableAddress(origin: string) {
  const ownHost = new URL(origin).host
  return (request: Request, response: Response, next: NextFunction): void => {
    const target = request.originalUrl
    if (/^https?:/i.test(target) && URL.canParse(target)) {
      const { pathname, search } = new URL(target)
      request.originalUrl = pathname + search
    }
    if (!isHost(request.headers.host)) request.headers.host = ownHost
    if (!isHost(request.hostname)) delete request.headers['x-forwarded-host']
    const address = `${request.protocol}://${request.hostname}${request.originalUrl}`
    if (request.originalUrl.startsWith('/') && URL.canParse(address)) return next()
    response.status(400).type('text').send('This address cannot be read.')
  }
}

const isHost = (host: string | undefined): boolean =>
  host !== undefined && /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`)
