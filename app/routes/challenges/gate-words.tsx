import { useMessages } from '#app/messages.tsx'
import { useClock } from '#app/ui/time.tsx'
import { GATE_MEASURES } from '#graphql/stage-gates/limits.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { stageGatesMessages } from '#messages/stage-gates.ts'
import type { GateData } from './gates-document.ts'

/** Parts of a sentence as the reader's language lists them. */
export function useList(): (parts: readonly string[]) => string {
  const { locale } = useClock()
  return (parts) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
}

/** A gate in words: “Shape: at least 10 supporters, from at least 3 units and 2 customer quotes”. */
export function GateWords({ gate }: { gate: GateData }) {
  const t = useMessages(stageGatesMessages)
  const stages = useMessages(challengesMessages)
  const list = useList()
  const needs = GATE_MEASURES.filter((measure) => gate[measure] > 0).map((measure) =>
    t(`needs.${measure}`, { count: gate[measure] }),
  )
  return t('rule', { stage: stages(`stage.${gate.stage}`), needs: list(needs) })
}
