/** Placeholder rows with the height of what comes. They show only after 200 ms, so a quick answer never flickers. */
export function SkeletonRows({ rows = 5 }: { rows?: number }) {
  return (
    <div className="skeletons" aria-hidden="true">
      <div className="list list-ruled">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholder rows are all alike and never move
          <SkeletonRow key={row} width={row % 2 === 0 ? 'skeleton-most' : 'skeleton-half'} />
        ))}
      </div>
    </div>
  )
}

function SkeletonRow({ width }: { width: string }) {
  return (
    <div className="post-row">
      <span className="vote">
        <span className="skeleton skeleton-number" />
      </span>
      <div className="stack stack-tight">
        <div className={`skeleton skeleton-tall ${width}`} />
        <div className="skeleton" />
        <div className="skeleton skeleton-short" />
      </div>
      <div className="post-row-end">
        <div className="skeleton skeleton-stage" />
      </div>
    </div>
  )
}
