// Many who ask for the same work in one moment have it done together.

export type Batcher<Item> = {
  /** Asks for one. Resolves when a round that began afterwards has done it; rejects with the round's error. */
  add(item: Item): Promise<void>
  /** Begins with what has gathered, and resolves when it is done. */
  flush(): Promise<void>
  /** Takes nothing more; what has gathered and not begun is dropped. */
  stop(): void
}
type Options<Item> = {
  /** How long a round gathers, in milliseconds. 0: whoever comes alone waits for nobody. */
  wait?: number
  /** The most of one round; more become several. */
  max?: number
  /** Does it for all of a round, each item once. Fails for all or none. */
  work: (items: Item[]) => Promise<unknown>
}
type Asked = { resolve: () => void; reject: (error: unknown) => void }

/**
 * Gathers items for rounds. One round is under way at a time; meanwhile the next one gathers. The same item (by ===) asked
 * for several times is worked on once. When a round fails, each of it is tried by itself, so that only the one that is to
 * blame fails: the work must be safe to repeat.
 */
export function batcher<Item>({
  wait = 0,
  max = Number.POSITIVE_INFINITY,
  work,
}: Options<Item>): Batcher<Item> {
  let gathered = new Map<Item, Asked[]>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let isStopped = false

  const round = async (items: [Item, Asked[]][]): Promise<void> => {
    try {
      await work(items.map(([item]) => item))
      for (const [, asked] of items) for (const { resolve } of asked) resolve()
    } catch (error) {
      if (items.length > 1) for (const item of items) await round([item])
      else for (const { reject } of items[0]?.[1] ?? []) reject(error)
    }
  }
  const rounds = async (): Promise<void> => {
    while (gathered.size > 0 && !isStopped) {
      const items = [...gathered]
      gathered = new Map(items.slice(max))
      await round(items.slice(0, max))
    }
    // Here, where nothing has gathered: a moment later somebody could have asked, and no round would take it.
    working = undefined
  }
  const begin = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (gathered.size === 0 || isStopped) return working ?? Promise.resolve()
    working ??= rounds()
    return working
  }
  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        if (isStopped) return resolve()
        gathered.set(item, [...(gathered.get(item) ?? []), { resolve, reject }])
        if (wait === 0) void begin()
        else timer ??= setTimeout(() => void begin(), wait)
      }),
    flush: begin,
    stop() {
      isStopped = true
      clearTimeout(timer)
      for (const asked of gathered.values()) for (const { resolve } of asked) resolve()
      gathered = new Map()
    },
  }
}
