// Every way in but the demo's: what forms, mails and services ask for.
import { Router } from 'express'
import { addBadgeRoutes } from './badge-http.ts'
import { addLinkRoutes } from './link-http.ts'
import { addPasskeyRoutes } from './passkey-http.ts'
import { addPasswordRoutes } from './password-http.ts'
import { addSignOnRoutes } from './sign-on-http.ts'

export function waysInRoutes(): Router {
  const router = Router()
  addSignOnRoutes(router)
  addLinkRoutes(router)
  addPasskeyRoutes(router)
  addPasswordRoutes(router)
  addBadgeRoutes(router)
  return router
}
