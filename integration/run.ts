/**
 * Runs the integration suites one after the other and ends with the line `N passed, N failed`. Skipped and cancelled
 * tests count as failed, and so do suites without tests.
 */
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { memberAt } from './json.ts'
import { repositoryRoot } from './tools.ts'

const SUITES = [
  'workflows.test.ts',
  'embedded-cloudfront.test.ts',
  'shared-previews.test.ts',
  'act/act.test.ts',
  'act/built-site.test.ts',
  'act/reusable-workflows.test.ts',
  'act/previews.test.ts',
  'generators/generators.test.ts',
  'emulators.test.ts',
]
const SUITE_TIMEOUT_MS = 600_000

/** How many tests of a suite passed and how many did not. */
type Count = { readonly passed: number; readonly failed: number }

/** Prints the suite's report as it comes. */
async function runSuite(file: string): Promise<Count> {
  let passed = 0
  let failed = 0
  const report = run({ files: [file], concurrency: false, timeout: SUITE_TIMEOUT_MS })
  report.on('test:pass', ({ name, details, skip, todo }) => {
    // A file without tests is reported as a test of its own name.
    if (details.type === 'suite' || name === file) return
    if (skip === undefined && todo === undefined) passed += 1
    else failed += 1
  })
  report.on('test:fail', ({ details }) => {
    // Failed tests count themselves; other faults of a suite are before or after its tests.
    if (details.type !== 'suite' || memberAt(details.error, 'failureType') !== 'subtestsFailed') failed += 1
  })
  for await (const chunk of report.compose(new spec())) process.stdout.write(String(chunk))
  return { passed, failed }
}

let passed = 0
let failed = 0
for (const suite of SUITES) {
  const file = join(import.meta.dirname, suite)
  console.log(`\n${relative(repositoryRoot, file)}`)
  const count = await runSuite(file)
  passed += count.passed
  failed += count.failed
  if (count.passed + count.failed === 0) {
    console.log(`${suite} ran no test`)
    failed += 1
  }
}
console.log(`\n${passed} passed, ${failed} failed`)
if (failed > 0) process.exitCode = 1
