// Whether points and rewards are used, for everybody or but for some sites.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, formOf, textsOf } from '#app/atrium.ts'
import { refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Checkbox, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { MAX_POINTS_PER_DAY } from '#graphql/rewards/limits.ts'
import { rewardsMessages } from '#messages/rewards.ts'
import type { Route } from './+types/rewards'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'

const PATH = '/admin/rewards'
const IsAdmin = graphql(`query IsAdminForRewards { settings { isAdmin } }`)
const AdminRewardsPage = graphql(`
  query AdminRewardsPage {
    settings { canAdminister }
    rewardSettings { isOn pointsPerDay sites { site people isOff } }
  }
`)
const Save = graphql(`
  mutation SetRewardSettings($isOn: Boolean!, $offSites: [String!]!, $pointsPerDay: Int!) {
    setRewardSettings(isOn: $isOn, offSites: $offSites, pointsPerDay: $pointsPerDay) { isOn }
  }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return ask(AdminRewardsPage, {})
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const data = await formOf(request)
  const form = textsOf(data)
  const result = await gateway.submit(Save, {
    isOn: form.isOn === 'on',
    offSites: data.getAll('site').filter((one) => typeof one === 'string'),
    pointsPerDay: Number(form.pointsPerDay),
  })
  if (!result.ok) return refused(result, 'save', form)
  return redirect(`${PATH}?done=saved`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, PATH) }]

export default function AdminRewards({ loaderData }: Route.ComponentProps) {
  const t = useMessages(rewardsMessages)
  const { rewardSettings, settings } = loaderData
  const { isOn, pointsPerDay, sites } = rewardSettings
  const [query] = useSearchParams()
  const refusal = refusalOf(useActionData<typeof action>(), 'save')
  const whole = wholeProblem(refusal)
  const isFixed = !settings.canAdminister
  return (
    <AdminFrame path={PATH}>
      <p className="soft admin-lead">{t('admin.lead')}</p>
      <div className="stack">
        {query.has('done') && !refusal ? (
          <Notice role="status" tone="good">
            {t('admin.saved')}
          </Notice>
        ) : null}
        <Form method="post" className="form form-narrow">
          {whole ? <FieldError>{whole}</FieldError> : null}
          <Checkbox
            label={t('admin.on')}
            help={t('admin.on.help')}
            name="isOn"
            defaultChecked={isOn}
            disabled={isFixed}
          />
          <TextField
            label={t('admin.perDay')}
            name="pointsPerDay"
            type="number"
            min={1}
            max={MAX_POINTS_PER_DAY}
            required
            defaultValue={refusal?.typed.pointsPerDay ?? pointsPerDay}
            error={refusal?.fields.pointsPerDay}
            readOnly={isFixed}
          />
          <Sites sites={sites} isFixed={isFixed} />
          {isFixed ? null : (
            <div className="form-actions">
              <Button type="submit" variant="primary">
                {t('admin.save')}
              </Button>
            </div>
          )}
        </Form>
      </div>
    </AdminFrame>
  )
}

type SitesProps = {
  sites: Route.ComponentProps['loaderData']['rewardSettings']['sites']
  isFixed: boolean
}

function Sites({ sites, isFixed }: SitesProps) {
  const t = useMessages(rewardsMessages)
  return (
    <fieldset className="stack stack-tight" disabled={isFixed}>
      <legend>{t('admin.sites')}</legend>
      <p className="help">{t('admin.sites.help')}</p>
      {sites.length === 0 ? <p className="soft">{t('admin.sites.none')}</p> : null}
      {sites.map(({ isOff, people, site }) => (
        <Checkbox
          key={site}
          label={t('admin.site', { site, people })}
          name="site"
          value={site}
          defaultChecked={isOff}
        />
      ))}
    </fieldset>
  )
}
