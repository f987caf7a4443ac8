import { readEvent } from '../../../src/event/read-event.ts'
import { findChangedFiles } from '../../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../../src/repository/open-git.ts'
import { offline } from './offline.ts'
import type { GitSandbox } from './git-sandbox.ts'

/** Compares two commits in a clone of the sandbox, whatever the event says. */
export function compare(
  sandbox: GitSandbox,
  directory: string,
  base: string,
  head: string,
  env: Readonly<Record<string, string>> = sandbox.env,
): ReturnType<typeof findChangedFiles> {
  return findChangedFiles({
    ...offline,
    git: openGit({ directory, env, server: sandbox.site }),
    event: readEvent({ name: 'workflow_dispatch', payload: {}, sha: '' }),
    base,
    head,
  })
}
