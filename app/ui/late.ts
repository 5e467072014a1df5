import { type ComponentType, lazy, useState } from 'react'

const loading: Promise<unknown>[] = []

interface Late<Props> {
  Later: ComponentType<Props>
  loaded?: ComponentType<Props>
}

/**
 * A component whose code comes when it is first drawn. Where the server has drawn it already, its code is waited for before
 * the page wakes up (`lateLoaded`): otherwise React may draw it anew, and what somebody has typed into it would be lost.
 * A module must not await its code itself: where the two share a chunk, each would wait for the other.
 * @param selector finds it in a page
 */
export function late<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  selector: string,
): Late<Props> {
  const code: Late<Props> = { Later: lazy(load) as unknown as ComponentType<Props> }
  if (import.meta.env.SSR || document.querySelector(selector))
    loading.push(
      load().then((module) => {
        code.loaded = module.default
      }),
    )
  return code
}

/** Chosen once: a component that changed while it is open would lose what is typed into it. */
export const useLate = <Props>(code: Late<Props>): ComponentType<Props> =>
  useState(() => code.loaded ?? code.Later)[0]

/** Resolves when what the server draws, or has drawn here, can be drawn at once. Never rejects: a page without it still wakes up. */
export const lateLoaded = (): Promise<unknown> => Promise.allSettled(loading)
