/** Speaks to the runner as the action does, with text as bad as it comes: a process of its own for `runner.test.ts`. */
import { runner } from '../../../src/report/runner.ts'

const BAD = '::error::x\n::set-output name=status::done ##[add-mask]y'

runner.log.info(BAD)
runner.log.group(BAD, [BAD, '::debug::z'])
runner.log.notice(BAD)
runner.log.warning(BAD)
runner.setOutputs({ status: 'completed', paths: `["/a"]\nstatus=failed` })
await runner.writeSummary('<p>one</p>')
await runner.writeSummary('<p>two</p>')
