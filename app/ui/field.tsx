import type { ReactNode } from 'react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { uiMessages } from '#messages/ui.ts'
import { FieldError } from './field-error.tsx'

export { FieldError }

/** What a control needs to be tied to its label, help and error. Spread it on the input. */
export type InputProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type FieldFrame = {
  label: string
  /** One line below the control. */
  help?: ReactNode
  /** What is wrong and how to mend it; from the server or from leaving the field. */
  error?: string | readonly string[] | null
  /** At the right of the label: a switch, a counter. */
  aside?: ReactNode
  isLabelHidden?: boolean
  /** A fixed id, when something else has to point at the control. */
  id?: string
}

/** Label above, control, help below, then the error. The child is a function that gets the input's props. */
export function Field(props: FieldFrame & { children: (inputProps: InputProps) => ReactNode }) {
  const made = useId()
  const id = props.id ?? made
  const own = useOwnCheck()
  const error = own.problem || textOf(props.error)
  const describedBy = [props.help ? `${id}-help` : '', error ? `${id}-error` : ''].join(' ').trim()
  const label = (
    <label className={props.isLabelHidden ? 'hidden-text' : 'field-label'} htmlFor={id}>
      {props.label}
    </label>
  )
  return (
    <div className="field" onInvalidCapture={own.onInvalid} onInput={own.onInput}>
      {props.aside ? (
        <div className="field-label-row">
          {label}
          {props.aside}
        </div>
      ) : (
        label
      )}
      {props.children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {props.help ? (
        <div className="field-help" id={`${id}-help`}>
          {props.help}
        </div>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}

/**
 * What the browser finds wrong before a form is sent, said beside the field like everything else that is wrong with it, in
 * place of the browser's own bubble. Spread `onInvalid` as `onInvalidCapture`.
 */
export function useOwnCheck() {
  const t = useMessages(uiMessages)
  const [problem, setProblem] = useState('')
  return {
    problem,
    onInvalid: (event: FormEvent) => {
      const control = event.target
      if (!(control instanceof HTMLElement) || !('validity' in control)) return
      event.preventDefault()
      const { valueMissing, tooShort } = control.validity as ValidityState
      setProblem(t(valueMissing ? 'field.missing' : tooShort ? 'field.short' : 'field.invalid'))
      // The browser would have gone to the first one.
      const form = control.closest('form')
      if (form?.querySelector(':is(input, textarea, select):invalid') === control) control.focus()
    },
    onInput: () => setProblem(''),
  }
}

/** A group of controls under one name: radios, checkboxes, facets. */
export function FieldGroup({ legend, error, children }: FieldGroupProps) {
  const id = useId()
  const message = textOf(error)
  return (
    <fieldset className="choices" aria-describedby={message ? id : undefined}>
      <legend>{legend}</legend>
      {children}
      {message ? <FieldError id={id}>{message}</FieldError> : null}
    </fieldset>
  )
}

type FieldGroupProps = {
  legend: string
  error?: FieldFrame['error']
  children: ReactNode
}

type Problem = { field: string; label: string; message: string }

/** Above a form that came back with more than two mistakes; takes the focus once. Each line leads to its field's id. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  const t = useMessages(uiMessages)
  const box = useRef<HTMLDivElement>(null)
  const hasProblems = problems.length > 2
  useEffect(() => {
    if (hasProblems) box.current?.focus()
  }, [hasProblems])
  if (!hasProblems) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('problems', { count: problems.length })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            {t.rich('problem', {
              label: problem.label,
              message: problem.message,
              field: (inside) => (
                <a className="link" href={`#${problem.field}`}>
                  {inside}
                </a>
              ),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

function textOf(error: FieldFrame['error']): string {
  if (!error) return ''
  return typeof error === 'string' ? error : error.join(' ')
}
