import '#app/styles/pages/insights.css'
import { Form } from 'react-router'
import { PersonField } from '#app/components/person-field.tsx'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, SelectField, TextAreaField } from '#app/ui/input.tsx'
import { INSIGHT_STATES, MAX_NOTE } from '#graphql/insights/limits.ts'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { InsightData } from './insights-document.ts'
import { Quote } from './quote.tsx'
import { SPLIT_FORM } from './theme-tools.tsx'

/** A quote of a theme: what it means, who takes care of it, where it stands; and a mark by which it is split off. */
export function ThemeQuote({ insight, canShape }: { insight: InsightData; canShape: boolean }) {
  const t = useMessages(insightPagesMessages)
  const { hash, note, number, owner, state, version, verbatim } = insight
  return (
    <Quote
      insight={insight}
      more={owner ? <span>{t('owner.is', { name: owner.name })}</span> : null}
    >
      {note ? (
        <p className="insight-note" dir="auto">
          {note}
        </p>
      ) : null}
      {canShape ? (
        <div className="cluster">
          <Checkbox
            form={SPLIT_FORM}
            name="insight"
            value={number}
            aria-label={t('split.select', { quote: verbatim.slice(0, 60) })}
            label={t('split.mark')}
          />
          <details className="form-more">
            <summary>{t('edit')}</summary>
            <Form method="post" className="form" data-done={t('saved')}>
              <input type="hidden" name="intent" value="edit" />
              <input type="hidden" name="insight" value={number} />
              <input type="hidden" name="version" value={version} />
              <TextAreaField
                label={t('note')}
                help={t('note.help')}
                name="note"
                defaultValue={note}
                maxLength={MAX_NOTE}
                rows={3}
              />
              <SelectField label={t('state')} name="state" defaultValue={state}>
                {INSIGHT_STATES.map((one) => (
                  <option key={one} value={one}>
                    {t(`state.${one}`)}
                  </option>
                ))}
              </SelectField>
              <PersonField label={t('owner')} name="owner" defaultValue={owner?.name ?? ''} />
              <p className="small quiet insight-hash">{t('hash', { hash: hash.slice(0, 16) })}</p>
              <Button type="submit" variant="primary">
                {t('save')}
              </Button>
            </Form>
            <DeleteForm number={number} />
          </details>
        </div>
      ) : null}
    </Quote>
  )
}

function DeleteForm({ number }: { number: number }) {
  const t = useMessages(insightPagesMessages)
  return (
    <Form method="post" data-done={t('deleted')}>
      <input type="hidden" name="intent" value="deleteQuote" />
      <input type="hidden" name="insight" value={number} />
      <Button type="submit" variant="quiet">
        {t('delete')}
      </Button>
    </Form>
  )
}
