import '#app/styles/pages/contest.css'
import { Undo2 } from 'lucide'
import { type RefObject, useRef } from 'react'
import { Link, useFetcher } from 'react-router'
import { anyProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { duelsMessages } from '#messages/duels.ts'
import type { CompareData } from './compare-document.ts'

type Duel = NonNullable<CompareData['duel']>
type DuelFormProps = { duel: Duel; canTakeBack: boolean }
type Answer = 'LEFT' | 'RIGHT' | 'EQUAL' | 'SKIP'

/** Two entries, and what one can say of them: plain forms, with keys once scripts run. */
export function DuelForm({ duel, canTakeBack }: DuelFormProps) {
  const t = useMessages(duelsMessages)
  const fetcher = useFetcher<{ ok: boolean }>({ key: 'duel' })
  const form = useRef<HTMLFormElement>(null)
  const back = useRef<HTMLFormElement>(null)
  const isWorking = fetcher.state !== 'idle'
  useDuelKeys(duel, form, canTakeBack ? back : null)
  const problem = anyProblem(fetcher.data)
  return (
    <>
      <fetcher.Form ref={form} method="post" aria-label={t('pair')}>
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="duelId" value={duel.number} />
        <div className="duel">
          <Side entry={duel.left} answer="LEFT" isWorking={isWorking} />
          <div className="duel-or" aria-hidden="true">
            <span className="voice">{t('or')}</span>
          </div>
          <Side entry={duel.right} answer="RIGHT" isWorking={isWorking} />
        </div>
        {problem ? <FieldError>{problem}</FieldError> : null}
        <div className="duel-foot">
          <Button type="submit" name="answer" value="EQUAL" isWorking={isWorking} keyHint="↓">
            {t('equal')}
          </Button>
          <Button
            type="submit"
            name="answer"
            value="SKIP"
            variant="quiet"
            isWorking={isWorking}
            keyHint="S"
          >
            {t('skip')}
          </Button>
          <span className="quiet small">{t('names')}</span>
        </div>
      </fetcher.Form>
      {canTakeBack ? (
        <fetcher.Form ref={back} method="post" className="duel-back">
          <input type="hidden" name="intent" value="takeBack" />
          <Button type="submit" variant="quiet" isWorking={isWorking} keyHint="⌫">
            <Icon of={Undo2} />
            {t('back')}
          </Button>
        </fetcher.Form>
      ) : null}
    </>
  )
}

/** Arrows choose, S skips, Backspace goes back: each presses its button. */
function useDuelKeys(
  duel: Duel,
  form: RefObject<HTMLFormElement | null>,
  back: RefObject<HTMLFormElement | null> | null,
) {
  const t = useMessages(duelsMessages)
  const press = (answer: Answer) => () =>
    form.current?.querySelector<HTMLButtonElement>(`[value=${answer}]`)?.click()
  const choose = ({ title }: Duel['left']) => t('choose.label', { title })
  useKeys([
    { keys: 'arrowleft', does: choose(duel.left), run: press('LEFT') },
    { keys: 'arrowright', does: choose(duel.right), run: press('RIGHT') },
    { keys: 'arrowdown', does: t('equal'), run: press('EQUAL') },
    { keys: 's', does: t('skip'), run: press('SKIP') },
    ...(back
      ? [{ keys: 'backspace', does: t('back'), run: () => back.current?.requestSubmit() }]
      : []),
  ])
}

type SideProps = { entry: Duel['left']; answer: 'LEFT' | 'RIGHT'; isWorking: boolean }

function Side({ entry, answer, isWorking }: SideProps) {
  const t = useMessages(duelsMessages)
  const { language, path, summary, title } = entry
  const isLeft = answer === 'LEFT'
  return (
    <article className="duel-side" aria-label={t(isLeft ? 'left' : 'right')}>
      <h2 className="voice" dir="auto" lang={language ?? undefined}>
        {title}
      </h2>
      {summary ? (
        <p className="voice" dir="auto" lang={language ?? undefined}>
          {summary}
        </p>
      ) : null}
      <p>
        <Link className="link small" to={path}>
          {t('read')}
        </Link>
      </p>
      <Button
        type="submit"
        name="answer"
        value={answer}
        className="duel-pick"
        isWorking={isWorking}
        keyHint={isLeft ? '←' : '→'}
        aria-label={t('choose.label', { title })}
      >
        {t('choose')}
      </Button>
    </article>
  )
}
