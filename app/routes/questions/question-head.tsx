import '#app/styles/sheets/people.css'
import { Check, Pencil } from 'lucide'
import { Link, useFetcher } from 'react-router'
import { AttachedFiles } from '#app/components/attached-files.tsx'
import { WhoSees } from '#app/components/audience.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { FollowButton } from '#app/components/follow-button.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { StatusBadge } from '#app/components/status.tsx'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { questionsMessages } from '#messages/questions.ts'
import { HaveToo } from './have-too.tsx'
import type { QuestionIntent } from './question-action.ts'
import type { QuestionData } from './question-document.ts'

type QuestionHeadProps = { question: QuestionData; supportCount: number }

/** Who asks what, who can see it, and what one can do now. */
export function QuestionHead({ question, supportCount }: QuestionHeadProps) {
  const t = useMessages(questionsMessages)
  const { language, number, path, space, title, viewerCan } = question
  return (
    <header className="stack stack-tight">
      <h1 className="hero" dir="auto" lang={language ?? undefined}>
        {title}
      </h1>
      <Asker question={question} />
      <Prose html={question.html} language={language} />
      <AttachedFiles
        files={question.files.filter(({ url }) => !question.html.includes(`src="${url}"`))}
      />
      {question.tags.length > 0 ? (
        <ul className="cluster" aria-label={t('tags')}>
          {question.tags.map((tag) => (
            <li key={tag}>
              <Link className="chip" to={`/questions?tag=${encodeURIComponent(tag)}`} dir="auto">
                {tag}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="cluster">
        <StatusBadge of={question} />
        <HaveToo question={{ ...question, supportCount }} look="button" />
        <FollowButton
          fetcherKey={`follow-${number}`}
          action={path}
          level={question.follow}
          title={title}
        />
        {viewerCan.edit ? (
          <LinkButton variant="quiet" to={`${path}/edit`}>
            <Icon of={Pencil} />
            {t('edit')}
          </LinkButton>
        ) : null}
        <WhoSees people={space.audience} space={space.name} visibility={space.kind} />
      </div>
      <AcceptedLine question={question} />
    </header>
  )
}

function Asker({ question }: { question: QuestionData }) {
  const t = useMessages(questionsMessages)
  const { author, authorName, createdAt, space } = question
  const at = <Time at={createdAt} />
  return (
    <p className="cluster soft small">
      {author ? <Avatar person={faceOf(author)} size={28} /> : null}
      <span>
        {author ? (
          <Link className="link" to={`/people/${author.number}`} dir="auto">
            {author.name}
          </Link>
        ) : (
          <span dir="auto">{authorName ?? t('sealed')}</span>
        )}{' '}
        {t.rich('asked', { at, space: <span dir="auto">{space.name}</span> })}
      </span>
    </p>
  )
}

/** Where the accepted answer is, and “This solved it” for whoever had the same question. */
function AcceptedLine({ question }: { question: QuestionData }) {
  const t = useMessages(questionsMessages)
  const fetcher = useFetcher<{ ok: true } | Refused>()
  const { accepted, path, solvedCount, solvedMine } = question
  if (!accepted) return null
  const name =
    accepted.author?.name ??
    accepted.authorName ??
    t(accepted.isSealed ? 'sealed.answerer' : 'someone')
  const refusal = fetcher.data?.ok === false ? fetcher.data.message : null
  return (
    <div className="notice notice-good cluster">
      <span className="accepted-mark">
        <Icon of={Check} size={16} />{' '}
        <span>
          {t.rich('accepted.by', {
            name,
            link: (inside) => (
              <a className="link" href={`#comment-${accepted.number}`}>
                {inside}
              </a>
            ),
          })}
          {solvedCount > 0 ? ` · ${t('solved.count', { count: solvedCount })}` : null}
        </span>
      </span>
      {question.viewerCan.haveToo && !solvedMine ? (
        <fetcher.Form method="post" action={path}>
          <input type="hidden" name="intent" value={'solved' satisfies QuestionIntent} />
          <Button type="submit" size="small" isWorking={fetcher.state !== 'idle'}>
            {t('solved')}
          </Button>
        </fetcher.Form>
      ) : null}
      {solvedMine ? <span className="quiet small">{t('solved.mine')}</span> : null}
      {refusal ? <FieldError>{t('notSaved', { reason: refusal })}</FieldError> : null}
    </div>
  )
}
