import type { FileList } from '../changed-files/lists/file-list.ts'
import { parseDistributionName } from '../cloudfront/find-distributions.ts'
import type { Place, ReportFault } from '../faults.ts'
import { encodeUserPath } from '../purge/paths/encode.ts'
import { decodeFileName } from '../repository/file-name.ts'
import { splitPath } from '../repository/split-path.ts'
import { isOfMachine, suggestDirectory } from '../repository/workspace-path.ts'
import { decodeUtf16 } from '../utf16.ts'
import { findFaultInItem, isTag } from '../purge/paths/invalidation-path.ts'
import { shortDigest } from '../digest.ts'
import {
  AUTO,
  CACHE,
  LAST_INVALIDATION,
  type BuildSource,
  type ProofOptions,
  type Target,
} from '../purge/plan/target.ts'
import { NO_RULES } from '../purge/rules/no-rules.ts'
import type { Rule } from '../purge/rules/rule.ts'
import { ON_WAIT_TIMEOUT, PURGE_OPTIONS, UNMATCHED, VERIFY, WHEN_UNKNOWN } from './options.ts'
import { readListLines } from './list-mistakes.ts'
import { readForms, readOriginPath } from './read-forms.ts'
import { itemsWithoutComments, settingReader, type FindSetting, type Setting } from './setting.ts'
import type { Workspace } from '../repository/workspace.ts'

/** Nearly all invalidations complete within half a minute; the rest is for quotas in use by others. */
const WAIT_TIMEOUT = 10 * 60_000

export type TargetDependencies = {
  readonly workspace: Workspace
  readonly report: ReportFault
  readonly warn: ReportFault
}

/** Without these inputs, no rules are loaded. */
const MAPPED = ['rules', 'root', 'build', 'files', 'files-from']

/** Do not use the result if a fault was reported. */
export async function readTarget(find: FindSetting, dependencies: TargetDependencies): Promise<Target> {
  const { report } = dependencies
  warnOfSlips(find, dependencies.warn)
  const read = settingReader(find, report)
  const mapping = MAPPED.some((name) => find(name) !== undefined) ? await import('./rules.ts') : undefined
  const given = mapping?.readRules(find, report) ?? NO_RULES
  const originPath = readOriginPath(find('origin-path'), report)
  const list = await readList(find, originPath, dependencies)
  const ofKeys = given.rules.length === 0 && list?.kind === 'objects' ? mapping?.mapKeys(list.at, report) : undefined
  const ruleSet = ofKeys ?? given
  const { rules } = ruleSet
  const forms = readForms(find, originPath, report)
  const proof = readProof(find, report)
  const target = {
    distributions: readDistributions(find('distribution'), report),
    rules: ruleSet,
    forms,
    unmatched: read.choice('unmatched', UNMATCHED),
    whenUnknown: read.choice('when-unknown', WHEN_UNKNOWN),
    paths: readPaths(find('paths'), report),
    changes: chooseChanges(find, rules, list, report),
    posting: {
      maxPaths: read.integer('max-paths', PURGE_OPTIONS['max-paths']) || undefined,
      batchSize: read.integer('batch-size', PURGE_OPTIONS['batch-size']),
      wait: read.boolean('wait') || proof !== undefined,
      waitTimeout: read.duration('wait-timeout', WAIT_TIMEOUT),
      onWaitTimeout: read.choice('on-wait-timeout', ON_WAIT_TIMEOUT),
    },
    proof,
  }
  return { ...target, scope: digestScope(rules, target) }
}

function readProof(find: FindSetting, report: ReportFault): ProofOptions | undefined {
  const read = settingReader(find, report)
  const verify = read.choice('verify', VERIFY)
  const url = readVerifyUrl(find('verify-url'), report)
  const limit = read.integer('verify-limit', PURGE_OPTIONS['verify-limit'])
  const warm = read.boolean('warm')
  return verify === 'false' && !warm ? undefined : { verify, url, limit, warm }
}

function readVerifyUrl(setting: Setting | undefined, report: ReportFault): string | undefined {
  if (setting === undefined) return undefined
  const url = URL.parse(setting.text)
  const isOrigin = url?.protocol === 'https:' && url.href === `${url.origin}/` && !/[\s\\?#]/.test(setting.text)
  if (isOrigin) return url.origin
  report({
    at: setting.at,
    message: `${JSON.stringify(hideCredentials(setting.text))} is not allowed; write \`https://\` and a host name of the distribution without a path, such as \`https://www.example.com\``,
  })
  return undefined
}

function hideCredentials(text: string): string {
  return text.replace(/\/\/[^/]*@/, '//***@')
}

/**
 * Includes `unmatched: all`, which purges files without rules, and the kind of base: `last-invalidation` may only
 * continue from purges with a recorded base.
 */
function digestScope(rules: readonly Rule[], { forms, unmatched, changes }: Omit<Target, 'scope'>): string {
  const isChained = changes?.kind === 'comparison' && [AUTO, LAST_INVALIDATION].includes(changes.base)
  const build = changes?.kind === 'build' ? [changes.directory] : []
  return shortDigest(
    JSON.stringify([rules.map(({ source }) => source), forms, unmatched === 'all', isChained, ...build]),
  )
}

function readDistributions(setting: Setting | undefined, report: ReportFault): readonly string[] {
  const isName = (text: string) => parseDistributionName(text) !== undefined
  const isGiven = itemsWithoutComments(setting).length > 0
  const items = readListLines(setting, { isItem: isName, repair: toHost }, report).filter(
    ({ text }) => !text.startsWith('#'),
  )
  if (!isGiven) {
    report({
      at: setting?.at ?? { input: 'distribution' },
      message:
        'no distribution is given; write its ID (`E2EXAMPLE1ABCD`), a tenant ID (`dt_…`) or a host name (`www.example.com`)',
    })
  }
  for (const { text, at } of items) {
    if (parseDistributionName(text)) continue
    report({
      at,
      message: `${JSON.stringify(text)} is not a distribution ID, tenant ID or host name; ${adviseOnName(text)}`,
    })
  }
  return items.map(({ text }) => text)
}

export function readPaths(setting: Setting | undefined, report: ReportFault): readonly string[] {
  const paths: string[] = []
  for (const { text, at } of readListLines(setting, { isItem: looksLikeItem, repair: toPath }, report)) {
    const message = findFaultInItem(text)
    if (message === undefined) paths.push(isTag(text) ? text : encodeUserPath(text))
    else report({ at, message })
  }
  return paths
}

function adviseOnName(text: string): string {
  if (/^d[a-z0-9]{12,14}$/.test(text)) return `write \`${text}.cloudfront.net\``
  if (/^e[a-z0-9]{6,20}$/i.test(text)) return `an ID has capital letters, so write \`${text.toUpperCase()}\``
  const shape = 'write one per line, a host name without `https://` and path'
  return /^[a-z0-9-]+$/.test(text)
    ? `${shape}; the name of a bucket or a stack cannot be used, so look up the ID in the CloudFront console`
    : shape
}

function warnOfSlips(find: FindSetting, warn: ReportFault): void {
  const base = find('base')
  if (base !== undefined && /^0{40,64}$/.test(base.text))
    warn({ at: base.at, message: 'GitHub writes these zeros for the first push of a branch; leave `base` out' })
  else if (base !== undefined && /^last/i.test(base.text) && !LAST_BASES.includes(base.text))
    warn({
      at: base.at,
      message: `${JSON.stringify(base.text)} is taken for a branch, a tag or a SHA; did you mean ${LAST_BASES.map((name) => `\`${name}\``).join(' or ')}?`,
    })
}

const LAST_BASES: readonly string[] = ['last-success', LAST_INVALIDATION]

function toHost(text: string): string | undefined {
  return /^https?:\/\/([^/]+)(?:\/.*)?$/i.exec(text)?.[1]
}

const URL_OR_HOST =
  /^(?:(?:https?|s3):\/\/[^/]+|\/\/[^/]+(?=\/)|www(?:\.[\w-]+)+|(?:[\w-]+\.)+[a-z]{2,}(?=\/))(\/.*)?$/i
/** Git for Windows puts its own directory before an argument that begins with `/`. */
const REWRITTEN = /^[A-Za-z]:[\\/].*[\\/]Git([\\/].*)$/

function toPath(text: string): string | undefined {
  const url = URL_OR_HOST.exec(text)
  if (url) return url[1] ?? '/'
  const path = REWRITTEN.exec(text)?.[1] ?? text.replace(/^(?:\.\/+)+|^\/+(?=\/)/, '')
  return path.includes('\\') || path !== text ? `/${path.replaceAll('\\', '/')}`.replace(/^\/+/, '/') : undefined
}

function looksLikeItem(text: string): boolean {
  return /^(?:\/(?!\/[\w-]+\.)[^\s,"'|“”\\]*|#[^\s,"'|*]+)$/.test(text)
}

type GivenList = FileList & { readonly at: Place }

async function readList(
  find: FindSetting,
  originPath: string | undefined,
  { workspace, report, warn }: TargetDependencies,
): Promise<GivenList | undefined> {
  const files = find('files')
  const from = find('files-from')
  if (files && from) report({ at: from.at, message: '`files` is given, too; give one of them' })
  if (!files && !from) return undefined
  const { readFileList } = await import('../changed-files/lists/file-list.ts')
  const root = find('root')?.text
  if (files) {
    const list = readFileList({ contents: files.text, at: files.at, root, originPath, report, warn })
    return { ...list, at: files.at }
  }
  if (!from) return undefined
  const contents = await readContents(from, workspace, report)
  const list = readFileList({ contents, at: { file: from.text }, root, originPath, report, warn })
  return { ...list, at: from.at }
}

function chooseChanges(
  find: FindSetting,
  rules: readonly Rule[],
  list: GivenList | undefined,
  report: ReportFault,
): Target['changes'] {
  const build = find('build')
  if (build) return readBuildSource(build, find, report)
  const manifest = find('manifest')
  if (manifest !== undefined && manifest.text !== CACHE) {
    report({
      at: manifest.at,
      message:
        '`manifest` keeps the digests of a build, and no `build` is given; give `build`, or leave out `manifest`',
    })
  }
  if (list) {
    if (rules.length === 0)
      report({ at: list.at, message: 'no rule maps these files to paths; give `rules`, `root` or `rules-file`' })
    return { kind: 'list', files: list.files }
  }
  return rules.length > 0
    ? { kind: 'comparison', base: find('base')?.text ?? AUTO, head: find('head')?.text ?? 'auto' }
    : undefined
}

/** A build can only be compared with the last one. */
function readBuildSource(build: Setting, find: FindSetting, report: ReportFault): BuildSource {
  for (const name of ['files', 'files-from', 'base', 'head']) {
    const other = find(name)
    if (other === undefined || ((name === 'base' || name === 'head') && other.text === 'auto')) continue
    report({
      at: other.at,
      message: `\`build\` is given, too, and compares the build with the last one that was purged; leave out \`${name}\`, or \`build\``,
    })
  }
  return {
    kind: 'build',
    directory: readBuildDirectory(build, report),
    manifest: find('manifest')?.text ?? CACHE,
  }
}

function readBuildDirectory({ text, at }: Setting, report: ReportFault): string {
  const directory = splitPath(text).join('/')
  const isOutside = directory.split('/').includes('..')
  if (!isOutside && !isOfMachine(text) && !/[\\\n]/.test(text)) return directory
  const right = suggestDirectory(text)
  const example = right === undefined ? 'such as `public`' : `\`${right}\``
  const wrong = text.includes('\n')
    ? 'has several lines, and `build` is one directory'
    : right === undefined
      ? 'is outside the workspace'
      : 'is not relative to the workspace'
  const several = text.includes('\n') ? '; for several, use a step for each' : ''
  report({
    at,
    message: `${JSON.stringify(text)} ${wrong}; write the directory that the generator writes, relative to the workspace and with \`/\`: ${example}${several}`,
  })
  return directory
}

async function readContents(from: Setting, workspace: Workspace, report: ReportFault): Promise<string> {
  try {
    const bytes = await workspace.read(from.text)
    if (bytes) return decodeUtf16(bytes) ?? decodeFileName(bytes)
    report({ at: from.at, message: `the file ${JSON.stringify(from.text)} does not exist in the workspace` })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    report({ at: from.at, message: `${JSON.stringify(from.text)} cannot be read: ${why}` })
  }
  return ''
}
