import { suitesOf } from './__tests__/support/architecture/projects.ts'

/** Tests run as the action does: ES modules on the Node of the `node` package, TypeScript stripped by SWC. */
const shared = {
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

/** `unit` starts neither a process nor a server; `process` does. What a suite imports decides. */
export default {
  projects: Object.entries(suitesOf()).map(([displayName, suites]) => ({
    ...shared,
    displayName,
    testMatch: suites.map((suite) => `<rootDir>/${suite}`),
  })),
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts', 'emulators/{cloudfront,github}/**/*.ts'],
  coverageProvider: 'v8',
  coverageThreshold: { global: { branches: 95 } },
  testTimeout: 60_000,
  maxWorkers: '100%',
}
