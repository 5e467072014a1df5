import type { ReactNode } from 'react'
import { Link } from 'react-router'

type TodoProps = { icon: ReactNode; to: string; title: ReactNode; line: ReactNode; end?: ReactNode }

/** Something that waits for the viewer, as a row of Home. */
export function Todo({ icon, to, title, line, end }: TodoProps) {
  return (
    <li className="todo">
      <span className="todo-icon">{icon}</span>
      <div>
        <Link className="todo-link" to={to} prefetch="intent">
          {title}
        </Link>
        <small>{line}</small>
      </div>
      {end}
    </li>
  )
}
