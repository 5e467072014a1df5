// How people sign in: the company's services first, everything else below them.
import { ArrowRight, ChevronRight } from 'lucide'
import { Form, Link } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { signInMessages } from '#messages/sign-in.ts'
import { PasskeyForm } from './passkey-form.tsx'

export const WaysInFields = graphql(`
  fragment WaysInFields on Entrance { offersSignInLinks hasPassword hasPasskeys hasBadges signInOptions { number name host } }
`)
type Ways = ResultOf<typeof WaysInFields>

/** Addresses outside of the pages: a browser without scripts goes there as well. */
const away = (number: number, returnTo: string | null): string =>
  `/sign-in/with/${number}${returnTo ? `?${new URLSearchParams({ returnTo })}` : ''}`

export function Services({ ways, returnTo }: { ways: Ways; returnTo: string | null }) {
  const t = useMessages(signInMessages)
  const [only, ...more] = ways.signInOptions
  if (!only) return null
  return (
    <div className="auth-ways">
      {ways.signInOptions.map(({ number, name }, index) => (
        <a
          key={number}
          className={buttonClass({
            variant: index === 0 ? 'primary' : 'plain',
            size: 'large',
            isBlock: true,
          })}
          href={away(number, returnTo)}
        >
          {t('with', { name })}
          <Icon of={ArrowRight} size={17} />
        </a>
      ))}
      {more.length === 0 ? (
        <p className="quiet">{t.rich('with.host', { host: <b translate="no">{only.host}</b> })}</p>
      ) : null}
    </div>
  )
}

type OtherWaysProps = { ways: Ways; returnTo: string | null; isFirst: boolean }

/** A link by mail and whatever else there is: folded away where most people come in by a service. */
export function OtherWays({ ways, returnTo, isFirst }: OtherWaysProps) {
  const t = useMessages(signInMessages)
  const other = (
    <>
      {ways.offersSignInLinks ? <LinkForm returnTo={returnTo} /> : null}
      {ways.hasPasskeys ? <PasskeyForm returnTo={returnTo} /> : null}
      {ways.hasBadges ? (
        <p>
          <Link className="link" to="/sign-in/badge">
            {t('badge')}
          </Link>
        </p>
      ) : null}
      {ways.hasPassword ? (
        <p>
          <Link className="link" to="/sign-in/password">
            {t('password')}
          </Link>
        </p>
      ) : null}
    </>
  )
  if (isFirst) return <div className="auth-ways">{other}</div>
  return (
    <details className="auth-other">
      <summary>
        <Icon of={ChevronRight} size={15} />
        {t('other')}
      </summary>
      {other}
    </details>
  )
}

function LinkForm({ returnTo }: { returnTo: string | null }) {
  const t = useMessages(signInMessages)
  return (
    <Form method="post" action="/sign-in/link" className="form" reloadDocument>
      {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
      <TextField
        label={t('link.email')}
        help={t('link.help')}
        name="email"
        type="email"
        autoComplete="email"
        maxLength={254}
        required
      />
      <div>
        <Button type="submit">{t('link.send')}</Button>
      </div>
    </Form>
  )
}

const PROBLEMS = [
  'lost',
  'service',
  'unreachable',
  'address',
  'cancelled',
  'token',
  'off',
  'unknown',
  'unlinked',
  'domain',
  'noAddress',
  'left',
  'taken',
  'person',
  'tooMany',
  'email',
  'code',
  'link',
  'otherBrowser',
  'passkey',
  'password',
  'badge',
  'badgeLost',
  'pin',
  'pinAgain',
] as const

/** Why somebody did not come in, by the word in the address. */
export function SignInProblem({ problem }: { problem: string | null }) {
  const t = useMessages(signInMessages)
  const known = PROBLEMS.find((one) => one === problem)
  if (!known) return null
  return (
    <Notice tone="bad" role="alert">
      {t(`problem.${known}`)}
    </Notice>
  )
}
