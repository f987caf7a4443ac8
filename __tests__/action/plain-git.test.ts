/** Git itself obeys the settings of hostile workspaces, so the action's tests of them can fail. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from '@jest/globals'
import { EMBEDDED, embedRepository, TRAPS } from '../support/action/embedded-repository.ts'
import { openSandbox } from '../support/changed-files/git-sandbox.ts'
import { makeMarkingProgram } from '../support/repository/marking.ts'

const execute = promisify(execFile)
const sandbox = openSandbox()
afterAll(sandbox.remove)
sandbox.write('public/a.css', '1')
sandbox.commit()
sandbox.push()
const complete = sandbox.clone('complete')

describe.each(Object.entries(TRAPS))('plain git obeys %s', (_, { text, obeyed }) => {
  test.each(['.git', ...EMBEDDED])('in %p', async (place) => {
    const directory = mkdtempSync(join(sandbox.directory, 'plain-'))
    const marking = makeMarkingProgram(directory)
    const clone = join(directory, 'clone')
    cpSync(complete, clone, { recursive: true })
    const settings = text(marking.program)
    if (place === '.git') writeFileSync(join(clone, '.git', 'config'), `[core]\n\tbare = false\n${settings}`)
    else {
      rmSync(join(clone, '.git'), { recursive: true })
      embedRepository(join(clone, place), settings)
    }
    const cwd = place === '.git' ? clone : join(clone, place)
    // Whether git fails does not matter here.
    await execute('git', obeyed, { cwd, env: sandbox.env, timeout: 20_000 }).catch(() => undefined)
    expect(marking.hasRun()).toBe(true)
  })
})
