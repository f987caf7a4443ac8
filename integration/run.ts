/**
 * Runs the integration suites in lanes side by side and ends with the line `N passed, N failed`. Skipped and
 * cancelled tests count as failed, and so do suites without tests.
 */
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { memberAt } from './json.ts'
import { repositoryRoot } from './tools.ts'

/** `act` keeps what it shares in one directory, so its suites run one after the other. */
const LANES = [
  [
    'act/act.test.ts',
    'act/built-site.test.ts',
    'act/reusable-workflows.test.ts',
    'act/previews.test.ts',
    'act/examples.test.ts',
  ],
  [
    'workflows.test.ts',
    'browser/playground.test.ts',
    'embedded-cloudfront.test.ts',
    'shared-previews.test.ts',
    'emulators.test.ts',
  ],
  ['generators/generators.test.ts'],
  ['pictures.test.ts'],
]
const SUITE_TIMEOUT_MS = 600_000

/** How many tests of a suite passed and how many did not. */
type Count = { readonly passed: number; readonly failed: number }

/** Prints the suite's report at its end. */
async function runSuite(file: string): Promise<Count> {
  let passed = 0
  let failed = 0
  const report = run({ files: [file], concurrency: false, timeout: SUITE_TIMEOUT_MS })
  report.on('test:pass', ({ name, details, skip, todo }) => {
    // A file without tests is reported as a test with the file's name.
    if (details.type === 'suite' || name === file) return
    if (skip === undefined && todo === undefined) passed += 1
    else failed += 1
  })
  report.on('test:fail', ({ details }) => {
    // Failed tests count themselves; other faults of a suite are before or after its tests.
    if (details.type !== 'suite' || memberAt(details.error, 'failureType') !== 'subtestsFailed') failed += 1
  })
  let text = `\n${relative(repositoryRoot, file)}\n`
  for await (const chunk of report.compose(new spec())) text += String(chunk)
  if (passed + failed === 0) {
    text += 'It ran no test.\n'
    failed += 1
  }
  process.stdout.write(text)
  return { passed, failed }
}

async function runLane(suites: readonly string[]): Promise<readonly Count[]> {
  const counts: Count[] = []
  for (const suite of suites) counts.push(await runSuite(join(import.meta.dirname, suite)))
  return counts
}

const counts = (await Promise.all(LANES.map(runLane))).flat()
const { passed, failed } = counts.reduce((sum, one) => ({
  passed: sum.passed + one.passed,
  failed: sum.failed + one.failed,
}))
console.log(`\n${passed} passed, ${failed} failed`)
if (failed > 0) process.exitCode = 1
