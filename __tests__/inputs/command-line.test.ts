import { expect, test } from '@jest/globals'
import { readManifest } from '../../emulators/runner/action-manifest.ts'
import { readCommandLine } from '../../src/inputs/command-line.ts'

test('options are read by the names of inputs', () => {
  const read = readCommandLine(['plan', '--root=public', '--clean-urls', '--paths', '/a', '--paths', '/b', '--json'])
  if (read.kind !== 'plan') throw new Error(read.kind)

  expect(read.json).toBe(true)
  expect(['root', 'clean-urls', 'paths', 'rules'].map(read.input)).toEqual(['public', 'true', '/a\n/b', undefined])
})

test('every option but --json is an input of the action', async () => {
  const { inputs } = await readManifest()
  const help = readCommandLine(['--help'])
  if (help.kind !== 'help') throw new Error(help.kind)
  const options = Array.from(help.text.matchAll(/^ {2}--([\w-]+)/gm), ([, name = '']) => name)

  expect(options.length).toBeGreaterThan(15)
  expect(options.filter((name) => !(name in inputs))).toEqual(['json', 'help'])
})

test.each([[[]], [['help']], [['--help']], [['-h']], [['plan', '--help']]])('%j shows the options', (args) => {
  expect(readCommandLine(args).kind).toBe('help')
})

test.each([
  [['plam'], '"plam" is not a command; write `plan`'],
  [['plan', '--rot', 'public'], '`--rot` is not an option of `plan`; did you mean `--root`?'],
  [['plan', '--wait'], '`--wait` is not an option of `plan`'],
  [['plan', 'public'], '"public" is not an option; write a name before it, such as `--root public`'],
  [['plan', '--root'], '`--root` needs a value'],
  [['plan', '--root', '--json'], '`--root` needs a value'],
  [['plan', '--clean-urls=yes'], '`--clean-urls` takes no value; leave out `=yes`'],
  [['plan', '--constructor'], '`--constructor` is not an option of `plan`'],
  [['plan', '-r', 'public'], '`-r` is not an option of `plan`'],
])('%j is refused', (args, message) => {
  expect(readCommandLine(args)).toEqual({ kind: 'wrong', message: expect.stringContaining(message) })
})
