// Many who ask for the same work in one moment have it done together: while one round is under way the next one gathers.
// Whoever comes alone waits for nobody.

/**
 * @param most how many of one round
 * @param work does it for all of a round; fails for all or none
 * @returns asks for one. When a round fails, each of it is tried by itself, so that only the one that is to blame fails.
 */
export function together<One>(most: number, work: (all: One[]) => Promise<unknown>) {
  type Asked = { one: One; resolve: () => void; reject: (error: unknown) => void }
  let waiting: Asked[] = []
  let isWorking = false
  const round = async (asked: readonly Asked[]): Promise<void> => {
    try {
      await work(asked.map(({ one }) => one))
      for (const { resolve } of asked) resolve()
    } catch (error) {
      if (asked.length === 1) asked[0]?.reject(error)
      else for (const one of asked) await round([one])
    }
  }
  const rounds = async (): Promise<void> => {
    isWorking = true
    while (waiting.length > 0) {
      const now = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await round(now)
    }
    isWorking = false
  }
  return (one: One): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject })
      if (!isWorking) void rounds()
    })
}
