/** A whole amount with its currency, as the reader writes it: “€15,000”. */
export const moneyIn = (amount: number, currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  }).format(amount)
