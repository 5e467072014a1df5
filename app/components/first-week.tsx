import { Circle, CircleCheck } from 'lucide'
import { Form, Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { firstWeekMessages } from '#messages/first-week.ts'
import type { FirstWeekList } from './first-week-fields.ts'

type ItemKey =
  | 'name'
  | 'look'
  | 'signIn'
  | 'board'
  | 'invite'
  | 'respond'
  | 'picture'
  | 'profile'
  | 'support'
  | 'comment'
  | 'post'
  | 'follow'

/** The check lists of a first week: what is done is crossed off by doing it. */
export default function FirstWeek({ lists }: { lists: readonly FirstWeekList[] }) {
  return lists.map((list) => <CheckList key={list.list} {...list} />)
}

function CheckList({ list, items }: FirstWeekList) {
  const t = useMessages(firstWeekMessages)
  const done = items.filter(({ isDone }) => isDone).length
  const kind = list === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : 'NEWCOMER'
  const progress = t('progress', { done, total: items.length })
  return (
    <section className="sheet sheet-pad first-week" aria-labelledby="first-week">
      <div className="section-head">
        <h2 id="first-week">{t(`title.${kind}`)}</h2>
        <small>{progress}</small>
        <Form className="section-head-end" method="post" action="/welcome" reloadDocument>
          <input type="hidden" name="intent" value="dismiss" />
          <input type="hidden" name="list" value={list} />
          <Button type="submit" variant="quiet" size="small" aria-label={t('dismissList')}>
            {t('dismiss')}
          </Button>
        </Form>
      </div>
      <Meter label={progress} value={done} max={items.length} />
      <ul>
        {items.map(({ key, url, isDone }) => (
          <li key={key} data-done={isDone || undefined}>
            <Icon of={isDone ? CircleCheck : Circle} size={17} />
            {isDone ? (
              <span>
                <span className="hidden-text">{t('isDone')} </span>
                {t(`item.${key as ItemKey}`)}
              </span>
            ) : (
              <Link className="link" to={url}>
                {t(`item.${key as ItemKey}`)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
