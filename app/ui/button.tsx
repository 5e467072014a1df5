import type { ComponentProps, MouseEvent } from 'react'
import { Link } from 'react-router'
import { classNames } from './class-names.ts'
import { Keys } from './kbd.tsx'

export type ButtonLook = {
  variant?: 'plain' | 'primary' | 'quiet' | 'danger' | 'danger-filled'
  size?: 'normal' | 'small' | 'large'
  /** Only an icon inside: give it an `aria-label`. */
  isIcon?: boolean
  /** Chosen or followed: sky wash. */
  isOn?: boolean
  isBlock?: boolean
  /** The key that does the same, shown at the right on a desk. */
  keyHint?: string
}

/** The class of a button, for the rare element that must look like one. */
export function buttonClass(look: ButtonLook, className?: string): string {
  const { variant = 'plain', size = 'normal', isIcon, isOn, isBlock } = look
  return classNames(
    'button',
    variant !== 'plain' && `button-${variant}`,
    size !== 'normal' && `button-${size}`,
    isIcon && 'button-icon',
    isBlock && 'button-block',
    isOn && 'is-on',
    className,
  )
}

type ButtonProps = ButtonLook &
  ComponentProps<'button'> & {
    /** The click is being carried out: the label stays, a bar runs under it, a second click does nothing. */
    isWorking?: boolean
  }

export function Button({
  isWorking,
  keyHint,
  children,
  className,
  onClick,
  ...props
}: ButtonProps) {
  const { variant, size, isIcon, isOn, isBlock, type = 'button', ...rest } = props
  const stop = (event: MouseEvent<HTMLButtonElement>) => event.preventDefault()
  return (
    <button
      type={type}
      className={buttonClass({ variant, size, isIcon, isOn, isBlock }, className)}
      aria-busy={isWorking || undefined}
      onClick={isWorking ? stop : onClick}
      {...rest}
    >
      {children}
      {keyHint ? <Keys>{keyHint}</Keys> : null}
    </button>
  )
}

type LinkButtonProps = ButtonLook & ComponentProps<typeof Link>

export function LinkButton({ keyHint, children, className, ...props }: LinkButtonProps) {
  const { variant, size, isIcon, isOn, isBlock, ...rest } = props
  return (
    <Link className={buttonClass({ variant, size, isIcon, isOn, isBlock }, className)} {...rest}>
      {children}
      {keyHint ? <Keys>{keyHint}</Keys> : null}
    </Link>
  )
}
