import type { DeployResult, DeployedDistribution } from '../distribution/deploy/result.ts'
import { fillDomain } from './address.ts'
import type { PreviewSite, SiteOutcome } from './site.ts'

export type OwnDistribution = {
  readonly url: string
  readonly deploy: (onDistribution: (distribution: DeployedDistribution) => void) => Promise<DeployResult>
  readonly destroy: () => Promise<DeployResult>
}

export function ownDistribution({ url, deploy, destroy }: OwnDistribution): PreviewSite<DeployResult> {
  const addressOf = ({ domainName }: DeployedDistribution) => fillDomain(url, domainName)
  return {
    bringUp: async ({ onAddress }) => {
      const result = await deploy((distribution) => {
        onAddress(addressOf(distribution))
      })
      const { distribution, problems } = result
      return {
        state: stateOfDeployment(result),
        url: distribution && addressOf(distribution),
        problems,
        result,
      }
    },
    takeDown: async () => {
      const result = await destroy()
      return { state: stateOfDestruction(result), url: undefined, problems: result.problems, result }
    },
  }
}

function stateOfDeployment({ status, distribution }: DeployResult): SiteOutcome<DeployResult>['state'] {
  if (status === 'failed' || status === 'planned') return status
  return distribution?.status === 'deployed' ? 'served' : 'deploying'
}

function stateOfDestruction({ status, change }: DeployResult): SiteOutcome<DeployResult>['state'] {
  if (change === 'none') return status === 'failed' ? 'failed' : 'absent'
  if (status === 'planned') return 'planned'
  return status === 'failed' && change !== 'disabled' && change !== 'deleted' ? 'failed' : 'gone'
}
