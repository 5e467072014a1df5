import { useEffect, useRef } from 'react'

/** Groups of shortcuts in the list under “?”. */
export type KeyGroup = 'go' | 'actions' | 'lists' | 'page'

/** A key or a sequence (“g h”), what it does in words for the list under “?”, and the group it stands in. */
export type KeyBinding = {
  keys: string
  does: string
  group?: KeyGroup
  run: (event: KeyboardEvent) => void
}

const SEQUENCE_MS = 1200
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
  for (const binding of bindings) byKeys.set(binding.keys, binding)
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
  if (!isOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (isTyping(event.target) || isBehindDialog()) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const isFresh = pending !== '' && Date.now() - pendingSince < SEQUENCE_MS
  const sequence = isFresh ? `${pending} ${key}` : key
  pending = ''
  const found = latestFor(sequence) ?? (isFresh ? latestFor(key) : undefined)
  if (found) {
    event.preventDefault()
    found.run(event)
  } else if (beginsSequence(key)) {
    pending = key
    pendingSince = Date.now()
  }
}

function latestFor(keys: string): KeyBinding | undefined {
  let found: KeyBinding | undefined
  for (const binding of bindings) if (binding.keys === keys) found = binding
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
