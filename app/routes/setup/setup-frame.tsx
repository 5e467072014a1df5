// What the steps of the set-up share: who may be here, the list of steps, and the language.
import '#app/styles/sheets/administration.css'
import { Check } from 'lucide'
import type { ReactNode } from 'react'
import { Link, redirect } from 'react-router'
import type { Atrium } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { FirstWeekFields } from '#app/components/first-week-fields.ts'
import { LanguageChoice } from '#app/components/language-choice.tsx'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { UNNAMED } from '#graphql/identity/limits.ts'
import { setupMessages } from '#messages/setup.ts'

export const STEPS = [
  ['company', '/setup'],
  ['administrator', '/setup/administrator'],
  ['signIn', '/setup/sign-in'],
  ['places', '/setup/places'],
  ['people', '/setup/people'],
] as const
export type Step = (typeof STEPS)[number][0]

const IsAdmin = graphql(`query IsAdminForSetUp { settings { isAdmin } }`)
const CompanyName = graphql(`query CompanyNameInSetUp { entrance { company } }`)
const DoneSoFar = graphql(`query DoneInSetUp { checkLists { ...FirstWeekFields } }`, [
  FirstWeekFields,
])
const SetUpState = graphql(`query SetUpState { entrance { isSetUp isSettingUp } }`)

/** `browser`: it began with the link, and nobody is signed in. `admin`: an administrator. `none`: anybody else. */
export type Access = 'browser' | 'admin' | 'none'

export async function accessOf({ viewer, ask }: Pick<Atrium, 'viewer' | 'ask'>): Promise<Access> {
  if (viewer) return (await ask(IsAdmin, {})).settings.isAdmin ? 'admin' : 'none'
  return (await ask(SetUpState, {})).entrance.isSettingUp ? 'browser' : 'none'
}

const STEP_OF: Record<string, Step> = {
  name: 'company',
  signIn: 'signIn',
  board: 'places',
  invite: 'people',
}

/** What is done already, as the check list of the first week says it. */
export async function doneSteps({ viewer, ask }: Pick<Atrium, 'viewer' | 'ask'>): Promise<Step[]> {
  if (!viewer) return (await ask(CompanyName, {})).entrance.company === UNNAMED ? [] : ['company']
  const items = (await ask(DoneSoFar, {})).checkLists.flatMap((list) => list.items)
  const done = items.flatMap(({ key, isDone }) => (isDone ? (STEP_OF[key] ?? []) : []))
  return ['administrator', ...done]
}

/** For the steps that are done signed in. */
export async function mustBeAdministrator(gateway: Pick<Atrium, 'viewer' | 'ask'>): Promise<void> {
  if ((await accessOf(gateway)) === 'admin') return
  throw redirect(gateway.viewer ? '/' : '/setup')
}

export const setupTitle = (matches: Parameters<typeof metaMessages>[0]) => [
  { title: `${metaMessages(matches, setupMessages)('meta')} · Atrium` },
]

type SetupFrameProps = {
  step: Step
  /** Is somebody signed in already? Then all steps can be reached, before that the first two. */
  isSignedIn: boolean
  done: readonly Step[]
  title: string
  text: string
  children: ReactNode
}

export function SetupFrame({ step, isSignedIn, done, title, text, children }: SetupFrameProps) {
  const t = useMessages(setupMessages)
  const now = STEPS.findIndex(([name]) => name === step)
  return (
    <AuthLayout to="/setup" foot={<LanguageChoice />}>
      <div className="setup">
        <nav aria-label={t('steps')}>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
          <ol className="setup-steps">
            {STEPS.map(([name, to], i) => (
              <li key={name} aria-current={i === now ? 'step' : undefined}>
                <span className="setup-number">
                  {i !== now && done.includes(name) ? (
                    <>
                      <Icon of={Check} size={14} />
                      <span className="hidden-text">{t('step.done')}</span>
                    </>
                  ) : (
                    i + 1
                  )}
                </span>
                <b>
                  {i !== now && (isSignedIn || i < 2) ? (
                    <Link to={to} reloadDocument>
                      {t(`step.${name}`)}
                    </Link>
                  ) : (
                    t(`step.${name}`)
                  )}
                </b>
                <small>{t(`step.${name}.help`)}</small>
              </li>
            ))}
          </ol>
        </nav>
        <section className="setup-step" aria-labelledby="step">
          <header>
            <h2 id="step">{title}</h2>
            <p className="soft">{text}</p>
          </header>
          {children}
        </section>
      </div>
    </AuthLayout>
  )
}

/** Leads on without doing this step. */
export function Skip({ to }: { to: string }) {
  const t = useMessages(setupMessages)
  return (
    <LinkButton to={to} variant="quiet" reloadDocument>
      {t('skip')}
    </LinkButton>
  )
}
