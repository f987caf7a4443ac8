/**
 * Stands for `@actions/exec` in the bundle. `@actions/core` imports it to ask the system for its name, which this action never does,
 * and with it come Node's modules for processes and assertions.
 */

/** The real one's. It is imported by its path, since its name leads here. */
export async function getExecOutput(...call) {
  const exec = await import('../node_modules/@actions/exec/lib/exec.js')
  return exec.getExecOutput(...call)
}
