import '#app/styles/pages/customers.css'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Time } from '#app/ui/time.tsx'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerTextsMessages } from '#messages/customer-texts.ts'

/** What is shown of a text for answers. */
export const AnswerTextFields = graphql(`
  fragment AnswerTextFields on AnswerText {
    number kind name text avoid source brand country language until isExpired version viewerCanEdit
    owner { number name }
    space { number name }
  }
`)
export type AnswerTextData = ResultOf<typeof AnswerTextFields>

type TextsProps = { texts: readonly AnswerTextData[]; onUse: (text: string) => void }

/** What the company says, beside the draft: with owner, source and last day. */
export function AnswerTexts({ texts, onUse }: TextsProps) {
  const t = useMessages(customerTextsMessages)
  if (texts.length === 0) return null
  return (
    <details className="form-more">
      <summary>{t('beside')}</summary>
      <ul className="answer-texts">
        {texts.map((text) => (
          <li key={text.number}>
            <AnswerTextView text={text} />
            <span className="needs-scripts">
              <Button
                size="small"
                onClick={() => onUse(text.text)}
                aria-label={t('use.name', { name: text.name })}
              >
                {t('use')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** One text, with what is known of it. */
export function AnswerTextView({ text }: { text: AnswerTextData }) {
  const t = useMessages(customerTextsMessages)
  const { avoid, isExpired, kind, language, name, owner, source, until } = text
  return (
    <div className="answer-text">
      <p className="meta">
        <b dir="auto" lang={language ?? undefined}>
          {name}
        </b>
        <span>{t(`kind.${kind}`)}</span>
        {isExpired ? <Chip tone="bad">{t('expired')}</Chip> : null}
      </p>
      <p className="voice customer-words" dir="auto" lang={language ?? undefined}>
        {text.text}
      </p>
      {avoid ? (
        <p className="small" dir="auto" lang={language ?? undefined}>
          {t('avoid.is', { text: avoid })}
        </p>
      ) : null}
      <p className="meta small">
        <span dir="auto">{owner?.name ?? t('owner.none')}</span>
        {until ? <span>{t.rich('until.is', { time: <Time at={until} as="day" /> })}</span> : null}
        {source ? <Source source={source} /> : null}
      </p>
    </div>
  )
}

function Source({ source }: { source: string }) {
  return /^https?:\/\//.test(source) ? (
    <a className="link" href={source} rel="noreferrer" translate="no">
      {source}
    </a>
  ) : (
    <span dir="auto">{source}</span>
  )
}

/** What is added to every answer. */
export function FixedText({ text }: { text: string }) {
  const t = useMessages(customerPagesMessages)
  return (
    <div className="answer-fixed">
      <p className="quiet small">{t('fixed')}</p>
      <p className="small customer-words" dir="auto">
        {text}
      </p>
    </div>
  )
}
