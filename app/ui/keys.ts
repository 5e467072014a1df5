// The only place that listens to keys. It knows what a raw event does not say: whether an input method is composing (then the
// key is its own), whether the key is held, and which letter is meant on a keyboard of another script.
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from 'react'
import { countText, cutText } from '#graphql/graphemes.ts'

/** Groups of shortcuts in the list under “?”. */
export type KeyGroup = 'go' | 'actions' | 'lists' | 'page'

/**
 * A key, a sequence (“g h”) or a key with Ctrl or ⌘ (“ctrl k”, which works everywhere), what it does in words for the list
 * under “?”, and the group it stands in.
 */
export type KeyBinding = {
  keys: string
  does: string
  group?: KeyGroup
  /** Goes on while the key is held. */
  repeats?: boolean
  run: (event: KeyboardEvent) => void
}

const SEQUENCE_MS = 1200
const CTRL = 'ctrl '
const SHIFT = 'shift '
const bindings = new Set<KeyBinding>()
let pending = ''
let pendingSince = 0
let isOn = true

/** Single-key shortcuts can be turned off in settings (WCAG 2.1.4). */
export function turnKeys(on: boolean) {
  isOn = on
}

/** All shortcuts of the page that is open, for the list under “?”. The latest of equal keys wins. */
export function listKeys(): KeyBinding[] {
  const byKeys = new Map<string, KeyBinding>()
  for (const binding of bindings)
    if (!binding.keys.startsWith(CTRL)) byKeys.set(binding.keys, binding)
  return [...byKeys.values()]
}

/** Adds shortcuts while the component is on the page. They sleep while someone types or a dialog is open. */
export function useKeys(wanted: readonly KeyBinding[]) {
  const latest = useRef(wanted)
  latest.current = wanted
  const signature = wanted.map((binding) => binding.keys).join('|')
  useEffect(() => {
    if (!signature) return
    const own = latest.current.map((binding, index) => ({
      ...binding,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }))
    for (const binding of own) bindings.add(binding)
    listen()
    return () => {
      for (const binding of own) bindings.delete(binding)
    }
  }, [signature])
}

let isListening = false
function listen() {
  if (isListening) return
  isListening = true
  document.addEventListener('keydown', onKeyDown)
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || isComposing(event) || MODIFIERS.has(event.key)) return
  const key = keyOf(event)
  if (key.startsWith(CTRL)) run(latestFor(key), event)
  else if (!isOn || event.ctrlKey || event.metaKey || event.altKey) return
  else if (!isTyping(event.target) && !isBehindDialog()) onPlainKey(key, event)
}

function onPlainKey(key: string, event: KeyboardEvent) {
  const isFresh = pending !== '' && Date.now() - pendingSince < SEQUENCE_MS
  const sequence = isFresh ? `${pending} ${key}` : key
  pending = ''
  const shifted = event.shiftKey ? latestFor(`${SHIFT}${key}`) : undefined
  const found = shifted ?? latestFor(sequence) ?? (isFresh ? latestFor(key) : undefined)
  if (found) run(found, event)
  else if (beginsSequence(key)) {
    pending = key
    pendingSince = Date.now()
  }
}

function run(binding: KeyBinding | undefined, event: KeyboardEvent) {
  if (!binding) return
  event.preventDefault()
  if (!event.repeat || binding.repeats) binding.run(event)
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/**
 * Keys of an input method that composes are not ours. 229 is what some browsers say of the key that ends it; a form that a
 * browser fills in tells of keys without a name.
 */
const isComposing = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === 229 || !event.key

/**
 * A key by its name in lower case, with “ctrl ” before it. A letter is the one on the key; on a keyboard of another script the one that
 * stands at its place on a Latin keyboard. Not by place alone: on Dvorak that would take Ctrl X for Ctrl B.
 */
function keyOf(event: KeyboardEvent): string {
  const [, place] = /^Key([A-Z])$/.exec(event.code) ?? []
  // Arabic has two letters on one key; Turkish has another i at the place of ours. Full width is what input methods write.
  const given = event.key.normalize('NFKC')
  const isOther = /^(?:[^\p{Script=Latin}\p{ASCII}]{1,3}|ı|İ|Unidentified)$/u.test(given)
  const key = place && isOther ? place : given === '؟' ? '?' : given
  const name = key.toLowerCase()
  // Ctrl and Alt together are AltGr: a character is typed.
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey
  if (!isCommand) return name
  return event.shiftKey && key.length === 1 ? `${CTRL}${SHIFT}${name}` : `${CTRL}${name}`
}

type KeyActions<E extends Element> = Record<
  string,
  ((event: ReactKeyboardEvent<E>) => void) | undefined
>

/**
 * The `onKeyDown` of a field, form or toolbar: what its keys do, by name in lower case (“enter”, “ctrl enter”, “backspace”). A key that is
 * left undefined is the browser's. Held keys act once, but for arrows.
 */
export function onKeys<E extends Element>(actions: KeyActions<E>) {
  return (event: ReactKeyboardEvent<E>): void => {
    if (event.defaultPrevented || isComposing(event.nativeEvent)) return
    const key = keyOf(event.nativeEvent)
    const action = actions[key]
    // Whoever holds Backspace empties the field, and no more than that.
    if (!action || (event.repeat && key === 'backspace')) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat || key.startsWith('arrow')) action(event)
  }
}

/** Keeps what is typed from now on, wherever the focus is. @returns a function that ends it and gives the text */
export function captureTyping(): () => string {
  let typed = ''
  const keep = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if ([...event.key].length === 1) typed += event.key
    else if (event.key === 'Backspace') typed = cutText(typed, countText(typed) - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('keydown', keep, true)
  return () => {
    document.removeEventListener('keydown', keep, true)
    return typed
  }
}

function latestFor(keys: string): KeyBinding | undefined {
  let found: KeyBinding | undefined
  for (const binding of bindings) if (binding.keys.toLowerCase() === keys) found = binding
  return found
}

function beginsSequence(key: string): boolean {
  for (const binding of bindings) if (binding.keys.startsWith(`${key} `)) return true
  return false
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

function isBehindDialog(): boolean {
  return (
    document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"],dialog[open]') !==
    null
  )
}
