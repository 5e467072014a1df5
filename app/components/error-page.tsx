import { ArrowLeft, House, RotateCw, Search } from 'lucide'
import { isRouteErrorResponse } from 'react-router'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'

/** 403 and 404 are one page with the same words, so that nobody learns what exists by trying addresses. */
export function NotFoundPage({ address }: { address?: string }) {
  return (
    <div className="not-found">
      <section>
        <BrokenPlan kind="closed" />
        <h1>This page is not here, or not open to you</h1>
        <p className="not-found-lead">
          We say the same in both cases, so that nobody learns what exists by trying addresses. If
          someone sent you the link, they can let you in.
        </p>
        {address ? (
          <p className="not-found-address">
            <span className="quiet">You asked for</span>
            <code>{address}</code>
          </p>
        ) : null}
        <div className="cluster">
          <LinkButton variant="primary" to="/">
            <Icon of={House} />
            Home
          </LinkButton>
          <LinkButton to="/search">
            <Icon of={Search} />
            Search for it
          </LinkButton>
        </div>
      </section>
    </div>
  )
}

/** 401: the session has ended. What was written stays on the device. */
export function SignedOutPage() {
  return (
    <div className="not-found">
      <section>
        <BrokenPlan kind="closed" />
        <h1>You are signed out</h1>
        <p className="not-found-lead">
          Sign in and you come back to this page. What you were writing is kept on this device.
        </p>
        <div className="cluster">
          <LinkButton variant="primary" to="/sign-in">
            Sign in
          </LinkButton>
        </div>
      </section>
    </div>
  )
}

/** Of what was sent, or of the moment: nothing broke. */
const REFUSED = new Set([400, 409, 413, 429, 503])

/** Why the server did not take what was sent, in its own words; null for any other error. */
export const refusalIn = (error: unknown): string | null =>
  isRouteErrorResponse(error) && REFUSED.has(error.status) && typeof error.data === 'string'
    ? error.data
    : null

/** What no form of the page could say by itself: a form that arrived broken, too much at once, a server out of breath. */
export function RefusedPage({ message }: { message: string }) {
  return (
    <div className="not-found">
      <section>
        <BrokenPlan kind="closed" />
        <h1>That did not get through</h1>
        <p className="not-found-lead">
          {message} Nothing was changed. If you came from a form, go back to it: most browsers keep
          what you wrote.
        </p>
        <div className="cluster">
          <Button variant="primary" className="needs-scripts" onClick={() => window.history.back()}>
            <Icon of={ArrowLeft} />
            Back
          </Button>
          <a className="button" href="/">
            Home
          </a>
        </div>
      </section>
    </div>
  )
}

/** 500: what to do, then words to say on the phone: the reference finds the line in the log. */
export function ErrorPage({ reference }: { reference?: string }) {
  return (
    <div className="not-found">
      <section>
        <BrokenPlan kind="broken" />
        <h1>Something broke on our side</h1>
        <p className="not-found-lead">
          The page did not come together. It is us, not you, and it has been written down.
        </p>
        <div className="cluster">
          <Button
            variant="primary"
            className="needs-scripts"
            onClick={() => window.location.reload()}
          >
            <Icon of={RotateCw} />
            Try again
          </Button>
          <a className="button" href="/">
            Home
          </a>
        </div>
        {reference ? (
          <p className="not-found-address not-found-reference">
            <span className="quiet">If you ask for help, say</span>
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
