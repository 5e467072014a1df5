import { useEffect, useRef } from 'react'
import { useFetchers, useLocation, useNavigation } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { focusOn, keepFocus, restoreFocus } from '#app/ui/keep-focus.ts'
import { announceNow } from '#app/ui/live-region.tsx'
import { offlineMessages } from '#messages/offline.ts'

type Sent = { form: HTMLFormElement; button: HTMLElement | null; name: string; key: string }

/**
 * What happens after every form that changes something: its result is said, the first field that was refused has the
 * focus, and a page that the answer leads to has it where its address points. Stands once, around all pages.
 */
export function FormResults() {
  const t = useMessages(offlineMessages)
  const sent = useRef<Sent[]>([])
  const { key, hash } = useLocation()
  const isBusy = useIsSending()
  useEffect(keepFocus, [])
  useEffect(() => {
    const onSubmit = ({ target, submitter }: SubmitEvent) => {
      if (!(target instanceof HTMLFormElement) || target.method !== 'post') return
      const button = submitter ?? target.querySelector<HTMLElement>('button[type=submit]')
      sent.current.push({ form: target, button, name: nameOf(button), key })
    }
    window.addEventListener('submit', onSubmit, true)
    return () => window.removeEventListener('submit', onSubmit, true)
  }, [key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when everything that was sent has been answered
  useEffect(() => {
    if (isBusy) return
    const all = sent.current.splice(0)
    // After the components have drawn their answers.
    if (all.length > 0)
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          for (const one of all) tell(one)
        }),
      )
  }, [isBusy])
  const tell = ({ form, button, name, key: before }: Sent) => {
    const problem = problemIn(form, button)
    if (problem) {
      announceNow(problem.text)
      problem.field?.focus()
      return restoreFocus()
    }
    const result = key !== before && hash ? document.getElementById(hash.slice(1)) : null
    if (result) focusOn(result)
    else restoreFocus()
    announceNow(form.dataset.done ?? doneText(button, name, t))
  }
  return null
}

/** Is a form on its way that changes something, or what it changed being asked for? */
function useIsSending(): boolean {
  const navigation = useNavigation()
  const fetchers = useFetchers()
  return [navigation, ...fetchers].some(
    ({ state, formMethod }) => state !== 'idle' && formMethod !== undefined && formMethod !== 'GET',
  )
}

/** Why it was refused, where the page says it; null when it was taken. */
function problemIn(form: HTMLFormElement, button: HTMLElement | null) {
  if (button?.isConnected && button.dataset.state === 'failed')
    return { text: nameOf(button), field: null }
  const place = form.isConnected ? (form.closest('section, li, [role=dialog]') ?? form) : null
  const error = place?.querySelector<HTMLElement>('.field-error, [role=alert]:not(:empty)')
  if (!error) return null
  const summary = place?.querySelector<HTMLElement>('.error-summary')
  const field = summary ? null : (place?.querySelector<HTMLElement>('[aria-invalid=true]') ?? null)
  return { text: (summary ?? error).textContent ?? '', field }
}

type Texts = ReturnType<typeof offlineMessages.in>

function doneText(button: HTMLElement | null, before: string, t: Texts): string {
  const pressed = button?.isConnected ? button.getAttribute('aria-pressed') : null
  const action = pressed === null ? before : nameOf(button)
  if (pressed) return t(pressed === 'true' ? 'form.on' : 'form.off', { action })
  return action ? t('form.done', { action }) : t('form.done.plain')
}

/** What a button is called, without its shortcut. */
function nameOf(button: HTMLElement | null): string {
  if (!button) return ''
  const label = button.getAttribute('aria-label')
  if (label) return label
  const copy = button.cloneNode(true) as HTMLElement
  for (const key of copy.querySelectorAll('kbd')) key.remove()
  return copy.textContent?.trim() ?? ''
}
