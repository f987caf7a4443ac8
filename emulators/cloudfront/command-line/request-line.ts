import type { RecordedRequest } from '../service.ts'

/** `12:00:01.000 POST /2020-05-31/distribution/E1/invalidation CreateInvalidation 201` */
export function describeRequest(request: RecordedRequest): string {
  const { time, method, path, operation, error, fault, status } = request
  return [
    new Date(time).toISOString().slice(11, 23),
    method,
    path,
    operation,
    status ?? 'unanswered',
    error,
    fault === undefined ? undefined : `(fault: ${fault})`,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
}
