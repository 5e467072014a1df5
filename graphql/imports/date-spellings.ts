// Ways of writing a date in other scripts and programs, as the one way that dates.ts reads.
import { withPlainDigits } from './digits.ts'

/** Of .NET's JSON: `/Date(1712153700000)/`. */
const DOT_NET = /^\\?\/Date\((\d{10,13})(?:[+-]\d{4})?\)\\?\/$/
/** XML's day with a zone is the same day. */
const DAY_WITH_ZONE = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/

/** Of Chinese, Japanese and Korean: `2024年4月3日（水）午後2時15分`, `2024년 4월 3일 오후 2:15`. */
const eastern = (text: string): string =>
  text
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
    .replace(/[\s,]+/g, ' ')
    .replaceAll('\u2212', '-')
    .trim()
  return (/[\u3000-\u9fff\uac00-\ud7af]/.test(text) ? eastern(text) : text)
    .replace(DOT_NET, '$1')
    .replace(DAY_WITH_ZONE, '$1')
    .replace(/(?:ngày )?(\d{1,2}) tháng (\d{1,2})(?: năm)? (\d{4})/i, '$3-$2-$1')
    .replace(/ ([ap])\. m\.?(?= |$)/gi, ' $1m')
    .replace(/(\d{1,2}) h (\d{2})(?= |$)/i, '$1h$2')
    .replace(/ ['’](\d{2})(?= |$)/, ' $1')
    .replace(/(^| )(\d{1,2}) ?([ap])\.?m\.?(?= |$)/i, '$1$2:00 $3m')
    .replace(/ +/g, ' ')
    .trim()
}
