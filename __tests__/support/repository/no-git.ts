import type { Git } from '../../../src/repository/git.ts'

/** Rejects every call that a test does not replace. */
export const noGit: Git = {
  resolve: () => Promise.reject(new Error('resolve')),
  listEntries: () => Promise.reject(new Error('listEntries')),
  readTree: () => Promise.reject(new Error('readTree')),
  readLinks: () => Promise.resolve(new Map()),
  originUrl: () => Promise.resolve(undefined),
  lookUpOnServer: () => Promise.reject(new Error('lookUpOnServer')),
  fetchCommits: () => Promise.reject(new Error('fetchCommits')),
  diff: () => Promise.reject(new Error('diff')),
  tagsOnServer: () => Promise.reject(new Error('tagsOnServer')),
  parents: () => Promise.reject(new Error('parents')),
  isShallow: () => Promise.reject(new Error('isShallow')),
  mergeBase: () => Promise.reject(new Error('mergeBase')),
  listFiles: () => Promise.reject(new Error('listFiles')),
  listDirectory: () => Promise.reject(new Error('listDirectory')),
  readFile: () => Promise.reject(new Error('readFile')),
}
