import '#app/styles/sheets/challenges.css'
import { Link } from 'react-router'
import { StatusBadge } from '#app/components/status.tsx'
import { useMessages } from '#app/messages.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import type { ListedChallenge } from './challenge-fields.ts'
import { SponsorChip } from './sponsor.tsx'
import { StageBar } from './stage-bar.tsx'
import { TimeLeft } from './time-left.tsx'

/** A challenge in a list: what is asked, by whom, where it stands and how long that lasts. */
export function ChallengeRow({ challenge }: { challenge: ListedChallenge }) {
  const t = useMessages(challengesMessages)
  const { language, number, path, summary, title } = challenge
  return (
    <li className="challenge-row" data-row={number}>
      <div>
        <h2 className="challenge-row-title">
          <Link to={path} prefetch="intent" dir="auto" lang={language ?? undefined}>
            {title}
          </Link>
        </h2>
        <p className="voice" dir="auto" lang={language ?? undefined}>
          {summary}
        </p>
        <SponsorChip challenge={challenge} />
      </div>
      <div className="challenge-row-facts">
        <StageBar challenge={challenge} />
        <StatusBadge of={challenge} />
        <span className="quiet small">{t('entries.count', { count: challenge.entryCount })}</span>
      </div>
      <TimeLeft challenge={challenge} />
    </li>
  )
}
