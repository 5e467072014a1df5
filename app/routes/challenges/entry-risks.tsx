import '#app/styles/pages/contest.css'
import { Form, Link, useActionData, useNavigation } from 'react-router'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextAreaField } from '#app/ui/input.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import {
  RISK_ANSWER_LENGTH,
  RISK_REASON_LENGTH,
  RISK_VERDICTS,
} from '#graphql/process-tags/limits.ts'
import { processTagsMessages } from '#messages/process-tags.ts'
import type { ProcessData, RiskData } from './entry-document.ts'

type EntryRisksProps = {
  risks: readonly RiskData[]
  processes: readonly ProcessData[]
  canFlag: boolean
}

/** Risks that people see in an entry, with what the owners of processes say, and the form to flag another one. */
export function EntryRisks({ risks, processes, canFlag }: EntryRisksProps) {
  const t = useMessages(processTagsMessages)
  const owned = processes.filter(({ owner }) => owner !== null)
  return (
    <section className="stack-tight stack" id="risks" aria-labelledby="risks-head">
      <div className="section-head">
        <h2 id="risks-head">{t('risks')}</h2>
        <small>{risks.length}</small>
      </div>
      {risks.length === 0 ? <p className="soft">{t('risks.none')}</p> : null}
      <ul className="list list-ruled" aria-label={t('risks')}>
        {risks.map((risk) => (
          <li key={risk.number}>
            <Risk risk={risk} />
            {risk.viewerCanAnswer ? <Answer flag={risk.number} /> : null}
            {risk.viewerCanRemove ? <Remove flag={risk.number} /> : null}
          </li>
        ))}
      </ul>
      {canFlag && owned.length > 0 ? <Flag processes={owned} /> : null}
      <p className="small">
        <Link className="link" to="/challenges/risks">
          {t('title')}
        </Link>
      </p>
    </section>
  )
}

/** A risk and its answer. */
export function Risk({ risk }: { risk: RiskData }) {
  const t = useMessages(processTagsMessages)
  const { respondedAt, respondedBy, process, verdict } = risk
  return (
    <article className="stack-tight stack risk">
      <p className="small" dir="auto">
        {t.rich('flagged', {
          name: risk.by?.name ?? '',
          process: process.name,
          at: <Time at={risk.at} />,
        })}
      </p>
      <Prose html={risk.reasonHtml} language={null} />
      {verdict && respondedAt ? (
        <>
          <p className="small" dir="auto">
            <b className={verdict === 'STOP' ? 'bad' : verdict === 'CLEAR' ? 'good' : 'warn'}>
              {t(`verdict.${verdict}`)}
            </b>
            {' · '}
            {t.rich('answered', {
              name: respondedBy?.name ?? '',
              at: <Time at={respondedAt} />,
            })}
          </p>
          <Prose html={risk.answerHtml ?? ''} language={null} />
        </>
      ) : (
        <p className="warn small" dir="auto">
          {t('waits', { name: process.owner?.name ?? process.name })}
        </p>
      )}
    </article>
  )
}

/** The owner's answer. */
export function Answer({ flag }: { flag: number }) {
  const t = useMessages(processTagsMessages)
  const intent = `answer-${flag}`
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), intent)
  const isWorking = useNavigation().formData?.get('intent') === intent
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value={intent} />
      <SelectField
        label={t('answer.verdict')}
        name="verdict"
        id={`verdict-${flag}`}
        defaultValue={refusal?.typed.verdict ?? 'CLEAR'}
        error={refusal?.fields.verdict}
      >
        {RISK_VERDICTS.map((verdict) => (
          <option key={verdict} value={verdict}>
            {t(`verdict.${verdict}`)}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label={t('answer.text')}
        name="answer"
        id={`answer-${flag}`}
        rows={3}
        required
        maxLength={RISK_ANSWER_LENGTH}
        defaultValue={refusal?.typed.answer ?? ''}
        error={refusal?.fields.answer}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking}>
          {t('answer.submit')}
        </Button>
      </div>
    </Form>
  )
}

/** For those who moderate there. */
function Remove({ flag }: { flag: number }) {
  const t = useMessages(processTagsMessages)
  const intent = `remove-${flag}`
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), intent)
  const whole = wholeProblem(refusal)
  return (
    <Form method="post">
      {whole ? <FieldError>{whole}</FieldError> : null}
      <Button type="submit" variant="quiet" size="small" name="intent" value={intent}>
        {t('remove')}
      </Button>
    </Form>
  )
}

function Flag({ processes }: { processes: readonly ProcessData[] }) {
  const t = useMessages(processTagsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'flag')
  const isWorking = useNavigation().formData?.get('intent') === 'flag'
  const whole = wholeProblem(refusal)
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t('flag')}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="flag" />
        <p className="soft small">{t('flag.help')}</p>
        <SelectField
          label={t('flag.process')}
          name="tagId"
          required
          defaultValue={refusal?.typed.tagId ?? ''}
          error={refusal?.fields.tagId}
        >
          <option value="" disabled>
            {t('flag.choose')}
          </option>
          {processes.map(({ name, number, owner }) => (
            <option key={number} value={number} dir="auto">
              {t('flag.ownedBy', { name, owner: owner?.name ?? '' })}
            </option>
          ))}
        </SelectField>
        <TextAreaField
          label={t('flag.reason')}
          name="reason"
          rows={3}
          required
          maxLength={RISK_REASON_LENGTH}
          defaultValue={refusal?.typed.reason ?? ''}
          error={refusal?.fields.reason}
        />
        <LateConfidential refusal={refusal} id="flag-confidentialReason" />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" isWorking={isWorking}>
            {t('flag.submit')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
