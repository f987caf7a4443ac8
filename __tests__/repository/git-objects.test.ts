import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { findEntry, parseObjects, requireTrueName, treeOf } from '../../src/repository/git-objects.ts'

function objectOf(type: string, content: Buffer | string, algorithm: 'sha1' | 'sha256' = 'sha1') {
  const bytes = Buffer.from(content)
  const id = createHash(algorithm).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')
  return { id, type, content: bytes }
}

function print({ id, type, content }: ReturnType<typeof objectOf>): Buffer {
  return Buffer.concat([Buffer.from(`${id} ${type} ${content.length}\n`), content, Buffer.from('\n')])
}

test('objects are read one after the other, missing ones among them', () => {
  const [one, other] = [objectOf('blob', 'a\nb\n'), objectOf('blob', '')]
  const output = Buffer.concat([print(one), Buffer.from(`${one.id}:x missing\n`), print(other)])
  expect(parseObjects(output)).toEqual([one, undefined, other])
  expect(parseObjects(Buffer.alloc(0))).toEqual([])
})

test.each(['sha1', 'sha256'] as const)('an object of %s has the name of its content', (algorithm) => {
  const object = objectOf('blob', 'content', algorithm)
  expect(() => {
    requireTrueName(object)
  }).not.toThrow()
  for (const wrong of [{ content: Buffer.from('other') }, { type: 'tree' }]) {
    expect(() => {
      requireTrueName({ ...object, ...wrong })
    }).toThrow('does not match its hash')
  }
})

describe('a tree', () => {
  const id = Buffer.alloc(20, 7)
  const entries = ['100644 a', '40000 a b', '120000 c'].map((entry) => Buffer.concat([Buffer.from(`${entry}\0`), id]))
  const tree = objectOf('tree', Buffer.concat(entries))

  test.each([
    ['a', '100644'],
    ['a b', '40000'],
    ['c', '120000'],
  ])('has %j', (name, mode) => {
    expect(findEntry(tree, name)).toEqual({ mode, id: id.toString('hex') })
  })

  test.each(['b', '', 'a ', '40000 a'])('does not have %j', (name) => {
    expect(findEntry(tree, name)).toBeUndefined()
  })

  test('is named in the first line of a commit', () => {
    expect(treeOf(objectOf('commit', `tree ${tree.id}\nparent x\n`))).toBe(tree.id)
    expect(treeOf(objectOf('commit', `parent x\ntree ${tree.id}\n`))).toBeUndefined()
  })
})
