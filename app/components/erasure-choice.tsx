// Whether what somebody wrote stays when their account is erased.
import { useMessages } from '#app/messages.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio } from '#app/ui/input.tsx'
import { accountMessages } from '#messages/account.ts'

type ErasureChoiceProps = {
  legend: string
  counts: { posts: number; comments: number; files: number }
}

export function ErasureChoice({ legend, counts }: ErasureChoiceProps) {
  const t = useMessages(accountMessages)
  const { posts, comments, files } = counts
  return (
    <>
      <FieldGroup legend={legend}>
        <Radio name="posts" value="keep" label={t('posts.keep')} defaultChecked />
        <Radio name="posts" value="remove" label={t('posts.remove')} />
      </FieldGroup>
      <p className="small soft">{t('counts', { posts, comments, files })}</p>
    </>
  )
}
