import '#app/styles/sheets/challenges.css'
import { Flag, Pencil } from 'lucide'
import { Avatar } from '#app/components/avatar.tsx'
import { FollowButton } from '#app/components/follow-button.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { StatusSteps } from '#app/components/status.tsx'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { campaignsMessages } from '#messages/campaigns.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { entryFormsMessages } from '#messages/entry-forms.ts'
import type { ChallengeData } from './challenge-document.ts'
import { Asks } from './sponsor.tsx'
import { TimeLeft } from './time-left.tsx'

type ChallengeHeadProps = { challenge: ChallengeData; followers: number }

/** Who asks what, what one can do now, and the stages with their days. */
export function ChallengeHead({ challenge, followers }: ChallengeHeadProps) {
  const t = useMessages(challengesMessages)
  const { language, number, path, sponsor, stages, title } = challenge
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
          <Begins challenge={challenge} />
          <FollowButton
            fetcherKey={`follow-${number}`}
            action={path}
            level={challenge.follow}
            title={title}
          />
          <Tools challenge={challenge} />
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

/** What one can do in the present stage; what comes first is the page's primary button. */
function Begins({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  const { path, viewerCan, viewerEvaluates } = challenge
  const evaluates = viewerEvaluates !== null && hasClosed(challenge)
  return (
    <>
      {viewerCan.enter ? (
        <LinkButton variant="primary" to={`${path}/enter`}>
          <Icon of={Flag} />
          {t('enter')}
        </LinkButton>
      ) : null}
      {evaluates ? (
        <LinkButton variant={viewerCan.enter ? 'plain' : 'primary'} to={`${path}/evaluate`}>
          {t('evaluate')}
        </LinkButton>
      ) : null}
      {viewerCan.compare ? (
        <LinkButton
          variant={viewerCan.enter || evaluates ? 'plain' : 'primary'}
          to={`${path}/compare`}
        >
          {t('compare')}
        </LinkButton>
      ) : null}
    </>
  )
}

const hasClosed = ({ stage }: ChallengeData): boolean => stage !== 'UPCOMING' && stage !== 'COLLECT'

/** The ranking for all, and what those who run it have to do. */
function Tools({ challenge }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  const forms = useMessages(entryFormsMessages)
  const tags = useMessages(campaignsMessages)
  const { hasDuels, path, viewerCan } = challenge
  return (
    <>
      {hasDuels && hasClosed(challenge) ? (
        <LinkButton to={`${path}/ranking`}>{t('ranking')}</LinkButton>
      ) : null}
      {viewerCan.change ? (
        <>
          <LinkButton to={`${path}/edit`}>
            <Icon of={Pencil} />
            {t('edit')}
          </LinkButton>
          <LinkButton to={`${path}/evaluation`}>{t('evaluation')}</LinkButton>
        </>
      ) : null}
      {viewerCan.decide ? <LinkButton to={`${path}/tell`}>{t('tell')}</LinkButton> : null}
      {viewerCan.run ? (
        <>
          <LinkButton to={`${path}/preview`}>{t('preview')}</LinkButton>
          {challenge.viewerCanRunForm ? (
            <LinkButton to={`${path}/form`}>{forms('page')}</LinkButton>
          ) : null}
          {challenge.viewerCanTakeIdeas ? (
            <LinkButton to={`${path}/tagged`}>{tags('page')}</LinkButton>
          ) : null}
          <LinkButton to={`${path}/sponsor`}>{t('figures')}</LinkButton>
        </>
      ) : null}
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
