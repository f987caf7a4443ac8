import { readCommandLine, USAGE, type CommandLine } from './command-line/arguments.ts'
import { describeRequest } from './command-line/request-line.ts'
import { startCloudFront, type EmbeddedCloudFront } from './embedded-cloudfront.ts'

async function run({ options, distributions, tenants }: CommandLine): Promise<void> {
  const server = await startCloudFront({
    ...options,
    onRequest: (request) => {
      console.log(describeRequest(request))
    },
  })
  try {
    announce(server, [...distributions.map(server.addDistribution), ...tenants.map(server.addTenant)])
  } catch (error) {
    await server.close()
    throw error
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
}

function announce(server: EmbeddedCloudFront, targets: readonly { readonly id: string }[]): void {
  const ids = targets.map(({ id }) => id).join(', ')
  console.log(`CloudFront with ${ids} is at ${server.url}: set AWS_ENDPOINT_URL_CLOUDFRONT=${server.url}`)
}

try {
  const commandLine = readCommandLine(process.argv.slice(2))
  if (commandLine === 'help') console.log(USAGE)
  else await run(commandLine)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
