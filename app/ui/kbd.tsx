/** Keys as they are printed on the keyboard: `<Keys>Ctrl K</Keys>`. For the eye only; the key itself is announced elsewhere. */
export function Keys({ children }: { children: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus; read aloud it would spoil the button's name
  return <kbd aria-hidden="true">{children}</kbd>
}
