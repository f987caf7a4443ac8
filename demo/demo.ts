/**
 * The whole action, end to end: a site behind an edge with a full cache, a push of three commits, a checkout at depth
 * 1, and the built action as a process. Fails if anything stale is served afterwards.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startCloudFront, websiteOrigin } from '../emulators/cloudfront/embedded-cloudfront.ts'
import { startGitHub } from '../emulators/github/embedded-github.ts'
import { makePushEvent, REPOSITORY } from '../emulators/runner/push-event.ts'
import { createRepository } from '../emulators/runner/repository.ts'
import { CREDENTIALS, runAction } from '../emulators/runner/run-action.ts'
import { printedBy } from '../emulators/runner/run-program.ts'
import { showPullRequest } from './pull-request.ts'
import { FIRST_COMMIT, publish, PUSH, RULES } from './site.ts'
import { addressesOf, visit } from './viewers.ts'

const HOUR = 3_600_000
/** Of a certificate authority of its own, for localhost. */
const tls = (name: string) => fileURLToPath(new URL(`../emulators/cloudfront/samples/${name}`, import.meta.url))

const directory = await mkdtemp(join(tmpdir(), 'cloudfront-action-demo-'))
const cloudfront = await startCloudFront({ completionMs: 3_000 })
try {
  const distribution = cloudfront.addDistribution({ aliases: ['www.example.com', 'localhost'] })
  const edge = await cloudfront.openEdge({
    certificate: { cert: await readFile(tls('edge.crt')), key: await readFile(tls('edge.key')) },
  })

  heading('A site behind CloudFront')
  const repository = await createRepository(join(directory, 'site'))
  const before = await repository.commit(FIRST_COMMIT)
  const oldBuild = join(directory, 'old')
  const oldObjects = await publish(repository.directory, oldBuild)
  let origin = websiteOrigin({ directory: oldBuild })
  const site = edge.serve({ distribution: distribution.id, origin: (target) => origin(target), errorTtlMs: HOUR })
  say(`${distribution.id} serves www.example.com: its API is ${cloudfront.url}, its edge ${edge.url}`)

  heading('A push of three commits')
  let after = before
  for (const [message, changes] of PUSH) after = await repository.commit(changes, message)
  say(await repository.git('log', '--reverse', '--name-status', '--format=%n%h %s', `${before}..${after}`))

  heading('What viewers get once it is published')
  const newBuild = join(directory, 'new')
  const objects = new Set([...oldObjects, ...(await publish(repository.directory, newBuild))])
  const addresses = [...objects].flatMap(addressesOf)
  for (const address of addresses) await site.request(address)
  say(`${objects.size} objects, asked for under ${addresses.length} addresses: the cache holds ${site.keys().length}`)
  origin = websiteOrigin({ directory: newBuild })
  const unpurged = await visit(site, addresses)
  say(`stale objects served: ${unpurged.stale.length}\n  ${unpurged.stale.join('\n  ')}`)

  heading('The step, in a checkout that has the last commit only')
  const workspace = join(directory, 'workspace')
  await repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  await printedBy({
    command: 'git',
    args: ['clone', '--quiet', '--depth=1', pathToFileURL(repository.directory).href, workspace],
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '', HOME: directory },
  })
  const inputs = {
    distribution: 'www.example.com',
    rules: RULES,
    'max-paths': '8',
    verify: 'fail',
    'verify-url': `https://localhost:${edge.port}`,
  }
  say(`with:
  distribution: www.example.com
  max-paths: 8
  verify: fail
  verify-url: ${inputs['verify-url']}
  rules: |\n${RULES.replaceAll(/^/gm, '    ')}\n`)
  const fetchedBefore = site.fetches.length
  const github = await startGitHub({ directory: repository.directory, repository: REPOSITORY })
  const step = await runAction({
    workspace,
    event: { name: 'push', payload: makePushEvent({ before, after }), sha: after },
    inputs: { ...inputs, 'github-token': github.token },
    env: {
      ...CREDENTIALS,
      AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
      GITHUB_API_URL: github.url,
      NODE_EXTRA_CA_CERTS: tls('edge.crt'),
    },
  }).finally(github.close)
  say(step.log)
  if (step.exitCode !== 0) throw new Error(`The step ended with exit code ${step.exitCode}`)

  heading('What CloudFront was asked')
  for (const { method, path, status } of cloudfront.requests) say(`${method} ${path} → ${status}`)

  heading('The outputs')
  for (const [name, value] of step.outputs) if (name !== 'result') say(`${name}=${value}`)

  heading('What viewers get now')
  const purged = await visit(site, addresses)
  const [, planned = '0'] = /(\d+) unchanged paths? of the site (?:is|are) also purged/.exec(step.log) ?? []
  const fetchedAgain = site.fetches.slice(fetchedBefore).filter(({ content }) => content === 'unchanged')
  say(`stale objects served: ${purged.stale.length}`)
  say(`unchanged objects fetched again: ${fetchedAgain.length} (planned ${planned})`)
  if (step.outputs.get('stale') !== '[]') throw new Error(`The step found stale URLs: ${step.outputs.get('stale')}`)
  if (purged.stale.length > 0) throw new Error(`After the step viewers still get the old ${purged.stale.join(', ')}`)

  await showPullRequest({ heading, say })

  heading('The proof: what the step saw at the edge')
  for (const line of step.log.split('\n')) if (line.includes(' purged URLs were answered at ')) say(line)
} finally {
  await cloudfront.close()
  await rm(directory, { recursive: true, force: true })
}

function heading(text: string): void {
  say(`\n=== ${text} ===\n`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
