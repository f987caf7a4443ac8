/** The bucket for access logs. */
import { show } from '../wording.ts'
import type { Check } from './check.ts'
import { partAt, textAt } from './part.ts'

export const checkLogging: Check = (config, { advise }) => {
  const logging = partAt(config, 'Logging')
  if (logging?.members['Enabled'] !== true) return
  const bucket = textAt(logging, 'Bucket')
  if (bucket === undefined)
    advise(
      [...logging.path, 'Bucket'],
      'logging is enabled without a bucket; write BUCKET.s3.amazonaws.com, or Enabled: false',
    )
  else if (!/\.s3[.-]/.test(bucket))
    advise(
      [...logging.path, 'Bucket'],
      `${show(bucket)} is no host name of a bucket; write ${show(`${bucket}.s3.amazonaws.com`)}`,
    )
}
