import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Replaces what a generator wrote to `dist-site` of the workspace. */
export async function writeBuild(workspace: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(join(workspace, 'dist-site'), { recursive: true, force: true })
  for (const [path, contents] of Object.entries(files)) {
    const file = join(workspace, 'dist-site', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, contents)
  }
}
