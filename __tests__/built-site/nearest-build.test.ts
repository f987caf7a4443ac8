import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { findNearestBuild } from '../../src/built-site/nearest-build.ts'

test.each([
  ['pubic', ['public/index.html', 'src/a.js'], 'public'],
  ['Public', ['public/index.html'], 'public'],
  ['web/dits', ['web/dist/index.html', 'dist/index.html'], 'web/dist'],
  ['dist', ['web/dist/index.html', 'web/src/main.js'], 'web/dist'],
  ['build/html', ['docs/build/html/index.html'], 'docs/build/html'],
  ['output', ['_site/index.html', 'src/a.md'], '_site'],
  ['output', ['_site/index.html', 'public/a.css'], undefined],
  ['public', ['src/a.md', 'node_modules/x/public/a.css'], undefined],
  ['public/docs', ['public'], undefined],
  ['public', [], undefined],
])('for %s beside %j it is %s', async (directory, files, expected) => {
  const workspace = await mkdtemp(join(tmpdir(), 'nearest-'))
  try {
    for (const file of files) {
      await mkdir(dirname(join(workspace, file)), { recursive: true })
      await writeFile(join(workspace, file), '')
    }
    expect(findNearestBuild(workspace, directory)).toBe(expected)
  } finally {
    await rm(workspace, { recursive: true })
  }
})
