// The one post that is shared with a guest: what it says, what others say, and a comment of their own.
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { AttachedFiles } from '#app/components/attached-files.tsx'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { problemOf, refusalOf, refused, unknownForm, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { COMMENT_LENGTH } from '#graphql/comments/limits.ts'
import { guestsMessages } from '#messages/guests.ts'
import { usagePolicyMessages } from '#messages/usage-policy.ts'
import type { Route } from './+types/shared'

const SharedPage = graphql(`
  query SharedPage($after: String) {
    entrance { company }
    settings { owesUsagePolicy }
    viewer { guestUntil }
    sharedPost {
      number title html language createdAt authorName isSealed commentCount
      author { name }
      files { name mediaType bytes alt url }
      viewerCan { comment }
      comments(first: 50, sort: OLDEST, after: $after) {
        edges { node {
          number html language createdAt isRemoved isSealed authorName author { name }
          replies { number html language createdAt isRemoved isSealed authorName author { name } }
        } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
type Shared = NonNullable<ResultOf<typeof SharedPage>['sharedPost']>
const WhichPost = graphql(`query WhichPost { sharedPost { number } }`)
const Say = graphql(`
  mutation CommentOnShared($post: ID!, $body: String!) {
    postComment(input: { postId: $post, body: $body }) { number }
  }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get('after')
  const { sharedPost, ...read } = await context.get(atrium).ask(SharedPage, { after })
  if (!sharedPost) throw redirect('/', 303)
  return { ...read, post: sharedPost }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await fields(request)
  const { intent = '', body = '' } = form
  const { sharedPost } = await gateway.ask(WhichPost, {})
  if (!sharedPost) throw redirect('/', 303)
  if (intent !== 'say') throw new Response(unknownForm(gateway.language), { status: 400 })
  const said = await gateway.submit(
    Say,
    { post: String(sharedPost.number), body },
    undefined,
    form.confidentialReason,
  )
  if (!said.ok) return refused(said, intent, form)
  return redirect(`/shared?sent=1#comment-${said.data.postComment.number}`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.post.title ?? ''} · Atrium` },
]

export default function SharedPost({ loaderData }: Route.ComponentProps) {
  const { entrance, post, viewer } = loaderData
  const t = useMessages(guestsMessages)
  return (
    <AuthLayout company={entrance.company} to="/shared">
      <article className="shared-post stack">
        <header className="stack stack-tight">
          <h1 dir="auto">{post.title}</h1>
          <p className="soft">
            <By of={post} /> · <Time at={post.createdAt} />
          </p>
          {viewer.guestUntil ? (
            <Notice>
              {t.rich('shared.until', { day: <Time at={viewer.guestUntil} as="day" /> })}
            </Notice>
          ) : null}
        </header>
        <Prose html={post.html} language={post.language} />
        <AttachedFiles files={post.files} />
        <Comments post={post} />
        <Reply post={post} owesPolicy={loaderData.settings.owesUsagePolicy} />
        <form method="post" action="/sign-out">
          <Button type="submit" variant="quiet">
            {t('shared.signOut')}
          </Button>
        </form>
      </article>
    </AuthLayout>
  )
}

type Written = { isSealed: boolean; authorName: string | null; author: { name: string } | null }

function By({ of: { isSealed, author, authorName } }: { of: Written }) {
  const t = useMessages(guestsMessages)
  const name = author?.name ?? authorName
  return <>{isSealed || !name ? t('shared.sealed') : t('shared.by', { name })}</>
}

function Comments({ post: { comments, commentCount } }: { post: Shared }) {
  const t = useMessages(guestsMessages)
  const { endCursor, hasNextPage } = comments.pageInfo
  return (
    <section aria-labelledby="shared-comments" className="stack">
      <h2 id="shared-comments">{t('shared.comments', { count: commentCount })}</h2>
      <ul className="list list-ruled">
        {comments.edges
          .flatMap(({ node }) => [node, ...node.replies])
          .map((comment) => (
            <li key={comment.number} id={`comment-${comment.number}`} className="stack stack-tight">
              <p className="small soft">
                <By of={comment} /> · <Time at={comment.createdAt} />
              </p>
              {comment.isRemoved ? (
                <p className="quiet">{t('shared.removed')}</p>
              ) : (
                <Prose html={comment.html} language={comment.language} isSmall />
              )}
            </li>
          ))}
      </ul>
      {hasNextPage && endCursor ? (
        <LinkButton to={`/shared?after=${encodeURIComponent(endCursor)}`}>{t('more')}</LinkButton>
      ) : null}
    </section>
  )
}

function Reply({ post, owesPolicy }: { post: Shared; owesPolicy: boolean }) {
  const t = useMessages(guestsMessages)
  const policy = useMessages(usagePolicyMessages)
  const answer = useActionData<typeof action>()
  const [query] = useSearchParams()
  const refusal = refusalOf(answer, 'say')
  const whole = wholeProblem(refusal)
  if (!post.viewerCan.comment) return <p className="soft">{t('shared.closed')}</p>
  return (
    <Form method="post" className="form" reloadDocument>
      {query.has('sent') && !refusal ? (
        <Notice role="status" tone="good">
          {t('shared.sent')}
        </Notice>
      ) : null}
      {owesPolicy ? (
        <Link className="link" to="/usage-policy">
          {policy('title')}
        </Link>
      ) : null}
      {whole ? <FieldError>{whole}</FieldError> : null}
      <TextAreaField
        label={t('shared.comment')}
        name="body"
        rows={4}
        maxLength={COMMENT_LENGTH}
        defaultValue={refusal?.typed.body}
        error={problemOf(answer, 'say', 'body')}
        required
      />
      <LateConfidential refusal={refusal} />
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value="say">
          {t('shared.send')}
        </Button>
      </div>
    </Form>
  )
}
