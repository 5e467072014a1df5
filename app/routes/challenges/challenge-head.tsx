import { Flag, Pencil } from 'lucide'
import { Avatar } from '#app/components/avatar.tsx'
import { FollowButton } from '#app/components/follow-button.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { StatusSteps } from '#app/components/status.tsx'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import type { ChallengeData } from './challenge-document.ts'
import { Asks } from './sponsor.tsx'
import { TimeLeft } from './time-left.tsx'

type ChallengeHeadProps = { challenge: ChallengeData; followers: number }

/** Who asks what, what one can do now, and the stages with their days. */
export function ChallengeHead({ challenge, followers }: ChallengeHeadProps) {
  const t = useMessages(challengesMessages)
  const { language, number, path, sponsor, stages, title, viewerCan } = challenge
  return (
    <>
      <header className="challenge-hero">
        <p className="challenge-asks">
          {sponsor ? <Avatar person={faceOf(sponsor)} size={28} /> : null}
          <Asks challenge={challenge} />
        </p>
        <h1 className="hero" dir="auto" lang={language ?? undefined}>
          {title}
        </h1>
        <div className="challenge-question">
          <Prose html={challenge.html} language={language} />
        </div>
        <div className="cluster">
          {viewerCan.enter ? (
            <LinkButton variant="primary" to={`${path}/enter`}>
              <Icon of={Flag} />
              {t('enter')}
            </LinkButton>
          ) : null}
          <FollowButton
            fetcherKey={`follow-${number}`}
            action={path}
            level={challenge.follow}
            title={title}
          />
          {viewerCan.compare ? (
            <LinkButton variant={viewerCan.enter ? 'plain' : 'primary'} to={`${path}/compare`}>
              {t('compare')}
            </LinkButton>
          ) : null}
          {challenge.hasDuels && challenge.stage !== 'UPCOMING' && challenge.stage !== 'COLLECT' ? (
            <LinkButton to={`${path}/ranking`}>{t('ranking')}</LinkButton>
          ) : null}
          {viewerCan.change ? (
            <LinkButton to={`${path}/edit`}>
              <Icon of={Pencil} />
              {t('edit')}
            </LinkButton>
          ) : null}
          {viewerCan.decide ? <LinkButton to={`${path}/tell`}>{t('tell')}</LinkButton> : null}
          <span className="quiet small">
            {t('followers', { count: followers })}
            {' · '}
            {t('entries.count', { count: challenge.entryCount })}
          </span>
        </div>
      </header>
      <section className="challenge-stages" aria-label={t('stages')}>
        <StatusSteps
          status={statusOf(challenge)}
          steps={stages.map(({ stage, startsAt }) => ({
            label: t(`stage.${stage}`),
            at: startsAt,
          }))}
          label={t('stages')}
        >
          <TimeLeft challenge={challenge} />
        </StatusSteps>
      </section>
    </>
  )
}

/** A step before the first one; 0 would say that it has stopped. */
const NONE_REACHED = -1

/** Stages that were left out do not count; before the first one none is reached. */
function statusOf({ stage, stages, statusLabel }: ChallengeData) {
  const step = stages.findIndex((one) => one.stage === stage) + 1
  return { statusLabel, statusStep: step || NONE_REACHED, statusSteps: stages.length }
}
