import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { spyOn } from 'jest-mock'
import { openTerminal } from '../../src/report/terminal.ts'
import { prepareHiding } from '../../src/secrets.ts'

const HOSTILE = '::error::a\u001b[31m\u202e ##[warning] secret-of-the-job'
const terminal = openTerminal(prepareHiding(['secret-of-the-job']))
const log = spyOn(console, 'log')
const error = spyOn(console, 'error')

beforeEach(() => {
  for (const spy of [log, error]) spy.mockReset().mockImplementation(() => undefined)
})
afterAll(() => {
  for (const spy of [log, error]) spy.mockRestore()
})

test('text can be no command of the runner and moves no cursor, and secrets are hidden', () => {
  terminal.write([HOSTILE, 'two'])
  terminal.complain(HOSTILE)

  expect(log).toHaveBeenCalledWith(': :error::a\\u001b[31m\\u202e # #[warning] ***\ntwo')
  expect(error).toHaveBeenCalledWith(': :error::a\\u001b[31m\\u202e # #[warning] ***')
})

test('JSON stays what it is, but for secrets', () => {
  terminal.writeJson({ [HOSTILE]: ['a\nb'] })
  const [written] = log.mock.calls[0] as [string]

  expect(JSON.parse(written)).toEqual({ [HOSTILE.replace('secret-of-the-job', '***')]: ['a\nb'] })
  expect(written).toMatch(/^[\n -~]*$/)
  expect(written).not.toContain('##[')
})
