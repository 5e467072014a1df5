import '#app/styles/pages/contest.css'
import { Form, Link, useActionData, useNavigation } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { useClock } from '#app/ui/time.tsx'
import { BASIS_LENGTH, CASE_YEARS, MAX_CASE } from '#graphql/entry-cases/limits.ts'
import { entryCasesMessages } from '#messages/entry-cases.ts'
import type { EvidenceData, ShownEntry, WhatIfData } from './entry-document.ts'
import { moneyIn } from './money.ts'

type EvidenceProps = {
  entry: ShownEntry
  evidence: EvidenceData
  currency: string
  whatIf: { asked: WhatIfAsked; outcome: WhatIfData | null }
}
export type WhatIfAsked = { cost: string; benefit: string; percent: string }

/** What speaks for an entry: ideas like it, customers' words, cost and benefit, and what would come of other numbers. */
export function EntryEvidence({ entry, evidence, currency, whatIf }: EvidenceProps) {
  const t = useMessages(entryCasesMessages)
  return (
    <section className="stack" id="evidence" aria-labelledby="evidence-head">
      <div className="section-head">
        <h2 id="evidence-head">{t('title')}</h2>
      </div>
      <Case entry={entry} currency={currency} />
      <WhatIf currency={currency} {...whatIf} />
      <Similar similar={evidence.similar} />
      <Quotes themes={evidence.themes} />
    </section>
  )
}

function Similar({ similar }: { similar: EvidenceData['similar'] }) {
  const t = useMessages(entryCasesMessages)
  return (
    <div className="stack-tight stack">
      <h3>{t('similar')}</h3>
      {similar.length === 0 ? <p className="soft">{t('similar.none')}</p> : null}
      <ul className="meta-list">
        {similar.map(({ title, url }) => (
          <li key={url}>
            <Link className="link" to={url} dir="auto">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Quotes({ themes }: { themes: EvidenceData['themes'] }) {
  const t = useMessages(entryCasesMessages)
  const isQuoted = themes.some(({ insights }) => insights.edges.length > 0)
  return (
    <div className="stack-tight stack">
      <h3>{t('quotes')}</h3>
      {isQuoted ? null : <p className="soft">{t('quotes.none')}</p>}
      {themes.map(({ insights, name, number, path }) => (
        <div key={number}>
          <Link className="link" to={path} dir="auto">
            {name}
          </Link>
          {insights.edges.map(({ node }) => (
            <blockquote key={node.number} className="soft" dir="auto">
              {node.verbatim}
            </blockquote>
          ))}
        </div>
      ))}
    </div>
  )
}

function Case({ entry, currency }: { entry: ShownEntry; currency: string }) {
  const t = useMessages(entryCasesMessages)
  const { locale } = useClock()
  const said = entry.case
  return (
    <div className="stack-tight stack">
      <h3>{t('case')}</h3>
      {said ? (
        <dl className="case-numbers">
          <dt>{t('cost', { currency })}</dt>
          <dd>{moneyIn(said.cost, currency, locale)}</dd>
          <dt>{t('benefit', { currency })}</dt>
          <dd>{moneyIn(said.benefit, currency, locale)}</dd>
          <Outcome outcome={said.outcome} currency={currency} />
        </dl>
      ) : (
        <p className="soft">{t('case.none')}</p>
      )}
      {said?.basis ? (
        <p className="soft" dir="auto">
          {said.basis}
        </p>
      ) : null}
      {entry.viewerCanSetCase ? <CaseForm said={said} currency={currency} /> : null}
    </div>
  )
}

function Outcome({ outcome, currency }: { outcome: WhatIfData; currency: string }) {
  const t = useMessages(entryCasesMessages)
  const { locale } = useClock()
  const { firstYear, months, total } = outcome
  return (
    <>
      <dt>{t('firstYear')}</dt>
      <dd>{moneyIn(firstYear, currency, locale)}</dd>
      <dt>{t('total', { years: CASE_YEARS })}</dt>
      <dd>{moneyIn(total, currency, locale)}</dd>
      <dt>{t('months')}</dt>
      <dd>{months === null ? t('months.never') : t('months.count', { count: months })}</dd>
    </>
  )
}

function CaseForm({ said, currency }: { said: ShownEntry['case']; currency: string }) {
  const t = useMessages(entryCasesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'case')
  const isWorking = useNavigation().formData?.get('intent') === 'case'
  const whole = wholeProblem(refusal)
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t('edit')}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="case" />
        <Amounts
          currency={currency}
          values={{
            cost: refusal?.typed.cost ?? String(said?.cost ?? ''),
            benefit: refusal?.typed.benefit ?? String(said?.benefit ?? ''),
          }}
          errors={refusal?.fields ?? {}}
          id="case"
        />
        <TextAreaField
          label={t('basis')}
          name="basis"
          rows={2}
          maxLength={BASIS_LENGTH}
          defaultValue={refusal?.typed.basis ?? said?.basis ?? ''}
          error={refusal?.fields.basis}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" isWorking={isWorking}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </details>
  )
}

type AmountsProps = {
  currency: string
  values: { cost: string; benefit: string }
  errors: Partial<Record<string, readonly string[]>>
  id: string
}

function Amounts({ currency, values, errors, id }: AmountsProps) {
  const t = useMessages(entryCasesMessages)
  const shared = { type: 'number', min: 0, max: MAX_CASE, step: 1, required: true } as const
  return (
    <div className="form-row">
      <TextField
        label={t('cost', { currency })}
        name="cost"
        id={`${id}-cost`}
        defaultValue={values.cost}
        error={errors.cost}
        {...shared}
      />
      <TextField
        label={t('benefit', { currency })}
        name="benefit"
        id={`${id}-benefit`}
        defaultValue={values.benefit}
        error={errors.benefit}
        {...shared}
      />
    </div>
  )
}

/** A form that asks the page again with other numbers: it writes nothing, and works before scripts. */
function WhatIf({ asked, outcome, currency }: EvidenceProps['whatIf'] & { currency: string }) {
  const t = useMessages(entryCasesMessages)
  return (
    <div className="stack-tight stack" id="what-if">
      <h3>{t('whatIf')}</h3>
      <p className="soft small">{t('whatIf.help')}</p>
      <Form method="get" action="#what-if" className="form" preventScrollReset>
        <Amounts currency={currency} values={asked} errors={{}} id="what-if" />
        <TextField
          label={t('percent')}
          name="percent"
          id="what-if-percent"
          type="number"
          min={0}
          max={200}
          step={1}
          required
          defaultValue={asked.percent}
        />
        <div className="form-actions">
          <Button type="submit">{t('compute')}</Button>
        </div>
      </Form>
      {outcome ? (
        <div role="status">
          <dl className="case-numbers">
            <Outcome outcome={outcome} currency={currency} />
          </dl>
        </div>
      ) : null}
    </div>
  )
}
