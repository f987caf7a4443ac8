/** The policy docs/iam/purge.json is enough for what the built action asks, and each of its actions is needed. */
import { expect } from '@jest/globals'
import type { Step } from '../../emulators/runner/run-action.ts'
import { logOf, testPolicy, type Scenario } from '../support/docs/iam.ts'

const purge = (inputs: Step['inputs']): Scenario =>
  async function* ({ cloudfront, run }) {
    cloudfront.addDistribution({ id: 'E2EXAMPLE1ABCD', aliases: ['www.example.com'] })
    cloudfront.addTenant({ id: 'dt_EXAMPLE', distributionId: 'E2EXAMPLE1ABCD', domains: ['shop.example.com'] })
    yield await run({ paths: '/a', ...inputs })
  }
const SEVERAL = { paths: '/a\n/b', wait: 'true', 'batch-size': '1' }

testPolicy(
  'purge',
  [
    purge({ distribution: 'www.example.com' }),
    purge({ distribution: 'shop.example.com' }),
    purge({ distribution: 'E2EXAMPLE1ABCD', wait: 'true' }),
    purge({ distribution: 'E2EXAMPLE1ABCD', ...SEVERAL }),
    purge({ distribution: 'dt_EXAMPLE', wait: 'true' }),
    purge({ distribution: 'dt_EXAMPLE', ...SEVERAL }),
    purge({ distribution: 'E2EXAMPLE1ABCD', paths: '#product:tv' }),
  ],
  {
    'CacheTagWarning cloudfront:GetDistributionConfig': (runs) => {
      expect(logOf(runs)).not.toContain('has no CacheTagConfig')
    },
  },
)
