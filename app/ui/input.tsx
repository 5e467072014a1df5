import { ChevronsUpDown } from 'lucide'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldFrame } from './field.tsx'
import { Icon } from './icon.tsx'
import { textLimit } from './text-limit.ts'

/** A field's direction is that of what is typed in it. `maxLength` is in characters as people count them. */
export function Input({ className, maxLength, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      className={classNames('input', className)}
      dir="auto"
      {...rest}
      {...textLimit(maxLength, rest)}
    />
  )
}

export function Textarea({ className, maxLength, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={classNames('input', className)}
      dir="auto"
      {...rest}
      {...textLimit(maxLength, rest)}
    />
  )
}

export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classNames('select', className)}>
      <select className="input" {...rest}>
        {children}
      </select>
      <Icon of={ChevronsUpDown} size={15} />
    </span>
  )
}

/** A labelled one-line field: `<TextField label="Name" name="name" error={errors.name} />`. */
export function TextField(props: FieldFrame & Omit<ComponentProps<'input'>, keyof FieldFrame>) {
  const [frame, control] = apart(props)
  return <Field {...frame}>{(inputProps) => <Input {...control} {...inputProps} />}</Field>
}

/** A labelled field for several lines; grows with what is written. */
export function TextAreaField(
  props: FieldFrame & Omit<ComponentProps<'textarea'>, keyof FieldFrame>,
) {
  const [frame, control] = apart(props)
  return <Field {...frame}>{(inputProps) => <Textarea {...control} {...inputProps} />}</Field>
}

/** A labelled native choice; the options are its children. */
export function SelectField(props: FieldFrame & Omit<ComponentProps<'select'>, keyof FieldFrame>) {
  const [frame, control] = apart(props)
  return <Field {...frame}>{(inputProps) => <Select {...control} {...inputProps} />}</Field>
}

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  help?: ReactNode
  /** A number at the right, as in facets. */
  count?: ReactNode
}

export function Checkbox(props: ChoiceProps) {
  return <Choice type="checkbox" {...props} />
}

export function Radio(props: ChoiceProps) {
  return <Choice type="radio" {...props} />
}

function Choice({ label, help, count, ...input }: ChoiceProps & { type: string }) {
  return (
    <label className="check">
      <input {...input} />
      <span>{label}</span>
      {count === undefined ? null : <span className="check-count">{count}</span>}
      {help ? <small>{help}</small> : null}
    </label>
  )
}

function apart<P extends FieldFrame>(props: P): [FieldFrame, Omit<P, keyof FieldFrame>] {
  const { label, help, error, aside, isLabelHidden, id, ...control } = props
  return [{ label, help, error, aside, isLabelHidden, id }, control]
}
