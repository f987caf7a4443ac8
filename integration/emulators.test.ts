import { after, before, describe, test } from 'node:test'
import { emulators } from './emulators.ts'
import { deploymentScenarios } from './scenarios/deployments.ts'
import { distributionScenarios } from './scenarios/distributions.ts'
import { ownershipScenarios } from './scenarios/ownership.ts'
import { pathScenarios } from './scenarios/paths.ts'
import { setUpWorkbench, type Workbench } from './workbench.ts'

for (const emulator of emulators) {
  describe(`the action with ${emulator.name}`, () => {
    let bench: Workbench
    before(async () => {
      bench = await setUpWorkbench(emulator)
    })
    after(() => bench.tearDown())

    for (const { name, needs, run } of [
      ...pathScenarios,
      ...distributionScenarios,
      ...deploymentScenarios,
      ...ownershipScenarios,
    ]) {
      if (needs !== undefined && !emulator[needs]) continue
      test(name, (context) => run({ bench, emulator, context }))
    }
  })
}
