import { expect, test } from '@jest/globals'
import { groupByKind } from '../../../src/distribution/deploy/read-configuration.ts'

const at = (line: number) => ({ file: 'site.yml', line })

test('advice of one kind is one warning at its first place', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({ at: at(index + 1), message: `Part${index}.X: use Y` }))
  expect(groupByKind([...many, { at: at(20), message: 'Comment: write one' }])).toEqual([
    {
      at: at(1),
      message:
        'Part0.X: use Y (also Part1.X (line 2), Part2.X (line 3), Part3.X (line 4), Part4.X (line 5), Part5.X (line 6) and 2 more)',
    },
    { at: at(20), message: 'Comment: write one' },
  ])
})

test('advice that differs stays apart', () => {
  const advice = [
    { at: at(1), message: 'A: use B' },
    { at: at(2), message: 'A: use C' },
  ]
  expect(groupByKind(advice)).toEqual(advice)
})
