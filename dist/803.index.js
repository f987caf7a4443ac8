export const id = 803;
export const ids = [803];
export const modules = {

/***/ 5803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectToGitHub: () => (/* binding */ connectToGitHub)
});

// EXTERNAL MODULE: ../../node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(1329);
// EXTERNAL MODULE: ./github/github.js
var github_github = __webpack_require__(7151);
;// CONCATENATED MODULE: ./github/refusal.js
/** What came back instead of an answer, whether it is worth another attempt, and how it is told. */

const MOST_ATTEMPTS = 5;
const SECOND = 1000;
/**
 * How long to wait before the next attempt, in milliseconds; `undefined` if none is worth it. `attempt` counts from 1, `now` is
 * milliseconds since 1970. GitHub says by `retry-after` or `x-ratelimit-reset` when to come back, otherwise it asks for a minute.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
function chooseDelay(refusal, attempt, now) {
    if (attempt >= MOST_ATTEMPTS)
        return undefined;
    const limited = isRateLimit(refusal);
    if (!limited && !isTransient(refusal))
        return undefined;
    const told = readNumber(refusal.headers['retry-after']);
    if (told !== undefined)
        return Math.max(told, 1) * SECOND;
    const reset = readNumber(refusal.headers['x-ratelimit-reset']);
    // The server's seconds are whole, and its clock is not ours.
    if (limited && isUsedUp(refusal) && reset !== undefined)
        return Math.max(reset * SECOND - now, 0) + SECOND;
    return (limited ? 60 : 1) * SECOND * 2 ** (attempt - 1);
}
/** Whether GitHub says that the repository has no such commit. Where the repository may not be read, it says something else. */
function isNoCommit({ status, text }) {
    return (status === 422 || status === 404 || status === 409) && /no commit found|repository is empty/i.test(text);
}
/** Whether GitHub says that two commits have no history in common. */
function isNoCommonAncestor({ status, text }) {
    return status === 404 && /no common ancestor/i.test(text);
}
/** Whether whatever else the token is used for would be refused, too. */
function concernsToken({ status }) {
    return status === 401 || status === 403 || status === 429;
}
/** The failure for a refusal: what was tried, what came back, what to do now. */
function toFailure(told) {
    const { what, permission, refusal, attempts } = told;
    const came = describeRefusal(refusal, attempts > 1 ? [`${attempts} attempts`] : []);
    return new github_github/* GitHubFailure */.i(`${what} failed: ${came}. ${advise(refusal, permission)}`);
}
/** What came back, in one line: GitHub's own text, without control characters and at most 300 characters of it, and the facts. */
function describeRefusal({ status, text, headers }, facts = []) {
    const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
    const request = headers['x-github-request-id'];
    const all = [
        'GitHub',
        status === undefined ? 'no answer' : `HTTP ${status}`,
        ...(request === undefined ? [] : [`request ${request}`]),
        ...facts,
    ];
    return `${line === '' ? 'no text came back' : line.slice(0, 300)} (${all.join(', ')})`;
}
/** The lines that give a workflow's token what a question needs. Whoever names one scope takes all others away. */
function permissionLines(permission) {
    const scopes = permission === 'contents' ? ['contents'] : ['contents', permission];
    return ['permissions:', ...scopes.map((scope) => `  ${scope}: read`)].join('\n');
}
function advise(refusal, permission) {
    const { status, headers } = refusal;
    if (isRateLimit(refusal)) {
        const reset = readNumber(headers['x-ratelimit-reset']);
        const until = isUsedUp(refusal) && reset !== undefined ? ` until ${new Date(reset * SECOND).toISOString()}` : '';
        return `The token may not ask so often${until}: run the job again later, or give it a token of its own in \`github-token\`.`;
    }
    if (isTransient(refusal))
        return 'Run the job again; https://www.githubstatus.com says whether GitHub has a problem.';
    if (status === 401)
        return 'The token is wrong or has expired: leave `github-token` at its default, or give a valid one.';
    if (status === 403)
        return `The token may not read this. The workflow or job needs:\n${permissionLines(permission)}`;
    if (status === 404 || status === 422) {
        return `Either it is not there, or the token may not see it. To see it, the workflow or job needs:\n${permissionLines(permission)}`;
    }
    return 'Give the changed files in `files:` or `files-from:` if this does not go away.';
}
function isRateLimit(refusal) {
    if (refusal.status === 429)
        return true;
    if (refusal.status !== 403)
        return false;
    return refusal.headers['retry-after'] !== undefined || isUsedUp(refusal) || /rate limit/i.test(refusal.text);
}
function isUsedUp({ headers }) {
    return headers['x-ratelimit-remaining'] === '0';
}
function isTransient({ status }) {
    return status === undefined || status === 408 || (status >= 500 && status !== 501);
}
function readNumber(header) {
    return header !== undefined && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
}

;// CONCATENATED MODULE: ./github/ask.js


/**
 * Makes the function that asks. Faults of the server, cut connections and rate limits are asked again after a while, as often as
 * `chooseDelay` says, and all questions together wait at most `patience` milliseconds. Rejects only for a fault of the program.
 */
function createAsk(given) {
    const { clock, patience, notify } = given;
    let waited = 0;
    return async ({ what, permission, send }) => {
        for (let attempt = 1;; attempt++) {
            const reply = await sendOnce(send);
            if (reply.kind === 'answer')
                return reply;
            const { refusal } = reply;
            const delay = chooseDelay(refusal, attempt, clock.now());
            if (delay === undefined || waited + delay > patience) {
                return { ...reply, failure: toFailure({ what, permission, refusal, attempts: attempt }) };
            }
            waited += delay;
            notify(`${what}: ${describeRefusal(refusal)}. Asking again in ${Math.ceil(delay / 1000)} s.`);
            await clock.sleep(delay);
        }
    };
}
/** Refuses every question: without a token there is nobody to ask. */
const refuseWithoutToken = ({ what, permission }) => {
    const text = `${what} failed: there is no token to ask GitHub with. ` +
        `Leave \`github-token\` at its default, \`\${{ github.token }}\`, and give the workflow or job:\n${permissionLines(permission)}`;
    return Promise.resolve({
        kind: 'refused',
        refusal: { status: undefined, text, headers: {} },
        failure: new github_github/* GitHubFailure */.i(text),
    });
};
/** The answer's data; a refusal becomes a rejection. */
function requireAnswer(reply) {
    if (reply.kind === 'refused')
        throw reply.failure;
    return reply.data;
}
/** The data of all pages, one after another, each asked for when it is needed. Pages count from 1. */
async function* askForPages(ask, question) {
    for (let page = 1;; page++) {
        const reply = await ask({ ...question, send: () => question.send(page) });
        yield requireAnswer(reply);
        if (reply.kind === 'refused' || !reply.hasNext)
            return;
    }
}
/** The data of all pages. */
async function askForAll(...asked) {
    const pages = [];
    for await (const page of askForPages(...asked))
        pages.push(page);
    return pages;
}
async function sendOnce(send) {
    try {
        const { data, headers } = await send();
        // Octokit gives the text of an answer that broke off or is no JSON, which a proxy's page is, as if nothing were wrong.
        if (typeof data !== 'object') {
            return {
                kind: 'refused',
                refusal: { status: undefined, text: 'the answer is cut off or is no JSON', headers: {} },
            };
        }
        return { kind: 'answer', data, hasNext: /\brel="next"/.test(headers.link ?? '') };
    }
    catch (error) {
        return { kind: 'refused', refusal: readRefusal(error) };
    }
}
/** Octokit gives every request that got no answer the status 500, but only those that got one have a `response`. */
function readRefusal(error) {
    if (!(error instanceof Error && 'status' in error))
        throw error;
    const { response } = error;
    if (response === undefined)
        return { status: undefined, text: innermostMessage(error), headers: {} };
    return { status: response.status, text: error.message, headers: response.headers };
}
/** "fetch failed" is all that the error itself says; which address refused is in its causes. */
function innermostMessage(error) {
    const { cause } = error;
    return cause === undefined ? error.message : innermostMessage(cause);
}

;// CONCATENATED MODULE: ./github/comparison-files.js
/** How many files GitHub gives at most, without any sign that there are more: https://docs.github.com/rest/commits/commits#compare-two-commits */
const MOST_FILES = 300;
/** Well below the 20,000 lines and the 1 MB at which GitHub cuts off a diff: https://docs.github.com/repositories/creating-and-managing-repositories/repository-limits */
const MOST_LINES = 10_000;
const MOST_CHARACTERS = 250_000;
const CHANGES = {
    added: 'added',
    copied: 'added',
    removed: 'deleted',
    modified: 'modified',
    renamed: 'added',
};
/**
 * The changed files, tree to tree, or `undefined` where the comparison leaves a doubt: it may be cut off, or it does not tell
 * whether a path is a file or a submodule, since it has no modes. Only the text of a diff shows that, so without it there is a
 * doubt, too; and `changed` may be another mode or another type.
 */
function readComparedFiles(files) {
    if (files === undefined || files.length >= MOST_FILES)
        return undefined;
    const read = files.map(readComparedFile);
    const lines = files.reduce((sum, { changes }) => sum + changes, 0);
    const characters = files.reduce((sum, { patch = '' }) => sum + patch.length, 0);
    if (lines >= MOST_LINES || characters >= MOST_CHARACTERS)
        return undefined;
    return read.every((changes) => changes !== undefined) ? read.flat() : undefined;
}
/**
 * The difference of two commits that have diverged, by what each of them changed since their merge base. A path that both have
 * changed may be the same by now, or another in its mode alone: `undefined`, since there is a doubt.
 */
function joinDiverged(changedInBase, changedInHead) {
    const paths = new Set(changedInBase.map(({ path }) => path));
    if (changedInHead.some(({ path }) => paths.has(path)))
        return undefined;
    return [...revert(changedInBase), ...changedInHead];
}
/** The same changes, seen from the other commit. */
function revert(files) {
    const opposite = { added: 'deleted', deleted: 'added' };
    return files.map((file) => ({ ...file, change: opposite[file.change] ?? file.change }));
}
function readComparedFile(file) {
    const change = CHANGES[file.status];
    const paths = [file.filename, file.previous_filename ?? ''];
    // U+FFFD is what becomes of a name that is not UTF-8.
    if (change === undefined || paths.some((path) => path.includes('\ufffd')))
        return undefined;
    if (file.patch === undefined || /^[+-]Subproject commit [0-9a-f]{40}/m.test(file.patch))
        return undefined;
    const changed = { path: file.filename, change, kind: 'file' };
    if (file.status !== 'renamed')
        return [changed];
    if (file.previous_filename === undefined)
        return undefined;
    return [{ path: file.previous_filename, change: 'deleted', kind: 'file' }, changed];
}

// EXTERNAL MODULE: ./changed-files/changed-entry.js
var changed_entry = __webpack_require__(8780);
;// CONCATENATED MODULE: ./github/tree-diff.js
/** The difference of two trees by what GitHub lists of them. */


const TREE = '040000';
/** A workflow's token may ask a repository 1,000 times an hour: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const MOST_LISTINGS = 500;
/**
 * The files in which two trees differ, by their modes and object IDs. A tree that GitHub cannot list at once (100,000 entries or
 * 7 MB) is walked: its directories one by one, and of them only those that differ.
 * https://docs.github.com/rest/git/trees#get-a-tree
 *
 * Throws a `GitHubFailure` if it cannot be known for certain: where a single directory is too large, where too many would have to
 * be listed, and where a changed directory has names that are not UTF-8, which JSON cannot carry.
 */
async function diffTrees(asked) {
    let listings = 0;
    const list = async (id, recursive) => {
        if (id === undefined)
            return { entries: [], truncated: false };
        listings += 1;
        if (listings > MOST_LISTINGS) {
            throw unknown(asked, `more than ${MOST_LISTINGS} directories would have to be listed`);
        }
        return asked.listTree(id, recursive);
    };
    const listBoth = (base, head, recursive) => Promise.all([list(base, recursive), list(head, recursive)]);
    async function walk(base, head, directory) {
        const [allBefore, allAfter] = await listBoth(base, head, true);
        if (!allBefore.truncated && !allAfter.truncated)
            return compare(allBefore, allAfter, directory);
        const [before, after] = await listBoth(base, head, false);
        if (before.truncated || after.truncated) {
            throw unknown(asked, `the directory ${JSON.stringify(directory)} has more files than GitHub lists`);
        }
        const files = compare(before, after, directory);
        for (const [path, one, other] of pair(before, after)) {
            if (one?.id === other?.id)
                continue;
            const below = [one, other].map((entry) => (entry?.mode === TREE ? entry.id : undefined));
            if (below.some((id) => id !== undefined))
                files.push(...(await walk(below[0], below[1], `${directory}${path}/`)));
        }
        return files;
    }
    function compare(before, after, directory) {
        const pairs = pair(before, after);
        requireNames(pairs, directory);
        return pairs.flatMap(([path, one, other]) => (0,changed_entry/* describeChange */.u)(`${directory}${path}`, leaf(one), leaf(other)));
    }
    /** What is not UTF-8 arrives as U+FFFD, so that two names may become one. Only in directories that are equal that is no matter. */
    function requireNames(pairs, directory) {
        const doubtful = pairs.filter(([path]) => path.includes('\ufffd'));
        if (doubtful.length === 0)
            return;
        const equal = new Set(pairs.flatMap(([path, one, other]) => (one?.id === other?.id ? [path] : [])));
        const wrong = doubtful.find(([path]) => !equal.has(path.slice(0, Math.max(path.lastIndexOf('/', path.indexOf('\ufffd')), 0))));
        if (wrong !== undefined) {
            throw unknown(asked, `${JSON.stringify(directory + wrong[0])} is a name that is not UTF-8, which its API cannot tell`);
        }
    }
    return walk(asked.base, asked.head, '');
}
function pair(before, after) {
    const later = new Map(after.entries.map((entry) => [entry.path, entry]));
    const pairs = before.entries.map((entry) => {
        const other = later.get(entry.path);
        later.delete(entry.path);
        return [entry.path, entry, other];
    });
    return [...pairs, ...Array.from(later, ([path, entry]) => [path, undefined, entry])];
}
function leaf(entry) {
    return entry?.mode === TREE ? undefined : entry;
}
function unknown({ base, head }, why) {
    return new github_github/* GitHubFailure */.i(`Comparing ${base} with ${head} by GitHub's API failed: ${why}. ` +
        'Run actions/checkout before this step, with `fetch-depth: 0` if the server cannot be reached from here.');
}

;// CONCATENATED MODULE: ./github/octokit.js
/** GitHub as the service: the only file that knows octokit. Loaded when there is something to ask. */






const PATIENCE = 5 * 60_000;
const TIMEOUT = 60_000;
const PAGE = 100;
/**
 * Connects to a repository on GitHub. Nothing is sent before the first call. `token` is empty or `undefined` if there is none,
 * `apiUrl` is that of `GITHUB_API_URL`, `repository` is `owner/name`. `notify` is told of every wait, for instance for a rate
 * limit; all calls together wait at most `patience` milliseconds, by default 5 minutes, and one request takes at most `timeout`
 * milliseconds, by default a minute. Proxies are octokit's own business.
 */
function connectToGitHub(given) {
    const { token = '', apiUrl, repository, clock, notify, patience = PATIENCE, timeout = TIMEOUT } = given;
    const [owner = '', repo = ''] = repository.split('/');
    const ask = token === '' ? refuseWithoutToken : createAsk({ clock, patience, notify });
    // Octokit is not made without a token, and never asked then.
    const { rest } = (0,github/* getOctokit */.Q)(token === '' ? 'none' : token, {
        baseUrl: apiUrl,
        userAgent: 'cloudfront-action',
        log: SILENT,
    });
    const request = () => ({
        owner,
        repo,
        headers: { 'x-github-api-version': '2022-11-28' },
        request: { signal: AbortSignal.timeout(timeout) },
    });
    const compareCommits = (base, head) => ask({
        what: `Comparing ${base} with ${head} by GitHub's API`,
        permission: 'contents',
        // Pages are of commits; the files are all on the first.
        send: () => rest.repos.compareCommitsWithBasehead({ ...request(), basehead: `${base}...${head}`, per_page: 1, page: 1 }),
    });
    /** A comparison is only a short cut: where GitHub cannot make one, for instance in time, the trees are there. */
    async function tryToCompare(base, head) {
        const reply = await compareCommits(base, head);
        if (reply.kind === 'answer')
            return reply.data;
        if (concernsToken(reply.refusal))
            throw reply.failure;
        return undefined;
    }
    /** The difference by GitHub's own comparisons: one if a commit is the other's ancestor; `undefined` if there is any doubt. */
    async function diffByComparison(base, head) {
        const forward = await tryToCompare(base, head);
        const mergeBase = forward?.merge_base_commit.sha;
        const changedInHead = mergeBase === head ? [] : readComparedFiles(forward?.files);
        if (mergeBase === base || changedInHead === undefined)
            return changedInHead;
        const backward = await tryToCompare(head, base);
        const changedInBase = readComparedFiles(backward?.files);
        return changedInBase && joinDiverged(changedInBase, changedInHead);
    }
    async function listTree(id, recursive) {
        const reply = await ask({
            what: `Listing the tree ${id} by GitHub's API`,
            permission: 'contents',
            send: () => rest.git.getTree({ ...request(), tree_sha: id, ...(recursive && { recursive: '1' }) }),
        });
        const { tree, truncated } = requireAnswer(reply);
        return { entries: tree.map(({ path, mode, sha }) => ({ path, mode, id: sha })), truncated };
    }
    return {
        diff: async (base, head) => {
            if (base === head)
                return [];
            return (await diffByComparison(base, head)) ?? (await diffTrees({ base, head, listTree }));
        },
        commit: async (ref) => {
            // As a segment of a URL these are no names, but ways to other URLs.
            if (/^\.{0,2}$/.test(ref))
                return undefined;
            const reply = await ask({
                what: `Looking for the commit of ${JSON.stringify(ref)} by GitHub's API`,
                permission: 'contents',
                // Pages are of the commit's files, which nobody wants here.
                send: () => rest.repos.getCommit({ ...request(), ref, per_page: 1 }),
            });
            if (reply.kind === 'refused' && isNoCommit(reply.refusal))
                return undefined;
            const { sha, parents } = requireAnswer(reply);
            return { sha, parents: parents.map((parent) => parent.sha) };
        },
        readFile: async (path, ref) => {
            const what = `Reading ${JSON.stringify(path)} of ${ref} by GitHub's API`;
            const reply = await ask({
                what,
                permission: 'contents',
                send: () => rest.repos.getContent({ ...request(), path, ref }),
            });
            if (reply.kind === 'refused' && reply.refusal.status === 404)
                return undefined;
            const found = requireAnswer(reply);
            if (Array.isArray(found) || found.type !== 'file')
                return undefined;
            // Of a file above 1 MB GitHub gives nothing but its size.
            if (found.encoding !== 'base64')
                throw new github_github/* GitHubFailure */.i(`${what} failed: the file has ${found.size} bytes.`);
            return Buffer.from(found.content, 'base64');
        },
        mergeBase: async (one, other) => {
            const reply = await compareCommits(one, other);
            if (reply.kind === 'refused' && isNoCommonAncestor(reply.refusal))
                return undefined;
            return requireAnswer(reply).merge_base_commit.sha;
        },
        pullRequestsOf: async (sha) => {
            const pulls = await askForAll(ask, {
                what: `Listing the pull requests of ${sha} by GitHub's API`,
                permission: 'pull-requests',
                send: (page) => rest.repos.listPullRequestsAssociatedWithCommit({ ...request(), commit_sha: sha, per_page: PAGE, page }),
            });
            // Open ones that hold the commit are listed, too.
            return pulls
                .flat()
                .filter(({ merged_at: mergedAt }) => mergedAt !== null)
                .map(({ number }) => number);
        },
        tags: async () => {
            const tags = await askForAll(ask, {
                what: "Listing the tags by GitHub's API",
                permission: 'contents',
                send: (page) => rest.repos.listTags({ ...request(), per_page: PAGE, page }),
            });
            return tags.flat().map(({ name }) => name);
        },
        releases: async function* () {
            const releases = await askForAll(ask, {
                what: "Listing the releases by GitHub's API",
                permission: 'contents',
                send: (page) => rest.repos.listReleases({ ...request(), per_page: PAGE, page }),
            });
            const published = releases.flat().flatMap((release) => {
                const { draft, tag_name: tag, published_at: publishedAt, prerelease } = release;
                return draft || publishedAt === null ? [] : [{ tag, publishedAt: Date.parse(publishedAt), prerelease }];
            });
            // GitHub lists them by when their commits were made.
            yield* published.toSorted((one, other) => other.publishedAt - one.publishedAt);
        },
        successfulDeployments: async function* (environment) {
            const pages = askForPages(ask, {
                what: `Listing the deployments to ${JSON.stringify(environment)} by GitHub's API`,
                permission: 'deployments',
                send: (page) => rest.repos.listDeployments({ ...request(), environment, per_page: PAGE, page }),
            });
            for await (const page of pages) {
                for (const { id, sha, created_at: createdAt } of page) {
                    if (await hasSucceeded(id))
                        yield { id, sha, createdAt: Date.parse(createdAt) };
                }
            }
        },
        successfulRuns: (workflow, branch) => listRuns(workflow, branch, 'success'),
        runs: (workflow, branch) => listRuns(workflow, branch, undefined),
        jobs: async (runId) => {
            const pages = await askForAll(ask, {
                what: `Listing the jobs of run ${runId} by GitHub's API`,
                permission: 'actions',
                send: (page) => rest.actions.listJobsForWorkflowRun({ ...request(), run_id: runId, filter: 'latest', per_page: PAGE, page }),
            });
            return pages
                .flatMap((page) => page.jobs)
                .map(({ name, runner_name: runnerName, status, conclusion }) => ({
                name,
                runnerName: runnerName ?? undefined,
                status,
                conclusion: conclusion ?? undefined,
            }));
        },
    };
    async function* listRuns(workflow, branch, status) {
        const pages = askForPages(ask, {
            what: `Listing the ${status === undefined ? '' : 'successful '}runs of the workflow ${JSON.stringify(workflow)} by GitHub's API`,
            permission: 'actions',
            send: (page) => rest.actions.listWorkflowRuns({
                ...request(),
                workflow_id: workflow,
                exclude_pull_requests: true,
                ...(status !== undefined && { status }),
                ...(branch !== undefined && { branch }),
                per_page: PAGE,
                page,
            }),
        });
        for await (const page of pages) {
            for (const run of page.workflow_runs) {
                yield {
                    id: run.id,
                    number: run.run_number,
                    attempt: run.run_attempt ?? 1,
                    headSha: run.head_sha,
                    headBranch: run.head_branch ?? '',
                    event: run.event,
                    conclusion: run.conclusion ?? undefined,
                    updatedAt: Date.parse(run.updated_at),
                };
            }
        }
    }
    /** Whether it ever succeeded: GitHub makes a deployment inactive as soon as the next one has. */
    async function hasSucceeded(deployment) {
        const pages = askForPages(ask, {
            what: `Listing the statuses of deployment ${deployment} by GitHub's API`,
            permission: 'deployments',
            send: (page) => rest.repos.listDeploymentStatuses({ ...request(), deployment_id: deployment, per_page: PAGE, page }),
        });
        for await (const statuses of pages) {
            if (statuses.some(({ state }) => state === 'success'))
                return true;
        }
        return false;
    }
}
/** What octokit would write to the console is for those who build this, and holds text from outside. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore() {
    return undefined;
}


/***/ })

};
