import { ArrowLeft, House, RotateCw, Search } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { isOtherPersons } from '#app/page-person.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { errorPageMessages } from '#messages/error-page.ts'
import { frameMessages } from '#messages/frame.ts'

/** 403 and 404 are one page with the same words, so that nobody learns what exists by trying addresses. */
export function NotFoundPage({ address }: { address?: string }) {
  const t = useMessages(errorPageMessages)
  const frame = useMessages(frameMessages)
  return (
    <div className="not-found">
      <section>
        <BrokenPlan kind="closed" />
        <h1>{t('missing.title')}</h1>
        <p className="not-found-lead">{t('missing.text')}</p>
        {address ? (
          <p className="not-found-address">
            <span className="quiet">{t('missing.address')}</span>
            <code>{address}</code>
          </p>
        ) : null}
        <div className="cluster">
          <LinkButton variant="primary" to="/">
            <Icon of={House} />
            {frame('place.home')}
          </LinkButton>
          <LinkButton to="/search">
            <Icon of={Search} />
            {t('missing.search')}
          </LinkButton>
        </div>
      </section>
    </div>
  )
}

/** 401: the session has ended. What was written stays on the device. */
export function SignedOutPage() {
  const t = useMessages(errorPageMessages)
  return (
    <div className="not-found">
      <section>
        <BrokenPlan kind="closed" />
        <h1>{t('signedOut.title')}</h1>
        <p className="not-found-lead">{t('signedOut.text')}</p>
        <div className="cluster">
          <LinkButton variant="primary" to="/sign-in">
            {t('signIn')}
          </LinkButton>
        </div>
      </section>
    </div>
  )
}

/** What no form of the page could say by itself: a form that arrived broken, too much at once, a server out of breath. */
export function RefusedPage({ message }: { message: string }) {
  const t = useMessages(errorPageMessages)
  const frame = useMessages(frameMessages)
  return (
    <div className="not-found">
      <section>
        <BrokenPlan kind="closed" />
        <h1>{t('refused.title')}</h1>
        <p className="not-found-lead">{t('refused.text', { reason: message })}</p>
        <div className="cluster">
          {isOtherPersons() ? (
            <Button variant="primary" onClick={() => window.location.reload()}>
              <Icon of={RotateCw} />
              {t('refused.reload')}
            </Button>
          ) : (
            <Button
              variant="primary"
              className="needs-scripts"
              onClick={() => window.history.back()}
            >
              <Icon of={ArrowLeft} />
              {t('refused.back')}
            </Button>
          )}
          <a className="button" href="/">
            {frame('place.home')}
          </a>
        </div>
      </section>
    </div>
  )
}

/** 500: what to do, then words to say on the phone: the reference finds the line in the log. */
export function ErrorPage({ reference }: { reference?: string }) {
  const t = useMessages(errorPageMessages)
  const frame = useMessages(frameMessages)
  return (
    <div className="not-found">
      <section>
        <BrokenPlan kind="broken" />
        <h1>{t('broken.title')}</h1>
        <p className="not-found-lead">{t('broken.text')}</p>
        <div className="cluster">
          <Button
            variant="primary"
            className="needs-scripts"
            onClick={() => window.location.reload()}
          >
            <Icon of={RotateCw} />
            {frame('tryAgain')}
          </Button>
          <a className="button" href="/">
            {frame('place.home')}
          </a>
        </div>
        {reference ? (
          <p className="not-found-address not-found-reference">
            <span className="quiet">{t('broken.reference')}</span>
            <code>{reference}</code>
          </p>
        ) : null}
      </section>
    </div>
  )
}

const PLANS = {
  closed:
    'M30 68H4V4h64v64H42M24 24h24v24H24zM4 4l20 20M68 4 48 24M4 68l20-20M68 68 48 48M30 68V58M42 68V58',
  broken:
    'M4 4h64v30M68 46v22H4V4M24 24h24v24H24zM4 4l20 20M68 4 48 24M4 68l20-20M68 68l-6-6M58 58l-10-10',
}

function BrokenPlan({ kind }: { kind: keyof typeof PLANS }) {
  return (
    <svg
      className="not-found-plan"
      width="72"
      height="72"
      viewBox="0 0 72 72"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d={PLANS[kind]} />
    </svg>
  )
}

/** Which of them stands in place of a page that could not be shown. */
export type ErrorKind =
  | { kind: 'missing'; address?: string }
  | { kind: 'signedOut' }
  | { kind: 'refused'; message: string }
  | { kind: 'broken'; reference?: string }

export default function ErrorPages({ of }: { of: ErrorKind }) {
  if (of.kind === 'missing') return <NotFoundPage address={of.address} />
  if (of.kind === 'signedOut') return <SignedOutPage />
  if (of.kind === 'refused') return <RefusedPage message={of.message} />
  return <ErrorPage reference={of.reference} />
}
