// While nobody can sign in yet, every page leads to the one that says so; and the company's logo, which needs no session.
import type { NextFunction, Request, Response } from 'express'
import { env } from '#env.ts'
import { logoOf } from '#graphql/identity/company.ts'
import { db } from '#prisma/client.ts'
import { isSetUp } from './links.ts'

/** Pages that are there before the company is: the set-up itself, and what its own form posts to. */
const OPEN = /^\/(setup|sign-in\/language|offline|__manifest)(\/|$)/

/** Leads every page to the set-up until there is an administrator. */
export async function untilSetUp(
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const isPage = request.method === 'GET' || request.method === 'HEAD'
  if (env.ATRIUM_DEMO || !isPage || OPEN.test(request.path) || (await isSetUp(db))) return next()
  response.set('Cache-Control', 'no-store').redirect(302, '/setup')
}

/** GET /company/logo/HASH: the logo, for everybody. Its address changes with it. */
export async function companyLogo(request: Request, response: Response): Promise<void> {
  const hash = String(request.params.hash)
  const logo = /^[\w-]{16}$/.test(hash) ? await logoOf(db, hash) : null
  if (!logo) return void response.status(404).type('text').send('Not found')
  response
    .set({ 'Cache-Control': 'public, max-age=31536000, immutable', 'Content-Type': 'image/webp' })
    .send(logo)
}
