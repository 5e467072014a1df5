// The focus never falls to the body: when what had it goes from the page, its place takes it.

/** Two frames: whoever moves the focus on purpose has done so by then. */
const afterPaint = (run: () => void) => requestAnimationFrame(() => requestAnimationFrame(run))

const PLACES = '.field, section, article, form, fieldset, li, [role=group], [role=dialog]'
const CONTROLS = 'input:not([type=hidden]), textarea, select, button'
const HEADINGS = 'h1, h2, h3, h4'
const RESULTS = '[role=alert], [role=status]:not(:empty), .notice'

/** Where the focus was last, and what stood around it, from the inside out. */
let last: Element | null = null
let around: Element[] = []
/** The same for the page behind a dialog. */
let behind: Element[] = []

/** Watches the page until the returned function is called. */
export function keepFocus(): () => void {
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target === document.body) return
    last = target
    around = ancestorsOf(target)
    if (!target.closest('[role=dialog], [role=alertdialog], [role=menu]')) behind = around
  }
  // A focused element that is removed says nothing: no blur, no focusout.
  const watcher = new MutationObserver(() => {
    if (!last || last.isConnected || !isLost()) return
    afterPaint(restoreFocus)
  })
  document.addEventListener('focusin', onFocus)
  watcher.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', onFocus)
    watcher.disconnect()
  }
}

const isLost = () => document.activeElement === null || document.activeElement === document.body

/** Gives the focus to what is left of the place that had it, when nothing has it. */
export function restoreFocus(): void {
  if (!isLost() || !last) return
  const main = document.getElementById('main')
  const isHere = (one: Element) => one.isConnected && main?.contains(one) && one !== main
  const place = [...around, ...behind].find((one) => isHere(one) && one.matches(PLACES))
  const target = place ? targetIn(place) : main
  if (target) focusOn(target)
}

/** The control of a field; elsewhere what the page says of the result, else the heading, else the place itself. */
function targetIn(place: Element): HTMLElement {
  const find = (selector: string) => place.querySelector<HTMLElement>(selector)
  const own = place.matches('.field') ? find(CONTROLS) : (find(RESULTS) ?? find(HEADINGS))
  return own ?? (place as HTMLElement)
}

/** Focuses what does not take the focus by itself. */
export function focusOn(element: HTMLElement): void {
  element.focus({ preventScroll: true })
  if (document.activeElement !== element) {
    element.setAttribute('tabindex', '-1')
    element.focus({ preventScroll: true })
  }
  element.scrollIntoView({ block: 'nearest' })
}

function ancestorsOf(element: Element): Element[] {
  const found: Element[] = []
  for (let one: Element | null = element; one; one = one.parentElement) found.push(one)
  return found
}
