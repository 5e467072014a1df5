import { LinkButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import type { IdeaData } from './idea-document.ts'
import { Tool } from './tool-form.tsx'

/** Undoes a joining: the way to it, and the form with its reason. */
export function UnmergeForm({ idea, isOpen }: { idea: IdeaData; isOpen: boolean }) {
  const other = idea.mergedInto
  return (
    <section className="owner-tools" id="tools" aria-labelledby="tools-heading">
      <div className="section-head">
        <h2 id="tools-heading">{isOpen ? 'Part them again?' : 'You answer for this board'}</h2>
        {isOpen ? null : (
          <span className="section-head-end">
            <LinkButton
              size="small"
              to={`/ideas/${idea.number}?tool=unmerge#tools`}
              preventScrollReset
            >
              Part them again
            </LinkButton>
          </span>
        )}
      </div>
      <p className="soft tools-lead">
        It was joined with {other ? `“${other.title}”` : 'an idea that is not open to you'}.
        {isOpen
          ? ' Parted, it stands where it stood, and its supporters and followers leave the other one: all but those who chose that one too.'
          : ' If they were two things after all, they can be parted.'}
      </p>
      {isOpen ? (
        <Tool idea={idea} intent="unmerge" submit="Part them">
          {({ problem, typed }) => (
            <TextField
              label="Why"
              name="note"
              required
              minLength={3}
              maxLength={500}
              defaultValue={typed.note}
              error={problem('note')}
              help="Everyone who follows or supports it is told."
            />
          )}
        </Tool>
      ) : null}
    </section>
  )
}
