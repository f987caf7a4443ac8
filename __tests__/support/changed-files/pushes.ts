/** Histories of a branch before and after a push that are difficult to compare. */

import type { GitSandbox } from './git-sandbox.ts'

/** A push, and all files that differ between the trees before and after it. */
export type Push = {
  readonly what: string
  /** Makes the history before the push. */
  readonly before: (work: GitSandbox) => void
  /** Makes the pushed commits. It may first reset to an older commit. */
  readonly push: (work: GitSandbox) => void
  readonly changed: readonly string[]
}

function modules(work: GitSandbox): void {
  work.write('.gitmodules', '[submodule "vendor"]\n\tpath = vendor\n\turl = ../vendor.git\n\tignore = all\n')
}

function bump(work: GitSandbox, path: string, digit: string): void {
  work.git('update-index', '--add', '--cacheinfo', `160000,${digit.repeat(40)},${path}`)
  work.git('commit', '-q', '-m', 'bump')
}

const ODD_NAMES = [
  'new\nline',
  'tab\there',
  'quo"te',
  'back\\slash',
  'é漢',
  'a space',
  '[id]',
  '-rf',
  '--output=x',
  '😀',
]

export const PUSHES: readonly Push[] = [
  {
    what: 'a push of 40 commits',
    before: (work) => {
      work.write('index.html', '0')
      work.commit()
    },
    push: (work) => {
      for (let number = 1; number <= 40; number++) {
        work.write(`page-${number}.html`, 'x')
        work.commit()
      }
    },
    changed: Array.from({ length: 40 }, (_, index) => `added page-${index + 1}.html`),
  },
  {
    what: 'a force push that replaces 3 commits by 3 others touching other files',
    before: (work) => {
      work.write('index.html', '0')
      work.commit()
      for (const name of ['a', 'b', 'c']) {
        work.write(name, name)
        work.commit()
      }
    },
    push: (work) => {
      work.git('reset', '-q', '--hard', 'HEAD~3')
      for (const name of ['d', 'e', 'f']) {
        work.write(name, name)
        work.commit()
      }
    },
    changed: ['added d', 'added e', 'added f', 'deleted a', 'deleted b', 'deleted c'],
  },
  {
    what: 'a rollback: the branch is reset to an older commit and force pushed',
    before: (work) => {
      work.write('a', '1')
      work.write('b', '1')
      work.commit()
      work.write('a', '2')
      work.write('c', '2')
      work.commit()
      work.erase('b')
      work.commit()
    },
    push: (work) => {
      work.git('reset', '-q', '--hard', 'HEAD~2')
    },
    changed: ['added b', 'deleted c', 'modified a'],
  },
  {
    what: 'a rename',
    before: (work) => {
      work.write('old name.html', 'the same content, long enough to be found as a rename\n'.repeat(9))
      work.commit()
    },
    push: (work) => {
      work.git('mv', 'old name.html', 'new name.html')
      work.commit()
    },
    changed: ['added new name.html', 'deleted old name.html'],
  },
  {
    what: 'a rename in case only',
    before: (work) => {
      work.write('About.html', 'x\n'.repeat(99))
      work.commit()
    },
    push: (work) => {
      work.git('mv', 'About.html', 'about.html')
      work.commit()
    },
    changed: ['added about.html', 'deleted About.html'],
  },
  {
    what: 'a copy',
    before: (work) => {
      work.write('one', 'x\n'.repeat(99))
      work.commit()
    },
    push: (work) => {
      work.write('one', `${'x\n'.repeat(99)}y`)
      work.write('two', 'x\n'.repeat(99))
      work.commit()
    },
    changed: ['added two', 'modified one'],
  },
  {
    what: 'a revert commit on a release branch',
    before: (work) => {
      work.write('a', '1')
      work.write('b', '1')
      work.commit()
      work.write('a', '2')
      work.commit()
    },
    push: (work) => {
      work.git('revert', '--no-edit', 'HEAD')
    },
    changed: ['modified a'],
  },
  {
    what: 'a push that changes a file and changes it back',
    before: (work) => {
      work.write('a', '1')
      work.commit()
    },
    push: (work) => {
      work.write('a', '2')
      work.commit()
      work.write('a', '1')
      work.commit()
    },
    changed: [],
  },
  {
    what: 'a merge of a branch, of which both sides go back before the push',
    before: (work) => {
      work.write('a', '1')
      work.commit()
      work.git('checkout', '-q', '-b', 'topic')
      work.write('topic', '1')
      work.commit()
      work.git('checkout', '-q', 'main')
      work.write('main', '1')
      work.commit()
    },
    push: (work) => {
      work.git('merge', '-q', '--no-edit', 'topic')
    },
    changed: ['added topic'],
  },
  {
    what: 'a force push of a history that has nothing in common with the one before',
    before: (work) => {
      work.write('a', '1')
      work.write('same', '1')
      work.commit()
    },
    push: (work) => {
      work.git('checkout', '-q', '--orphan', 'fresh')
      work.git('rm', '-q', '-f', 'a')
      work.write('b', '1')
      work.commit()
    },
    changed: ['added b', 'deleted a'],
  },
  {
    what: 'a submodule bump, with ignore = all in .gitmodules',
    before: (work) => {
      modules(work)
      work.commit()
      bump(work, 'vendor', '1')
    },
    push: (work) => {
      bump(work, 'vendor', '2')
    },
    changed: ['modified submodule vendor'],
  },
  {
    what: 'a submodule that takes the place of a file, and one that gives way to a directory',
    before: (work) => {
      work.write('one', 'a file')
      work.commit()
      bump(work, 'two', '1')
    },
    push: (work) => {
      work.git('rm', '-q', 'one')
      bump(work, 'one', '3')
      work.git('rm', '-q', '--cached', 'two')
      work.write('two/file', 'x')
      work.git('add', 'two/file')
      work.git('commit', '-q', '-m', 'swap')
    },
    changed: ['added submodule one', 'added two/file', 'deleted one', 'deleted submodule two'],
  },
  {
    what: 'names with a newline, a tab, a quote, a backslash, beyond ASCII, a space, brackets, a leading dash',
    before: (work) => {
      work.write('index.html', '0')
      work.commit()
    },
    push: (work) => {
      for (const name of ODD_NAMES) work.write(name, 'x')
      work.commit()
    },
    changed: ODD_NAMES.map((name) => `added ${name}`),
  },
  {
    what: 'a file that becomes a symbolic link, one that becomes a file, and one that points elsewhere',
    before: (work) => {
      work.write('target', 'x')
      work.write('file', 'x')
      work.link('link', 'target')
      work.link('moved', 'target')
      work.commit()
    },
    push: (work) => {
      for (const path of ['file', 'link', 'moved']) work.erase(path)
      work.link('file', 'target')
      work.write('link', 'x')
      work.link('moved', 'file')
      work.commit()
    },
    changed: ['modified moved', 'type-changed file', 'type-changed link'],
  },
  {
    what: 'a change of modes alone, and of modes and content',
    before: (work) => {
      work.write('mode', 'x')
      work.write('both', 'x')
      work.commit()
    },
    push: (work) => {
      work.write('both', 'y')
      work.makeExecutable('mode')
      work.makeExecutable('both')
      work.commit()
    },
    changed: ['mode-changed mode', 'modified both'],
  },
  {
    what: 'a file that becomes a directory, and a directory that becomes a file',
    before: (work) => {
      work.write('one', 'x')
      work.write('two/index.html', 'x')
      work.commit()
    },
    push: (work) => {
      work.erase('one')
      work.erase('two')
      work.write('one/index.html', 'x')
      work.write('two', 'x')
      work.commit()
    },
    changed: ['added one/index.html', 'added two', 'deleted one', 'deleted two/index.html'],
  },
]
