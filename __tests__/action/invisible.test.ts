/** The built action and text that does something to a terminal or to the eye, from everywhere that text comes from. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { FaultRule } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { withStep } from '../support/action/step-fixture.ts'

const TEXT = '\u007f\u0085\u009b31m\u202e\u2066\u2028\u2029\u200b\ufeff##[error]'
const NAME = 'a\u001b[31m\u0085\u202e\u2028\u200b.css'
const INVISIBLE = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u

const REFUSAL: FaultRule = { fault: 'error', operation: 'CreateInvalidation', code: 'AccessDenied', message: TEXT }

test.concurrent('file names and answers of the service are shown without effect', async () => {
  await withStep({ changes: { [`public/${NAME}`]: '2' }, faults: [REFUSAL] }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public' })
    expect(ended.exitCode).toBe(1)
    for (const text of [ended.log, ended.summary, ended.resultFile, ...ended.outputs.values()])
      expect(text).not.toMatch(INVISIBLE)
    expect(ended.log).not.toContain('##[')
    expect(ended.log).toContain('\\u007f\\u0085\\u009b31m\\u202e\\u2066\\u2028\\u2029')
    expect(ended.log).toContain('a\\u001b[31m\\u0085')
  })
})

test.concurrent.each([
  ['inputs', { distribution: `E1${TEXT}`, root: `pub${NAME}`, base: `x${TEXT}`, paths: `/a${TEXT}\n${TEXT}` }],
  ['rules', { distribution: 'E1EXAMPLE', rules: `${TEXT}\n{${NAME} -> ${TEXT}` }],
])('so are %s', async (_, inputs) => {
  await withStep({ changes: { 'public/a.css': '2' } }, async ({ run }) => {
    const ended = await run(inputs)
    expect([ended.exitCode, ended.log]).toEqual([1, expect.not.stringMatching(INVISIBLE)])
    expect(ended.log).toContain('\\u202e')
    expect(ended.log).not.toContain('##[')
  })
})

test.concurrent('so are a rules file and a configuration', async () => {
  await withStep({ changes: { 'public/a.css': '2' } }, async ({ step, run }) => {
    const text = JSON.stringify({ [`rules${TEXT}`]: [TEXT], Comment: TEXT })
    await writeFile(join(step.workspace, 'rules.yml'), text)
    const purged = await run({ distribution: 'E1EXAMPLE', 'rules-file': 'rules.yml' })
    const deployed = await run({ command: 'deploy', name: 'x', 'config-file': `rules${TEXT}.yml` })
    for (const { exitCode, log } of [purged, deployed]) {
      expect([exitCode, log]).toEqual([1, expect.not.stringMatching(INVISIBLE)])
      expect(log).toContain('\\u202e')
    }
  })
})
