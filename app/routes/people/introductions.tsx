import '#app/styles/sheets/people.css'
import { Link, useFetcher } from 'react-router'
import type { Refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { NOTE_LENGTH } from '#graphql/network/limits.ts'
import { networkMessages } from '#messages/network.ts'

export const IntroductionFields = graphql(`
  fragment IntroductionFields on Introduction {
    number state note isMineToMake
    asker { number name } connector { number name } person { number name }
  }
`)
export const SetConnector = graphql(
  `mutation SetConnector($isOn: Boolean!) { setConnector(isOn: $isOn) { isConnector } }`,
)
export const AskIntroduction = graphql(`
  mutation AskIntroduction($connectorId: ID!, $personId: ID!, $note: String) {
    askIntroduction(connectorId: $connectorId, personId: $personId, note: $note) { number }
  }
`)
export const RespondToIntroduction = graphql(`
  mutation RespondToIntroduction($introductionId: Int!, $isMade: Boolean!) {
    respondToIntroduction(introductionId: $introductionId, isMade: $isMade) { number }
  }
`)
type Introduction = ResultOf<typeof IntroductionFields>

const PATH = '/people/network'
type FormProps = {
  fields: Readonly<Record<string, string>>
  submit: string
  /** A field for a few words of why. */
  hasNote?: boolean
}

/** One button with what it sends. */
function IntentForm({ fields, submit, hasNote = false }: FormProps) {
  const t = useMessages(networkMessages)
  const fetcher = useFetcher<{ ok: true } | Refused>()
  const refusal = fetcher.data?.ok === false ? fetcher.data : null
  return (
    <fetcher.Form method="post" action={PATH} className={hasNote ? 'field-and-button' : undefined}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {hasNote ? (
        <TextField
          label={t('introduction.note')}
          name="note"
          id={`note-${fields.connectorId}`}
          maxLength={NOTE_LENGTH}
        />
      ) : null}
      <Button type="submit" size="small" isWorking={fetcher.state !== 'idle'}>
        {submit}
      </Button>
      {refusal ? <FieldError>{refusal.message}</FieldError> : null}
    </fetcher.Form>
  )
}

/** Beside somebody on the line who introduces people: asks them for an introduction to its end. */
export function AskForIntroduction(props: { connectorId: number; personId: number; name: string }) {
  const t = useMessages(networkMessages)
  return (
    <IntentForm
      fields={{
        intent: 'ask',
        connectorId: String(props.connectorId),
        personId: String(props.personId),
      }}
      submit={t('introduction.ask', { name: props.name })}
      hasNote
    />
  )
}

type IntroductionsProps = { introductions: readonly Introduction[]; isConnector: boolean }

/** Introductions that one is asked for and asked for oneself, and whether one introduces people. */
export function Introductions({ introductions, isConnector }: IntroductionsProps) {
  const t = useMessages(networkMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="introductions-heading">
      <h2 id="introductions-heading">{t('introductions')}</h2>
      <p className="small soft">{t(isConnector ? 'connector.on' : 'connector.off')}</p>
      <IntentForm
        fields={{ intent: 'connector', isOn: String(!isConnector) }}
        submit={t(isConnector ? 'connector.stop' : 'connector.start')}
      />
      {introductions.length > 0 ? (
        <ul className="list list-ruled introduction-rows">
          {introductions.map((one) => (
            <li key={one.number} className="stack stack-tight">
              <One introduction={one} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function One({ introduction }: { introduction: Introduction }) {
  const t = useMessages(networkMessages)
  const { asker, connector, isMineToMake, note, number, person, state } = introduction
  const link = ({ name, number: id }: { name: string; number: number }) => (
    <Link className="link" to={`/people/${id}`} dir="auto">
      {name}
    </Link>
  )
  const fields = { intent: 'respond', introductionId: String(number) }
  if (!isMineToMake)
    return (
      <p className="small">
        {t.rich(`introduction.${state}`, { connector: link(connector), person: link(person) })}
      </p>
    )
  return (
    <>
      <p>{t.rich('introduction.forMe', { asker: link(asker), person: link(person) })}</p>
      {note ? (
        <p className="voice" dir="auto">
          {note}
        </p>
      ) : null}
      <div className="cluster">
        <IntentForm fields={{ ...fields, isMade: 'true' }} submit={t('introduction.made')} />
        <IntentForm fields={{ ...fields, isMade: 'false' }} submit={t('introduction.decline')} />
      </div>
    </>
  )
}
