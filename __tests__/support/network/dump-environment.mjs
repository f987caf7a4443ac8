/** For `--import`: writes what other code of the process can read of the environment when the step ends. */
import { writeFileSync } from 'node:fs'
import process from 'node:process'

// The file of the test itself is named by a variable, which the step leaves alone.
process.on('exit', () => writeFileSync(process.env.ENVIRONMENT_AT_END, JSON.stringify(process.env)))
