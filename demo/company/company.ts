import { boards } from './boards.ts'
import { challenges } from './challenges.ts'
import { ideasApprentices } from './ideas-apprentices.ts'
import { ideasAria9 } from './ideas-aria-9.ts'
import { ideasBeforeRelease } from './ideas-before-release.ts'
import { ideasCardPrices } from './ideas-card-prices.ts'
import { ideasFirstWinter } from './ideas-first-winter.ts'
import { ideasGhentWorkshop } from './ideas-ghent-workshop.ts'
import { ideasHallOnTheRiver } from './ideas-hall-on-the-river.ts'
import { ideasPaper } from './ideas-paper.ts'
import { ideasQuieterInstallations } from './ideas-quieter-installations.ts'
import { ideasVansAndRoutes } from './ideas-vans-and-routes.ts'
import { ideasWhatTheAppShouldSay } from './ideas-what-the-app-should-say.ts'
import { people } from './people.ts'
import { questionsInEnglish } from './questions-english.ts'
import { questionsInOtherLanguages } from './questions-other-languages.ts'
import { moderation, reports } from './reports.ts'
import type { SeedCompany } from './shape.ts'
import { spaces } from './spaces.ts'

/** The whole of Hollin, ready for the seed: every reference inside resolves (company.test.ts keeps it so). */
export const company: SeedCompany = {
  name: 'Hollin',
  domain: 'hollin.example',
  people,
  spaces,
  boards,
  ideas: [
    ...ideasQuieterInstallations,
    ...ideasFirstWinter,
    ...ideasWhatTheAppShouldSay,
    ...ideasVansAndRoutes,
    ...ideasPaper,
    ...ideasGhentWorkshop,
    ...ideasApprentices,
    ...ideasHallOnTheRiver,
    ...ideasBeforeRelease,
    ...ideasCardPrices,
    ...ideasAria9,
  ],
  challenges,
  reports,
  moderation,
  questions: [...questionsInEnglish, ...questionsInOtherLanguages],
}
