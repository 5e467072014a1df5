import '#app/styles/pages/contest.css'
import type { ReactNode } from 'react'
import { Form, Link, useActionData, useNavigation } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import { THEME_NAME_LENGTH } from '#graphql/entry-themes/limits.ts'
import { entryThemesMessages } from '#messages/entry-themes.ts'
import type { ThemesData } from './themes-document.ts'

type ThemeEntriesProps = {
  challenge: ThemesData
  theme: ThemesData['entryThemes'][number] | null
}

/** The entries of a theme; those who run the challenge name it and move them. */
export function ThemeEntries({ challenge, theme }: ThemeEntriesProps) {
  const t = useMessages(entryThemesMessages)
  const { path, themedEntries, viewerCanShapeThemes } = challenge
  const { edges, pageInfo } = themedEntries
  const address = `${path}/themes?theme=${theme?.number ?? 'none'}`
  const rows = edges.map(({ node }) => (
    <EntryOfTheme
      key={node.idea.number}
      entry={node}
      theme={theme?.number ?? null}
      canSelect={viewerCanShapeThemes}
    />
  ))
  return (
    <section className="stack-tight stack" aria-labelledby="theme-entries">
      <div className="section-head">
        <h2 id="theme-entries" dir="auto">
          {theme ? t('entries', { name: theme.name }) : t('entries.without')}
        </h2>
      </div>
      {viewerCanShapeThemes && theme ? <NameForm theme={theme} /> : null}
      {edges.length === 0 ? <p className="soft">{t('entries.none')}</p> : null}
      {viewerCanShapeThemes && edges.length > 0 ? (
        <MoveForm challenge={challenge} theme={theme?.number ?? null}>
          <ul className="list list-ruled">{rows}</ul>
        </MoveForm>
      ) : (
        <ul className="list list-ruled">{rows}</ul>
      )}
      {pageInfo.hasNextPage ? (
        <LinkButton
          variant="quiet"
          to={`${address}&after=${encodeURIComponent(pageInfo.endCursor ?? '')}`}
        >
          {t('more')}
        </LinkButton>
      ) : null}
    </section>
  )
}

type EntryOfThemeProps = {
  entry: ThemesData['themedEntries']['edges'][number]['node']
  theme: number | null
  canSelect: boolean
}

function EntryOfTheme({ entry, theme, canSelect }: EntryOfThemeProps) {
  const t = useMessages(entryThemesMessages)
  const { idea, themes } = entry
  const others = themes.filter(({ number }) => number !== theme)
  return (
    <li className="theme-entry">
      {canSelect ? (
        <input
          type="checkbox"
          name="ideaIds"
          value={idea.number}
          aria-label={t('select', { title: idea.title })}
        />
      ) : null}
      <div>
        <Link to={idea.path} className="link" dir="auto" lang={idea.language ?? undefined}>
          {idea.title}
        </Link>
        <p className="soft small" dir="auto" lang={idea.language ?? undefined}>
          {idea.summary}
        </p>
        {others.length > 0 ? (
          <p className="quiet small" dir="auto">
            {t('also', { names: others.map(({ name }) => name).join(', ') })}
          </p>
        ) : null}
      </div>
    </li>
  )
}

function NameForm({ theme }: { theme: ThemesData['entryThemes'][number] }) {
  const t = useMessages(entryThemesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'name')
  const isWorking = useNavigation().formData?.get('intent') === 'name'
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form" key={theme.number}>
      <input type="hidden" name="intent" value="name" />
      <input type="hidden" name="theme" value={theme.number} />
      <TextField
        label={t('name')}
        name="name"
        required
        maxLength={THEME_NAME_LENGTH}
        defaultValue={refusal?.typed.name ?? theme.name}
        error={refusal?.fields.name}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" isWorking={isWorking}>
          {t('name.save')}
        </Button>
      </div>
    </Form>
  )
}

type MoveFormProps = { challenge: ThemesData; theme: number | null; children: ReactNode }

function MoveForm({ challenge, theme, children }: MoveFormProps) {
  const t = useMessages(entryThemesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'move')
  const isWorking = useNavigation().formData?.get('intent') === 'move'
  const whole = wholeProblem(refusal) ?? refusal?.fields.ideaIds
  return (
    <Form method="post" className="stack-tight stack">
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="theme" value={theme ?? 'none'} />
      {children}
      <FieldGroup legend={t('move')}>
        <div className="form-row">
          <SelectField label={t('move.to')} name="toId" error={refusal?.fields.toId}>
            <option value="">{t('move.choose')}</option>
            {challenge.entryThemes
              .filter(({ number }) => number !== theme)
              .map(({ name, number }) => (
                <option key={number} value={number} dir="auto">
                  {name}
                </option>
              ))}
          </SelectField>
          <TextField
            label={t('move.new')}
            name="newName"
            maxLength={THEME_NAME_LENGTH}
            defaultValue={refusal?.typed.newName ?? ''}
            error={refusal?.fields.newName}
          />
        </div>
        <Checkbox name="keeps" label={t('move.keeps')} />
      </FieldGroup>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" isWorking={isWorking}>
          {t('move.submit')}
        </Button>
      </div>
    </Form>
  )
}
