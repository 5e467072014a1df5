import '#app/styles/sheets/discussion.css'
import { Link, useFetcher } from 'react-router'
import { StatusBadge } from '#app/components/status.tsx'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { questionsMessages } from '#messages/questions.ts'
import type { QuestionIntent } from './question-action.ts'
import type { SimilarPost } from './similar-to.ts'

/** What may help already: the answer stands in the form, and “This solved it” spares the question. */
export function SimilarPosts({ posts }: { posts: readonly SimilarPost[] }) {
  const t = useMessages(questionsMessages)
  if (posts.length === 0) return null
  return (
    <section className="similar-posts" aria-labelledby="similar-heading">
      <div className="section-head">
        <h2 id="similar-heading">{t('similar')}</h2>
        <small>{posts.length}</small>
      </div>
      <ul className="list list-ruled">
        {posts.map((post) => (
          <li className="similar" key={post.number}>
            <div className="similar-top">
              <h3>
                <Link to={post.path} target="_blank" dir="auto" lang={post.language ?? undefined}>
                  {post.title}
                </Link>
              </h3>
              <StatusBadge of={post} />
            </div>
            <Helps post={post} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Helps({ post }: { post: SimilarPost }) {
  const t = useMessages(questionsMessages)
  const fetcher = useFetcher<{ ok: true } | Refused>()
  if (post.__typename !== 'Question' || !post.accepted)
    return post.summary ? (
      <p className="soft similar-sense" dir="auto" lang={post.language ?? undefined}>
        {post.summary}
      </p>
    ) : null
  const { accepted, path, solvedCount } = post
  const isSolved = post.solvedMine || fetcher.data?.ok === true
  const refusal = fetcher.data?.ok === false ? fetcher.data.message : null
  return (
    <>
      <Prose html={accepted.html} language={accepted.language} isSmall />
      <p className="quiet small">
        {t('similar.by', { name: accepted.author?.name ?? accepted.authorName ?? t('someone') })}
        {solvedCount > 0 ? ` · ${t('solved.count', { count: solvedCount })}` : null}
      </p>
      {isSolved ? (
        <p className="quiet small" role="status">
          {t('solved.thanks')}
        </p>
      ) : post.viewerCan.haveToo ? (
        <div className="cluster">
          <Button
            size="small"
            isWorking={fetcher.state !== 'idle'}
            onClick={() => {
              const intent: QuestionIntent = 'solved'
              void fetcher.submit({ intent }, { method: 'post', action: path })
            }}
          >
            {t('solved')}
          </Button>
        </div>
      ) : null}
      {refusal ? <FieldError>{t('notSaved', { reason: refusal })}</FieldError> : null}
    </>
  )
}
