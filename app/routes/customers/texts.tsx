// Texts for answers: what the company says to customers, who owns the words, and until when they hold.
import '#app/styles/pages/customers.css'
import { Form, redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { anyProblem, keepOnLoss, refusalOf, refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TEXT_KINDS } from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerTextsMessages } from '#messages/customer-texts.ts'
import type { Route } from './+types/texts'
import { type AnswerTextData, AnswerTextFields, AnswerTextView } from './answer-texts.tsx'
import { endOf } from './channel-writes.ts'
import { type Team, TextForm } from './text-form.tsx'

const TextsPage = graphql(
  `
    query AnswerTextsPage {
      answerTexts { ...AnswerTextFields }
      customerTeams { number name }
    }
  `,
  [AnswerTextFields],
)
const Save = graphql(`
  mutation SaveAnswerText($textId: Int, $version: Int, $input: AnswerTextInput!) {
    saveAnswerText(textId: $textId, version: $version, input: $input)
  }
`)
const Remove = graphql(`
  mutation RemoveAnswerText($textId: Int!, $version: Int!) { removeAnswerText(textId: $textId, version: $version) }
`)
const HERE = '/customers/texts'

export async function loader({ context }: Route.LoaderArgs) {
  const { answerTexts, customerTeams } = await context.get(atrium).ask(TextsPage, {})
  return { texts: answerTexts, teams: customerTeams }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const typed = await fields(request)
  const { intent = '' } = typed
  const number = (name: string) => Number(typed[name]) || 0
  if (intent === 'removeText') {
    const gone = await gateway.submit(Remove, {
      textId: number('textId'),
      version: number('version'),
    })
    return gone.ok ? redirect(HERE, 303) : refused(gone, intent, typed)
  }
  const owner = await personNamed(gateway, typed.owner ?? '')
  if (!owner.ok) return refuseField(intent, 'owner', owner.message, typed)
  const saved = await gateway.submit(Save, {
    textId: number('textId') || null,
    version: typed.textId ? number('version') : null,
    input: {
      spaceId: typed.team ?? '',
      kind: TEXT_KINDS.find((one) => one === typed.kind) ?? 'KEY_MESSAGE',
      name: typed.name ?? '',
      text: typed.text ?? '',
      avoid: typed.avoid ?? '',
      source: typed.source ?? '',
      brand: typed.brand ?? '',
      country: typed.country ?? '',
      language: typed.language || null,
      ownerId: owner.number === null ? null : String(owner.number),
      until: endOf(typed.until),
    },
  })
  return saved.ok ? redirect(HERE, 303) : refused(saved, intent, typed)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, customerTextsMessages)('title')} · Atrium` },
]

export default function Texts({ loaderData: { teams, texts } }: Route.ComponentProps) {
  const t = useMessages(customerTextsMessages)
  const pages = useMessages(customerPagesMessages)
  const count = texts.map(({ number, version }) => `${number}.${version}`).join(' ')
  return (
    <Page title={t('title')} crumbs={[{ label: pages('title'), to: '/customers' }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
      </header>
      <div className="stack">
        {teams.length > 0 ? <TextForm key={count} teams={teams} /> : null}
        {texts.length === 0 ? <Empty title={t('none')}>{t('none.help')}</Empty> : null}
        {TEXT_KINDS.map((kind) => (
          <Kind key={kind} kind={kind} texts={texts} teams={teams} />
        ))}
      </div>
    </Page>
  )
}

type KindProps = {
  kind: (typeof TEXT_KINDS)[number]
  texts: readonly AnswerTextData[]
  teams: readonly Team[]
}

function Kind({ kind, teams, texts }: KindProps) {
  const t = useMessages(customerTextsMessages)
  const own = texts.filter((text) => text.kind === kind)
  if (own.length === 0) return null
  return (
    <section aria-labelledby={`texts-${kind}`}>
      <div className="section-head">
        <h2 id={`texts-${kind}`}>{t(`kinds.${kind}`)}</h2>
      </div>
      <ul className="list list-ruled">
        {own.map((text) => (
          <li key={text.number} className="answer-text-row">
            <AnswerTextView text={text} />
            {text.viewerCanEdit ? (
              <div className="cluster">
                <TextForm key={text.version} teams={teams} text={text} />
                <RemoveForm text={text} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function RemoveForm({ text: { name, number, version } }: { text: AnswerTextData }) {
  const t = useMessages(customerTextsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'removeText')
  return (
    <Form method="post">
      <input type="hidden" name="textId" value={number} />
      <input type="hidden" name="version" value={version} />
      <Button
        type="submit"
        size="small"
        name="intent"
        value="removeText"
        aria-label={t('remove', { name })}
      >
        {t('remove.short')}
      </Button>
      {refusal?.typed.textId === String(number) ? (
        <FieldError>{anyProblem(refusal)}</FieldError>
      ) : null}
    </Form>
  )
}
