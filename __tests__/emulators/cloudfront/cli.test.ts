import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { CloudFrontClient, CreateInvalidationCommand, ListDistributionsCommand } from '@aws-sdk/client-cloudfront'
import { startCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { batchOf, thrownBy } from '../../support/emulators/cloudfront/fixture.ts'

const CLI = fileURLToPath(new URL('../../../emulators/cloudfront/cli.ts', import.meta.url))

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  const errors: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  // `close` comes after the last output, `exit` may not.
  const ended = once(child, 'close').then(([code, signal]: readonly unknown[]) => ({
    code,
    signal,
    lines,
    errors: Buffer.concat(errors).toString(),
  }))
  return { child, ended, firstLine: once(output, 'line').then(([line]) => String(line)) }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it serves until %s, logs each request in a line and ends cleanly',
  async (signal) => {
    const { child, ended, firstLine } = run(
      '--port=0',
      '--distribution=EXAMPLE1=www.example.com',
      '--tenant=dt_1@EXAMPLE1=shop.example.com',
      '--completion=1m',
      '--fault=reset,operation=CreateInvalidation',
    )
    const greeting = await firstLine
    const [, endpoint = ''] = / AWS_ENDPOINT_URL_CLOUDFRONT=(\S+)$/.exec(greeting) ?? []
    expect(greeting).toBe(
      `CloudFront with EXAMPLE1, dt_1 is at ${endpoint}: set AWS_ENDPOINT_URL_CLOUDFRONT=${endpoint}`,
    )
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)

    const client = new CloudFrontClient({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' },
      maxAttempts: 1,
    })
    const { DistributionList } = await client.send(new ListDistributionsCommand())
    expect(DistributionList?.Items).toMatchObject([{ Id: 'EXAMPLE1', Aliases: { Items: ['www.example.com'] } }])
    const create = new CreateInvalidationCommand({ ...batchOf('r', ['/a']), DistributionId: 'EXAMPLE1' })
    await thrownBy(client.send(create))
    expect((await client.send(create)).Invalidation?.Status).toBe('InProgress')
    await thrownBy(client.send(new CreateInvalidationCommand(batchOf('r', ['/a']))))
    // The client keeps its connections alive: the server must not wait for them.
    child.kill(signal)
    const { code, signal: killedBy, lines, errors } = await ended
    client.destroy()

    expect({ code, killedBy, errors }).toEqual({ code: 0, killedBy: null, errors: '' })
    const [, ...log] = lines
    expect(log.map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3} /, ''))).toEqual([
      'GET /2020-05-31/distribution ListDistributions 200',
      'POST /2020-05-31/distribution/EXAMPLE1/invalidation CreateInvalidation unanswered (fault: reset)',
      'POST /2020-05-31/distribution/EXAMPLE1/invalidation CreateInvalidation 201',
      'POST /2020-05-31/distribution/E2EXAMPLE/invalidation CreateInvalidation 404 NoSuchDistribution',
    ])
  },
)

test('--help says how it is used', async () => {
  const { code, lines, errors } = await run('--help').ended
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(lines[0]).toBe('Usage: node cli.ts [options]')
})

test.each([
  [['--completion=soon'], '--completion is "soon"; it must be a duration as 500ms, 5s or 1m.\n'],
  [
    ['--port=0', '--fault=error,code=NoSuchError'],
    '"NoSuchError" is not an error of CloudFront: give a name from the service\'s model, such as NoSuchDistribution.\n',
  ],
  [
    ['--port=0', '--distribution=EXAMPLE1', '--tenant=dt_1@EXAMPLE2=shop.example.com'],
    'The distribution EXAMPLE2 of the tenant dt_1 does not exist: add the distribution first.\n',
  ],
])('%j ends with a message', async (args, message) => {
  expect(await run(...args).ended).toEqual({ code: 2, signal: null, lines: [], errors: message })
})

test('a port that is taken ends it with a message', async () => {
  const server = await startCloudFront()
  const { code, errors } = await run(`--port=${server.port}`).ended
  await server.close()
  expect(code).toBe(2)
  expect(errors).toMatch(
    /^The server cannot listen on port \d+ .*EADDRINUSE.*: choose another, or 0 for any that is free\.\n$/,
  )
})
