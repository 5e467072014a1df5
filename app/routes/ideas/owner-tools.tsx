import { useActionData, useSearchParams } from 'react-router'
import { PersonField } from '#app/components/person-field.tsx'
import { refusalOf } from '#app/forms.ts'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, SelectField, TextAreaField, TextField } from '#app/ui/input.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { Time } from '#app/ui/time.tsx'
import { DECLINE_REASONS } from '#graphql/ideas/limits.ts'
import type { IdeaData } from './idea-document.ts'
import { MergeFields } from './merge-fields.tsx'
import { STATUS_ORDER, statusLabel } from './statuses.ts'
import { Tool } from './tool-form.tsx'
import { UnmergeForm } from './unmerge-idea.tsx'

const TOOLS = [
  ['respond', 'Answer'],
  ['changeStatus', 'Move on'],
  ['decline', 'Not now'],
  ['merge', 'Join'],
] as const

/** For those who answer for the board: an answer, a step on the road, a Not now, a join. For its author: taking it back. */
export function OwnerTools({ idea }: { idea: IdeaData }) {
  const [query] = useSearchParams()
  const answer = useActionData<{ ok: boolean }>()
  const refusedTool = [...TOOLS.map(([name]) => name), 'unmerge', 'withdraw'].find((name) =>
    refusalOf(answer, name),
  )
  const tool = refusedTool ?? query.get('tool')
  const here = `/ideas/${idea.number}`
  if (tool === 'withdraw') return idea.viewerCan.withdraw ? <Withdraw idea={idea} /> : null
  if (idea.viewerCan.unmerge) return <UnmergeForm idea={idea} isOpen={tool === 'unmerge'} />
  if (!idea.viewerCan.respond) return null
  return (
    <section className="owner-tools" id="tools" aria-labelledby="tools-heading">
      <div className="section-head">
        <h2 id="tools-heading">You answer for this board</h2>
        <span className="section-head-end">
          <SegmentLinks
            label="What to do"
            items={TOOLS.map(([name, words]) => ({
              label: words,
              to: `${here}?tool=${name}#tools`,
              isCurrent: tool === name,
            }))}
          />
        </span>
      </div>
      {idea.responseDueAt && !idea.respondedAt && idea.status === 'NEW' ? (
        <p className={idea.isLate ? 'bad tools-lead' : 'soft tools-lead'}>
          {idea.isLate ? 'A first answer is owed since ' : 'A first answer is promised by '}
          <Time at={idea.responseDueAt} as="weekday" />. Yes, not now, a question, or a move: each
          stops the clock.
        </p>
      ) : null}
      {tool === 'respond' ? <Respond idea={idea} /> : null}
      {tool === 'changeStatus' ? <ChangeStatus idea={idea} /> : null}
      {tool === 'decline' ? <Decline idea={idea} /> : null}
      {tool === 'merge' ? <Merge idea={idea} /> : null}
    </section>
  )
}

function Respond({ idea }: { idea: IdeaData }) {
  return (
    <Tool idea={idea} intent="respond" submit="Answer">
      {({ problem, typed }) => (
        <>
          <FieldGroup legend="What kind of answer" error={problem('kind')}>
            <Radio
              name="kind"
              value="YES"
              label="Yes, it goes on"
              defaultChecked={typed.kind !== 'QUESTION'}
            />
            <Radio
              name="kind"
              value="QUESTION"
              label="A question back"
              defaultChecked={typed.kind === 'QUESTION'}
            />
          </FieldGroup>
          <TextAreaField
            label="In your words"
            name="text"
            required
            maxLength={2000}
            defaultValue={typed.text}
            error={problem('text')}
            help={idea.respondedAt ? undefined : 'The first answer stops the clock.'}
          />
        </>
      )}
    </Tool>
  )
}

function ChangeStatus({ idea }: { idea: IdeaData }) {
  const ahead = STATUS_ORDER.filter((status) => status !== idea.status)
  const here = (STATUS_ORDER as readonly string[]).indexOf(idea.status)
  return (
    <Tool idea={idea} intent="changeStatus" submit="Move it">
      {({ problem, typed }) => (
        <>
          <div className="form-row">
            <SelectField
              label="To"
              name="to"
              defaultValue={typed.to ?? STATUS_ORDER[here + 1] ?? ahead[0]}
              error={problem('to')}
            >
              {ahead.map((status) => (
                <option key={status} value={status}>
                  {statusLabel(status)}
                </option>
              ))}
            </SelectField>
            <PersonField
              label="Who holds it from now"
              name="assignee"
              spaceNumber={idea.board.space.number}
              defaultValue={typed.assignee ?? idea.assignee?.name ?? ''}
              error={problem('assigneeId')}
              help="Empty: you."
            />
          </div>
          <TextAreaField
            label="Why"
            name="note"
            required
            maxLength={1000}
            defaultValue={typed.note}
            error={problem('note')}
            help="Everyone who follows or supports it is told."
          />
          <TextField
            label="What is next"
            name="nextStep"
            maxLength={200}
            defaultValue={typed.nextStep ?? idea.nextStep}
            error={problem('nextStep')}
          />
        </>
      )}
    </Tool>
  )
}

function Decline({ idea }: { idea: IdeaData }) {
  return (
    <Tool idea={idea} intent="decline" submit="Say not now">
      {({ problem, typed }) => (
        <>
          <SelectField
            label="The reason"
            name="reason"
            required
            defaultValue={typed.reason ?? ''}
            error={problem('reason')}
          >
            <option value="" disabled>
              Choose one
            </option>
            {Object.entries(DECLINE_REASONS).map(([reason, words]) => (
              <option key={reason} value={reason}>
                {words}
              </option>
            ))}
          </SelectField>
          <TextAreaField
            label="In your words"
            name="text"
            required
            maxLength={2000}
            defaultValue={typed.text}
            error={problem('text')}
            help="It is shown to everyone who has the same idea later."
          />
          <TextField
            label="Looked at again if"
            name="reopenIf"
            maxLength={200}
            defaultValue={typed.reopenIf}
            error={problem('reopenIf')}
            placeholder="there is a budget for vans"
          />
        </>
      )}
    </Tool>
  )
}

function Merge({ idea }: { idea: IdeaData }) {
  return (
    <Tool idea={idea} intent="merge" submit="Join them">
      {({ problem, typed }) => (
        <>
          <MergeFields idea={idea} typed={typed.into} error={problem('intoId')} />
          <TextField
            label="Why"
            name="note"
            maxLength={500}
            defaultValue={typed.note}
            error={problem('note')}
          />
        </>
      )}
    </Tool>
  )
}

function Withdraw({ idea }: { idea: IdeaData }) {
  return (
    <section className="owner-tools" id="tools" aria-labelledby="tools-heading">
      <div className="section-head">
        <h2 id="tools-heading">Take your idea back?</h2>
      </div>
      <p className="soft tools-lead">
        It stays readable with its talk. Nobody can support it any longer, and it cannot be brought
        back.
      </p>
      <Tool idea={idea} intent="withdraw" submit="Take it back" isDanger>
        {({ problem, typed }) => (
          <TextField
            label="Why, if you like"
            name="note"
            maxLength={500}
            defaultValue={typed.note}
            error={problem('note')}
          />
        )}
      </Tool>
    </section>
  )
}
