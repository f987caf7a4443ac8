import { join } from 'node:path'
import { readVariable, type Environment } from '../environment.ts'
import { Failure } from '../failure.ts'
import { findRealPath, isBelow } from '../repository/regular-file.ts'

const FILES = [
  ['AWS_CONFIG_FILE', 'config'],
  ['AWS_SHARED_CREDENTIALS_FILE', 'credentials'],
] as const

/** Rejects with a Failure for one in the workspace, since it can name programs and endpoints. */
export async function refuseAwsFilesIn(workspace: string, env: Environment): Promise<void> {
  const directory = (await findRealPath(workspace)) ?? workspace
  const home = readVariable(env, 'HOME') ?? readVariable(env, 'USERPROFILE')
  for (const [name, standard] of FILES) {
    const written = readVariable(env, name) ?? (home === undefined ? undefined : join(home, '.aws', standard))
    const file = written === undefined ? undefined : await findRealPath(written)
    if (file === undefined || !isBelow(file, directory)) continue
    const cause = readVariable(env, name) === undefined ? 'The home directory of the job' : `The variable ${name}`
    throw new Failure(
      `${cause} leads to ${JSON.stringify(file)}, which is in the workspace. A file of AWS can name a program to run, and a pull request can change files of the workspace. Nothing was sent.`,
      'Write the file into `RUNNER_TEMP` in a step before this one, or use `role-to-assume`.',
    )
  }
}
