// The way to an idea: by its board, or by its space for one that stands on no board.
type Placed = {
  board: { slug: string; name: string } | null
  space: { slug: string; name: string }
}

/** The list that an idea stands on, as a crumb. */
export const placeCrumb = ({ board, space }: Placed): { label: string; to: string } =>
  board
    ? { label: board.name, to: `/ideas/boards/${board.slug}` }
    : { label: space.name, to: `/spaces/${space.slug}` }
