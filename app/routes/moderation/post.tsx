// Locking the discussion of a post for a while, and pinning the post to its space.
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused, unknownForm, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/post'
import { RestrictionFields } from './restriction-fields.tsx'

const ModeratePost = graphql(`
  query ModeratePost($id: ID!) {
    post(id: $id) {
      number title path isPinned
      lock { number reason until by { name } }
      viewerCan { lock pin }
    }
  }
`)
const LockDiscussion = graphql(`
  mutation LockDiscussion($postId: ID!, $days: Int!, $reason: String!) {
    lockDiscussion(postId: $postId, days: $days, reason: $reason) { number }
  }
`)
const Unlock = graphql(
  `mutation UnlockDiscussion($number: Int!) { endRestriction(number: $number) { number } }`,
)
const PinPost = graphql(`
  mutation PinPost($postId: ID!, $isPinned: Boolean!) {
    pinPost(postId: $postId, isPinned: $isPinned) { number }
  }
`)

export async function loader({ context, params }: Route.LoaderArgs) {
  const { post } = await context.get(atrium).ask(ModeratePost, { id: numberIn(params.number) })
  if (!post || !(post.viewerCan.lock || post.viewerCan.pin))
    throw new Response('Not found', { status: 404 })
  return post
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const postId = numberIn(params.number)
  const { submit, language } = context.get(atrium)
  const { intent = '' } = typed
  const result =
    intent === 'lock'
      ? await submit(LockDiscussion, {
          postId,
          days: Number(typed.days) || 0,
          reason: typed.reason ?? '',
        })
      : intent === 'unlock'
        ? await submit(Unlock, { number: Number(typed.restriction) || 0 })
        : intent === 'pin' || intent === 'unpin'
          ? await submit(PinPost, { postId, isPinned: intent === 'pin' })
          : null
  if (!result) throw new Response(unknownForm(language), { status: 400 })
  if (!result.ok) return refused(result, intent, typed)
  throw redirect(`/moderation/posts/${postId}?done=1`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, moderationMessages)('lock.title')} · Atrium` },
]

type Post = Route.ComponentProps['loaderData']

export default function ModerateOnePost({ loaderData: post }: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const [query] = useSearchParams()
  return (
    <Page title={t('lock.title')} crumbs={[{ label: post.title, to: post.path }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('lock.title')}</h1>
          <p className="voice" dir="auto">
            {post.title}
          </p>
        </div>
      </header>
      <div className="stack">
        {query.has('done') ? (
          <Notice role="status" tone="good">
            {t('done')}
          </Notice>
        ) : null}
        {post.viewerCan.lock ? <Lock post={post} /> : null}
        {post.viewerCan.pin ? <Pin post={post} /> : null}
      </div>
    </Page>
  )
}

function Lock({ post }: { post: Post }) {
  const t = useMessages(moderationMessages)
  const answer = useActionData<{ ok: boolean }>()
  const refusal = refusalOf(answer, 'lock') ?? refusalOf(answer, 'unlock')
  const whole = wholeProblem(refusal)
  return (
    <section className="stack stack-tight" aria-labelledby="lock-heading">
      <h2 id="lock-heading">{t('lock.heading')}</h2>
      {post.lock ? (
        <>
          <p>
            {t.rich('lock.isLocked', {
              name: post.lock.by.name,
              time: <Time at={post.lock.until} as="moment" />,
            })}
          </p>
          <p dir="auto">{post.lock.reason}</p>
          <Form method="post">
            <input type="hidden" name="restriction" value={post.lock.number} />
            {whole ? <FieldError>{whole}</FieldError> : null}
            <Button type="submit" name="intent" value="unlock">
              {t('lock.open')}
            </Button>
          </Form>
        </>
      ) : (
        <>
          <p className="soft">{t('lock.lead')}</p>
          <Form method="post" className="form form-narrow">
            <input type="hidden" name="intent" value="lock" />
            <RestrictionFields refusal={refusal} />
            {whole ? <FieldError>{whole}</FieldError> : null}
            <div className="form-actions">
              <Button type="submit" variant="primary">
                {t('lock.submit')}
              </Button>
              <LinkButton to={post.path}>{t('report.cancel')}</LinkButton>
            </div>
          </Form>
        </>
      )}
    </section>
  )
}

function Pin({ post }: { post: Post }) {
  const t = useMessages(moderationMessages)
  const answer = useActionData<{ ok: boolean }>()
  const whole = wholeProblem(refusalOf(answer, 'pin') ?? refusalOf(answer, 'unpin'))
  return (
    <section className="stack stack-tight" aria-labelledby="pin-heading">
      <h2 id="pin-heading">{t('pin.heading')}</h2>
      <p className="soft">{t('pin.lead')}</p>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <Form method="post">
        <Button type="submit" name="intent" value={post.isPinned ? 'unpin' : 'pin'}>
          {t(post.isPinned ? 'pin.unpin' : 'pin.pin')}
        </Button>
      </Form>
    </section>
  )
}
