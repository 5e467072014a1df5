// Where an import goes and how its file is read, and the first ideas as they would be.
import '#app/styles/sheets/administration.css'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { importPageMessages } from '#messages/import-page.ts'
import type { Choices, Preview } from './import-report.ts'

type SettingsProps = { kind: 'ideas' | 'questions'; choices: Choices; isBusy: boolean }

/** Questions go to a space and to no board. */
export function Settings({ kind, choices, isBusy }: SettingsProps) {
  const t = useMessages(importPageMessages)
  const isOfIdeas = kind === 'ideas'
  return (
    <section className="form" aria-labelledby="settings-heading">
      <h2 id="settings-heading">{t('settings.title')}</h2>
      <Places isOfIdeas={isOfIdeas} choices={choices} />
      <SelectField label={t('settings.dates')} name="dates" defaultValue={choices.dates ?? ''}>
        <option value="">{t('settings.dates.file')}</option>
        <option value="day-first">{t('settings.dates.day')}</option>
        <option value="month-first">{t('settings.dates.month')}</option>
      </SelectField>
      <TextField
        label={t('settings.asOf')}
        name="asOf"
        type="date"
        defaultValue={choices.asOf ?? ''}
      />
      <TextField
        label={t('settings.language')}
        name="language"
        maxLength={2}
        defaultValue={choices.language ?? ''}
      />
      {isOfIdeas ? (
        <Checkbox
          label={t('settings.privateTags')}
          name="privateTags"
          defaultChecked={choices.keepsPrivateTags ?? false}
        />
      ) : null}
      <div className="form-actions">
        <Button type="submit" disabled={isBusy}>
          {t('settings.save')}
        </Button>
      </div>
    </section>
  )
}

/** Where the ideas go: a board, or a challenge. */
function Places({ isOfIdeas, choices }: { isOfIdeas: boolean; choices: Choices }) {
  const t = useMessages(importPageMessages)
  return (
    <>
      <TextField
        label={t('settings.space')}
        help={t(isOfIdeas ? 'settings.space.help' : 'settings.space.questions')}
        name="space"
        maxLength={60}
        defaultValue={choices.space ?? ''}
      />
      {isOfIdeas ? (
        <>
          <TextField
            label={t('settings.board')}
            help={t('settings.board.help')}
            name="board"
            maxLength={60}
            defaultValue={choices.board ?? ''}
          />
          <TextField
            label={t('settings.challenge')}
            help={t('settings.challenge.help')}
            name="challenge"
            maxLength={9}
            inputMode="numeric"
            defaultValue={choices.challenge ?? ''}
          />
        </>
      ) : null}
    </>
  )
}

export function PreviewList({ preview }: { preview: readonly Preview[] }) {
  const t = useMessages(importPageMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="preview-heading">
      <h2 id="preview-heading">{t('preview.title')}</h2>
      {preview.length === 0 ? <p className="soft">{t('preview.none')}</p> : null}
      {preview.map((idea, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file, which never move
        <PreviewItem key={i} idea={idea} />
      ))}
    </section>
  )
}

function PreviewItem({ idea }: { idea: Preview }) {
  const t = useMessages(importPageMessages)
  const { title, body, author, createdAt, status, tags, supports, comments, response } = idea
  return (
    <article className="respond stack stack-tight">
      <h3 dir="auto">{title}</h3>
      <p className="small soft meta">
        <span>{t('preview.by', { name: author ?? t('preview.someone'), supports, comments })}</span>
        {createdAt ? (
          <span>
            <Time at={createdAt} as="day" />
          </span>
        ) : null}
        <span>{status}</span>
        {tags.length ? <span dir="auto">{tags.join(', ')}</span> : null}
      </p>
      <p className="import-body" dir="auto">
        {body || t('preview.noText')}
      </p>
      {response ? (
        <blockquote className="voice" dir="auto">
          {response}
        </blockquote>
      ) : null}
    </article>
  )
}
