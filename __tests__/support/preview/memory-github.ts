/** Pull requests, comments and deployments in memory, as strict as GitHub where the use cases depend on it. */
import type { Deployments, DeploymentStatus } from '../../../src/github/deployments.ts'
import { GitHubFailure } from '../../../src/github/github.ts'
import type { PullRequests, PullRequestState } from '../../../src/github/pull-requests.ts'

export type HeldComment = {
  readonly id: number
  readonly number: number
  readonly author: string
  readonly body: string
}
export type HeldDeployment = {
  readonly id: number
  readonly sha: string
  readonly task: string
  readonly environment: string
  readonly createdAt: number
  readonly statuses: readonly DeploymentStatus[]
}

export type GitHubCall = keyof PullRequests | `${keyof Deployments}Deployment`

/** Wraps each call, which rejects with the errors of the wrapper. */
export type Gate = <Answer>(operation: GitHubCall, act: () => Answer) => Promise<Answer>

export type MemoryGitHub = ReturnType<typeof createMemoryGitHub>

export const SHA = 'a'.repeat(40)

export function createMemoryGitHub({ now, gate = straight }: { readonly now: () => number; readonly gate?: Gate }) {
  const pulls = new Map<number, PullRequestState>()
  const comments: HeldComment[] = []
  const deployments = new Map<number, HeldDeployment>()
  let nextId = 1

  const pages = async function* <Item>(operation: GitHubCall, list: () => readonly Item[]): AsyncGenerator<Item> {
    yield* await gate(operation, list)
  }
  const pullRequestPort: PullRequests = {
    get: (number) => gate('get', () => pulls.get(number)),
    listOpen: () => pages('listOpen', () => [...pulls.values()].filter(({ isOpen }) => isOpen)),
    findByHead: ({ sha }) => gate('findByHead', () => [...pulls.values()].find(({ headSha }) => headSha === sha)),
    listChangedPaths: () => pages('listChangedPaths', () => ['public/index.html']),
    listComments: (number) => pages('listComments', () => comments.filter((comment) => comment.number === number)),
    createComment: (number, body) =>
      gate('createComment', () => {
        comments.push({ id: nextId++, number, author: 'github-actions[bot]', body })
      }),
    updateComment: (id, body) =>
      gate('updateComment', () => {
        const index = comments.findIndex((comment) => comment.id === id)
        const comment = comments[index]
        if (comment === undefined) throw new GitHubFailure('There is no such comment.')
        comments.splice(index, 1, { ...comment, body })
      }),
    viewer: () => gate('viewer', () => 'site-bot[bot]'),
  }
  const deploymentPort: Deployments = {
    list: (environment, task) =>
      pages('listDeployment', () =>
        [...deployments.values()]
          .filter((one) => one.environment === environment && (task === undefined || one.task === task))
          .toReversed(),
      ),
    create: ({ sha, environment, task }) =>
      gate('createDeployment', () => {
        const id = nextId++
        deployments.set(id, { id, sha, task, environment, createdAt: now(), statuses: [] })
        return id
      }),
    setStatus: (id, status) =>
      gate('setStatusDeployment', () => {
        const one = deployments.get(id)
        if (one === undefined) throw new GitHubFailure('There is no such deployment.')
        deployments.set(id, { ...one, statuses: [...one.statuses, status] })
      }),
    delete: (id) =>
      gate('deleteDeployment', () => {
        if (deployments.get(id)?.statuses.at(-1)?.state !== 'inactive')
          throw new GitHubFailure('An active deployment cannot be deleted.')
        deployments.delete(id)
      }),
  }

  return {
    pullRequests: pullRequestPort,
    deployments: deploymentPort,
    comments: (number: number): readonly HeldComment[] => comments.filter((comment) => comment.number === number),
    addComment: (comment: Omit<HeldComment, 'id'>): void => void comments.push({ id: nextId++, ...comment }),
    allDeployments: (): readonly HeldDeployment[] => [...deployments.values()],
    addDeployment: (given: Pick<HeldDeployment, 'task'> & Partial<HeldDeployment>): void => {
      const id = nextId++
      deployments.set(id, { id, sha: SHA, environment: 'preview', createdAt: now(), statuses: [], ...given })
    },
    setPull: (number: number, change: Partial<PullRequestState> = {}): void => {
      const known = pulls.get(number) ?? {
        number,
        isOpen: true,
        headSha: SHA,
        headBranch: 'topic',
        labels: [],
      }
      pulls.set(number, { ...known, ...change })
    },
    isOpen: (number: number): boolean => pulls.get(number)?.isOpen === true,
  }
}

function straight<Answer>(_operation: GitHubCall, act: () => Answer): Promise<Answer> {
  return new Promise((resolve) => {
    resolve(act())
  })
}
