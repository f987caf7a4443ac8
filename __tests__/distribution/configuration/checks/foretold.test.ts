import { describe, expect, test } from '@jest/globals'
import { check } from '../../../support/distribution/configuration/check.ts'
import { FORETOLD } from '../../../support/distribution/configuration/foretold.ts'

describe('what the file alone shows that the service refuses is an error', () => {
  test.each(FORETOLD)('%s', (_, wrong, path, text, right) => {
    const { errors, advice } = check({ config: wrong })
    expect(advice).toEqual([])
    expect(errors).toEqual([expect.stringContaining(text)])
    expect(errors[0]?.slice(0, path.length + 2)).toBe(`${path}: `)
    expect(errors[0]).toMatch(/; [A-Za-z].*$/)
    expect(check({ config: right })).toEqual({ errors: [], advice: [] })
  })
})
