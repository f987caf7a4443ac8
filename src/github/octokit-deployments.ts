import { askForPages, requireAnswer } from './ask.ts'
import type { Deployments } from './deployments.ts'
import { GitHubFailure } from './github.ts'
import { openSession, PAGE, type SessionOptions } from './session.ts'
import { arrayOf, members, optional } from './shape.ts'

export function connectToDeployments(given: SessionOptions): Deployments {
  const { ask, rest, request } = openSession(given)

  return {
    list: async function* (environment, task) {
      const pages = askForPages(ask, {
        what: `Listing the deployments to ${JSON.stringify(environment)} by GitHub's API`,
        permission: 'deployments',
        send: (page) =>
          rest.repos.listDeployments({
            ...request(),
            environment,
            ...(task !== undefined && { task }),
            per_page: PAGE,
            page,
          }),
        shape: arrayOf(members({ id: 'number', sha: 'sha', task: 'text', created_at: 'date' })),
      })
      for await (const page of pages)
        yield* page.map(({ id, sha, task, created_at: createdAt }) => ({
          id,
          sha,
          task,
          createdAt: Date.parse(createdAt),
        }))
    },

    create: async ({ sha, environment, task, description }) => {
      const what = `Recording a deployment to ${JSON.stringify(environment)} by GitHub's API`
      const reply = await ask({
        what,
        permission: 'deployments: write',
        isRepeatable: false,
        send: async () => {
          const { data, headers } = await rest.repos.createDeployment({
            ...request(),
            ref: sha,
            task,
            environment,
            description,
            auto_merge: false,
            required_contexts: [],
            transient_environment: true,
            production_environment: false,
          })
          return { data: { id: 'id' in data ? data.id : undefined }, headers }
        },
        shape: members({ id: optional('number') }),
      })
      const { id } = requireAnswer(reply)
      // The answer of a merge, which `auto_merge` forbids.
      if (id === undefined) throw new GitHubFailure(`${what} failed: GitHub answered with a merge instead.`)
      return id
    },

    setStatus: async (id, { state, description, environmentUrl, logUrl }) => {
      const reply = await ask({
        what: `Setting deployment ${id} to ${state} by GitHub's API`,
        permission: 'deployments: write',
        send: () =>
          rest.repos.createDeploymentStatus({
            ...request(),
            deployment_id: id,
            state,
            description,
            environment_url: environmentUrl,
            log_url: logUrl,
            auto_inactive: false,
          }),
        shape: members({}),
      })
      requireAnswer(reply)
    },

    delete: async (id) => {
      const reply = await ask({
        what: `Deleting deployment ${id} by GitHub's API`,
        permission: 'deployments: write',
        send: async () => {
          const { headers } = await rest.repos.deleteDeployment({ ...request(), deployment_id: id })
          return { headers, data: {} }
        },
        shape: members({}),
      })
      if (reply.kind === 'refused' && reply.refusal.status === 404) return
      requireAnswer(reply)
    },
  }
}
