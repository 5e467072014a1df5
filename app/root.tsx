// The document around every page, and the last-resort error page.
import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from 'react-router'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import type { ErrorKind } from '#app/components/error-page.tsx'
import { LateErrorPage } from '#app/components/late-error-page.tsx'
import { LogoProvider } from '#app/components/logo.tsx'
import { refusalIn } from '#app/components/refusal-in.ts'
import { LanguageProvider, languageIn } from '#app/messages.tsx'
import { fontPreloads } from '#app/styles/fonts.ts'
import { ClockProvider } from '#app/ui/time.tsx'
import { directionOf, localeOf } from '#messages/engine/languages.ts'
import type { Route } from './+types/root'
import { atrium } from './atrium.ts'
import { isPlainPage } from './plain-page.ts'
import styles from './styles/app.css?url'

export const links: Route.LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  ...fontPreloads,
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

export function loader({ context }: Route.LoaderArgs) {
  const { viewer, language, isDemo, look, nonce, now, requestId } = context.get(atrium)
  return { viewer, language, isDemo, look, nonce, now, requestId }
}

/** The viewer and their clock change by a navigation to settings or sign-in, which load the document anew. */
export const shouldRevalidate = ({ formAction }: { formAction?: string }) =>
  formAction?.startsWith('/settings') ?? false

/** The colour of the page (--surface-floor), as what stands around it takes it: the bar of a phone, the window of an installed app. */
const THEME_COLORS = { LIGHT: '#f4f2ee', DARK: '#191613' }

function ThemeColors({ theme }: { theme: 'SYSTEM' | 'LIGHT' | 'DARK' }) {
  if (theme !== 'SYSTEM') return <meta name="theme-color" content={THEME_COLORS[theme]} />
  return (
    <>
      <meta name="theme-color" content={THEME_COLORS.LIGHT} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={THEME_COLORS.DARK} media="(prefers-color-scheme: dark)" />
    </>
  )
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const language = languageIn(data?.language)
  const theme = data?.viewer?.theme ?? 'SYSTEM'
  const hasScripts = !useMatches().some(({ handle }) => isPlainPage(handle))
  return (
    <html
      lang={language}
      dir={directionOf(language)}
      data-person={data?.viewer?.id}
      {...(theme === 'SYSTEM' ? {} : { 'data-theme': theme.toLowerCase() })}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <ThemeColors theme={theme} />
        <Meta />
        <Links nonce={data?.nonce} />
        {data?.look.style ? (
          <style
            nonce={data.nonce}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the server of six hexadecimal digits
            dangerouslySetInnerHTML={{ __html: data.look.style }}
          />
        ) : null}
      </head>
      <body>
        <ClockProvider
          now={data?.now ?? Date.now()}
          locale={localeOf(language)}
          timeZone={data?.viewer?.timeZone ?? 'UTC'}
        >
          <LanguageProvider language={language}>
            <LogoProvider url={data?.look.logoUrl ?? null}>{children}</LogoProvider>
          </LanguageProvider>
        </ClockProvider>
        {hasScripts ? <ScrollRestoration nonce={data?.nonce} /> : null}
        {hasScripts ? <Scripts nonce={data?.nonce} /> : null}
      </body>
    </html>
  )
}

export const meta: Route.MetaFunction = () => [{ title: 'Atrium' }]

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const data = useRouteLoaderData<typeof loader>('root')
  return (
    <AuthLayout>
      <LateErrorPage of={kindOf(error, data?.requestId)} />
    </AuthLayout>
  )
}

function kindOf(error: unknown, reference: string | undefined): ErrorKind {
  const status = isRouteErrorResponse(error) ? error.status : 500
  if (status === 401) return { kind: 'signedOut' }
  if (status === 404) return { kind: 'missing' }
  const message = refusalIn(error)
  return message ? { kind: 'refused', message } : { kind: 'broken', reference }
}
