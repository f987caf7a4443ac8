/** What a release needs: notes for its version, and the licences of what is bundled. */
import { describe, expect, test } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
