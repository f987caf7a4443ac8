/** Every parser of text from outside, and what must hold for its results. */
import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { fromFragment, toFragment } from '../../playground/state.ts'
import { decodeManifest, encodeManifests } from '../../src/built-site/manifest.ts'
import { readFileList } from '../../src/changed-files/lists/file-list.ts'
import { MAX_REFERENCE_LENGTH } from '../../src/cloudfront/cloudfront.ts'
import { distributionShape } from '../../src/cloudfront/distribution-shape.ts'
import { readDistributionFile } from '../../src/distribution/configuration/read-distribution-file.ts'
import { readState, stateTag } from '../../src/distribution/ownership/state.ts'
import { readEvent } from '../../src/event/read-event.ts'
import { describePlace, type ReportFault } from '../../src/faults.ts'
import { readCommandLine } from '../../src/inputs/command-line.ts'
import { readPaths } from '../../src/inputs/read-target.ts'
import { readRulesFile } from '../../src/inputs/rules-file.ts'
import { inputSetting, settingReader } from '../../src/inputs/setting.ts'
import { findProxy } from '../../src/network/proxy.ts'
import { formatCallerReference, parseCallerReference } from '../../src/purge/post/caller-reference.ts'
import { parseRules } from '../../src/purge/rules/rule.ts'
import { createRuleSet } from '../../src/purge/rules/rule-set.ts'
import { formatGitConfig, parseGitConfig } from '../../src/repository/git-config.ts'
import { parseObjects } from '../../src/repository/git-objects.ts'
import { parseRawDiff } from '../../src/repository/raw-diff.ts'
import { parseDirectory, parseTree } from '../../src/repository/tree-listing.ts'
import type { Parse } from './oracle.ts'

const SHAPE = distributionShape()
const AT = { input: 'fuzz' }

/** A fault must be text with a place, as a user reads it. */
const report: ReportFault = ({ at, message }) => {
  assert.ok(describePlace(at) !== '' && message !== '')
}

function distribution(extension: string): Parse {
  return (bytes) => {
    const variables = new Map([['NAME', 'value']])
    const options = { bytes, variables, shape: SHAPE, strict: false, report, advise: report }
    readDistributionFile({ ...options, file: `distribution.${extension}` })
  }
}

/** The names are the folders of `corpus/`. */
export const PARSERS: Readonly<Record<string, Parse>> = {
  rules: (input) => {
    const rules = parseRules(inputSetting('rules', input.toString())?.lines ?? [], report)
    const { map, reach } = createRuleSet(rules)
    reach()
    for (const path of ['public/a.html', 'a/b/c/index.html', ...rules.map(({ glob }) => glob.text)]) map(path)
  },
  'file-list': (input) => {
    const given = { at: AT, report, warn: report }
    const { files } = readFileList({ ...given, contents: input.toString() })
    const paths = files.map(({ path }) => path)
    const names = readFileList({ ...given, contents: paths.map((path) => `${path}\0`).join('') || '[]' })
    assert.deepEqual(
      names.files.map(({ path }) => path),
      paths,
    )
  },
  paths: (input) => {
    readPaths(inputSetting('paths', input.toString()), report)
  },
  yaml: distribution('yml'),
  json: distribution('json'),
  xml: distribution('xml'),
  cloudformation: distribution('yaml'),
  'rules-file': (input) => {
    readRulesFile('rules.yml', input.toString(), report)
  },
  manifest: (input) => {
    const expected = { scope: '0a1b2c3d', distributions: ['E1'], directory: 'public' }
    decodeManifest(input, expected)
    const read = decodeManifest(gzipSync(input), expected)
    if (read.kind === 'usable') assert.deepEqual(decodeManifest(encodeManifests([read.manifest]), expected), read)
  },
  event: (input) => {
    let payload: unknown
    try {
      payload = JSON.parse(input.toString())
    } catch {
      return
    }
    for (const name of ['push', 'pull_request', 'merge_group', 'workflow_run', 'release', 'deployment_status']) {
      readEvent({ name, payload, sha: 'a'.repeat(40), ref: 'refs/heads/main' })
    }
  },
  'raw-diff': (input) => {
    parseRawDiff(input)
  },
  tree: (input) => {
    parseTree(input)
    parseDirectory(input)
  },
  objects: (input) => {
    parseObjects(input)
  },
  'git-config': (input) => {
    const settings = parseGitConfig(input.toString())
    formatGitConfig(settings)
  },
  'caller-reference': (input) => {
    const reference = input.toString()
    const parsed = parseCallerReference(reference)
    if (parsed === undefined || reference.length > MAX_REFERENCE_LENGTH) return
    assert.equal(formatCallerReference(parsed.origin, parsed.part), reference)
  },
  state: (input) => {
    const members = { file: new Map<string, string>(), live: new Map<string, string>() }
    const [name = ''] = stateTag({ file: '', live: '', members }).keys()
    const state = readState(new Map([[name, input.toString()]]))
    if (state !== undefined) assert.deepEqual(readState(stateTag({ ...state, members })), state)
  },
  settings: (input) => {
    const read = settingReader(() => inputSetting('fuzz', input.toString()), report)
    read.boolean('fuzz')
    const most = 100
    const integer = read.integer('fuzz', { least: 0, most })
    assert.ok(integer >= 0 && integer <= most)
    assert.ok(read.duration('fuzz', 0) >= 0)
    assert.ok((read.age('fuzz') ?? 0) >= 0)
  },
  'no-proxy': (input) => {
    const [excluded = '', proxy = ''] = input.toString().split('\n')
    for (const url of ['https://www.example.com/', 'http://127.0.0.1:8080/', 'https://[::1]/']) {
      findProxy(new URL(url), { NO_PROXY: excluded, HTTPS_PROXY: proxy, HTTP_PROXY: proxy })
    }
  },
  playground: (input) => {
    const state = fromFragment(input.toString())
    if (state === undefined) return
    const again = fromFragment(toFragment(state))
    if (again !== undefined) assert.deepEqual(again, state)
  },
  'command-line': (input) => {
    const line = readCommandLine(input.toString().split('\n'))
    if (line.kind === 'plan') line.input('rules')
  },
}
