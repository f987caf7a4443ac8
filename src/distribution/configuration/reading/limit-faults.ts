/** A file may hold a hundred thousand mistakes. */
import type { Fault, ReportFault } from '../../../faults.ts'
import { MAX_FAULTS } from './limits.ts'

/** Passes on as many faults as somebody would read; `end` tells how many more there were. */
export function limitFaults(file: string, report: ReportFault) {
  let faults = 0
  return {
    report: (fault: Fault): void => {
      faults += 1
      if (faults <= MAX_FAULTS) report(fault)
    },
    end: (): void => {
      const more = faults - MAX_FAULTS
      if (more > 0)
        report({ at: { file }, message: `${more} more ${more === 1 ? 'mistake is' : 'mistakes are'} not listed` })
    },
  }
}
