/** Deploys the text of a configuration file to a running CloudFront, by the code and the adapter that the action runs. */
import { distributionShape } from '../../../../src/cloudfront/distribution-shape.ts'
import { connectDirectly } from '../../cloudfront/connect.ts'
import type { DistributionFile } from '../../../../src/distribution/configuration/normalising/distribution-file.ts'
import { readDistributionFile } from '../../../../src/distribution/configuration/read-distribution-file.ts'
import { deploy } from '../../../../src/distribution/deploy/deploy.ts'
import type { DeployResult } from '../../../../src/distribution/deploy/result.ts'
import { InvalidInput, type Fault } from '../../../../src/faults.ts'
import type { Clock } from '../../../../src/waiting/clock.ts'
import { CREDENTIALS, withEnvironment } from '../../cloudfront/environment.ts'

const SHAPE = distributionShape()

const VARIABLES = new Map([
  ['NAME', 'production'],
  ['REPOSITORY', 'octo-org/site'],
  ['BRANCH_SLUG', 'main'],
  ['BUCKET', 'my-bucket'],
  ['ORIGIN_SECRET', 'open sesame'],
])

export function readText(file: string, text: string | Uint8Array) {
  const faults: Fault[] = []
  const advice: Fault[] = []
  const read = readDistributionFile({
    file,
    bytes: Buffer.from(text),
    variables: VARIABLES,
    shape: SHAPE,
    strict: true,
    report: (fault) => void faults.push(fault),
    advise: (fault) => void advice.push(fault),
  })
  return { read, faults, advice }
}

/** The file must be correct. */
export function requireFile(file: string, text: string | Uint8Array): DistributionFile {
  const { read, faults } = readText(file, text)
  if (read === undefined || faults.length > 0) throw new InvalidInput(faults)
  return read
}

let runs = 0

export async function deployText(
  service: { readonly url: string },
  given: {
    readonly name: string
    readonly file: string
    readonly text: string | Uint8Array
    readonly dryRun?: boolean
  },
): Promise<DeployResult> {
  runs += 1
  return withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: service.url }, () => {
    const { cloudfront, distributions } = connectDirectly()
    return deploy(
      {
        name: given.name,
        repository: 'octo-org/site',
        repositoryId: '1001',
        file: requireFile(given.file, given.text),
        wait: false,
        waitTimeout: 60_000,
        onWaitTimeout: 'fail',
        dryRun: given.dryRun ?? false,
        purge: [],
        ignored: [],
      },
      {
        cloudfront: () => Promise.resolve(cloudfront),
        distributions: () => Promise.resolve(distributions),
        shape: SHAPE,
        clock: simulateClock(),
        log: { info: ignore, group: ignore, notice: ignore, warning: ignore },
        run: { runId: String(runs), runAttempt: '1', nonce: 'a' },
        onDistribution: ignore,
        onPlan: ignore,
      },
    )
  })
}

/** Only sleeping takes time. */
export function simulateClock(): Clock {
  let now = Date.UTC(2026, 10, 21)
  return {
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds
      return Promise.resolve()
    },
  }
}

export function ignore(): void {
  // What is said is tested elsewhere.
}
