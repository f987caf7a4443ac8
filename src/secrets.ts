import { escapeHtml } from './printable.ts'

export type HideSecrets = (text: string) => string

const HIDDEN = '***'

/** Shorter values occur in ordinary text. */
const SHORTEST = 8

/**
 * https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
 */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/:\/\/[^/\s"'<>\\]*(?:@|&#64;)/g, `://${HIDDEN}@`],
  [/\bx-access-token(?::|%3A)[^@\s"'<>\\]+/gi, `x-access-token:${HIDDEN}`],
  [
    /\b((?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(basic|bearer|token|negotiate)(\s+))?[\w+/=.~-]+/gi,
    `$1$2$3${HIDDEN}`,
  ],
  [/\b(basic|bearer)(\s+)(?=\S*[\d=_+/.])[\w+/=.~-]{8,}/gi, `$1$2${HIDDEN}`],
  [/(\b(?:x-amz-)?(?:signature|security-token)["']?\s*[=:]\s*["']?)[\w+/=%.~-]{16,}/gi, `$1${HIDDEN}`],
  [/(?<![A-Za-z0-9])gh[a-z]_[\w.-]+|gh[a-z]_[\w.-]{20,}/g, HIDDEN],
  [/github_pat_\w+/g, HIDDEN],
  [/(?<![A-Z0-9])A(?:KIA|SIA)[A-Z0-9]{12,}/g, HIDDEN],
  [/eyJ[\w-]+(?:\.[\w-]+)+/g, HIDDEN],
]

export function hideSecretForms(text: string): string {
  return FORMS.reduce((hidden, [form, replacement]) => hidden.replaceAll(form, replacement), text)
}

/** Also hides their encodings in URLs, headers, JSON and HTML. */
export function prepareHiding(secrets: readonly string[]): HideSecrets {
  const values = secrets.map((secret) => secret.trim()).filter((secret) => secret.length >= SHORTEST)
  // A part of a secret may be one, too.
  const encoded = [...new Set(values.flatMap(encodings))].sort((a, b) => b.length - a.length)
  if (encoded.length === 0) return hideSecretForms
  const known = new RegExp(encoded.map((value) => RegExp.escape(value)).join('|'), 'g')
  return (text) => hideSecretForms(text.replaceAll(known, HIDDEN))
}

function encodings(secret: string): readonly string[] {
  const url = encodeURIComponent(secret)
  return [
    secret,
    url,
    url.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    JSON.stringify(secret).slice(1, -1),
    escapeHtml(secret),
    ...base64(secret),
  ]
}

/** Of a secret inside other bytes, such as `user:SECRET`, for each offset. */
function base64(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.from(`${'\0'.repeat(offset)}${secret}`)
    const whole = bytes.toString('base64').slice(Math.ceil((offset * 4) / 3), Math.floor((bytes.length * 4) / 3))
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
