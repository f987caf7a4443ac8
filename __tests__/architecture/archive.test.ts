import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../..', import.meta.url))

function git(...args: readonly string[]): Buffer {
  return execFileSync('git', args, { cwd: root, maxBuffer: 2 ** 28 })
}

/** Every job downloads this archive. GitHub makes it from the commit, as `.gitattributes` says. */
const archive = git('archive', 'HEAD')

test('the archive that a runner downloads has at most 700 KiB', () => {
  expect(gzipSync(archive).length).toBeLessThanOrEqual(700 * 1024)
})

test('the archive holds what runs, what a reader needs to approve it, and nothing else', () => {
  const names = execFileSync('tar', ['-t'], { input: archive, encoding: 'utf8' }).split('\n')
  const others = names.filter((name) => name !== '' && !name.endsWith('/') && !name.startsWith('dist/')).toSorted()
  expect(others).toEqual([
    '.github/workflows/preview.yml',
    '.github/workflows/purge.yml',
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'action.yml',
    'package.json',
    'schema/distribution-file.json',
    'schema/rules-file.json',
  ])
})
