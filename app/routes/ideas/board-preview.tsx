import { Maximize2 } from 'lucide'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { StatusBadge } from '#app/components/status.tsx'

import { SupportButton } from '#app/components/support-button.tsx'

import { useMessages } from '#app/messages.tsx'

import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { boardMessages } from '#messages/board.ts'
import type { PreviewData } from './board-document.ts'

/** The idea that J and K stand on, to be read without leaving the list. Never takes the focus. */
export default function BoardPreview({ idea }: { idea: PreviewData }) {
  const t = useMessages(boardMessages)
  const href = `/ideas/${idea.number}`
  const { author } = idea
  return (
    <aside className="preview sheet sheet-pad" aria-label={t('preview')}>
      <div className="preview-top">
        <span className="quiet">{t('preview')}</span>
        <LinkButton variant="quiet" size="small" isIcon to={href} aria-label={t('preview.open')}>
          <Icon of={Maximize2} />
        </LinkButton>
      </div>
      <h2 className="preview-title" dir="auto" lang={idea.language ?? undefined}>
        {idea.title}
      </h2>
      <PersonChip
        person={author ? faceOf(author) : { id: '0', name: idea.authorName ?? t('someone') }}
        to={author ? `/people/${author.number}` : undefined}
        line={
          <>
            {author ? `${author.unit}, ${author.site} · ` : ''}
            <Time at={idea.createdAt} as="day" />
          </>
        }
      />
      <Prose html={idea.html} language={idea.language} />
      <dl className="facts preview-facts">
        <dt>{t('status')}</dt>
        <dd>
          <StatusBadge of={idea} />
        </dd>
        {idea.assignee ? (
          <>
            <dt>{t('preview.assignee')}</dt>
            <dd dir="auto">{idea.assignee.name}</dd>
          </>
        ) : null}
        {idea.nextStep ? (
          <>
            <dt>{t('preview.next')}</dt>
            <dd dir="auto">{idea.nextStep}</dd>
          </>
        ) : null}
      </dl>
      {idea.tags.length > 0 ? (
        <div className="chips">
          {idea.tags.map((tag) => (
            <Chip key={tag}>
              <span dir="auto">{tag}</span>
            </Chip>
          ))}
        </div>
      ) : null}
      <div className="cluster">
        <SupportButton
          postId={String(idea.number)}
          title={idea.title}
          count={idea.supportCount}
          isMine={idea.isSupported}
          canSupport={idea.viewerCan.support}
          action={href}
          look="button"
        />
        <LinkButton size="small" variant="quiet" to={`${href}#comment`}>
          {t('preview.comments', { count: idea.commentCount })}
        </LinkButton>
      </div>
    </aside>
  )
}
