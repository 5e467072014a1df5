// What the pages below the list of challenges begin with: the way to them in the top bar, and the head of the page.
import type { ReactNode } from 'react'
import { Page } from '#app/components/page.tsx'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { challengesMessages } from '#messages/challenges.ts'

type ChallengeSubpageProps = {
  /** Its name in the top bar and, without `heading`, in the page. */
  title: string
  /** Whose page it is; without one it is a page of all challenges. */
  challenge?: { path: string; title: string }
  /** The page between the challenge and this one. */
  within?: { label: string; to: string }
  /** What the page is about, in the words and the language of its writer. */
  heading?: string
  language?: string | null | undefined
  /** One line above the heading. */
  above?: ReactNode
  lead?: ReactNode
  /** What can be done here. */
  actions?: ReactNode
  headClass?: string
  isWide?: boolean
  children: ReactNode
}

export function ChallengeSubpage(props: ChallengeSubpageProps) {
  const { title, challenge, within, heading, language, above, lead, actions, children } = props
  const t = useMessages(challengesMessages)
  const crumbs = [
    { label: t('title'), to: '/challenges' },
    ...(challenge ? [{ label: challenge.title, to: challenge.path }] : []),
    ...(within ? [within] : []),
  ]
  return (
    <Page title={title} crumbs={crumbs} isWide={props.isWide ?? false} hasNew={false}>
      <header className={classNames('page-head', props.headClass)}>
        <div>
          {above}
          {heading === undefined ? (
            <h1>{title}</h1>
          ) : (
            <h1 dir="auto" lang={language ?? undefined}>
              {heading}
            </h1>
          )}
          {lead}
        </div>
        {actions}
      </header>
      {children}
    </Page>
  )
}

export function BackToChallenge({ path }: { path: string }) {
  const t = useMessages(challengesMessages)
  return <LinkButton to={path}>{t('back')}</LinkButton>
}
