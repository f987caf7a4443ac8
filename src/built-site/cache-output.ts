/** What `@actions/cache` prints. It does not reject after a failure. */

/** `command` is that of a workflow command, such as `warning`, otherwise empty. */
export type Printed = { readonly command: string; readonly text: string }

const UNCONNECTED = /^.*Unable to make request: (\w+).*$/s
const ATTEMPT = /^Attempt \d+ of \d+ failed with error: (.*)\. Retrying request in .*$/
/** The warning after it has only a guess. */
const UNRESERVED = /^Failed to reserve cache: \w*Error: (?!Response was not ok)(.*)$/s
const REFUSED = /^.*\bFailed request: \((\d{3})\) (.*)$/s

const ELSEWHERE = 'set `manifest` to the path of a file that other steps keep, for example in a bucket'
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /\b40[13]\b|\bdenied\b|does not permit/,
    `GitHub does not let every run use the cache: one of a fork, for example, may only read it. To keep manifests of such runs, ${ELSEWHERE}.`,
  ],
  [
    /\b413\b|\b429\b|quota|limit/,
    `A later run tries again. If this happens often, delete entries of the cache, or ${ELSEWHERE}.`,
  ],
]

/** Without the signatures of URLs. */
export function readPrinted(output: string, mask: (secret: string) => void): readonly Printed[] {
  return output.split('\n').flatMap((line) => {
    const [, command = '', value = line] = /^::([\w-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? []
    const text = value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%').trim()
    if (command === 'add-mask') {
      mask(text)
      return []
    }
    return text === '' ? [] : { command, text: text.replaceAll(/(https?:\/\/[^\s?"']+)\?[^\s"']*/g, '$1?***') }
  })
}

export function findLastAttempt(printed: readonly Printed[]): string | undefined {
  return findLastMatch(printed, ATTEMPT)
}

export function findReason(printed: readonly Printed[]): string | undefined {
  const unconnected = findLastMatch(printed, UNCONNECTED)
  if (unconnected !== undefined) return `the connection failed with ${unconnected}`
  const line =
    printed.findLast(({ command }) => command === 'warning' || command === 'error') ??
    printed.findLast(({ command, text }) => command === '' && /^(?:Failed to|Cache \w+ skipped|\w*Error: )/.test(text))
  const reason =
    findLastMatch(printed, UNRESERVED) ?? line?.text.replace(/^(?:Failed to (?:restore|save)|\w*Error):\s*/, '')
  if (reason === undefined || reason === '') return undefined
  if (/^[<{]/.test(reason)) return 'it did not answer as the cache does'
  return reason.replace(REFUSED, 'it answered $1 $2')
}

/** `reason` is that of a failure to read or to write. */
export function adviseOnReason(reason: string): string | undefined {
  return ADVICE.find(([pattern]) => pattern.test(reason))?.[1]
}

/** Its first group. */
function findLastMatch(printed: readonly Printed[], pattern: RegExp): string | undefined {
  const found = printed.findLast(({ text }) => pattern.test(text))
  return found && pattern.exec(found.text)?.[1]
}
