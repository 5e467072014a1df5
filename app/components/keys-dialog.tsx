import { useSyncExternalStore } from 'react'
import { Dialog } from '#app/ui/dialog.tsx'
import { listKeys } from '#app/ui/keys.ts'

let isOpen = false
const listeners = new Set<() => void>()

function setOpen(next: boolean) {
  isOpen = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows all keys of the page that is open. */
export function openKeysDialog() {
  setOpen(true)
}

/** The list under “?”. */
export function KeysDialog() {
  const isShown = useSyncExternalStore(
    subscribe,
    () => isOpen,
    () => false,
  )
  return (
    <Dialog isOpen={isShown} onClose={() => setOpen(false)} title="Keys" isWide>
      {isShown ? <KeyGroups /> : null}
    </Dialog>
  )
}

function KeyGroups() {
  const groups = Map.groupBy(listKeys(), (binding) => binding.group ?? 'This page')
  return (
    <div className="keys-list">
      {[...groups].map(([name, bindings]) => (
        <section key={name}>
          <h3>{name}</h3>
          <ul>
            {bindings.map((binding) => (
              <li key={binding.keys}>
                {binding.does}
                <span>
                  {binding.keys.split(' ').map((key) => (
                    <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h3>Everywhere</h3>
        <ul>
          <li>
            Search or jump to
            <span>
              <kbd>Ctrl</kbd>
              <kbd>K</kbd>
            </span>
          </li>
          <li>
            Post what you wrote
            <span>
              <kbd>Ctrl</kbd>
              <kbd>Enter</kbd>
            </span>
          </li>
        </ul>
      </section>
    </div>
  )
}
