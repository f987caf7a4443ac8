/**
 * Runs `deploy` and `destroy` in separate processes with the embedded CloudFront, which also has other distributions.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect } from '@jest/globals'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type StoredDistribution,
} from '../../../../emulators/cloudfront/embedded-cloudfront.ts'
import { CREDENTIALS } from '../../cloudfront/environment.ts'
import { DESTROYED, tagsOf } from './account.ts'

const SCRIPT = fileURLToPath(new URL('run-in-own-process.ts', import.meta.url))

export let server: EmbeddedCloudFront
let foreign: readonly StoredDistribution[]

/** Call it once in a suite; each test gets its own service. Other distributions must not change. */
export function eachOnItsService(): void {
  beforeEach(async () => {
    server = await startCloudFront({ deploymentMs: 30, completionMs: 30 })
    foreign = [
      server.addDistribution(),
      server.addDistribution({ tags: tagsOf('octo-org/website', 'pr-1') }),
      server.addDistribution({ tags: { ...tagsOf('octo-org/other', 'pr-12'), ...DESTROYED } }),
    ]
  })

  afterEach(async () => {
    expect(server.distributions().filter(({ id }) => isForeign(id))).toEqual(foreign)
    await server.close()
  })
}

function isForeign(id: string): boolean {
  return foreign.some((one) => one.id === id)
}

export function ours(): readonly StoredDistribution[] {
  return server.distributions().filter(({ id }) => !isForeign(id))
}

export async function run(command: 'deploy' | 'destroy', comment = 'A preview'): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, command, comment], {
    env: { PATH: process.env['PATH'], ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url },
  })
  return JSON.parse(stdout)
}

export function sent(operation: string): number {
  return server.requests.filter((request) => request.operation === operation).length
}
