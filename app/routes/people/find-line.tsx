import '#app/styles/pages/directory.css'
import { Search, X } from 'lucide'
import { type FocusEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { Form, Link, useNavigate } from 'react-router'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { onKeys, useKeys } from '#app/ui/keys.ts'
import { LINE_LENGTH, TOKEN_PARAMETERS } from '#graphql/directory/limits.ts'
import { directoryMessages } from '#messages/directory.ts'
import { listIn } from '#messages/engine/catalogue.ts'
import { addressOf, type DirectorySearch, isSameToken, queryOf } from './directory-address.ts'
import type { ShownToken } from './people.tsx'

const PAUSE_MS = 150

type FindLineProps = {
  search: DirectorySearch
  tokens: readonly ShownToken[]
  words: readonly string[]
}

/**
 * One line. What is typed is read at once; Enter makes tokens of its words. Backspace in the empty field takes the last token.
 * Before scripts the button and the tokens' links do the same.
 */
export function FindLine({ search, tokens, words }: FindLineProps) {
  const t = useMessages(directoryMessages)
  const input = useRef<HTMLInputElement>(null)
  const given = tokens.filter(({ isRead }) => !isRead)
  const typing = useTyping(search)
  const takeLast = () => typing.go({ ...search, line: '', tokens: search.tokens.slice(0, -1) })
  useKeys([{ keys: '/', does: t('search'), group: 'page', run: () => input.current?.focus() }])
  // Words that became tokens leave the field; what is typed at this moment stays.
  const shown = `${queryOf({ ...search, line: '' })} ${search.isPlain}`
  const line = useRef(search.line)
  line.current = search.line
  useEffect(() => {
    if (shown && input.current) input.current.value = line.current
  }, [shown])
  return (
    <>
      <Form
        method="get"
        action="/people"
        className="find-line"
        role="search"
        aria-label={t('title')}
        onSubmit={typing.forget}
      >
        <Icon of={Search} size={19} />
        <span className="find-line-tokens">
          {given.map((token) => (
            <TokenChip key={`${token.kind}:${token.value}`} token={token} search={search} />
          ))}
          <input
            ref={input}
            type="search"
            name="q"
            aria-label={t('find')}
            placeholder={given.length > 0 ? t('find.add') : t('find')}
            defaultValue={search.line}
            maxLength={LINE_LENGTH}
            autoComplete="off"
            dir="auto"
            onInput={typing.onInput}
            onBlur={typing.onBlur}
            onKeyDown={onKeys({
              backspace: typing.isEmpty && search.tokens.length > 0 ? takeLast : undefined,
            })}
          />
        </span>
        <input type="hidden" name="take" value="1" />
        <KeptFields search={search} />
        <noscript>
          <Button type="submit">{t('search')}</Button>
        </noscript>
      </Form>
      <Reading search={search} tokens={tokens} words={words} />
    </>
  )
}

/** The rest of a search, for a form that changes a part of it. */
export function KeptFields({ search }: { search: DirectorySearch }) {
  return (
    <>
      {search.tokens.map(({ kind, value }) => (
        <input key={`${kind}:${value}`} type="hidden" name={TOKEN_PARAMETERS[kind]} value={value} />
      ))}
      {search.view === 'list' ? null : <input type="hidden" name="view" value={search.view} />}
    </>
  )
}

/** Asks for the list after a pause; what was about to be asked is forgotten. */
function useTyping(search: DirectorySearch) {
  const navigate = useNavigate()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isEmpty, setIsEmpty] = useState(search.line === '')
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => setIsEmpty(search.line === ''), [search.line])
  const forget = () => {
    clearTimeout(timer.current)
    timer.current = undefined
  }
  const go = (to: DirectorySearch) => {
    forget()
    void navigate(addressOf(to), { replace: true, preventScrollReset: true })
  }
  const onInput = (event: FormEvent<HTMLInputElement>) => {
    const line = event.currentTarget.value
    setIsEmpty(line === '')
    forget()
    timer.current = setTimeout(() => go({ ...search, line: line.trim() }), PAUSE_MS)
  }
  // Whoever goes on to a link leads away from here: nothing typed before may come after it.
  const onBlur = ({ currentTarget: { value } }: FocusEvent<HTMLInputElement>) => {
    if (timer.current !== undefined) go({ ...search, line: value.trim() })
  }
  return { isEmpty, forget, go, onInput, onBlur }
}

function TokenChip({ token, search }: { token: ShownToken; search: DirectorySearch }) {
  const t = useMessages(directoryMessages)
  const { kind, label } = token
  const without = search.tokens.filter((one) => !isSameToken(one, token))
  const kindLabel = t(`kind.${kind}`)
  return (
    <span className="find-token">
      <small>{kindLabel}</small>
      <span dir="auto">{label}</span>
      <Link
        to={addressOf({ ...search, tokens: without })}
        aria-label={t('token.remove', { label: `${kindLabel} ${label}` })}
        preventScrollReset
      >
        <Icon of={X} size={13} />
      </Link>
    </span>
  )
}

/** How the line was read, and the way back to its plain words. */
function Reading({ search, tokens, words }: FindLineProps) {
  const t = useMessages(directoryMessages)
  const language = useLanguage()
  if (search.isPlain)
    return (
      <p className="quiet find-reading">
        {t.rich('read.plain', {
          link: (text) => (
            <Link className="link" to={addressOf({ ...search, isPlain: false })}>
              {text}
            </Link>
          ),
        })}
      </p>
    )
  if (tokens.length === 0) return null
  const parts = tokens.map(({ kind, label }) => t(`read.${kind}`, { value: label }))
  if (words.length > 0) parts.push(t('read.name', { value: words.join(' ') }))
  const free = search.tokens.filter(({ kind }) => kind === 'FREE')
  const plain = tokens
    .filter(({ isRead, kind }) => !isRead && kind !== 'FREE')
    .map(({ label, kind }) => (kind === 'ZONE' ? label.replace(/ \(.*$/, '') : label))
  const line = [...plain, search.line].filter(Boolean).join(' ')
  return (
    <p className="quiet find-reading" aria-live="polite">
      {t('read', { list: listIn(language, parts) })}{' '}
      {line
        ? t.rich('read.wrong', {
            link: (text) => (
              <Link
                className="link"
                to={addressOf({ ...search, line, tokens: free, isPlain: true })}
              >
                {text}
              </Link>
            ),
          })
        : null}
    </p>
  )
}
