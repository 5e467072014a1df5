import { type ComponentType, lazy } from 'react'

/**
 * A component whose code comes when it is first drawn. Where the server has drawn it already, its code is waited for before
 * the page wakes up: otherwise React may draw it anew, and what somebody has typed into it meanwhile would be lost.
 * @param selector finds it in a page
 */
export async function late<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  selector: string,
): Promise<ComponentType<Props>> {
  const isThere = import.meta.env.SSR || document.querySelector(selector) !== null
  return isThere ? (await load()).default : lazy(load)
}
