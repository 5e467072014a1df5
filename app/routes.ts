// Every URL in product order: the table of contents.
import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'
import { memoRoutes } from './routes/testing-kind/routes.ts'

export default [
  route('sign-in', 'routes/identity/sign-in.tsx'),
  route('sign-in/code', 'routes/identity/code.tsx'),
  route('sign-in/link/:token', 'routes/identity/link.tsx'),
  route('sign-in/password', 'routes/identity/password.tsx'),
  route('sign-in/badge', 'routes/identity/badge.tsx'),
  route('sign-in/badge/pin', 'routes/identity/badge-pin.tsx'),

  route('agreement', 'routes/identity/agreement.tsx'),
  route('shared', 'routes/guests/shared.tsx'),

  route('setup', 'routes/setup/company.tsx'),
  route('setup/administrator', 'routes/setup/administrator.tsx'),
  route('setup/sign-in', 'routes/setup/sign-in.tsx'),
  route('setup/places', 'routes/setup/places.tsx'),
  route('setup/people', 'routes/setup/people.tsx'),
  route('recovery', 'routes/setup/recovery.tsx'),
  route('invitation', 'routes/invitations/accept.tsx'),

  // For customers, who have no account.
  route('ask-us/:channel', 'routes/customers/ask-us.tsx'),
  route('your-message/:token', 'routes/customers/your-message.tsx'),

  route('unsubscribe/:token', 'routes/notifications/unsubscribe.tsx'),

  layout('routes/app-layout.tsx', [
    index('routes/home/home.tsx'),
    route('welcome', 'routes/invitations/welcome.tsx'),

    route('ideas', 'routes/ideas/boards.tsx'),
    route('ideas/new', 'routes/ideas/new-idea.tsx'),
    route('ideas/boards/:slug', 'routes/ideas/board.tsx'),
    route('ideas/boards/:slug/settings', 'routes/ideas/board-settings.tsx'),
    route('ideas/:number', 'routes/ideas/idea.tsx'),
    route('ideas/:number/edit', 'routes/ideas/edit-idea.tsx'),
    route('ideas/:number/history', 'routes/ideas/history.tsx'),
    route('ideas/:number/supporters', 'routes/ideas/supporters.tsx'),
    route('ideas/:number/team', 'routes/teams/team-form.tsx'),
    route('teams', 'routes/teams/teams.tsx'),
    route('teams/:number', 'routes/teams/team.tsx'),
    route('challenges', 'routes/challenges/challenges.tsx'),
    route('challenges/new', 'routes/challenges/new-challenge.tsx'),
    route('challenges/:number', 'routes/challenges/challenge.tsx'),
    route('challenges/:number/edit', 'routes/challenges/edit-challenge.tsx'),
    route('challenges/:number/enter', 'routes/challenges/enter-idea.tsx'),
    route('challenges/:number/decide/:idea', 'routes/challenges/decide-entry.tsx'),
    route('challenges/:number/tell', 'routes/challenges/tell-challenge.tsx'),
    route('challenges/:number/compare', 'routes/challenges/compare.tsx'),
    route('challenges/:number/ranking', 'routes/challenges/ranking.tsx'),
    route('challenges/:number/evaluation', 'routes/challenges/evaluation.tsx'),
    route('challenges/:number/evaluate', 'routes/challenges/evaluate.tsx'),
    route('challenges/:number/evaluate/:idea', 'routes/challenges/scorecard.tsx'),
    route('questions', 'routes/questions/questions.tsx'),
    route('questions/new', 'routes/questions/new-question.tsx'),
    route('questions/often', 'routes/questions/often.tsx'),
    route('questions/:number', 'routes/questions/question.tsx'),
    route('questions/:number/edit', 'routes/questions/edit-question.tsx'),
    route('customers', 'routes/customers/inbox.tsx'),
    route('customers/heard', 'routes/customers/heard.tsx'),
    route('customers/channels', 'routes/customers/channels.tsx'),
    route('customers/channels/new', 'routes/customers/new-channel.tsx'),
    route('customers/channels/:slug', 'routes/customers/channel.tsx'),
    route('customers/:number', 'routes/customers/thread.tsx'),
    route('insights', 'routes/insights/insights.tsx'),
    route('insights/themes/:number', 'routes/insights/theme.tsx'),
    route('insights/themes/:number/chain', 'routes/insights/chain.tsx'),
    route('insights/capture/:number', 'routes/insights/capture.tsx'),
    route('spaces', 'routes/spaces/spaces.tsx'),
    route('spaces/:slug', 'routes/spaces/space.tsx'),
    route('spaces/:slug/guests', 'routes/spaces/guests.tsx'),

    route('people', 'routes/people/people.tsx'),
    route('people/chart', 'routes/people/chart.tsx'),
    route('people/:number', 'routes/people/person.tsx'),
    route('people/:number/expertise', 'routes/experts/expertise.tsx'),

    route('search', 'routes/search/search.tsx'),
    route('notifications', 'routes/notifications/notifications.tsx'),
    route('follow', 'routes/topics/follow.tsx'),
    route('settings', 'routes/settings/settings.tsx'),
    route('report', 'routes/moderation/report.tsx'),
    route('reports', 'routes/moderation/reports.tsx'),
    route('moderation', 'routes/moderation/queue.tsx'),
    route('moderation/:number', 'routes/moderation/case.tsx'),
    route('usage-policy', 'routes/usage-policy/usage-policy.tsx'),
    route('settings/passkeys', 'routes/settings/passkeys.tsx'),
    route('settings/tokens', 'routes/settings/tokens.tsx'),

    route('admin', 'routes/admin/admin.tsx'),
    route('admin/boards', 'routes/admin/all-boards.tsx'),
    route('admin/people', 'routes/admin/people.tsx'),
    route('admin/sign-in', 'routes/admin/sign-in.tsx'),
    route('admin/sign-in/emergency', 'routes/admin/emergency.tsx'),
    route('admin/directory-sync', 'routes/admin/directory-sync.tsx'),
    route('admin/sign-in/badges', 'routes/admin/badges.tsx'),
    route('admin/service-accounts', 'routes/admin/service-accounts.tsx'),
    route('admin/webhooks', 'routes/admin/webhooks.tsx'),
    route('admin/guests', 'routes/admin/guests.tsx'),
    route('admin/invitations', 'routes/admin/invitations.tsx'),
    route('admin/company', 'routes/admin/company.tsx'),
    route('admin/usage-policy', 'routes/admin/usage-policy.tsx'),
    route('admin/log', 'routes/admin/log.tsx'),
    route('admin/imports', 'routes/admin/imports.tsx'),
    route('admin/imports/:number', 'routes/admin/import.tsx'),
    route('admin/skills', 'routes/admin/skills.tsx'),
    route('admin/aliases', 'routes/admin/aliases.tsx'),
    route('admin/mail', 'routes/admin/mail.tsx'),

    ...memoRoutes,

    route('*', 'routes/not-found.tsx'),
  ]),

  // A file, not a page.
  route('insights/themes.csv', 'routes/insights/themes-csv.ts'),

  // Kept on the device for when there is no connection.
  route('offline', 'routes/offline.tsx'),

  // In place of a page, for what was refused before any page took it.
  route('refused', 'routes/refused.tsx'),

  // In place of a page, for a form that is too large to be read.
  route('too-large', 'routes/too-large.tsx'),

  // Answers for scripts of our own pages: no page of their own.
  route('ask/similar', 'routes/ideas/similar.ts'),
  route('ask/similar-questions', 'routes/questions/similar-to.ts'),
  route('ask/question-candidates', 'routes/questions/candidates-for.ts'),
  route('ask/merge-targets', 'routes/ideas/ask-merge-targets.ts'),
  route('ask/palette', 'routes/search/palette.ts'),
  route('ask/unread', 'routes/notifications/unread-count.ts'),
  route('ask/names', 'routes/people/names.ts'),
  route('ask/skills', 'routes/people/skills-named.ts'),
  route('ask/rows', 'routes/ideas/rows.ts'),
  route('ask/row-facts', 'routes/ideas/row-facts.ts'),
  route('ask/idea', 'routes/ideas/idea-preview.ts'),
  route('ask/comments', 'routes/posts/comments-page.ts'),
  route('ask/replies', 'routes/posts/replies-page.ts'),
  route('ask/comment', 'routes/posts/one-comment.ts'),
  route('ask/preview', 'routes/ideas/preview.ts'),
  route('ask/draft', 'routes/posts/draft.ts'),
] satisfies RouteConfig
