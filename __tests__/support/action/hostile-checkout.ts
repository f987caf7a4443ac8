/** Runs the built action in a checkout with hostile git files. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../../emulators/runner/push-event.ts'
import { CREDENTIALS, runAction, type StepRun } from '../../../emulators/runner/run-action.ts'
import { serveGit, type GitServer } from '../changed-files/git-server.ts'
import { copySandbox, openSandbox, type GitSandbox } from '../changed-files/git-sandbox.ts'
import { makeMarkingProgram, type MarkingProgram } from '../repository/marking.ts'

const execute = promisify(execFile)
export const TOKEN = 'ghs_0123456789'

let cloudfront: EmbeddedCloudFront
export let sandbox: GitSandbox
export let server: GitServer
export let marking: MarkingProgram
export let base: string
export let head: string
/** A checkout of depth 1, which lacks the base. */
export let clone: string

/** Call it once in a suite; each test gets its own checkout. */
export function eachOnItsCheckout(): void {
  let template: GitSandbox

  beforeAll(async () => {
    cloudfront = await startCloudFront({})
    cloudfront.addDistribution({ id: 'E1EXAMPLE' })
    template = openSandbox()
    template.write('public/a.css', '1')
    template.write('public/b.css', '1')
    template.write('.gitattributes', '*.css diff=evil filter=evil\n')
    base = template.commit()
    template.write('public/b.css', '2')
    head = template.commit()
    template.push()
    template.clone('clone', 1)
  })
  afterAll(() => {
    template.remove()
    return cloudfront.close()
  })

  beforeEach(async () => {
    sandbox = copySandbox(template, ['clone'])
    server = await serveGit(sandbox, TOKEN)
    marking = makeMarkingProgram(sandbox.directory)
    clone = join(sandbox.directory, 'clone')
  })
  afterEach(async () => {
    await server.close()
    sandbox.remove()
  })
}

export type Variables = Readonly<Record<string, string>>

export async function purge({
  env = {},
  workspace = clone,
  token = TOKEN,
}: { env?: Variables; workspace?: string; token?: string } = {}): Promise<StepRun> {
  return runAction({
    workspace,
    event: { name: 'push', payload: makePushEvent({ before: base, after: head }), sha: head },
    inputs: { distribution: 'E1EXAMPLE', root: 'public', base: 'event', 'github-token': token },
    env: {
      ...CREDENTIALS,
      AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
      GITHUB_SERVER_URL: server.url,
      GITHUB_REPOSITORY: 'octo-org/site',
      ...env,
    },
  })
}

/**
 * Plain git, which runs the hostile program whether it fails or not. The server is in this process, so do not block it.
 */
export async function plainGit(args: readonly string[], variables: Variables = {}): Promise<void> {
  const env = { ...sandbox.env, GIT_TERMINAL_PROMPT: '0', ...variables }
  // Only the mark matters.
  await execute('git', args, { cwd: clone, env, timeout: 20_000 }).catch(() => undefined)
}

export function configure(text: string): void {
  const file = join(clone, '.git', 'config')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${text}\n`)
}

export function makeHook(...names: readonly string[]): void {
  marking.namedLike(join(clone, '.git', 'hooks'), ...names)
}
