import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { entryThemesMessages } from '#messages/entry-themes.ts'
import { stageGatesMessages } from '#messages/stage-gates.ts'
import type { ChallengeData } from './challenge-document.ts'
import { GateWords } from './gate-words.tsx'

/** Beside a challenge: what its entries need to move on, in words, and the way to what they are about. */
export function ChallengeGates({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(stageGatesMessages)
  const themes = useMessages(entryThemesMessages)
  const { gates, path, viewerCanSetGates } = challenge
  return (
    <>
      {gates.length > 0 || viewerCanSetGates ? (
        <section className="stack-tight stack">
          <div className="section-head">
            <h2>{t('title')}</h2>
          </div>
          <ul className="meta-list soft small">
            {gates.map((gate) => (
              <li key={gate.stage}>
                <GateWords gate={gate} />
              </li>
            ))}
          </ul>
          {viewerCanSetGates ? (
            <p className="small">
              <Link className="link" to={`${path}/gates`}>
                {t('edit')}
              </Link>
            </p>
          ) : null}
        </section>
      ) : null}
      {challenge.stage === 'UPCOMING' ? null : (
        <p className="small">
          <Link className="link" to={`${path}/themes`}>
            {themes('link')}
          </Link>
        </p>
      )}
    </>
  )
}
