// Ways of writing a date in other scripts and programs, as the one way that dates.ts reads.
import { withPlainDigits } from './digits.ts'

/** Of .NET's JSON: `/Date(1712153700000)/`. */
const DOT_NET = /^\\?\/Date\((\d{10,13})(?:[+-]\d{4})?\)\\?\/$/
/** Of databases: `20240403141500`. */
const STAMP = /^((?:19|20)\d{6})(\d{2})(\d{2})(\d{2})$/
/** `3 באפריל 2024`: "in" stands before the month as one letter. */
const HEBREW_IN = /(^| )ב(\p{Script=Hebrew}{3,})/u
/** XML's day with a zone is the same day. */
const DAY_WITH_ZONE = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/

/** The year before the first of a Japanese era. */
const ERAS = { 令和: 2018, 平成: 1988, 昭和: 1925 }

/** Of Chinese, Japanese and Korean: `2024年4月3日（水）午後2時15分`, `2024년 4월 3일 오후 2:15`. */
const eastern = (text: string): string =>
  text
    .replace(
      /(令和|平成|昭和)(\d{1,2}|元)年/,
      (_, era: keyof typeof ERAS, year: string) =>
        `${ERAS[era] + (year === '元' ? 1 : Number(year))}年`,
    )
    .replace(
      / ?[(（](?:[月火水木金土日월화수목금토일](?:曜日?|요일)?|[周週星期一二三四五六]{1,3})[)）]/,
      ' ',
    )
    .replace(
      / ?(?:[月火水木金土日]曜日?|[월화수목금토일]요일|(?:星期|[周週])[一二三四五六日天])/,
      ' ',
    )
    .replace(/(\d) ?[年년月월] ?(?=\d)/g, '$1-')
    .replace(/(\d) ?[日일号號]/, '$1 ')
    .replace(/(\d{1,2}) ?[時时点點시](?: ?(\d{1,2}) ?[分분])?(?: ?(\d{1,2}) ?[秒초])?/, clockOf)
    .replace(/(?:오전|上午|午前|凌晨|早上) ?(\d{1,2}:\d{2}(?::\d{2})?)/, '$1 am')
    .replace(/(?:오후|下午|午後|晚上) ?(\d{1,2}:\d{2}(?::\d{2})?)/, '$1 pm')

const clockOf = (_: string, hour: string, minute = '0', second?: string): string =>
  [hour, minute.padStart(2, '0'), ...(second ? [second.padStart(2, '0')] : [])].join(':')

/** One blank between the parts, our own digits, and "5 pm", "p. m.", "14 h 15", "'24" in the ways the rest is written. */
export function normalDate(given: string): string {
  const text = withPlainDigits(given)
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/(:\d{2}),(?=\d)/g, '$1.')
    .replace(/[\s,،]+/g, ' ')
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replaceAll('\uff0f', '/')
    .replaceAll('\uff1a', ':')
    .trim()
  return (/[\u3000-\u9fff\uac00-\ud7af]/.test(text) ? eastern(text) : text)
    .replace(DOT_NET, '$1')
    .replace(STAMP, '$1T$2:$3:$4')
    .replace(HEBREW_IN, '$1$2')
    .replace(DAY_WITH_ZONE, '$1')
    .replace(/(?:ngày )?(\d{1,2}) tháng (\d{1,2})(?: năm)? (\d{4})/i, '$3-$2-$1')
    .replace(/ ([ap])\. m\.?(?= |$)/gi, ' $1m')
    .replace(/(\d{1,2}) h (\d{2})(?= |$)/i, '$1h$2')
    .replace(/ ['’](\d{2})(?= |$)/, ' $1')
    .replace(/(^| )(\d{1,2}) ?([ap])\.?m\.?(?= |$)/i, '$1$2:00 $3m')
    .replace(/ +/g, ' ')
    .trim()
}
