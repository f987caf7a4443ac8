import { describe, expect, test } from '@jest/globals'
import { nameVariables } from '../../../src/distribution/deploy/run-variables.ts'

const RUN = {
  name: 'pr-7',
  pullRequest: 7,
  branch: 'Feature/Neue Seite!',
  sha: 'a'.repeat(40),
  repository: 'octo-org/site',
}

test('what a run is about', () => {
  expect(Object.fromEntries(nameVariables(RUN, new Map()))).toEqual({
    NAME: 'pr-7',
    PR_NUMBER: '7',
    BRANCH: 'Feature/Neue Seite!',
    BRANCH_SLUG: 'feature-neue-seite',
    SHA: 'a'.repeat(40),
    REPOSITORY: 'octo-org/site',
  })
})

test('what a run does not have is no variable', () => {
  const variables = nameVariables({ ...RUN, pullRequest: undefined, branch: undefined, sha: undefined }, new Map())
  expect([...variables.keys()]).toEqual(['NAME', 'REPOSITORY'])
})

test('what the user gives wins', () => {
  expect(nameVariables(RUN, new Map([['BRANCH_SLUG', 'mine']])).get('BRANCH_SLUG')).toBe('mine')
})

describe('the slug of a branch is a label of a host name', () => {
  test.each([
    ['main', 'main'],
    ['--x--', 'x'],
    ['dependabot/npm_and_yarn/a-1.2', 'dependabot-npm-and-yarn-a-1-2'],
    [`${'a'.repeat(62)}/b`, 'a'.repeat(62)],
    ['über', 'ber'],
    ['日本', ''],
  ])('%s', (branch, slug) => {
    expect(nameVariables({ ...RUN, branch }, new Map()).get('BRANCH_SLUG')).toBe(slug)
  })
})
