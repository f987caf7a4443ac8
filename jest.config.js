/** Tests run as the action does: ES modules on the Node of the `node` package, TypeScript stripped by SWC. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts', 'emulators/{cloudfront,github}/**/*.ts'],
  coverageProvider: 'v8',
  coverageThreshold: { global: { branches: 95 } },
  testTimeout: 60_000,
  maxWorkers: '100%',
}
