import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

test('what the runner gets to read: no command, no output and no summary but those that were meant', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'runner-'))
  try {
    const [outputs, summary] = [join(directory, 'outputs'), join(directory, 'summary')]
    await Promise.all([writeFile(outputs, ''), writeFile(summary, '')])
    const script = fileURLToPath(new URL('../support/report/speak.ts', import.meta.url))
    const env = { PATH: process.env['PATH'], GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary }
    const { stdout } = await promisify(execFile)(process.execPath, [script], { env })

    const harmless = ': :error::x\\n::set-output name=status::done # #[add-mask]y'
    expect(stdout.split('\n')).toEqual([
      harmless,
      `::group::${harmless}`,
      `- ${harmless}`,
      '- : :debug::z',
      '::endgroup::',
      `::notice::${harmless}`,
      `::warning::${harmless}`,
      '',
    ])
    const written = await readFile(outputs, 'utf8')
    expect(written).toMatch(
      /^status<<(ghadelimiter_[\w-]+)\ncompleted\n\1\npaths<<(ghadelimiter_[\w-]+)\n\["\/a"\]\nstatus=failed\n\2\n$/,
    )
    expect(await readFile(summary, 'utf8')).toBe('<p>one</p>\n<p>two</p>\n')
  } finally {
    await rm(directory, { recursive: true })
  }
})
