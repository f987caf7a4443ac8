import { argv } from 'node:process'
import { suitesOf } from './__tests__/support/architecture/projects.ts'

/** Tests run as the action does: ES modules on the Node of the `node` package, TypeScript stripped by SWC. */
const isolated = {
  testEnvironment: './__tests__/support/environment.ts',
  roots: ['<rootDir>/__tests__'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
}

/** Suites of `unit` share their modules, unless jest must see what is loaded, or load again what has changed. */
const shared = {
  ...isolated,
  testEnvironment: 'node',
  runtime: './__tests__/support/unit/runtime.ts',
  injectGlobals: false,
}
const needsIsolation = argv.some((argument) => /^--(?:coverage|collectCoverage|watch)/.test(argument))

const suites = suitesOf()
const matching = (some) => some.map((suite) => `<rootDir>/${suite}`)

/** `unit` starts neither a process nor a server; `process` does. What a suite imports decides. */
export default {
  projects: [
    { ...(needsIsolation ? isolated : shared), displayName: 'unit', testMatch: matching(suites.unit) },
    {
      ...isolated,
      displayName: 'process',
      testMatch: matching(suites.process),
      globalSetup: './__tests__/support/temporary-files.ts',
    },
  ],
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts', 'emulators/{cloudfront,github}/**/*.ts'],
  coverageProvider: 'v8',
  coverageThreshold: { global: { branches: 95 } },
  testTimeout: 60_000,
  maxWorkers: '100%',
}
