import '#app/styles/sheets/overlays.css'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search, X } from 'lucide'
import { type RefObject, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Keys } from '#app/ui/kbd.tsx'
import { onKeys } from '#app/ui/keys.ts'
import { announce } from '#app/ui/live-region.tsx'
import { paletteMessages } from '#messages/palette.ts'
import { type PageSpace, usePageSpace } from './page-space.ts'
import { type PaletteGroup, type PaletteItem, type PaletteProps, takeTyped } from './palette.tsx'
import { resultsOf, usePaletteGroups } from './palette-groups.tsx'

type PaletteViewProps = PaletteProps & { isOpen: boolean; onClose: () => void }

/** The open palette: a combobox over a grouped list. What the device knows stands first, the server's answers follow below. */
export default function PaletteView({ isOpen, onClose, ...props }: PaletteViewProps) {
  const t = useMessages(paletteMessages)
  // Not the space before it, which would be the first to take the focus.
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="palette" aria-label={t('title')} initialFocus={field}>
          <PaletteBody {...props} field={field} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type PaletteBodyProps = PaletteProps & {
  field: RefObject<HTMLInputElement | null>
  onClose: () => void
}

function PaletteBody({ field, onClose, ...props }: PaletteBodyProps) {
  const t = useMessages(paletteMessages)
  const [query, setQuery] = useState('')
  const navigate = useNavigate()
  const here = usePageSpace()
  const [isWithin, setWithin] = useState(true)
  const space = isWithin ? here : null
  const { groups, isLooking, hasFailed } = usePaletteGroups(query, space?.slug ?? null, props)
  const choose = (item: PaletteItem) => {
    onClose()
    if (item.href) navigate(item.href)
    item.run?.()
  }
  const showAll = () => {
    onClose()
    void navigate(resultsOf(query, space?.slug ?? null))
  }
  const widen = () => {
    setWithin(false)
    announce(t('widened'))
    field.current?.focus()
  }
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      value={query}
      onValueChange={(value, details) => {
        // Choosing an item must not write its name into the field on the way out.
        if (details.reason !== 'item-press') setQuery(value)
      }}
      itemToStringValue={(item: PaletteItem) => item.title}
      autoHighlight="always"
      keepHighlight
    >
      <div className="palette-input">
        <Icon of={Search} size={19} />
        {space ? <Within space={space} onWiden={widen} /> : null}
        <Autocomplete.Input
          ref={field}
          aria-label={space ? t('field.within', { space: space.name }) : t('field')}
          placeholder={t('placeholder')}
          spellCheck={false}
          onKeyDown={onKeys({
            'ctrl enter': query.trim() ? showAll : undefined,
            backspace: space && query === '' ? widen : undefined,
          })}
          onFocus={() => setQuery((now) => now + takeTyped())}
        />
        <Keys>Esc</Keys>
        <Dialog.Close className="palette-close">{t('cancel')}</Dialog.Close>
      </div>
      <div className="palette-body">
        <Autocomplete.List className="palette-list">
          {(group: PaletteGroup) => <Group key={group.value} group={group} onChoose={choose} />}
        </Autocomplete.List>
        <Autocomplete.Status
          className={isLooking || !hasFailed ? 'hidden-text' : 'palette-nothing'}
        >
          <Status isLooking={isLooking} hasFailed={hasFailed} groups={groups} />
        </Autocomplete.Status>
      </div>
      <div className="palette-foot">
        <span>
          {t.rich('move', {
            keys: (
              <>
                <Keys>↑</Keys>
                <Keys>↓</Keys>
              </>
            ),
          })}
        </span>
        <span>{t.rich('open', { keys: <Keys>↵</Keys> })}</span>
        {space ? <span>{t.rich('wider', { keys: <Keys>⌫</Keys> })}</span> : null}
        <span>{t.rich('all', { keys: <Keys>{t('all.keys')}</Keys> })}</span>
      </div>
    </Autocomplete.Root>
  )
}

/** Where is searched, before the field; Backspace in the empty field, or a tap, takes it away. */
function Within({ space, onWiden }: { space: PageSpace; onWiden: () => void }) {
  const t = useMessages(paletteMessages)
  return (
    <button
      type="button"
      className="chip palette-space"
      aria-label={t('widen', { space: space.name })}
      onClick={onWiden}
    >
      <span dir="auto">{space.name}</span>
      <Icon of={X} size={14} />
    </button>
  )
}

function Group(props: { group: PaletteGroup; onChoose: (item: PaletteItem) => void }) {
  const { group, onChoose } = props
  return (
    <Autocomplete.Group items={group.items}>
      <Autocomplete.GroupLabel className="palette-group">
        {group.value}
        {group.count === undefined ? null : <span>{group.count}</span>}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: PaletteItem) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            className="palette-option"
            onClick={() => onChoose(item)}
          >
            <span className="palette-icon">{item.icon}</span>
            <span className="palette-text">
              <span className={classNames(item.isVoice && 'is-voice')} dir="auto">
                {item.title}
              </span>
              {item.line ? <small dir="auto">{item.line}</small> : null}
            </span>
            {item.end}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  )
}

type StatusProps = { isLooking: boolean; hasFailed: boolean; groups: readonly PaletteGroup[] }

/** What the list is, for screen readers, and for everyone that the search failed. */
function Status({ isLooking, hasFailed, groups }: StatusProps) {
  const t = useMessages(paletteMessages)
  if (hasFailed) return t('failed')
  if (isLooking) return t('searching')
  return t('results', { count: groups.reduce((sum, group) => sum + group.items.length, 0) })
}
