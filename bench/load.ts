// Requests by a fixed number of connections, as fast as they are answered.
import autocannon from 'autocannon'

export type Figures = { perSecond: number; p50: number; p95: number; errors: number; bytes: number }
export type Shot = {
  method?: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/**
 * Sends shots in turn for some seconds.
 * @param connections how many ask at once
 * @param duration seconds
 * @returns answers a second, p50 and p95 in milliseconds, failures (no answer, or a status other than 2xx), bytes an answer
 */
export async function load(
  address: string,
  shots: (turn: number) => Shot,
  connections: number,
  duration: number,
): Promise<Figures> {
  let turn = 0
  const times: number[] = []
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: address,
        connections,
        duration,
        timeout: 30,
        requests: [
          {
            setupRequest: (request) => {
              const { method = 'GET', path, headers = {}, body } = shots(turn++)
              return {
                ...request,
                method,
                path,
                headers: { ...request.headers, ...headers },
                ...(body === undefined ? {} : { body }),
              }
            },
          },
        ],
      },
      (error, found) => (error ? reject(error) : resolve(found)),
    )
    instance.on('response', (_client, _status, _bytes, time) => times.push(time))
  })
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    perSecond: result.requests.total / result.duration,
    p50: at(0.5),
    p95: at(0.95),
    errors: result.errors + result.timeouts + result.non2xx,
    bytes: result.requests.total ? Math.round(result.throughput.total / result.requests.total) : 0,
  }
}
