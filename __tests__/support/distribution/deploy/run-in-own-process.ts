/** Deploys or destroys through the adapter, in real time, and prints the result. Arguments: `deploy` or `destroy`, and a comment. */
import { distributionShape } from '../../../../src/cloudfront/distribution-shape.ts'
import { connectDirectly } from '../../cloudfront/connect.ts'
import { deploy } from '../../../../src/distribution/deploy/deploy.ts'
import { destroy } from '../../../../src/distribution/destroy/destroy.ts'

const [, , command = '', comment = ''] = process.argv
const ours = { name: 'pr-12', repository: 'octo-org/website', repositoryId: '1001' }
const ignore = () => undefined
const log = { info: ignore, group: ignore, notice: ignore, warning: ignore }
const clock = {
  now: Date.now,
  // The service deploys at once, so pauses are shortened.
  sleep: (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds / 100)),
}
const { cloudfront, distributions } = connectDirectly()
const connected = { distributions: () => Promise.resolve(distributions), clock, log }
const waiting = { waitTimeout: 60_000, onWaitTimeout: 'fail', dryRun: false } as const

const config = {
  Comment: comment,
  Enabled: true,
  Aliases: { Quantity: 1, Items: ['pr-12.example.com'] },
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'site',
        DomainName: 'www.example.com',
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'site',
    ViewerProtocolPolicy: 'redirect-to-https',
    CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  },
}
const file = {
  file: 'site.yml',
  config,
  callerReference: undefined,
  id: undefined,
  tags: new Map([['team', 'web']]),
  places: new Map(),
}

const result =
  command === 'destroy'
    ? await destroy({ ...ours, ...waiting, teardown: 'wait' }, connected)
    : await deploy(
        { ...ours, ...waiting, file, wait: true, purge: ['/*'], ignored: [] },
        {
          ...connected,
          cloudfront: () => Promise.resolve(cloudfront),
          shape: distributionShape(),
          run: { runId: String(process.pid), runAttempt: '1', nonce: 'f00d42' },
          onDistribution: ignore,
          onPlan: ignore,
        },
      )
console.log(JSON.stringify(result))
