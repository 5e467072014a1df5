import '#app/styles/sheets/challenges.css'
import { useMessages } from '#app/messages.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import type { ChallengeData } from './challenge-document.ts'

/** What the sponsor says beyond the question, part by part. */
export function Brief({ challenge: { brief, language } }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  if (brief.length === 0) return null
  return (
    <section aria-labelledby="brief">
      <div className="section-head">
        <h2 id="brief">{t('brief')}</h2>
      </div>
      <div className="challenge-brief">
        {brief.map(({ part, html }) => (
          <div key={part}>
            <h3>{t(`brief.${part}`)}</h3>
            <Prose html={html} language={language} />
          </div>
        ))}
      </div>
    </section>
  )
}

/** The latest update stands open; the earlier ones behind it. */
export function Updates({ challenge: { language, updates } }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  const [latest, ...earlier] = updates
  if (!latest) return null
  return (
    <>
      <div className="section-head">
        <h2>{t('updates')}</h2>
      </div>
      <Update update={latest} language={language} />
      {earlier.length > 0 ? (
        <details>
          <summary>{t('updates.earlier', { count: earlier.length })}</summary>
          {earlier.map((update) => (
            <Update key={update.number} update={update} language={language} />
          ))}
        </details>
      ) : null}
    </>
  )
}

type UpdateProps = {
  update: ChallengeData['updates'][number]
  language: string | null
}

function Update({ update, language }: UpdateProps) {
  const t = useMessages(challengesMessages)
  return (
    <article className="answer challenge-update">
      <Prose html={update.html} language={language} />
      <p className="quiet small">
        {t.rich('updates.by', { name: update.by.name, at: <Time at={update.at} as="day" /> })}
      </p>
    </article>
  )
}
