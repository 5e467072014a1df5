import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { type ButtonLook, buttonClass } from './button.tsx'

const loadMenuView = () => import('./menu-view.tsx')
const MenuView = lazy(loadMenuView)

export type MenuItem = {
  label: string
  icon?: ReactNode
  keyHint?: string
  isDanger?: boolean
  /** A short line between this item and the one before. */
  startsGroup?: boolean
  isChecked?: boolean
  /** Goes somewhere … */
  to?: string
  /** … that is a file to be kept, no page. */
  isFile?: true
  /** … or posts a form (works without scripts too) … */
  form?: { action?: string; fields: Record<string, string> }
  /** … or does something on the page only. */
  onSelect?: () => void
}

type MenuProps = {
  /** What the menu is about, for those who do not see the button: “More about this comment”. */
  label: string
  items: readonly MenuItem[]
  look?: ButtonLook
  /** The button's face; three dots unless told. */
  children?: ReactNode
  /** Where many menus stand on one page: before scripts each is a link to the page with its choices open. */
  plainHref?: string
  /** Are the forms' answers used elsewhere? Name the fetcher they go through. */
  fetcherKey?: string
}

/**
 * A menu behind a button. Before scripts it is a disclosure with the same links and forms; afterwards the full menu with
 * arrows and type-ahead, fetched when the pointer or the focus comes near.
 */
export function Menu({ label, items, look, children, plainHref, fetcherKey }: MenuProps) {
  const [isReady, setReady] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => setReady(true), [])
  const className = buttonClass(look ?? { variant: 'quiet', isIcon: true })
  const face = children ?? <Dots />
  if (!isReady && plainHref) {
    return (
      <span className="menu-host">
        <a className={className} aria-label={label} href={plainHref}>
          {face}
        </a>
      </span>
    )
  }
  if (!isReady) {
    return (
      <details className="menu-host">
        <summary className={className} aria-label={label}>
          {face}
        </summary>
        <PlainMenu items={items} />
      </details>
    )
  }
  return (
    <span className="menu-host">
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={loadMenuView}
        onFocus={loadMenuView}
        onClick={() => {
          setWasOpened(true)
          setOpen((open) => !open)
        }}
      >
        {face}
      </button>
      {wasOpened ? (
        <Suspense>
          <MenuView
            label={label}
            items={items}
            anchor={button}
            isOpen={isOpen}
            onOpenChange={setOpen}
            fetcherKey={fetcherKey}
          />
        </Suspense>
      ) : null}
    </span>
  )
}

/** Gone as soon as scripts run: plain links are all it needs. */
function PlainMenu({ items }: { items: readonly MenuItem[] }) {
  return (
    <ul className="menu">
      {items.map((item) => {
        const face = (
          <>
            {item.icon}
            {item.label}
          </>
        )
        const className = `menu-item${item.isDanger ? ' is-danger' : ''}`
        if (item.to)
          return (
            <li key={item.label}>
              <a className={className} href={item.to}>
                {face}
              </a>
            </li>
          )
        if (!item.form) return null
        return (
          <li key={item.label}>
            <form method="post" action={item.form.action}>
              {Object.entries(item.form.fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <button type="submit" className={className}>
                {face}
              </button>
            </form>
          </li>
        )
      })}
    </ul>
  )
}

/** Three dots: the face of a menu without words. */
function Dots() {
  return (
    <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M5 12h.01M12 12h.01M19 12h.01"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  )
}
