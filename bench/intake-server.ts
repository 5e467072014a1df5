// The intake of webhooks alone, as a process that can be killed: `bench/intake-run.ts` starts it.
import type { AddressInfo } from 'node:net'
import express from 'express'
import '#graphql/features.ts'
import { intakeRoutes } from '#graphql/customers/http.ts'

const app = express()
app.use((_, response, next) => {
  response.locals.requestId = 'intake'
  next()
})
app.use(intakeRoutes())
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})
