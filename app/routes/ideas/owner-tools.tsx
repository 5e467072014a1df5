import '#app/styles/sheets/discussion.css'
import { useActionData, useSearchParams } from 'react-router'
import { PersonField } from '#app/components/person-field.tsx'
import { refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, SelectField, TextAreaField, TextField } from '#app/ui/input.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { Time } from '#app/ui/time.tsx'
import { DECLINE_REASONS } from '#graphql/ideas/limits.ts'
import { ideaListMessages } from '#messages/idea-list.ts'
import { ideaToolsMessages } from '#messages/idea-tools.ts'
import type { IdeaData } from './idea-document.ts'
import { MergeFields } from './merge-fields.tsx'
import { CorrectResponse, WithdrawResponse } from './response-tools.tsx'
import { STATUS_ORDER, useStatusLabel } from './statuses.ts'
import { Tool, ToolSection } from './tool-form.tsx'
import { UnmergeForm } from './unmerge-idea.tsx'

const TOOLS = ['respond', 'changeStatus', 'decline', 'merge'] as const

/** For the board's owner and deputies: a response, another status, a Not now, a merge. For its author: to withdraw it. */
export default function OwnerTools({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaToolsMessages)
  const [query] = useSearchParams()
  const answer = useActionData<{ ok: boolean }>()
  const refusedTool = [...TOOLS, 'unmerge', 'withdraw', 'correct', 'takeBack'].find((name) =>
    refusalOf(answer, name),
  )
  const tool = refusedTool ?? query.get('tool')
  const here = `/ideas/${idea.number}`
  if (tool === 'withdraw') return idea.viewerCan.withdraw ? <Withdraw idea={idea} /> : null
  if (idea.viewerCan.unmerge) return <UnmergeForm idea={idea} isOpen={tool === 'unmerge'} />
  if (!idea.viewerCan.respond) return null
  if (tool === 'correct') return <CorrectResponse idea={idea} />
  if (tool === 'takeBack') return <WithdrawResponse idea={idea} />
  return (
    <section className="owner-tools" id="tools" aria-labelledby="tools-heading">
      <div className="section-head">
        <h2 id="tools-heading">{t('title')}</h2>
        <span className="section-head-end">
          <SegmentLinks
            label={t('tools')}
            items={TOOLS.map((name) => ({
              label: t(`tool.${name}`),
              to: `${here}?tool=${name}#tools`,
              isCurrent: tool === name,
            }))}
          />
        </span>
      </div>
      {idea.responseDueAt && !idea.respondedAt && idea.status === 'NEW' ? (
        <p className={idea.isLate ? 'bad tools-lead' : 'soft tools-lead'}>
          {t.rich(idea.isLate ? 'lead.overdue' : 'lead.due', {
            at: <Time at={idea.responseDueAt} as="weekday" />,
          })}
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
  const t = useMessages(ideaToolsMessages)
  return (
    <Tool idea={idea} intent="respond" submit={t('tool.respond')}>
      {({ problem, typed }) => (
        <>
          <FieldGroup legend={t('respond.kind')} error={problem('kind')}>
            <Radio
              name="kind"
              value="YES"
              label={t('respond.YES')}
              defaultChecked={typed.kind !== 'QUESTION'}
            />
            <Radio
              name="kind"
              value="QUESTION"
              label={t('respond.QUESTION')}
              defaultChecked={typed.kind === 'QUESTION'}
            />
          </FieldGroup>
          <TextAreaField
            label={t('respond.text')}
            name="text"
            required
            maxLength={2000}
            defaultValue={typed.text}
            error={problem('text')}
            help={idea.respondedAt ? undefined : t('respond.first')}
          />
        </>
      )}
    </Tool>
  )
}

function ChangeStatus({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaToolsMessages)
  const statusLabel = useStatusLabel()
  const ahead = STATUS_ORDER.filter((status) => status !== idea.status)
  const here = (STATUS_ORDER as readonly string[]).indexOf(idea.status)
  return (
    <Tool idea={idea} intent="changeStatus" submit={t('tool.changeStatus')}>
      {({ problem, typed }) => (
        <>
          <div className="form-row">
            <SelectField
              label={t('status.to')}
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
              label={t('status.assignee')}
              name="assignee"
              spaceNumber={idea.space.number}
              defaultValue={typed.assignee ?? idea.assignee?.name ?? ''}
              error={problem('assigneeId')}
              help={t('status.assignee.help')}
            />
          </div>
          <TextAreaField
            label={t('why')}
            name="note"
            required
            maxLength={1000}
            defaultValue={typed.note}
            error={problem('note')}
            help={t('notified')}
          />
          <TextField
            label={t('status.next')}
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
  const t = useMessages(ideaToolsMessages)
  const list = useMessages(ideaListMessages)
  return (
    <Tool idea={idea} intent="decline" submit={t('decline.submit')}>
      {({ problem, typed }) => (
        <>
          <SelectField
            label={t('decline.reason')}
            name="reason"
            required
            defaultValue={typed.reason ?? ''}
            error={problem('reason')}
          >
            <option value="" disabled>
              {t('decline.choose')}
            </option>
            {DECLINE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {list(`declined.${reason}`)}
              </option>
            ))}
          </SelectField>
          <TextAreaField
            label={t('decline.text')}
            name="text"
            required
            maxLength={2000}
            defaultValue={typed.text}
            error={problem('text')}
            help={t('decline.text.help')}
          />
          <TextField
            label={t('decline.reopenIf')}
            name="reopenIf"
            maxLength={200}
            defaultValue={typed.reopenIf}
            error={problem('reopenIf')}
            placeholder={t('decline.reopenIf.example')}
          />
        </>
      )}
    </Tool>
  )
}

function Merge({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaToolsMessages)
  return (
    <Tool idea={idea} intent="merge" submit={t('merge.submit')}>
      {({ problem, typed }) => (
        <>
          <MergeFields idea={idea} typed={typed.into} error={problem('intoId')} />
          <TextField
            label={t('why.optional')}
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
  const t = useMessages(ideaToolsMessages)
  return (
    <ToolSection title={t('withdraw.title')} lead={t('withdraw.help')}>
      <Tool idea={idea} intent="withdraw" submit={t('withdraw.submit')} isDanger>
        {({ problem, typed }) => (
          <TextField
            label={t('why.optional')}
            name="note"
            maxLength={500}
            defaultValue={typed.note}
            error={problem('note')}
          />
        )}
      </Tool>
    </ToolSection>
  )
}
