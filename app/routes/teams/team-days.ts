/** The moment that stands for a day written as YYYY-MM-DD: noon, which is that day nearly everywhere. */
export const noonOf = (day: string): string => `${day}T12:00:00.000Z`
