/** The command line `cloudfront-action plan`: options with the names of the action's inputs. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { findNearestName } from '../nearest-name.ts'

/** The inputs that decide what would be purged. */
const OPTIONS = [
  ['root', 'DIRECTORY', "the directory of the repository that is the site's root"],
  ['rules', 'RULES', 'rules `GLOB -> TARGETS`, one per line; repeat the option for more'],
  ['rules-file', 'FILE', 'rules and distributions as YAML (default: .github/cloudfront.yml)'],
  ['base', 'REVISION', 'the commit that the cache holds (default: HEAD~1)'],
  ['head', 'REVISION', 'the commit to deploy (default: HEAD)'],
  ['build', 'DIRECTORY', 'the directory that a generator wrote, instead of two commits'],
  ['manifest', 'PATH', 'an older build to compare with: its directory, or the manifest file of the last purge'],
  ['files', 'NAMES', 'the changed files, instead of two commits; repeat the option for more'],
  ['files-from', 'FILE', 'a list of changed files, or the report of an uploader'],
  ['paths', 'PATHS', 'paths that are always purged; repeat the option for more'],
  ['distribution', 'NAMES', 'IDs or host names of distributions'],
  ['index', 'NAMES', 'names of directory index pages (default: index.html)'],
  ['directory-urls', 'FORM', 'slash (default), both or none'],
  ['origin-path', 'PATH', 'the origin path of the distribution'],
  ['max-paths', 'NUMBER', 'the most paths; more are merged into wildcards'],
  ['unmatched', 'CHOICE', 'ignore (default), warn, fail or all'],
  ['when-unknown', 'CHOICE', 'all (default), fail or skip'],
] as const

const FLAGS = [
  ['clean-urls', '/about.html is also /about'],
  ['query-strings', 'the cache key holds query strings'],
] as const

export type CommandLine =
  | { readonly kind: 'plan'; readonly json: boolean; readonly input: (name: string) => string | undefined }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string }

/** Reads the arguments after the program's name. `input` gives the options by the names of inputs. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const [command, ...rest] = args
  if (
    command === undefined ||
    command === 'help' ||
    command.startsWith('-h') ||
    rest.includes('--help') ||
    command === '--help'
  )
    return { kind: 'help', text: HELP }
  if (command !== 'plan')
    return {
      kind: 'wrong',
      message: `${JSON.stringify(command)} is not a command; write \`plan\`, or \`--help\` for its options`,
    }
  const { values, tokens } = split(rest)
  const message = tokens.map(findSlip).find((slip) => slip !== undefined)
  if (message !== undefined) return { kind: 'wrong', message }
  const given = new Map<string, string>(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : String(value)]),
  )
  return { kind: 'plan', json: given.has('json'), input: (name) => given.get(name) }
}

const DECLARED = Object.fromEntries<ParseArgsOptionsConfig[string]>([
  ...OPTIONS.map(([name]) => [name, { type: 'string', multiple: true }] as const),
  ...[...FLAGS.map(([name]) => name), 'json'].map((name) => [name, { type: 'boolean' }] as const),
])

function split(args: string[]) {
  return parseArgs({ args, options: DECLARED, strict: false, tokens: true })
}

function findSlip(token: ReturnType<typeof split>['tokens'][number]): string | undefined {
  if (token.kind === 'option-terminator') return undefined
  if (token.kind === 'positional')
    return `${JSON.stringify(token.value)} is not an option; write a name before it, such as \`--root ${token.value}\``
  const { name, rawName, value, inlineValue } = token
  const declared = Object.hasOwn(DECLARED, name) ? DECLARED[name] : undefined
  if (declared === undefined || !rawName.startsWith('--')) {
    const nearest = findNearestName(name, Object.keys(DECLARED))
    return `\`${rawName}\` is not an option of \`plan\`${nearest === undefined ? '' : `; did you mean \`--${nearest}\`?`}`
  }
  if (declared.type === 'boolean')
    return value === undefined ? undefined : `\`${rawName}\` takes no value; leave out \`=${value}\``
  const isMissing = value === undefined || (!inlineValue && value.startsWith('-'))
  return isMissing ? `\`${rawName}\` needs a value; \`--help\` says which` : undefined
}

const WIDTH = 28

function line(option: string, meaning: string): string {
  return `  ${option.padEnd(WIDTH)}${meaning}`
}

const HELP = [
  'Usage: cloudfront-action plan [options]',
  '',
  'Shows which paths of CloudFront the action would purge, and by which rule. Nothing is sent.',
  '',
  ...OPTIONS.map(([name, value, meaning]) => line(`--${name} ${value}`, meaning)),
  ...FLAGS.map(([name, meaning]) => line(`--${name}`, meaning)),
  line('--json', 'print JSON'),
  line('--help', 'print this text'),
].join('\n')
