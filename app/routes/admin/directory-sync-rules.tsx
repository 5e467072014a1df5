// The groups of a directory, and the rules of each: what its members get.
import { Form, useNavigation } from 'react-router'
import { type Answered, problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { adminMessages } from '#messages/admin.ts'
import { scimMessages } from '#messages/scim.ts'
import { RULE_ROLES } from './directory-sync-writes.ts'

export const GroupFields = graphql(`
  fragment DirectoryGroupFields on DirectoryGroup {
    key name memberCount rules { number role isInSpace space { number name } }
  }
`)
export type Group = ResultOf<typeof GroupFields>
export type Space = { number: number; name: string }
type Preview = {
  newCount: number
  hadCount: number
  people: readonly { number: number; name: string }[]
}
export type RuleAnswer = Answered & {
  text?: string
  preview?: Preview
  typed?: Record<string, string>
}

type RowProps = {
  group: Group
  spaces: readonly Space[]
  canChange: boolean
  answer: RuleAnswer | undefined
}

export function GroupRow({ group, spaces, canChange, answer }: RowProps) {
  const t = useMessages(scimMessages)
  return (
    <li className="stack stack-tight">
      <div>
        <b dir="auto">{group.name}</b>{' '}
        <small className="soft">{t('members', { count: group.memberCount })}</small>
      </div>
      {group.rules.length > 0 ? (
        <ul className="stack stack-tight">
          {group.rules.map((rule) => (
            <RuleRow key={rule.number} rule={rule} canChange={canChange} />
          ))}
        </ul>
      ) : null}
      {canChange ? <NewRule group={group} spaces={spaces} answer={answer} /> : null}
    </li>
  )
}

function RuleRow({ rule, canChange }: { rule: Group['rules'][number]; canChange: boolean }) {
  const t = useMessages(scimMessages)
  const roles = useMessages(adminMessages)
  const space = rule.space?.name ?? t('rule.hiddenSpace')
  const role = rule.role ? roles(`roles.${rule.role}`) : null
  const text = role
    ? rule.isInSpace
      ? t('rule.roleIn', { role, space })
      : role
    : t('rule.space', { space })
  return (
    <li className="cluster">
      <span dir="auto">{text}</span>
      {canChange ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="rule" value={rule.number} />
          <Button
            type="submit"
            size="small"
            name="intent"
            value="removeRule"
            aria-label={t('rule.remove.name', { rule: text })}
          >
            {t('rule.remove')}
          </Button>
        </Form>
      ) : null}
    </li>
  )
}

type NewRuleProps = { group: Group; spaces: readonly Space[]; answer: RuleAnswer | undefined }

function NewRule({ group, spaces, answer }: NewRuleProps) {
  const t = useMessages(scimMessages)
  const isWorking = useNavigation().formData?.get('group') === group.key
  const refusal = refusalOf(answer, 'addRule')
  const isMine = (answer?.typed ?? refusal?.typed)?.group === group.key
  const mine = isMine ? refusal : undefined
  const typed = isMine ? (answer?.typed ?? refusal?.typed) : undefined
  const whole = wholeProblem(mine)
  return (
    <details open={isMine || undefined}>
      <summary
        className={buttonClass({ size: 'small' })}
        aria-label={t('rule.add.name', { name: group.name })}
      >
        {t('rule.add')}
      </summary>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="group" value={group.key} />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <RuleFields typed={typed} refusal={mine} spaces={spaces} />
        {isMine && answer?.preview ? <PreviewText preview={answer.preview} /> : null}
        <div className="cluster">
          <Button
            type="submit"
            name="intent"
            value="addRule"
            variant="primary"
            isWorking={isWorking}
          >
            {t('rule.save')}
          </Button>
          <Button type="submit" name="intent" value="preview">
            {t('rule.preview')}
          </Button>
        </div>
      </Form>
    </details>
  )
}

type FieldsProps = {
  typed: Record<string, string> | undefined
  refusal: Answered
  spaces: readonly Space[]
}

function RuleFields({ typed, refusal, spaces }: FieldsProps) {
  const t = useMessages(scimMessages)
  const roles = useMessages(adminMessages)
  return (
    <>
      <SelectField
        label={t('rule.gives')}
        name="gives"
        defaultValue={typed?.gives ?? ''}
        error={problemOf(refusal, 'addRule', 'role')}
      >
        <option value="">{t('rule.membership')}</option>
        {RULE_ROLES.map((role) => (
          <option key={role} value={role}>
            {roles(`roles.${role}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('rule.where')}
        name="space"
        defaultValue={typed?.space ?? ''}
        error={problemOf(refusal, 'addRule', 'spaceId')}
      >
        <option value="">{t('rule.company')}</option>
        {spaces.map(({ number, name }) => (
          <option key={number} value={number}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  )
}

function PreviewText({ preview: { newCount, hadCount, people } }: { preview: Preview }) {
  const t = useMessages(scimMessages)
  return (
    <Notice role="status">
      {t('rule.new', { count: newCount })}
      {people.length > 0
        ? `: ${people.map(({ name }) => name).join(', ')}${newCount > people.length ? ' …' : ''}`
        : ''}
      {hadCount > 0 ? ` · ${t('rule.had', { count: hadCount })}` : ''}
    </Notice>
  )
}
