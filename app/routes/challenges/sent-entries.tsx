// The form by which people without an account send entries, and what waits for the sponsor's decision.
import '#app/styles/sheets/challenges.css'
import { useRef } from 'react'
import {
  Form,
  redirect,
  useActionData,
  useNavigation,
  useRevalidator,
  useSearchParams,
} from 'react-router'
import { type Atrium, atrium, fields } from '#app/atrium.ts'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { entryFormsMessages } from '#messages/entry-forms.ts'
import type { Route } from './+types/sent-entries'
import { BackToChallenge, ChallengeSubpage } from './challenge-subpage.tsx'
import {
  CloseEntryForm,
  DecideSentEntry,
  type EntryFormData,
  EntryFormPage,
  OpenEntryForm,
  type SentEntry,
} from './sent-entries-document.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get('after')
  const variables = { id: numberIn(params.number), after }
  const { challenge } = await context.get(atrium).ask(EntryFormPage, variables)
  if (!challenge?.viewerCanRunForm) throw new Response('Not found', { status: 404 })
  return { challenge }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const id = numberIn(params.number)
  const typed = await fields(request)
  const { intent = '' } = typed
  const result = await answerTo(context.get(atrium), id, typed)
  if (!result.ok) return refused(result, intent, typed)
  const said = SAID.find((one) => one.intent === intent)?.done ?? ''
  throw redirect(`/challenges/${id}/form?done=${said}#form`, 303)
}

const SAID = [
  { intent: 'openForm', done: 'opened' },
  { intent: 'closeForm', done: 'closed' },
  { intent: 'acceptSent', done: 'accepted' },
  { intent: 'declineSent', done: 'declined' },
] as const

function answerTo({ submit }: Atrium, id: string, typed: Record<string, string>) {
  if (typed.intent === 'openForm') return submit(OpenEntryForm, { id })
  if (typed.intent === 'closeForm') return submit(CloseEntryForm, { id })
  const decided = { number: Number(typed.number) || 0, accepts: typed.intent === 'acceptSent' }
  return submit(DecideSentEntry, decided, undefined, typed.confidentialReason)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, entryFormsMessages)('title')} · Atrium` },
]

export default function SentEntries({ loaderData: { challenge } }: Route.ComponentProps) {
  const t = useMessages(entryFormsMessages)
  const { revalidate } = useRevalidator()
  const [query] = useSearchParams()
  useHints(`post:${challenge.number}`, () => void revalidate())
  const { path, title } = challenge
  const done = SAID.find((one) => one.done === query.get('done'))?.done
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={{ path, title }}
      lead={<p className="soft">{t('lead')}</p>}
      actions={<BackToChallenge path={path} />}
    >
      <div className="stack" id="form">
        {done ? (
          <Notice role="status" tone="good">
            {t(done)}
          </Notice>
        ) : null}
        <Switch challenge={challenge} />
        <Waiting challenge={challenge} />
      </div>
    </ChallengeSubpage>
  )
}

/** The code and its address while the form is open, and the button that opens or closes it. */
function Switch({ challenge: { entryForm, path } }: { challenge: EntryFormData }) {
  const t = useMessages(entryFormsMessages)
  const intent = entryForm ? 'closeForm' : 'openForm'
  const isWorking = useNavigation().formData?.get('intent') === intent
  const whole = wholeProblem(refusalOf(useActionData<{ ok: boolean }>(), intent))
  const code = `${path}/code.svg`
  return (
    <section className="entry-code" aria-label={t('page')}>
      {entryForm ? <img src={code} width={240} height={240} alt={t('code')} /> : null}
      <div className="stack stack-tight">
        {entryForm ? (
          <>
            <p className="small">
              {t('link')}: <span translate="no">{entryForm.url}</span>
            </p>
            <p>
              <a className="link" href={code} download>
                {t('download')}
              </a>
            </p>
          </>
        ) : null}
        <Form method="post">
          <input type="hidden" name="intent" value={intent} />
          <p className="field-help">{t(entryForm ? 'close.help' : 'open.help')}</p>
          {whole ? <FieldError>{whole}</FieldError> : null}
          <Button type="submit" variant={entryForm ? 'plain' : 'primary'} isWorking={isWorking}>
            {t(entryForm ? 'close' : 'open')}
          </Button>
        </Form>
      </div>
    </section>
  )
}

function Waiting({ challenge }: { challenge: EntryFormData }) {
  const t = useMessages(entryFormsMessages)
  const list = useRef<HTMLUListElement>(null)
  const grown = useRows(challenge.sentEntries, {
    of: (page: { challenge: EntryFormData }) => page.challenge.sentEntries,
    idOf: ({ number }) => number,
  })
  return (
    <section aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">{t('waiting')}</h2>
      </div>
      {grown.rows.length === 0 ? <Empty title={t('none')}>{t('none.help')}</Empty> : null}
      <ul className="list list-ruled" ref={list} aria-label={t('waiting')}>
        {grown.rows.map((sent) => (
          <Sent key={sent.number} sent={sent} />
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

function Sent({ sent }: { sent: SentEntry }) {
  const t = useMessages(entryFormsMessages)
  const { body, name, number, pictureUrl, sentAt, title } = sent
  const data = useActionData<{ ok: boolean }>()
  const refusal = refusalOf(data, 'acceptSent') ?? refusalOf(data, 'declineSent')
  const own = refusal?.typed.number === String(number) ? refusal : undefined
  const whole = wholeProblem(own)
  return (
    <li className="goal-row stack stack-tight" data-row={number}>
      <h3 dir="auto">{title}</h3>
      <p className="quiet small">
        <span dir="auto">{name ? t('by', { name }) : t('by.nobody')}</span>
        {' · '}
        {t.rich('at', { at: <Time at={sentAt} /> })}
      </p>
      {pictureUrl ? (
        <a href={pictureUrl}>
          <img
            className="entry-photo"
            src={pictureUrl}
            alt={t('picture', { title })}
            loading="lazy"
          />
        </a>
      ) : null}
      {body ? (
        <p className="sent-words" dir="auto">
          {body}
        </p>
      ) : null}
      <Form method="post" className="stack stack-tight">
        <input type="hidden" name="number" value={number} />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <LateConfidential refusal={own} />
        <Decide number={number} title={title} />
      </Form>
    </li>
  )
}

function Decide({ number, title }: Pick<SentEntry, 'number' | 'title'>) {
  const t = useMessages(entryFormsMessages)
  const sending = useNavigation().formData
  const isWorking = (intent: string) =>
    sending?.get('number') === String(number) && sending.get('intent') === intent
  return (
    <div className="cluster">
      <Button
        type="submit"
        name="intent"
        value="acceptSent"
        size="small"
        isWorking={isWorking('acceptSent')}
        aria-label={t('accept.label', { title })}
      >
        {t('accept')}
      </Button>
      <Button
        type="submit"
        name="intent"
        value="declineSent"
        size="small"
        variant="quiet"
        isWorking={isWorking('declineSent')}
        aria-label={t('decline.label', { title })}
      >
        {t('decline')}
      </Button>
    </div>
  )
}
