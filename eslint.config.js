import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { importsGoOneWay } from './eslint.rooms.js'

/** What stands behind a wall, by the name of the wall. Code that names none of them is pure. */
const BEHIND_WALLS = {
  aws: ['@aws-sdk/*', '@smithy/*'],
  runner: ['@actions/core'],
  github: ['@actions/github'],
  cache: ['@actions/cache'],
  processes: ['node:child_process'],
  files: ['node:fs', 'node:fs/promises'],
  machine: ['node:os', 'node:http', 'node:https', 'node:net', 'node:timers', 'node:timers/*'],
}

/** The only doors: which files may import what stands behind which walls. */
const DOORS = [
  { files: ['src/main.ts'], open: ['runner', 'files', 'machine'] },
  { files: ['src/cloudfront/sdk/**'], open: ['aws'] },
  { files: ['src/repository/run-git.ts'], open: ['processes'] },
  { files: ['src/repository/own-repository.ts'], open: ['files', 'machine'] },
  { files: ['src/github/session.ts'], open: ['github'] },
  { files: ['src/network/**'], open: ['machine'] },
  { files: ['src/repository/{workspace,regular-file,git-directory}.ts'], open: ['files'] },
  { files: ['src/report/runner.ts'], open: ['runner', 'files'] },
  { files: ['src/built-site/**', 'src/commands/{built-site,planned-build}.ts'], open: ['files', 'machine'] },
  { files: ['src/built-site/manifest-cache.ts'], open: ['files', 'processes'] },
  { files: ['src/built-site/cache-program.ts'], open: ['cache', 'machine'] },
]

/** @param {readonly string[]} open the walls that are open */
function walls(open) {
  const patterns = Object.entries(BEHIND_WALLS)
    .filter(([name]) => !open.includes(name))
    .map(([name, group]) => ({ group, message: `It stands behind the wall "${name}": see eslint.config.js.` }))
  return /** @type {const} */ ({ 'no-restricted-imports': ['error', { patterns }] })
}

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.tools/', 'examples/{cache-tags,nextjs,vite}/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            '*.js',
            'scripts/*.mjs',
            'integration/browser/*.mjs',
            '__tests__/support/network/*.mjs',
          ],
        },
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // The runner of node:test awaits its tests by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'suite', 'describe', 'it'], package: 'node:test' },
          ],
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**'],
    plugins: { rooms: { rules: { 'imports-go-one-way': importsGoOneWay } } },
    rules: {
      ...walls([]),
      'rooms/imports-go-one-way': 'error',
      'no-restricted-globals': [
        'error',
        {
          name: 'process',
          message:
            'Only the programs src/index.ts, src/main.ts and src/built-site/cache-program.ts may touch the process.',
        },
      ],
    },
  },
  ...DOORS.map(({ files, open }) => ({ files, rules: walls(open) })),
  {
    files: ['src/index.ts', 'src/main.ts', 'src/built-site/cache-program.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: [
      '*.js',
      'scripts/*.mjs',
      'integration/browser/*.mjs',
      '__tests__/support/network/*.mjs',
      'examples/**/*.js',
    ],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['examples/**/*.js'],
    languageOptions: { sourceType: 'script' },
    // CloudFront calls it.
    rules: { '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^handler$' }] },
  },
)
