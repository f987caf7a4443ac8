/**
 * In inputs, at the top of a rules file, or for one of its targets. Defaults are in action.yml, except for those that
 * depend on the command.
 */
import { MAX_BATCH_SIZE } from '../purge/plan/batches.ts'

export type OptionKind =
  | { readonly type: 'text' }
  | { readonly type: 'list' }
  | { readonly type: 'rules' }
  | { readonly type: 'boolean' }
  | { readonly type: 'duration' }
  | { readonly type: 'integer'; readonly least: number; readonly most: number }
  | { readonly type: 'choice'; readonly values: readonly string[] }

export const UNMATCHED = ['ignore', 'warn', 'fail', 'all'] as const
export const WHEN_UNKNOWN = ['all', 'fail', 'skip'] as const
export const DIRECTORY_URLS = ['slash', 'both', 'none'] as const
export const ON_WAIT_TIMEOUT = ['fail', 'warn'] as const

export const VERIFY = ['false', 'warn', 'fail'] as const

export const PURGE_OPTIONS = {
  distribution: { type: 'list', about: 'Distribution IDs, tenant IDs (`dt_…`) or host names.' },
  root: { type: 'text', about: "The directory of the repository that is the site's root." },
  rules: { type: 'rules', about: 'Rules `GLOB -> TARGETS` and `!GLOB`; the first that matches a file decides.' },
  paths: { type: 'list', about: 'Paths and #tags that are always purged.' },
  base: {
    type: 'text',
    about: '`auto`, `event`, `last-success`, `last-invalidation`, or the ref or SHA that the cache holds.',
  },
  head: {
    type: 'text',
    about: "The ref or SHA that is live now; `auto` is the commit that is checked out, else the event's.",
  },
  files: { type: 'list', about: 'The changed files themselves, instead of a comparison.' },
  'files-from': { type: 'text', about: 'A file that lists the changed files.' },
  build: { type: 'text', about: 'The directory that a generator wrote, compared with the last build that was purged.' },
  manifest: { type: 'text', about: 'The file that keeps the digests of the last purged build.' },
  'when-unknown': {
    type: 'choice',
    values: WHEN_UNKNOWN,
    about: 'What to purge if the changed files cannot be known.',
  },
  unmatched: { type: 'choice', values: UNMATCHED, about: 'What to do about changed files that no rule matches.' },
  index: { type: 'list', about: 'Names of directory index pages.' },
  'directory-urls': {
    type: 'choice',
    values: DIRECTORY_URLS,
    about: 'The URLs of a directory that its index page is purged under.',
  },
  'clean-urls': { type: 'boolean', about: 'Whether /about.html is also served as /about.' },
  'query-strings': { type: 'boolean', about: 'Whether the cache key holds query strings.' },
  'origin-path': { type: 'text', about: 'The origin path, which is removed from mapped paths.' },
  'max-paths': {
    type: 'integer',
    least: 0,
    most: 1_000_000,
    about: 'The most paths per distribution: more are merged into wildcards; 0 for no limit.',
  },
  'batch-size': { type: 'integer', least: 1, most: MAX_BATCH_SIZE, about: 'Paths in one request.' },
  wait: { type: 'boolean', about: 'Whether to wait until the invalidations have completed.' },
  'wait-timeout': { type: 'duration', about: 'How long to wait for quotas and completion: 90s, 10m, 1h.' },
  'on-wait-timeout': { type: 'choice', values: ON_WAIT_TIMEOUT, about: 'Whether the step fails when the time is up.' },
  verify: {
    type: 'choice',
    values: VERIFY,
    about: 'Whether to ask the edge for what was purged, and to warn or fail if something stale is served.',
  },
  'verify-url': { type: 'text', about: 'The address to ask, `https://` and a host name of the distribution.' },
  'verify-limit': { type: 'integer', least: 1, most: 10_000, about: 'The most URLs that are asked.' },
  warm: { type: 'boolean', about: 'Whether to ask for purged files also as `gzip` and `br`, to cache them again.' },
} as const satisfies Readonly<Record<string, OptionKind & { readonly about: string }>>

export type OptionName = keyof typeof PURGE_OPTIONS
export const OPTION_NAMES = Object.keys(PURGE_OPTIONS) as readonly OptionName[]
/** A pull request may change the rules file, which must choose neither files of the machine nor addresses. */
export const RULES_FILE_OPTION_NAMES = OPTION_NAMES.filter((name) => name !== 'files-from' && name !== 'verify-url')
