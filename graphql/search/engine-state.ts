// What stands with the second engine: said at the start, and in the figures.
import { Gauge } from 'prom-client'
import { log } from '#log.ts'
import { theSearch } from './index-access.ts'

/** Why search is limited, in a word or two; null when it is not. Waits no longer than a question does. */
export async function whySearchIsLimited(): Promise<string | null> {
  const found = await theSearch().state()
  return !found || found.state === 'FINE' ? null : `${found.state.toLowerCase()} (${found.detail})`
}

/** One line in the log when the second engine does not answer as it should, at the start of a process. */
export async function saySearchState(): Promise<void> {
  const found = await theSearch().state()
  if (!found) return
  const said = {
    FINE: 'the search engine answers',
    EMPTY: 'the search engine has no index yet; it is filled within a minute',
    REFUSED: 'the search engine refuses our key (MEILI_KEY); PostgreSQL answers in its place',
    AWAY: 'the search engine does not answer (MEILI_URL); PostgreSQL answers in its place',
  }[found.state]
  if (found.state === 'FINE') log.info({ detail: found.detail }, said)
  else log.warn({ detail: found.detail }, said)
}

new Gauge({
  name: 'atrium_search_engine_up',
  help: 'Does the second search engine answer as it should (1 or 0)? Absent when there is none.',
  labelNames: ['state'] as const,
  async collect() {
    this.reset()
    const found = await theSearch().state()
    if (found) this.set({ state: found.state.toLowerCase() }, found.state === 'FINE' ? 1 : 0)
  },
})
