// What a page of a tag shows to those who may sponsor: a challenge can begin with its ideas.
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { campaignsMessages } from '#messages/campaigns.ts'

export const TagCampaignFields = graphql(`
  fragment TagCampaignFields on Query {
    spaces(first: 100, isArchived: false) { edges { node { viewerCanSponsor } } }
  }
`)
type TagCampaignProps = {
  found: ResultOf<typeof TagCampaignFields>
  tag: string
  space: string | null
}

export function TagCampaign({ found, tag, space }: TagCampaignProps) {
  const t = useMessages(campaignsMessages)
  if (!found.spaces.edges.some(({ node }) => node.viewerCanSponsor)) return null
  const query = new URLSearchParams({ tag, ...(space ? { space } : {}) })
  return (
    <LinkButton variant="quiet" className="button-wrap" to={`/challenges/new?${query}`}>
      {t('start')}
    </LinkButton>
  )
}
