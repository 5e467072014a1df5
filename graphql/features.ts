// All features in reading order: each may use those above it, none below. The order is the dependency rule.
import { attachments } from './attachments/feature.ts'
import { audit } from './audit/feature.ts'
import { campaigns } from './campaigns/feature.ts'
import { challenges } from './challenges/feature.ts'
import { clocks } from './clocks/feature.ts'
import { comments } from './comments/feature.ts'
import { confidential } from './confidential/feature.ts'
import { customers } from './customers/feature.ts'
import type { Feature } from './define.ts'
import { directory } from './directory/feature.ts'
import { drafts } from './drafts/feature.ts'
import { entryCases } from './entry-cases/feature.ts'
import { entryDrafts } from './entry-drafts/feature.ts'
import { entryForms } from './entry-forms/feature.ts'
import { entryLinks } from './entry-links/feature.ts'
import { entryThemes } from './entry-themes/feature.ts'
import { erasure } from './erasure/feature.ts'
import { experts } from './experts/feature.ts'
import { exports } from './exports/feature.ts'
import { goals } from './goals/feature.ts'
import { guests } from './guests/feature.ts'
import { home } from './home/feature.ts'
import { ideas } from './ideas/feature.ts'
import { identity } from './identity/feature.ts'
import { imports } from './imports/feature.ts'
import { insights } from './insights/feature.ts'
import { invitations } from './invitations/feature.ts'
import { moderation } from './moderation/feature.ts'
import { myData } from './my-data/feature.ts'
import { network } from './network/feature.ts'
import { notifications } from './notifications/feature.ts'
import { outcomes } from './outcomes/feature.ts'
import { people } from './people/feature.ts'
import { posts } from './posts/feature.ts'
import { processTags } from './process-tags/feature.ts'
import { profileFields } from './profile-fields/feature.ts'
import { questions } from './questions/feature.ts'
import { rewards } from './rewards/feature.ts'
import { scim } from './scim/feature.ts'
import { search } from './search/feature.ts'
import { setup } from './setup/feature.ts'
import { signIn } from './sign-in/feature.ts'
import { skills } from './skills/feature.ts'
import { spaces } from './spaces/feature.ts'
import { sponsoring } from './sponsoring/feature.ts'
import { stageGates } from './stage-gates/feature.ts'
import { stageTemplates } from './stage-templates/feature.ts'
import { system } from './system/feature.ts'
import { teams } from './teams/feature.ts'
import { tokens } from './tokens/feature.ts'
import { topics } from './topics/feature.ts'
import { usagePolicy } from './usage-policy/feature.ts'
import { webhooks } from './webhooks/feature.ts'

export const features: readonly Feature[] = [
  identity,
  skills,
  people,
  profileFields,
  directory,
  spaces,
  confidential,
  posts,
  attachments,
  drafts,
  comments,
  clocks,
  ideas,
  challenges,
  stageTemplates,
  campaigns,
  processTags,
  entryThemes,
  entryDrafts,
  entryForms,
  entryLinks,
  entryCases,
  sponsoring,
  outcomes,
  goals,
  notifications,
  scim,
  guests,
  signIn,
  tokens,
  usagePolicy,
  search,
  experts,
  teams,
  questions,
  rewards,
  network,
  topics,
  home,
  moderation,
  audit,
  system,
  customers,
  imports,
  setup,
  invitations,
  insights,
  stageGates,
  webhooks,
  myData,
  exports,
  erasure,
]
