import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { stageGatesMessages } from '#messages/stage-gates.ts'
import type { ChallengeData } from './challenge-document.ts'
import { GateWords } from './gate-words.tsx'

/** Beside a challenge: what its entries need to move on, in words. */
export function ChallengeGates({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(stageGatesMessages)
  const { gates, path, viewerCanSetGates } = challenge
  return (
    <section className="stack-tight stack">
      <div className="section-head">
        <h2>{t('title')}</h2>
      </div>
      {gates.length > 0 ? (
        <ul className="meta-list soft small">
          {gates.map((gate) => (
            <li key={gate.stage}>
              <GateWords gate={gate} />
            </li>
          ))}
        </ul>
      ) : null}
      {viewerCanSetGates ? (
        <p className="small">
          <Link className="link" to={`${path}/gates`}>
            {t('edit')}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
