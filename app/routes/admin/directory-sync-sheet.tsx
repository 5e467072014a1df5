// One directory: its address and token, its groups, and the rules of each.
import { Form } from 'react-router'
import { FindForm } from '#app/components/find-form.tsx'
import { SecretLink } from '#app/components/secret-link.tsx'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { scimMessages } from '#messages/scim.ts'
import { AdminSheet } from './admin-frame.tsx'
import type { Connection } from './directory-sync.tsx'
import { type Group, GroupRow, type RuleAnswer, type Space } from './directory-sync-rules.tsx'

const LIST = '/admin/directory-sync'

type SheetProps = {
  connection: Connection
  groups: {
    edges: readonly { node: Group }[]
    pageInfo: { endCursor: string | null; hasNextPage: boolean }
  }
  spaces: readonly Space[]
  canChange: boolean
  done: string | null
  answer: RuleAnswer | undefined
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
