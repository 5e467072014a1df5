/** The plan of the logo's roof, large and in thin lines; its opening is lit while the server is ready. */
export function SignInIllustration() {
  return (
    <svg className="auth-roof" viewBox="0 0 640 640" fill="none" aria-hidden="true">
      <path className="opening" d="M208 208h224v224H208z" />
      <g stroke="currentColor">
        <path d="M.5.5h639v639H.5z" />
        <path d="M.5.5 208 208M639.5.5 432 208M.5 639.5 208 432M639.5 639.5 432 432" />
        <path d="M208 208h224v224H208z" />
        <path className="fine" d="M52 52h536v536H52zM104 104h432v432H104zM156 156h328v328H156z" />
      </g>
    </svg>
  )
}
