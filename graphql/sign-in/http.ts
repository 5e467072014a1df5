// Every way in but the demo's: what forms, mails and services ask for.
import { Router } from 'express'
import { addSignOnRoutes } from './sign-on-http.ts'

export function waysInRoutes(): Router {
  const router = Router()
  addSignOnRoutes(router)
  return router
}
