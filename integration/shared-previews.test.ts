import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { printedBy } from '../emulators/runner/run-program.ts'
import { credentials } from './aws-cli.ts'
import { emulators } from './emulators.ts'
import { findTool, repositoryRoot } from './tools.ts'

const DOCUMENT = join(repositoryRoot, 'docs/shared-previews.md')

test('the commands of docs/shared-previews.md publish the function with the domain, and publish it again', async (context) => {
  const directory = await mkdtemp(join(tmpdir(), 'function-'))
  context.after(() => rm(directory, { recursive: true, force: true }))
  const ministack = emulators.find(({ name }) => name === 'ministack')
  assert.ok(ministack)
  const server = await ministack.start(directory)
  context.after(server.stop)
  const run = (script: string) =>
    printedBy({
      command: 'bash',
      args: ['-euo', 'pipefail', '-c', script],
      cwd: directory,
      env: {
        ...credentials,
        HOME: directory,
        AWS_PAGER: '',
        AWS_ENDPOINT_URL_CLOUDFRONT: server.url,
        PATH: `${dirname(findTool('aws'))}:${process.env['PATH'] ?? ''}`,
      },
    })
  const readLive = async () => {
    await run('aws cloudfront get-function --name shared-previews --stage LIVE live.js')
    return readFile(join(directory, 'live.js'), 'utf8')
  }

  const document = await readFile(DOCUMENT, 'utf8')
  const [create = '', update = '', ...others] = [...document.matchAll(/^ *```sh\n(.*?)^ *```$/gms)].map(
    ([, script]) => script,
  )
  assert.deepEqual(others, [])
  const shipped = await readFile(join(repositoryRoot, 'examples/shared-previews/function.js'), 'utf8')
  const own = shipped.replace('preview.example.com', 'preview.my-site.org')
  assert.notEqual(own, shipped)

  const printed = await run(create.replaceAll('examples/', `${repositoryRoot}/examples/`))
  assert.match(printed.trim().split('\n').at(-1) ?? '', /^arn:aws:cloudfront::\d+:function\/shared-previews$/)
  assert.equal(await readLive(), own)

  const changed = `${own}\n// changed\n`
  await writeFile(join(directory, 'function.js'), changed)
  await run(update)
  assert.equal(await readLive(), changed)
})
