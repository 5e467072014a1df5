// "6 days ago", "vor 3 Tagen", "hace 2 horas": how long before the day on which it was said.
import { days, hours, minutes, seconds } from '#graphql/time.ts'

/** The units by the beginnings of their names, in the languages whose exports come here; the first that fits counts. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:w|semai?n)/, days(7)],
  [/^(?:mo|maand|mes)/, days(30)],
  [/^(?:y|ja|an|año)/, days(365)],
  [/^(?:h|stunde|u)/, hours(1)],
  [/^s/, seconds(1)],
  [/^m/, minutes(1)],
  [/^(?:d|tag|jour)/, days(1)],
]

const WAYS: readonly RegExp[] = [
  /^(?:about |over |almost )?(\d{1,4}|an?|one) ?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|mo|[smhdwy]) ago$/,
  /^vor (?:etwa )?(\d{1,4}|eine[mr]) (sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)$/,
  /^(?:ongeveer )?(\d{1,4}|een|één) (seconden?|minuut|minuten|uur|uren|dag(?:en)?|week|weken|maand(?:en)?|jaar) geleden$/,
  /^il y a (?:environ )?(\d{1,4}|une?) (secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?)$/,
  /^hace (?:unos |unas )?(\d{1,4}|una?) (segundos?|minutos?|horas?|días?|dias?|semanas?|mes(?:es)?|años?)$/,
]

/** Longer texts say nothing of that kind. */
const MAX_LENGTH = 60

/** How many milliseconds ago a text says that it was; null when it says nothing of that kind. */
export function agoOf(given: string): number | null {
  if (given.length > MAX_LENGTH) return null
  const text = given.trim().toLowerCase().normalize('NFC').replace(/\s+/g, ' ')
  for (const way of WAYS) {
    const [, count = '', unit = ''] = way.exec(text) ?? []
    if (!unit) continue
    const length = UNITS.find(([name]) => name.test(unit))?.[1]
    if (length !== undefined) return (/^\d/.test(count) ? Number(count) : 1) * length
  }
  return null
}
