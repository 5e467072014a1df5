import '#app/styles/pages/insights.css'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Bars } from '#app/ui/charts/bars.tsx'
import { Time } from '#app/ui/time.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { ThemeRowData } from './insights-document.ts'

const sum = (weeks: ThemeRowData['weeks']): number =>
  weeks.reduce((all, { people }) => all + people, 0)
/** More or fewer people in the latest four weeks than in the four before. */
export function trendOf(weeks: ThemeRowData['weeks']): 'rising' | 'falling' | 'steady' {
  const [before, now] = [sum(weeks.slice(-8, -4)), sum(weeks.slice(-4))]
  if (now > before * 1.3 + 1) return 'rising'
  return now < before * 0.7 - 1 ? 'falling' : 'steady'
}

/** A theme with its weeks, and how many people are behind it. */
export function ThemeRow({ theme, max }: { theme: ThemeRowData; max: number }) {
  const t = useMessages(insightPagesMessages)
  const { accounts, name, number, path, people, weeks, yearlyValue } = theme
  return (
    <li className="theme-row" data-row={number}>
      <div>
        <h3>
          <Link to={path} prefetch="intent" dir="auto">
            {name}
          </Link>
        </h3>
        <p className="small soft">
          {people > 1 ? t(`trend.${trendOf(weeks)}`) : t('voice')}
          {accounts > 0 ? ` · ${t('accounts', { accounts, value: yearlyValue })}` : null}
        </p>
      </div>
      <Bars
        values={weeks.map((week) => week.people)}
        max={max}
        label={t('weeks.label', { name, weeks: weeks.map((week) => week.people).join(', ') })}
        isStrong={trendOf(weeks) === 'rising'}
      />
      <p className="theme-row-count">
        <b>{weeks.at(-1)?.people ?? 0}</b>
        <small>{t('week.latest')}</small>
        <small>{t('people.all', { people })}</small>
      </p>
    </li>
  )
}

/** The same numbers as a table. */
export function WeeksTable({ themes }: { themes: readonly ThemeRowData[] }) {
  const t = useMessages(insightPagesMessages)
  const weeks = themes[0]?.weeks ?? []
  return (
    <details className="form-more">
      <summary>{t('table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is scrolled by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('table')}>
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('theme')}</th>
              {weeks.map(({ week }) => (
                <th scope="col" key={week} className="number">
                  <Time at={week} as="day" />
                </th>
              ))}
              <th scope="col" className="number">
                {t('people')}
              </th>
            </tr>
          </thead>
          <tbody>
            {themes.map(({ name, number, people, weeks: own }) => (
              <tr key={number}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                {own.map((week) => (
                  <td key={week.week} className="number">
                    {week.people}
                  </td>
                ))}
                <td className="number">{people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
