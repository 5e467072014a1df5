// One directory: its address and token, its groups, and the rules of each.
import { Form, useNavigation } from 'react-router'
import { FindForm } from '#app/components/find-form.tsx'
import { SecretLink } from '#app/components/secret-link.tsx'
import { type Answered, problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { adminMessages } from '#messages/admin.ts'
import { scimMessages } from '#messages/scim.ts'
import { AdminSheet } from './admin-frame.tsx'
import type { Connection } from './directory-sync.tsx'
import { RULE_ROLES } from './directory-sync-writes.ts'

const LIST = '/admin/directory-sync'
export const GroupFields = graphql(`
  fragment DirectoryGroupFields on DirectoryGroup {
    key name memberCount rules { number role isInSpace space { number name } }
  }
`)
type Group = ResultOf<typeof GroupFields>
type Space = { number: number; name: string }
type Preview = {
  newCount: number
  hadCount: number
  people: readonly { number: number; name: string }[]
}
type Answer = Answered & { text?: string; preview?: Preview; typed?: Record<string, string> }

type SheetProps = {
  connection: Connection
  groups: {
    edges: readonly { node: Group }[]
    pageInfo: { endCursor: string | null; hasNextPage: boolean }
  }
  spaces: readonly Space[]
  canChange: boolean
  done: string | null
  answer: Answer | undefined
  text: string
}

export function ConnectionSheet({
  connection,
  groups,
  spaces,
  canChange,
  done,
  answer,
  text,
}: SheetProps) {
  const t = useMessages(scimMessages)
  const whole = wholeProblem(
    refusalOf(answer, 'renew') ?? refusalOf(answer, 'end') ?? refusalOf(answer, 'removeRule'),
  )
  return (
    <AdminSheet
      kind={t('kind')}
      title={connection.name}
      closeTo={LIST}
      thing={`directory-${connection.number}`}
    >
      {done === 'addRule' || done === 'removeRule' ? (
        <Notice role="status" tone="good">
          {t(done === 'addRule' ? 'rule.saved' : 'rule.removed')}
        </Notice>
      ) : null}
      {whole ? (
        <Notice role="alert" tone="bad">
          {whole}
        </Notice>
      ) : null}
      <SecretLink label={t('address')} url={connection.address} />
      {answer?.text ? (
        <div className="form">
          <Notice role="status" tone="good">
            {t('made')}
          </Notice>
          <SecretLink label={t('token')} url={answer.text} />
        </div>
      ) : null}
      <Groups {...{ connection, groups, spaces, canChange, answer, text }} />
      {canChange ? <Tools connection={connection} /> : null}
    </AdminSheet>
  )
}

type GroupsProps = Omit<SheetProps, 'done'>

function Groups({ connection, groups, spaces, canChange, answer, text }: GroupsProps) {
  const t = useMessages(scimMessages)
  const { endCursor, hasNextPage } = groups.pageInfo
  const here = `${LIST}?open=${connection.number}`
  return (
    <section aria-labelledby="directory-groups" className="stack">
      <h3 id="directory-groups">{t('groups')}</h3>
      {connection.groupCount > 0 ? (
        <FindForm
          action={LIST}
          label={t('groups')}
          words={t('groups.find')}
          query={text}
          choices={[]}
        >
          <input type="hidden" name="open" value={connection.number} />
        </FindForm>
      ) : null}
      {groups.edges.length > 0 ? (
        <ul className="list list-ruled">
          {groups.edges.map(({ node }) => (
            <GroupRow key={node.key} group={node} {...{ spaces, canChange, answer }} />
          ))}
        </ul>
      ) : (
        <Empty title={t(text ? 'groups.noMatch' : 'groups.none')}>
          {text ? null : t('groups.none.help')}
        </Empty>
      )}
      {hasNextPage && endCursor ? (
        <LinkButton
          to={`${here}&q=${encodeURIComponent(text)}&after=${encodeURIComponent(endCursor)}`}
        >
          {t('more')}
        </LinkButton>
      ) : null}
    </section>
  )
}

function Tools({ connection: { number } }: { connection: Connection }) {
  const t = useMessages(scimMessages)
  return (
    <section className="admin-access stack">
      <Form method="post" className="stack stack-tight">
        <input type="hidden" name="number" value={number} />
        <div>
          <Button type="submit" name="intent" value="renew">
            {t('renew')}
          </Button>
        </div>
        <small className="soft">{t('renew.help')}</small>
      </Form>
      <details>
        <summary className="link">{t('end')}</summary>
        <Form method="post" className="stack stack-tight">
          <input type="hidden" name="number" value={number} />
          <p>{t('end.help')}</p>
          <div>
            <Button type="submit" variant="danger" name="intent" value="end">
              {t('end.sure')}
            </Button>
          </div>
        </Form>
      </details>
    </section>
  )
}

type RowProps = {
  group: Group
  spaces: readonly Space[]
  canChange: boolean
  answer: Answer | undefined
}

function GroupRow({ group, spaces, canChange, answer }: RowProps) {
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

type NewRuleProps = { group: Group; spaces: readonly Space[]; answer: Answer | undefined }

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
