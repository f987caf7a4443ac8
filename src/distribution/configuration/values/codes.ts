/** What is wrong with a number or code, or undefined. */
import { show } from '../reading/wording.ts'

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html */
const ERROR_CODES = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]

export function faultOfErrorCode(code: number): string | undefined {
  if (ERROR_CODES.includes(code)) return undefined
  return `CloudFront has no custom page for ${code}; write one of ${ERROR_CODES.join(', ')}`
}

export function faultOfResponseCode(code: string): string | undefined {
  if (code === '200' || ERROR_CODES.some((each) => String(each) === code)) return undefined
  return `viewers cannot get ${show(code)}; write one of ${['200', ...ERROR_CODES].join(', ')} in quotes`
}

export function faultOfPort(port: number): string | undefined {
  if (port === 80 || port === 443 || (Number.isInteger(port) && port >= 1024 && port <= 65_535)) return undefined
  return `CloudFront does not connect to port ${port}; write 80, 443, or 1024 to 65535`
}

/** ISO 3166-1 alpha-2, and XK for Kosovo. */
const COUNTRIES = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
  MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
  UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`.split(/\s+/),
)
/** Codes that people often write, and the right ones. */
const OTHER_CODES: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
])

export function faultOfCountry(country: string): string | undefined {
  if (COUNTRIES.has(country)) return undefined
  const upper = country.trim().toUpperCase()
  const meant = OTHER_CODES.get(upper) ?? (COUNTRIES.has(upper) ? upper : 'GB')
  return `${show(country)} is not a country code of ISO 3166-1; write two capital letters, such as ${meant}`
}

const LONGEST_COMMENT = 128

/** In characters, of which an emoji is one. */
export function faultOfComment(comment: string): string | undefined {
  const { length } = Array.from(comment)
  return length > LONGEST_COMMENT ? `it has ${length} characters; write at most ${LONGEST_COMMENT}` : undefined
}
