import { Link } from 'react-router'
import { AvatarStack } from '#app/components/avatar.tsx'
import { Highlighted } from '#app/components/highlighted.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { homeMessages } from '#messages/home.ts'
import type { HomeData } from './home-document.ts'

const MOST = 8

/** What happened and has not been read: decisions, then answers, then the rest, besides what stands under “Waiting for you”. */
export function Since({ missed }: { missed: HomeData['missedNotifications'] }) {
  const t = useMessages(homeMessages)
  const news = missed.filter(({ isToDo, catchUp }) => !isToDo || catchUp !== 'OTHER')
  return (
    <aside className="stack" aria-labelledby="since">
      <section>
        <div className="section-head">
          <h2 id="since">{t('unread')}</h2>
          {missed.length > 0 ? (
            <LinkButton
              className="section-head-end"
              variant="quiet"
              size="small"
              to="/notifications"
            >
              {t('unread.all')}
            </LinkButton>
          ) : null}
        </div>
        {news.length === 0 ? (
          <p className="soft">{t('unread.nothing')}</p>
        ) : (
          <ul className="since">
            {news.slice(0, MOST).map((one) => (
              <li key={one.id}>
                <AvatarStack people={one.actors.slice(0, 2).map(faceOf)} />
                <Link dir="auto" to={one.url}>
                  <Highlighted as="b" text={one.markedSentence} />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  )
}
