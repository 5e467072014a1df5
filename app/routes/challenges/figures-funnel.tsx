import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Share } from '#app/ui/charts/share.tsx'
import { useClock } from '#app/ui/time.tsx'
import { FLOOR } from '#graphql/sponsoring/limits.ts'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import { countOf } from './duties.ts'
import type { Figures } from './figures-document.ts'

const ENTRY_STEPS = ['ENTERED', 'OPEN', 'EVALUATED', 'DECIDED', 'TAKEN_UP'] as const
type Step = {
  name: 'asked' | 'participants' | (typeof ENTRY_STEPS)[number]
  /** Null: fewer than the floor. */
  value: number | null
  to: string
}

const stepsOf = (path: string, figures: Figures): Step[] => [
  { name: 'asked', value: figures.asked, to: `${path}/sponsor?who=unit#who` },
  { name: 'participants', value: figures.participants, to: `${path}/sponsor?who=unit#who` },
  ...ENTRY_STEPS.map((name) => ({
    name,
    value: countOf(figures, name),
    to: `${path}/figures/${addressOf(name)}`,
  })),
]
/** A figure as its address has it: `taken-up`. */
export const addressOf = (figure: string): string => figure.toLowerCase().replaceAll('_', '-')

/** From those who were asked to the entries that go on, each step leading to what stands behind it. */
export function Funnel({ path, figures }: { path: string; figures: Figures }) {
  const t = useMessages(sponsoringMessages)
  const { locale } = useClock()
  const steps = stepsOf(path, figures)
  const max = Math.max(1, ...steps.map(({ value }) => value ?? 0))
  const said = (value: number | null) =>
    value === null ? t('fewer', { floor: FLOOR }) : value.toLocaleString(locale)
  return (
    <section aria-labelledby="funnel">
      <div className="section-head">
        <h2 id="funnel">{t('funnel')}</h2>
      </div>
      <ol className="sponsor-funnel">
        {steps.map(({ name, value, to }) => (
          <li key={name}>
            <Link className="link" to={to}>
              {t(`step.${name}`)}
            </Link>
            <Share
              value={value ?? 0}
              max={max}
              scale="root"
              isStrong={name === 'TAKEN_UP'}
              label={`${t(`step.${name}`)}: ${said(value)}`}
            />
            <b>{said(value)}</b>
          </li>
        ))}
      </ol>
      <p className="quiet small">{t('funnel.note')}</p>
      <details className="form-more">
        <summary>{t('funnel.table')}</summary>
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('funnel.step')}</th>
              <th scope="col" className="number">
                {t('funnel.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row">{t(`step.${name}`)}</th>
                <td className="number">{said(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
