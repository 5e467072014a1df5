import type { Atrium } from '#app/atrium.ts'
import { RISK_VERDICTS } from '#graphql/process-tags/limits.ts'
import { AnswerRisk } from './entry-document.ts'

/** Sends the owner's answer, as both pages that show risks have it: its intent is `answer-NUMBER`. */
export const answerIn = ({ submit }: Pick<Atrium, 'submit'>, typed: Record<string, string>) =>
  submit(AnswerRisk, {
    flagId: typed.intent?.slice('answer-'.length) || '0',
    verdict: RISK_VERDICTS.find((one) => one === typed.verdict) ?? 'CLEAR',
    answer: typed.answer ?? '',
  })
