import { Form } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { quietSpacesMessages } from '#messages/quiet-spaces.ts'

export const SpaceQuiet = graphql(`fragment SpaceQuiet on Space { number slug archivesAt }`)

/** To those who manage a space in which nothing happens: when it is archived, and the way to keep it. */
export function QuietNotice({ space }: { space: ResultOf<typeof SpaceQuiet> }) {
  const t = useMessages(quietSpacesMessages)
  const { archivesAt } = space
  if (!archivesAt) return null
  return (
    <Notice
      tone="warn"
      action={
        <Form method="post" action={`/spaces/${space.slug}`}>
          <input type="hidden" name="spaceId" value={space.number} />
          <Button type="submit" name="intent" value="keep" size="small">
            {t('keep')}
          </Button>
        </Form>
      }
    >
      {t.rich('notice', { day: <Time at={archivesAt} as="day" /> })}
    </Notice>
  )
}
