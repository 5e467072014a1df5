import '#app/styles/pages/contest.css'
import { Form, Link, useActionData } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { useClock } from '#app/ui/time.tsx'
import { entryThemesMessages } from '#messages/entry-themes.ts'
import type { PairsData } from './themes-document.ts'

/** Entries that may be the same, with what they share and what only one has: merged, or said not to be the same. */
export function ThemePairs({ pairs, path }: { pairs: PairsData; path: string }) {
  const t = useMessages(entryThemesMessages)
  const { edges, pageInfo } = pairs
  const answered = useActionData<{ ok: boolean }>()
  const whole = wholeProblem(refusalOf(answered, 'merge') ?? refusalOf(answered, 'dismiss'))
  return (
    <section className="stack-tight stack" id="radar" aria-labelledby="radar-head">
      <div className="section-head">
        <h2 id="radar-head">{t('radar')}</h2>
      </div>
      <p className="soft small">{t(edges.length === 0 ? 'radar.none' : 'radar.help')}</p>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <ul className="list list-ruled">
        {edges.map(({ node }) => (
          <Pair key={`${node.first.number} ${node.second.number}`} pair={node} />
        ))}
      </ul>
      {pageInfo.hasNextPage ? (
        <LinkButton
          variant="quiet"
          to={`${path}?pairs=${encodeURIComponent(pageInfo.endCursor ?? '')}#radar`}
        >
          {t('radar.more')}
        </LinkButton>
      ) : null}
    </section>
  )
}

function Pair({ pair }: { pair: PairsData['edges'][number]['node'] }) {
  const t = useMessages(entryThemesMessages)
  const { locale } = useClock()
  const { first, onlyFirst, onlySecond, score, second, shared } = pair
  const words = (some: readonly string[]) =>
    some.length > 0 ? some.join(', ') : t('radar.nothing')
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(score)
  return (
    <li className="theme-pair">
      <div className="theme-pair-two">
        {[first, second].map(({ language, number, path, title }) => (
          <Link key={number} className="link" to={path} dir="auto" lang={language ?? undefined}>
            {title}
          </Link>
        ))}
      </div>
      <p className="quiet small">{t('radar.score', { percent })}</p>
      <ul className="meta-list small" dir="auto">
        <li>{t('radar.shared', { words: words(shared) })}</li>
        <li>{t('radar.first', { words: words(onlyFirst) })}</li>
        <li>{t('radar.second', { words: words(onlySecond) })}</li>
      </ul>
      <Form method="post" className="cluster">
        <input type="hidden" name="firstId" value={first.number} />
        <input type="hidden" name="secondId" value={second.number} />
        {second.viewerCan.merge ? (
          <Button type="submit" size="small" name="intent" value="merge">
            {t('radar.merge', { title: first.title })}
          </Button>
        ) : null}
        <Button
          type="submit"
          size="small"
          variant="quiet"
          name="intent"
          value="dismiss"
          aria-label={t('radar.dismiss.label', { one: first.title, other: second.title })}
        >
          {t('radar.dismiss')}
        </Button>
      </Form>
    </li>
  )
}
