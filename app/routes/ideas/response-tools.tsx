import { useSearchParams } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextAreaField } from '#app/ui/input.tsx'
import { RESPONSE_LENGTH, WITHDRAW_NOTE_LENGTH } from '#graphql/ideas/limits.ts'
import { ideaToolsMessages } from '#messages/idea-tools.ts'
import type { IdeaData } from './idea-document.ts'
import { Tool, ToolSection } from './tool-form.tsx'

/** The official response that the address names, as long as it can be corrected. */
function useChosenResponse({ responses }: IdeaData) {
  const [query] = useSearchParams()
  return responses.find(
    ({ number, withdrawnAt }) => !withdrawnAt && String(number) === query.get('response'),
  )
}

/** Corrects one of the official responses. */
export function CorrectResponse({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaToolsMessages)
  const response = useChosenResponse(idea)
  if (!response) return null
  return (
    <ToolSection title={t('correct.title')} lead={t('correct.help')}>
      <Tool
        idea={idea}
        intent="correct"
        submit={t('correct.submit')}
        query={`?tool=correct&response=${response.number}`}
      >
        {({ problem, typed }) => (
          <>
            <WhichResponse {...response} />
            {response.kind === 'NOT_NOW' ? null : (
              <FieldGroup legend={t('respond.kind')} error={problem('kind')}>
                {(['YES', 'QUESTION'] as const).map((kind) => (
                  <Radio
                    key={kind}
                    name="kind"
                    value={kind}
                    label={t(`respond.${kind}`)}
                    defaultChecked={(typed.kind ?? response.kind) === kind}
                  />
                ))}
              </FieldGroup>
            )}
            <TextAreaField
              label={t('respond.text')}
              name="text"
              required
              maxLength={RESPONSE_LENGTH}
              defaultValue={typed.text ?? response.text}
              error={problem('text')}
            />
          </>
        )}
      </Tool>
    </ToolSection>
  )
}

/** Withdraws one of the official responses, with the reason. */
export function WithdrawResponse({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaToolsMessages)
  const response = useChosenResponse(idea)
  if (!response) return null
  return (
    <ToolSection title={t('takeBack.title')} lead={t('takeBack.help')}>
      <Tool
        idea={idea}
        intent="takeBack"
        submit={t('takeBack.submit')}
        query={`?tool=takeBack&response=${response.number}`}
        isDanger
      >
        {({ problem, typed }) => (
          <>
            <WhichResponse {...response} />
            <TextAreaField
              label={t('why')}
              name="note"
              required
              maxLength={WITHDRAW_NOTE_LENGTH}
              defaultValue={typed.note}
              error={problem('note')}
            />
          </>
        )}
      </Tool>
    </ToolSection>
  )
}

/** Which response it is, and the version that was opened. */
const WhichResponse = ({ number, version }: IdeaData['responses'][number]) => (
  <>
    <input type="hidden" name="responseId" value={number} />
    <input type="hidden" name="version" value={version} />
  </>
)
