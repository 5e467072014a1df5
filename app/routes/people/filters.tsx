import { ListFilter } from 'lucide'
import { Form, Link, useSubmit } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Checkbox } from '#app/ui/input.tsx'
import { TOKEN_PARAMETERS, type TokenKindName } from '#graphql/directory/limits.ts'
import { directoryMessages } from '#messages/directory.ts'
import { addressOf, type DirectorySearch, isSameToken } from './directory-address.ts'
import type { PeopleData, ShownToken } from './people.tsx'

const KINDS: readonly TokenKindName[] = ['FREE', 'UNIT', 'SITE', 'LANGUAGE', 'ZONE', 'SKILL']

type Choice = PeopleData['directory']['choices'][number]
type FiltersProps = {
  search: DirectorySearch
  choices: readonly Choice[]
  chosen: readonly ShownToken[]
}

/** What one can choose instead of typing it: the same tokens. On a phone they fold away. */
export function Filters({ search, choices, chosen }: FiltersProps) {
  const t = useMessages(directoryMessages)
  const submit = useSubmit()
  const count = search.tokens.length
  return (
    <details className="facets" open={count > 0 || undefined}>
      <summary className={buttonClass({ size: 'small' })}>
        <Icon of={ListFilter} />
        {count > 0 ? t('narrow.chosen', { count }) : t('narrow')}
      </summary>
      <Form
        method="get"
        action="/people"
        key={search.tokens.map(({ kind, value }) => `${kind}:${value}`).join(' ')}
        onChange={(event) =>
          void submit(event.currentTarget, { replace: true, preventScrollReset: true })
        }
      >
        {search.line ? <input type="hidden" name="q" value={search.line} /> : null}
        {search.isPlain ? <input type="hidden" name="plain" value="1" /> : null}
        {search.view === 'list' ? null : <input type="hidden" name="view" value={search.view} />}
        {KINDS.map((kind) => (
          <Facet
            key={kind}
            kind={kind}
            search={search}
            choices={choices.filter((choice) => choice.kind === kind)}
            chosen={chosen.filter((token) => token.kind === kind && !token.isRead)}
          />
        ))}
        <noscript>
          <Button type="submit" size="small">
            {t('search')}
          </Button>
        </noscript>
        {count > 0 ? (
          <p>
            <Link className="link" to={addressOf({ ...search, tokens: [] })}>
              {t('clear')}
            </Link>
          </p>
        ) : null}
      </Form>
    </details>
  )
}

function Facet({ kind, search, choices, chosen }: FiltersProps & { kind: TokenKindName }) {
  const t = useMessages(directoryMessages)
  const others = chosen.filter((token) => !choices.some((choice) => isSameToken(choice, token)))
  const shown = [...others.map((token) => ({ ...token, count: null })), ...choices]
  if (shown.length === 0) return null
  return (
    <fieldset className="facet">
      <legend>{t(`facet.${kind}`)}</legend>
      {shown.map((choice) => (
        <Checkbox
          key={choice.value}
          name={TOKEN_PARAMETERS[kind]}
          value={choice.value}
          label={<span dir="auto">{choice.label}</span>}
          {...(choice.count === null ? {} : { count: choice.count })}
          defaultChecked={search.tokens.some((token) => isSameToken(token, choice))}
        />
      ))}
      {kind === 'FREE' ? <small className="quiet">{t('free.help')}</small> : null}
    </fieldset>
  )
}
