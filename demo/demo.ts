/**
 * The main job, end to end and for real: a git repository with a push of three commits, a checkout at depth 1 as actions/checkout
 * makes it, the built action as a process with the runner's environment, and a CloudFront that speaks the protocol over HTTP.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startCloudFront } from '../embedded-cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../local-runner/push-event.ts'
import { createRepository } from '../local-runner/repository.ts'
import { CREDENTIALS, runAction } from '../local-runner/run-action.ts'
import { printedBy } from '../local-runner/run-program.ts'

const RULES = `!public/**/*.map
public/**            -> /{path}
content/**/*.md      -> /{dir}/{name}/
{layouts,themes}/**  -> /*`

const directory = await mkdtemp(join(tmpdir(), 'cloudfront-action-demo-'))
const cloudfront = await startCloudFront({ completionMs: 3_000 })
try {
  const distribution = cloudfront.addDistribution({ aliases: ['www.example.com'] })
  heading('A CloudFront on this machine')
  say(`${cloudfront.url} with distribution ${distribution.id}, which serves www.example.com`)

  heading('A push of three commits')
  const site = await createRepository(join(directory, 'site'))
  const before = await site.commit({
    'public/index.html': '<h1>Hello</h1>',
    'public/css/main.css': 'body { color: black }',
    'public/js/runtime~main.js': 'start()',
    'public/menu (old).pdf': '%PDF',
    'content/about.md': '# About us',
    'README.md': 'The site.',
  })
  await site.commit({ 'public/index.html': '<h1>Hello, world</h1>' }, 'Greet everyone')
  await site.commit(
    { 'public/menu (old).pdf': undefined, 'public/menü.pdf': '%PDF', 'content/about.md': '# About' },
    'Rename the menu, tell less',
  )
  const after = await site.commit(
    { 'public/js/runtime~main.js': 'begin()', 'public/js/main.js.map': '{}', 'README.md': 'Our site.' },
    'Start otherwise',
  )
  say(await site.git('log', '--oneline', '--stat', '--format=%h %s', `${before}..${after}`))

  heading('The step, in a checkout that has the last commit only')
  const workspace = join(directory, 'workspace')
  await site.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  await printedBy({
    command: 'git',
    args: ['clone', '--quiet', '--depth=1', pathToFileURL(site.directory).href, workspace],
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '', HOME: directory },
  })
  const inputs = { distribution: 'www.example.com', rules: RULES, wait: 'true' }
  say(`with:\n  distribution: www.example.com\n  wait: true\n  rules: |\n${RULES.replaceAll(/^/gm, '    ')}\n`)
  const step = await runAction({
    workspace,
    event: { name: 'push', payload: makePushEvent({ before, after }), sha: after },
    inputs,
    env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url },
  })
  say(step.log)

  heading('What CloudFront was asked')
  for (const { method, path, status } of cloudfront.requests) say(`${method} ${path} → ${status}`)
  for (const { id, status, paths, callerReference } of cloudfront.invalidations(distribution.id)) {
    say(`${id} ${status} ${callerReference}\n  ${paths.join('\n  ')}`)
  }

  heading('The outputs')
  for (const [name, value] of step.outputs) if (name !== 'result') say(`${name}=${value}`)

  heading('The job summary')
  say(step.summary)
  if (step.exitCode !== 0) throw new Error(`The step ended with exit code ${step.exitCode}`)
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
