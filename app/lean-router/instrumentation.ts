// Watching the router from outside: entry.client.tsx hands it no `instrumentations`.
import { leftOut } from './left-out.ts'

export const consumeInstrumentationClientResultMetaReceiver = (): undefined => undefined

export {
  leftOut as getRouteInstrumentationUpdates,
  leftOut as instrumentClientSideRouter,
  leftOut as instrumentHandler,
}
export const instrumentationResultMetaContext = undefined
