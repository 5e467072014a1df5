import '#app/styles/sheets/discussion.css'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import { ideaToolsMessages } from '#messages/idea-tools.ts'
import type { IdeaData } from './idea-document.ts'
import { Tool } from './tool-form.tsx'

/** Undoes a merge: the way to it, and the form with its reason. */
export function UnmergeForm({ idea, isOpen }: { idea: IdeaData; isOpen: boolean }) {
  const t = useMessages(ideaToolsMessages)
  const other = idea.mergedInto
  return (
    <section className="owner-tools" id="tools" aria-labelledby="tools-heading">
      <div className="section-head">
        <h2 id="tools-heading">{t(isOpen ? 'unmerge.title' : 'title')}</h2>
        {isOpen ? null : (
          <span className="section-head-end">
            <LinkButton
              size="small"
              to={`/ideas/${idea.number}?tool=unmerge#tools`}
              preventScrollReset
            >
              {t('unmerge')}
            </LinkButton>
          </span>
        )}
      </div>
      <p className="soft tools-lead">
        {other ? t('unmerge.into', { title: other.title }) : t('unmerge.hidden')}{' '}
        {t(isOpen ? 'unmerge.help' : 'unmerge.about')}
      </p>
      {isOpen ? (
        <Tool idea={idea} intent="unmerge" submit={t('unmerge')}>
          {({ problem, typed }) => (
            <TextField
              label={t('why')}
              name="note"
              required
              minLength={3}
              maxLength={500}
              defaultValue={typed.note}
              error={problem('note')}
              help={t('notified')}
            />
          )}
        </Tool>
      ) : null}
    </section>
  )
}
