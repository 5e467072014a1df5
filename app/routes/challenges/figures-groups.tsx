import { Form, useActionData, useNavigation } from 'react-router'
import { refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Share } from '#app/ui/charts/share.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { Time } from '#app/ui/time.tsx'
import { DIMENSIONS, type Dimension, FLOOR } from '#graphql/sponsoring/limits.ts'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import type { Figures, FiguresChallenge } from './figures-document.ts'

export const dimensionIn = (query: URLSearchParams): Dimension =>
  DIMENSIONS.find((one) => one.toLowerCase() === query.get('who')?.toLowerCase()) ?? 'UNIT'

type GroupsProps = {
  path: string
  figures: Figures
  stage: FiguresChallenge['stage']
  by: Dimension
}
type Group = Figures['participation']['groups'][number]

/** Units, sites or roles with how many of each take part, and an invitation for those of which few do. */
export function Groups({ path, figures, stage, by }: GroupsProps) {
  const t = useMessages(sponsoringMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'invite')
  const { groups, others } = figures.participation
  const isOpen = stage !== 'UPCOMING' && stage !== 'DECIDE' && stage !== 'TOLD'
  return (
    <section aria-labelledby="who">
      <div className="section-head">
        <h2 id="who">{t('who')}</h2>
        <div className="section-head-end">
          <SegmentLinks
            label={t('who.by')}
            items={DIMENSIONS.map((one) => ({
              label: t(`who.${one}`),
              to: `${path}/sponsor?who=${one.toLowerCase()}#who`,
              isCurrent: one === by,
            }))}
          />
        </div>
      </div>
      {refusal ? <FieldError>{refusal.fields.name?.[0] ?? refusal.message}</FieldError> : null}
      <ul className="sponsor-groups" aria-label={t(`who.${by}`)}>
        {groups.map((group) => (
          <GroupRow key={group.name} group={group} by={by} canInvite={isOpen} />
        ))}
        {others === 0 ? null : (
          <li>
            <span>{t('who.others')}</span>
            <b className="sponsor-number">{others ?? t('fewer', { floor: FLOOR })}</b>
          </li>
        )}
        <li className="sponsor-sum">
          <span>{t('who.all')}</span>
          <b className="sponsor-number">{figures.participants ?? t('fewer', { floor: FLOOR })}</b>
        </li>
      </ul>
      <p className="quiet small">{t('who.note', { floor: FLOOR })}</p>
    </section>
  )
}

type GroupRowProps = { group: Group; by: Dimension; canInvite: boolean }

function GroupRow({ group, by, canInvite }: GroupRowProps) {
  const t = useMessages(sponsoringMessages)
  const isWorking = useNavigation().formData?.get('name') === group.name
  const { asked, invitedAt, name, participants } = group
  const said =
    participants === null
      ? t('who.few', { floor: FLOOR, asked })
      : t('who.of', { participants, asked })
  return (
    <li>
      <span dir="auto">{name}</span>
      <Share value={participants ?? 0} max={asked} label={`${name}: ${said}`} />
      <span className="sponsor-number">{said}</span>
      {participants === null && canInvite ? (
        <Form method="post" preventScrollReset data-done={t('invite.done')}>
          <input type="hidden" name="intent" value="invite" />
          <input type="hidden" name="by" value={by} />
          <input type="hidden" name="name" value={name} />
          <Button
            type="submit"
            size="small"
            isWorking={isWorking}
            aria-label={t('invite.name', { name })}
          >
            {t('invite')}
          </Button>
        </Form>
      ) : null}
      {invitedAt ? (
        <small className="quiet">
          {t.rich('invite.at', { at: <Time at={invitedAt} as="day" /> })}
        </small>
      ) : null}
    </li>
  )
}
