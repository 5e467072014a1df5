import '#app/styles/pages/contest.css'
import { Form, useActionData, useNavigation } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Time } from '#app/ui/time.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import { stageGatesMessages } from '#messages/stage-gates.ts'
import type { EntryProgressData } from './entry-document.ts'
import { useList } from './gate-words.tsx'

/** Where an entry stands before the gates, what it lacks, and how it came there. */
export function EntryProgress({ progress }: { progress: EntryProgressData }) {
  const t = useMessages(stageGatesMessages)
  const stages = useMessages(challengesMessages)
  const { moves, needs, next, stage } = progress
  return (
    <section className="stack-tight stack" aria-labelledby="progress">
      <div className="section-head">
        <h2 id="progress">{t('progress')}</h2>
        <small>{t('progress.stage', { stage: stages(`stage.${stage}`) })}</small>
      </div>
      {next ? (
        <>
          <h3>{t('progress.next', { stage: stages(`stage.${next}`) })}</h3>
          <Numbers needs={needs} />
          {progress.viewerCanMove ? <Move stage={stages(`stage.${next}`)} /> : null}
        </>
      ) : (
        <p>{t('progress.passed')}</p>
      )}
      <h3>{t('moves')}</h3>
      {moves.length === 0 ? <p className="soft">{t('moves.none')}</p> : null}
      <ol className="list list-ruled" aria-label={t('moves')}>
        {moves.map((move) => (
          <MoveRow key={move.to} move={move} />
        ))}
      </ol>
    </section>
  )
}

function MoveRow({ move }: { move: EntryProgressData['moves'][number] }) {
  const t = useMessages(stageGatesMessages)
  const stages = useMessages(challengesMessages)
  const list = useList()
  const values = { stage: stages(`stage.${move.to}`), at: <Time at={move.at} as="moment" /> }
  return (
    <li className="score-row">
      <span dir="auto">
        {move.isAutomatic
          ? t.rich('moved.itself', values)
          : t.rich('moved.by', { ...values, name: move.by?.name ?? '' })}
      </span>
      <span className="quiet small">
        {t('moves.numbers', {
          numbers: list(
            move.numbers.map(({ measure, needed, present }) =>
              t(`has.${measure}`, { needed, present }),
            ),
          ),
        })}
      </span>
    </li>
  )
}

function Numbers({ needs }: { needs: EntryProgressData['needs'] }) {
  const t = useMessages(stageGatesMessages)
  return (
    <ul className="meta-list">
      {needs.map(({ isMet, measure, needed, present }) => (
        <li key={measure}>
          <progress value={Math.min(present, needed)} max={needed} aria-hidden="true" />{' '}
          <span className={isMet ? 'good' : undefined}>
            {t(`has.${measure}`, { needed, present })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Moves it at once; refused, it says what is missing. */
function Move({ stage }: { stage: string }) {
  const t = useMessages(stageGatesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'move')
  const isWorking = useNavigation().formData?.get('intent') === 'move'
  const missing = Object.values(refusal?.fields ?? {}).flat()
  const whole = missing.length > 0 ? undefined : wholeProblem(refusal)
  return (
    <Form method="post" className="stack-tight stack">
      {missing.length > 0 ? (
        <div role="alert">
          <p className="warn">{t('move.refused')}</p>
          <ul className="meta-list">
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" name="intent" value="move" isWorking={isWorking}>
          {t('move', { stage })}
        </Button>
      </div>
    </Form>
  )
}
