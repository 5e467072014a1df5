import '#app/styles/pages/insights.css'
import { EyeOff } from 'lucide'
import { Form, Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TwoSides } from '#app/ui/charts/bars.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { InsightsData } from './insights-document.ts'

type AspectTonesProps = {
  aspects: InsightsData['customerAspects']
  overview: InsightsData['insightsOverview']
  canHide: boolean
}

/** How many people are upset about, and glad of, what they speak of most. */
export function AspectTones({ aspects, overview, canHide }: AspectTonesProps) {
  const t = useMessages(insightPagesMessages)
  if (aspects.length === 0) return null
  const max = Math.max(1, ...aspects.flatMap(({ upset, glad }) => [upset, glad]))
  return (
    <section aria-labelledby="tones">
      <div className="section-head">
        <h2 id="tones">{t('aspects')}</h2>
        <small>{t('aspects.help')}</small>
      </div>
      <table className="grid-table aspect-table">
        <thead>
          <tr>
            <th scope="col">{t('aspect')}</th>
            <th scope="col" className="number">
              {t('tone.UPSET')}
            </th>
            <td />
            <th scope="col">{t('tone.GLAD')}</th>
            {canHide ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {aspects.map(({ glad, name, number, upset }) => (
            <tr key={number}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td className="number">
                <ToneLink name={name} number={number} tone="UPSET" people={upset} />
              </td>
              <td>
                <TwoSides
                  left={upset}
                  right={glad}
                  max={max}
                  label={t('aspects.label', { name, upset, glad })}
                />
              </td>
              <td>
                <ToneLink name={name} number={number} tone="GLAD" people={glad} />
              </td>
              {canHide ? <HideCell name={name} number={number} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">
        {overview.checked > 0 ? t('aspects.checked', overview) : t('aspects.unchecked')}
      </p>
    </section>
  )
}

function HideCell({ name, number }: { name: string; number: number }) {
  const t = useMessages(insightPagesMessages)
  return (
    <td className="verb">
      <Form method="post">
        <input type="hidden" name="intent" value="hide" />
        <input type="hidden" name="aspect" value={number} />
        <Button type="submit" variant="quiet" isIcon aria-label={t('aspects.hide', { name })}>
          <Icon of={EyeOff} size={15} />
        </Button>
      </Form>
    </td>
  )
}

type ToneLinkProps = { name: string; number: number; tone: 'UPSET' | 'GLAD'; people: number }
/** A figure leads to the people behind it. */
function ToneLink({ name, number, people, tone }: ToneLinkProps) {
  const t = useMessages(insightPagesMessages)
  if (people === 0) return 0
  return (
    <Link
      className="link"
      to={`/insights/threads?aspect=${number}&tone=${tone}`}
      aria-label={t('aspects.see', { name, tone: t(`tone.${tone}`), people })}
    >
      {people}
    </Link>
  )
}
