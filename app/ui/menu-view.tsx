import { Menu } from '@base-ui/react/menu'
import { Fragment, type RefObject } from 'react'
import { Link, useFetcher } from 'react-router'
import { classNames } from './class-names.ts'
import { Keys } from './kbd.tsx'
import type { MenuItem } from './menu.tsx'

type MenuViewProps = {
  label: string
  items: readonly MenuItem[]
  anchor: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  fetcherKey?: string
}

/** The open menu; fetched when the first menu button is near. */
export default function MenuView(props: MenuViewProps) {
  const { label, items, anchor, isOpen, onOpenChange, fetcherKey } = props
  const fetcher = useFetcher({ key: fetcherKey })
  const select = (item: MenuItem) => {
    if (item.form)
      void fetcher.submit(item.form.fields, { method: 'post', action: item.form.action })
    item.onSelect?.()
  }
  return (
    <Menu.Root
      open={isOpen}
      onOpenChange={(open, details) => {
        // The button beside it opens and closes the menu itself.
        const isOwnButton = anchor.current?.contains(details.event.target as Node)
        if (open || !isOwnButton || details.reason === 'escape-key') onOpenChange(open)
      }}
    >
      {/* Inside the part of the page it belongs to, so that it stands in a landmark. */}
      <Menu.Portal container={anchor.current?.closest<HTMLElement>('main, nav, header')}>
        <Menu.Positioner className="menu-layer" anchor={anchor} align="end" sideOffset={4}>
          <Menu.Popup className="menu" aria-label={label} finalFocus={anchor}>
            {items.map((item) => (
              <Fragment key={item.label}>
                {item.startsGroup ? <Menu.Separator className="menu-divider" /> : null}
                <Item item={item} onSelect={() => select(item)} />
              </Fragment>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Item({ item, onSelect }: { item: MenuItem; onSelect: () => void }) {
  const className = classNames('menu-item', item.isDanger && 'is-danger')
  const face = (
    <>
      {item.icon}
      {item.label}
      {item.keyHint ? <Keys>{item.keyHint}</Keys> : null}
    </>
  )
  if (item.to)
    return (
      <Menu.Item className={className} render={<Link to={item.to} reloadDocument={item.isFile} />}>
        {face}
      </Menu.Item>
    )
  if (item.isChecked !== undefined)
    return (
      <Menu.CheckboxItem
        className={className}
        checked={item.isChecked}
        onCheckedChange={onSelect}
        closeOnClick
      >
        {face}
      </Menu.CheckboxItem>
    )
  return (
    <Menu.Item className={className} onClick={onSelect}>
      {face}
    </Menu.Item>
  )
}
