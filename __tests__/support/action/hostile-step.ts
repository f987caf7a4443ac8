/** A step of the built action on a push, one of whose services is hostile. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Step } from '../../../emulators/runner/run-action.ts'
import type { Mode, RepeatedPage } from '../network/hostile-server.ts'
import { DEADLINE, meetHostileServer } from './hostile-run.ts'
import { withStep, type StepFixture } from './step-fixture.ts'

const CHANGES = {
  'public/a.css': '2',
  'cloudfront.yml': `Comment: one
Enabled: true
Origins: [{ Id: site, DomainName: site.s3.amazonaws.com, S3OriginConfig: { OriginAccessIdentity: '' } }]
DefaultCacheBehavior:
  TargetOriginId: site
  ViewerProtocolPolicy: redirect-to-https
  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`,
}

/** A step that asks the server at `url`; `empty` is a directory that is not a checkout. */
type Victim = {
  readonly step: (url: string, fixture: StepFixture, empty: string) => Pick<Step, 'inputs' | 'env'>
  readonly repeated?: RepeatedPage
  readonly honest?: readonly RepeatedPage[]
}

export async function meet(mode: Mode, { step, ...server }: Victim) {
  const empty = await mkdtemp(join(tmpdir(), 'hostile-'))
  try {
    return await withStep({ changes: CHANGES }, async (fixture) => {
      const met = await meetHostileServer({ mode, ...server }, (url, measured) => {
        const { inputs, env } = step(url, fixture, empty)
        return fixture.run({ 'wait-timeout': `${DEADLINE / 1000}s`, ...inputs }, { ...env, ...measured })
      })
      const purged = fixture.cloudfront.invalidations(fixture.distribution).flatMap(({ paths }) => paths)
      return { ...met, purged }
    })
  } finally {
    await rm(empty, { recursive: true })
  }
}
