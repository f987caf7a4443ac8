import { unlessGitFails, type Git } from '../repository/git.ts'
import { openGit, type OpenedGit } from '../repository/open-git.ts'
import { prepareTemporaryRepository } from '../repository/temporary-repository.ts'
import type { Step } from './step.ts'

type GitStep = Pick<Step, 'directory' | 'run' | 'atEnd' | 'deadline'> & {
  readonly inputs: Pick<Step['inputs'], 'githubToken'>
}

export function openGitHere(step: GitStep): OpenedGit {
  const git = openGit(gitOptions(step))
  step.atEnd(git.close)
  return git
}

/** `max-paths` also works without the list, but less precisely. */
export function listFilesHere(git: Git, commit: string) {
  return unlessGitFails(() => git.listFiles(commit))
}

export function listDirectoryHere(git: Git, commit: string, directory: string) {
  return unlessGitFails(() => git.listDirectory(commit, directory))
}

export function prepareTemporary(step: Step) {
  return prepareTemporaryRepository(gitOptions(step))
}

function gitOptions({ directory, run, inputs, deadline }: GitStep) {
  return { directory, env: run.gitEnvironment, server: { ...run, token: inputs.githubToken }, deadline }
}
