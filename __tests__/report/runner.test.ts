import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

type Said = {
  readonly stdout: string
  readonly outputs: string
  readonly summary: string
  readonly files: readonly string[]
  readonly modes: readonly number[]
}

/** What comes out of all doors of the runner, by `write-texts.ts`. */
async function writeTexts(texts: readonly string[], secrets: readonly string[] = []): Promise<Said> {
  const directory = await mkdtemp(join(tmpdir(), 'runner-'))
  try {
    const [outputs, summary, given] = [join(directory, 'outputs'), join(directory, 'summary'), join(directory, 'given')]
    await Promise.all([
      writeFile(outputs, ''),
      writeFile(summary, ''),
      writeFile(given, JSON.stringify({ texts, secrets })),
    ])
    const script = fileURLToPath(new URL('../support/report/write-texts.ts', import.meta.url))
    const env = { PATH: process.env['PATH'], GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary }
    const child = promisify(execFile)(process.execPath, [script, given, directory], { env })
    // The step fails, since `fail` is one of the doors.
    const { stdout } = await child.catch((error: unknown) => error as { readonly stdout: string })
    const written = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort()
    const paths = written.map((name) => join(directory, name))
    return {
      stdout,
      outputs: await readFile(outputs, 'utf8'),
      summary: await readFile(summary, 'utf8'),
      files: await Promise.all(paths.map((path) => readFile(path, 'utf8'))),
      modes: await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o777)),
    }
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** The values of the outputs, as the runner reads the file. */
function readOutputs(written: string): readonly (readonly [string, string])[] {
  const blocks = [...written.matchAll(/^(\w+)<<(ghadelimiter_[\w-]+)\n([^]*?)\n\2\n/gm)]
  expect(blocks.map(([block]) => block).join('')).toBe(written)
  return blocks.map(([, name = '', , value = '']) => [name, value])
}

test('no text becomes a command, another output, another line of a file, or another line of the log', async () => {
  const bad = '::error::x\n::set-output name=status::done ##[add-mask]y'
  const { stdout, outputs, summary, files, modes } = await writeTexts([bad])

  const one = ': :error::x\\n::set-output name=status::done # #[add-mask]y'
  const two = ': :error::x%0A: :set-output name=status::done # #[add-mask]y'
  const file = ': :error::x\\n::set-output name=status::done # #[add-mask]y'.replaceAll(':', '%3A')
  expect(stdout.split('\n')).toEqual([
    one,
    `::group::${one}`,
    `- ${one}`,
    '::endgroup::',
    `::notice::${one}`,
    `::warning file=${file},line=1::${one}`,
    `::error file=${file}::${two}`,
    `::error::${two}`,
    `::error::${two}`,
    // What is cleaned for a comment keeps its lines.
    ...bad.split('\n'),
    '',
  ])
  expect(readOutputs(outputs)).toEqual([
    ['text', bad.replace('\n', '\\n')],
    ['list', JSON.stringify([bad])],
  ])
  expect(summary.split('\n')[0]).toBe('<p>::error::x\\n::set-output name=status::done &#35;&#35;[add-mask]y</p>')
  expect(files.map((text) => JSON.parse(text) as unknown)).toEqual([[bad]])
  expect(modes).toEqual([0o600])
})

const INVISIBLE = [
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;https://example.com\u0007link',
  '\u009b31m',
  '\u0000\u0007\u0008\u007f\u0085',
  '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c',
  '\u2028\u2029',
  '\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u3164',
  '\u{e0041}\u{e007f}',
  'caf\udce9 \ud83d',
]

test('what nobody can see is shown, and means the same in JSON, at every door', async () => {
  const { stdout, outputs, summary, files } = await writeTexts(INVISIBLE)
  for (const text of [stdout, outputs, summary, ...files]) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164]/u)
    expect(text).not.toContain('\ufffd')
  }
  for (const text of [stdout, summary]) expect(text).toContain('\\u001b[31mred\\u001b[0m')
  const lists = readOutputs(outputs).flatMap(([name, value]) => (name === 'list' ? [JSON.parse(value) as unknown] : []))
  expect(lists).toEqual(INVISIBLE.map((text) => [text]))
  expect(files.map((text) => JSON.parse(text) as unknown)).toEqual(lists)
})

test('no secret passes a door, neither by its value nor by its form', async () => {
  const key = 'wJalrXUtnFEMI/K7MDENG/bPx&RfiCYEXAMPLEKEY'
  const token = `ghs_123456_eyJ${'aB-9_'.repeat(50)}.eyJ${'cD-0_'.repeat(50)}.${'eF-1_'.repeat(17)}`
  const texts = [
    key,
    encodeURIComponent(key),
    Buffer.from(key).toString('base64'),
    Buffer.from(`user:${key}`).toString('base64'),
    token,
    `https://x-access-token:${token}@github.com/`,
    Buffer.from(`x-access-token:${token}`).toString('base64'),
    'AKIAIOSFODNN7EXAMPLE',
    'Authorization: Basic dXNlcjpwYXNz',
  ]
  const { stdout, outputs, summary, files } = await writeTexts(texts, [key, token])
  const parts = [/wJalr/, /EXAMPLEKEY/, /K7MDENG/, /eyJ/, /cD-0_/, /AKIA/, /dXNlcjpwYXNz/, /aB-9_/]
  const encoded = [key, token].map((secret) => Buffer.from(secret).toString('base64').slice(6, 40))
  for (const text of [stdout, outputs, summary, ...files]) {
    expect(text).toContain('***')
    for (const part of parts) expect(text).not.toMatch(part)
    for (const part of encoded) expect(text).not.toContain(part)
  }
})
