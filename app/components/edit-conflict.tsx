import '#app/styles/sheets/discussion.css'
import { useState } from 'react'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { frameMessages } from '#messages/frame.ts'

type EditConflictProps = {
  /** The version that the form shows. The page may be read anew meanwhile; what counts is the one it was opened with. */
  version: number
  refusal: Refused | undefined
  /** What the fields are called, by the names under which a refusal says what is there now. */
  labels: Record<string, string>
}

/**
 * Within the form of an edit: says which version it was made from. When somebody else was quicker, it says so, and what
 * is there now; what was typed stays, and saved once more it takes the place of the other.
 */
export function EditConflict({ version, refusal, labels }: EditConflictProps) {
  const t = useMessages(frameMessages)
  const [opened] = useState(version)
  const conflict = refusal?.conflict
  return (
    <>
      <input type="hidden" name="version" value={conflict?.version ?? opened} />
      {refusal && conflict ? (
        <Notice tone="warn" role="alert">
          <p>
            {refusal.message} {t('conflict.save')}
          </p>
          <dl>
            {Object.entries(labels).map(([name, label]) =>
              name in conflict.now ? (
                <div key={name}>
                  <dt>{t('conflict.now', { label })}</dt>
                  <dd className="voice diff-body" dir="auto">
                    {conflict.now[name] || '–'}
                  </dd>
                </div>
              ) : null,
            )}
          </dl>
        </Notice>
      ) : null}
    </>
  )
}
