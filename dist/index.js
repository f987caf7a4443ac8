import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Tx: () => (/* binding */ connectToCloudFrontOnce),
  m$: () => (/* binding */ connectToGitHubOnce),
  mt: () => (/* binding */ listFilesHere),
  rl: () => (/* binding */ openGitHere),
  Kf: () => (/* binding */ prepareThrowAway)
});

// EXTERNAL MODULE: ./changed-files/git-port.js
var git_port = __nccwpck_require__(3881);
;// CONCATENATED MODULE: ./changed-files/git-words.js
/** What helps against git's known complaints, in the order in which they are looked for. */
const ADVICE = [
    [/git could not be run/, 'Install git in the image of the job, or give the changed files in `files:`.'],
    [
        /not a git repository/i,
        'Run actions/checkout before this step, or give the changed files in `files:` or `files-from:`.',
    ],
    [
        /dubious ownership|unsafe repository/i,
        'Allow the directory with `git config --global --add safe.directory`, run in the same container before this step.',
    ],
    [
        /could not read (?:username|password)|authentication failed|permission denied|repository not found|access denied|\b40[13]\b/i,
        'Leave `persist-credentials` of actions/checkout on, or set `fetch-depth: 0` there, so that nothing has to be fetched.',
    ],
    [
        /not our ref|couldn't find remote ref|unadvertised object/i,
        'The server no longer has this commit. Give another `base:`, or the changed files in `files:`.',
    ],
    [
        /does not appear to be a git repository|no such remote/i,
        'The clone has no usable remote `origin`: use actions/checkout, and set `fetch-depth: 0` there if the server cannot be reached.',
    ],
    [
        /could not resolve host|could not connect|couldn't connect|failed to connect|timed out|connection|early eof/i,
        'The server could not be reached: run the job again, or set `fetch-depth: 0` in actions/checkout.',
    ],
];
/**
 * Git's own reason out of what it wrote to stderr: the first line that it marks as an error and the one before it, in which ssh or
 * the server may have said more. Without credentials and control characters, and at most 300 characters long.
 */
function readComplaint(stderr) {
    const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !/^(?:warning|hint): /i.test(line));
    const error = Math.max(lines.findIndex((line) => /^(?:fatal|error): /.test(line)), 0);
    const words = lines.slice(Math.max(error - 1, 0), error + 1).map((line) => line.trim().replace(/\.$/, ''));
    if (words.length === 0)
        return 'git said nothing';
    return withoutSecrets(words.join('; '))
        .replaceAll(/\p{Cc}/gu, ' ')
        .slice(0, 300);
}
/** One sentence on what to do about a complaint of git. */
function adviseOn(stderr) {
    const known = ADVICE.find(([complaint]) => complaint.test(stderr));
    return known?.[1] ?? 'Give the changed files in `files:` or `files-from:` if this does not go away.';
}
function withoutSecrets(line) {
    return line
        .replaceAll(/\/\/[^/\s@]*@/g, '//***@')
        .replaceAll(/\b(?:gh[a-z]_|github_pat_)\w+/g, '***')
        .replaceAll(/\b(basic|bearer|token)\s+[\w+/=.~-]+/gi, '$1 ***');
}

// EXTERNAL MODULE: ./changed-files/revision.js
var revision = __nccwpck_require__(2600);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./changed-files/git-environment.js
/** Variables by which a caller's git points its children at another repository, or at other objects than the clone's. */
const POINTING_ELSEWHERE = [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_COMMON_DIR',
    'GIT_INDEX_FILE',
    'GIT_OBJECT_DIRECTORY',
    'GIT_ALTERNATE_OBJECT_DIRECTORIES',
    'GIT_SHALLOW_FILE',
    'GIT_GRAFT_FILE',
    'GIT_NAMESPACE',
];
/**
 * The environment of every call of git: the caller's, with settings of the command's own scope after those that it may hold
 * already. Nothing is written to any configuration.
 *
 * - `safe.directory`: in a container the clone belongs to another user;
 * - `gc.auto`, `maintenance.auto`: no clean-up of the user's clone behind their back;
 * - replacement objects would compare other trees than those that were deployed;
 * - no prompt may wait for an answer that nobody gives, and messages are read, so they are in English.
 *
 * `directory` and `ceiling` are real paths: the clone's, and the one at which git stops looking for a repository. `settings` are
 * more of the same scope; here, unlike on the command line, no other process of the machine can read a secret in them.
 */
function gitEnvironment(given) {
    const { env, directory, ceiling } = given;
    const settings = [
        ['safe.directory', directory],
        ['gc.auto', '0'],
        ['maintenance.auto', 'false'],
        ['protocol.version', '2'],
        ['fetch.writeCommitGraph', 'false'],
        ...(given.settings ?? []),
    ];
    const first = /^\d+$/.test(env['GIT_CONFIG_COUNT'] ?? '') ? Number(env['GIT_CONFIG_COUNT']) : 0;
    const appended = settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${first + index}`, key],
        [`GIT_CONFIG_VALUE_${first + index}`, value],
    ]);
    return {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => !POINTING_ELSEWHERE.includes(name))),
        ...Object.fromEntries(appended),
        GIT_CONFIG_COUNT: String(first + settings.length),
        GIT_CEILING_DIRECTORIES: ceiling,
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        LC_ALL: 'C',
    };
}
/**
 * A `.gitconfig` for a temporary HOME, for git before 2.36, which takes `safe.directory` from files only: the user's own
 * configuration, then the setting.
 */
function safeDirectoryConfig(given) {
    const { env, directory } = given;
    const home = env['HOME'];
    const own = home === undefined ? [] : [`${env['XDG_CONFIG_HOME'] ?? `${home}/.config`}/git/config`, `${home}/.gitconfig`];
    const includes = own.map((path) => `[include]\n\tpath = ${quote(path)}\n`);
    return `${includes.join('')}[safe]\n\tdirectory = ${quote(directory)}\n`;
}
function quote(value) {
    return `"${value.replaceAll(/["\\]/g, String.raw `\$&`).replaceAll('\n', String.raw `\n`)}"`;
}

;// CONCATENATED MODULE: ./changed-files/run-git.js
/** Git as a process: one call, its environment, its answer. */






/**
 * Runs git in a directory that is the top of a working tree, or bare. `env` is the environment that it gets; see `gitEnvironment`
 * for what is added.
 */
function prepareRun(given) {
    let needsTemporaryHome = false;
    return async (question) => {
        const directory = await realPath(given.directory);
        const { env: own, settings = [] } = given;
        const env = {
            ...gitEnvironment({ env: own, directory, ceiling: (0,external_node_path_.dirname)(directory), settings }),
            ...question.env,
        };
        if (!needsTemporaryHome) {
            const answer = await execute({ question, directory, env });
            if (!/dubious ownership|unsafe repository/.test(answer.complaint))
                return answer;
            needsTemporaryHome = true;
        }
        // Git before 2.36 does not take `safe.directory` from the environment, only from a file.
        return withTemporaryDirectory({ env: own, prefix: 'git-home-' }, async (home) => {
            await (0,promises_.writeFile)((0,external_node_path_.join)(home, '.gitconfig'), safeDirectoryConfig({ env: own, directory }));
            return execute({ question, directory, env: { ...env, HOME: home } });
        });
    };
}
/** A directory in the runner's temporary one that is deleted when the work is done, or failed. */
async function withTemporaryDirectory({ env, prefix }, work) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), prefix));
    try {
        return await work(directory);
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
function execute(call) {
    const { args, input, timeout = 0 } = call.question;
    return new Promise((resolve) => {
        const options = { cwd: call.directory, env: call.env, encoding: 'buffer', maxBuffer: Infinity, timeout };
        const child = (0,external_node_child_process_.execFile)('git', args, options, (error, stdout, stderr) => {
            if (error === null)
                resolve({ exitCode: 0, stdout, complaint: '' });
            else if (error.killed === true)
                resolve({ exitCode: undefined, stdout, complaint: `timed out after ${timeout} ms` });
            else if (typeof error.code === 'number')
                resolve({ exitCode: error.code, stdout, complaint: stderr.toString() });
            else
                resolve({ exitCode: undefined, stdout, complaint: `git could not be run: ${error.message}` });
        });
        // A git that ends before it has read its input is told by its exit code.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input);
    });
}
async function realPath(directory) {
    try {
        return await (0,promises_.realpath)(directory);
    }
    catch (error) {
        throw new git_port/* GitFailure */.X(`There is no directory ${JSON.stringify(directory)}: it should be the checkout.`, {
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./changed-files/server-ref.js
var server_ref = __nccwpck_require__(9134);
// EXTERNAL MODULE: ./paths/encode.js
var encode = __nccwpck_require__(3137);
;// CONCATENATED MODULE: ./changed-files/git.js






/**
 * The repository in `directory`, which is the top of its working tree, and the one it came from: `remote` is the name of a remote,
 * `origin` by default, or a URL. Nothing is run until the first question. `env` is the environment that git gets, its PATH and HOME
 * among it; what git needs besides, and `settings`, is added for its processes only. The repository's refs, configuration, index
 * and history stay as they are: only objects are added to it, and to a shallow clone the mark that a fetched commit has no parents
 * here. `fetchOptions` go before those of a fetch. `networkTimeout` is how long one question to the server may take, in
 * milliseconds.
 */
function openGit(given) {
    const { remote = 'origin', fetchOptions, networkTimeout = 120_000 } = given;
    const run = prepareRun(given);
    async function ask(question) {
        const answer = await run(question);
        if (answer.exitCode === 0)
            return answer.stdout;
        throw failure(question.what, answer.complaint);
    }
    /** Asks again if another process changed .git/shallow meanwhile: git gives up then, and reads it anew the next time. */
    async function askPatiently(question) {
        for (let retriesLeft = 2;; retriesLeft--) {
            const answer = await run(question);
            if (answer.exitCode === 0)
                return;
            const changedMeanwhile = answer.complaint.includes('shallow file has changed');
            if (!changedMeanwhile || retriesLeft === 0)
                throw failure(question.what, answer.complaint);
        }
    }
    /** Refs of the server by their full names. */
    async function listRemote(what, args) {
        const answer = await ask({ what, args: ['ls-remote', '--quiet', ...args], timeout: networkTimeout });
        const lines = answer.toString().split('\n');
        return new Map(lines.flatMap((line) => {
            const [sha = '', name] = line.split('\t');
            return name !== undefined && (0,revision/* isFullSha */.Wf)(sha) ? [[name, sha]] : [];
        }));
    }
    async function isShallow() {
        const what = 'Looking whether the clone is shallow';
        const answer = await ask({ what, args: ['rev-parse', '--is-shallow-repository'] });
        return answer.toString().trim() === 'true';
    }
    return {
        async resolve(revisions) {
            const names = revisions.flatMap((revision) => [revision, `refs/remotes/origin/${revision}`]);
            const answer = await ask({
                what: `Looking for ${enumerate(revisions)} in the clone`,
                // Names go by stdin, where none can be an option.
                args: ['cat-file', '--batch-check=%(objectname)'],
                // A partial clone must not fetch here, see `fetchCommits`; git before 2.44 is only kept from it by having no way.
                env: { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' },
                input: names.map((name) => `${name}^{commit}\n`).join(''),
            });
            const lines = answer.toString().split('\n');
            return revisions.map((_, index) => [lines[2 * index], lines[2 * index + 1]].find((line) => (0,revision/* isFullSha */.Wf)(line ?? '')));
        },
        async lookUpOnServer(ref) {
            if (!(0,server_ref/* isServerRef */.Z)(ref))
                return undefined;
            const names = [`refs/tags/${ref}^{}`, `refs/tags/${ref}`, `refs/heads/${ref}`, `${ref}^{}`, ref];
            const found = await listRemote(`Looking for ${ref} on \`${remote}\``, ['--end-of-options', remote, ...names]);
            return names.map((name) => found.get(name)).find((sha) => sha !== undefined);
        },
        async tagsOnServer() {
            const found = await listRemote(`Listing the tags of \`${remote}\``, ['--tags', '--end-of-options', remote]);
            // The line of a tag with a message is followed by one for what it names, and that one stays.
            return new Map(Array.from(found, ([name, sha]) => [name.replace(/^refs\/tags\/|\^\{\}$/g, ''), sha]));
        },
        async fetchCommits(shas) {
            const wanted = requireShas(shas);
            // In a complete clone a depth would cut off its whole history. There only what a force push left behind is missing.
            const options = fetchOptions ?? ((await isShallow()) ? ['--depth=1'] : []);
            await askPatiently({
                what: `Fetching ${enumerate(wanted)} from \`${remote}\``,
                args: [
                    ...['fetch', '-q', ...options, '--no-tags', '--no-prune', '--no-recurse-submodules', '--no-write-fetch-head'],
                    ...['--refmap=', '--end-of-options', remote, ...wanted],
                ],
                timeout: networkTimeout,
            });
        },
        async listFiles(commit) {
            const listed = await ask({
                what: `Listing the files of ${commit}`,
                args: ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', ...requireShas([commit])],
                env: { GIT_NO_LAZY_FETCH: '1' },
            });
            return splitNames(listed);
        },
        async readFile(commit, path) {
            const what = `Reading ${JSON.stringify(path)} of ${commit}`;
            // A line of the question is one name.
            if (path.includes('\n'))
                throw new git_port/* GitFailure */.X(`${what} failed: the name has a line break.`);
            const answer = await ask({
                what,
                args: ['cat-file', '--batch=%(objecttype) %(objectsize)'],
                env: { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' },
                input: `${requireShas([commit]).join()}:${path}\n`,
            });
            const start = answer.indexOf('\n') + 1;
            const [, size] = /^blob (\d+)$/.exec(answer.toString('latin1', 0, start - 1)) ?? [];
            return size === undefined ? undefined : answer.subarray(start, start + Number(size));
        },
        async diff(base, head) {
            const flags = ['-r', '-z', '--raw', '--no-renames', '--ignore-submodules=none'];
            return ask({
                what: `Comparing ${base} with ${head}`,
                args: ['diff-tree', ...flags, '--end-of-options', ...requireShas([base, head]), '--'],
            });
        },
        async parents(sha) {
            const what = `Reading the parents of ${sha}`;
            const answer = await ask({ what, args: ['cat-file', 'commit', ...requireShas([sha])] });
            // The commit itself, unlike the history, is not cut off in a shallow clone. A blank line ends its head.
            const [head = ''] = answer.toString('latin1').split('\n\n');
            return Array.from(head.matchAll(/^parent ([0-9a-f]+)$/gm), ([, parent = '']) => parent).filter(revision/* isFullSha */.Wf);
        },
        isShallow,
        async mergeBase(one, other) {
            const what = `Looking for the merge base of ${one} and ${other}`;
            const answer = await run({ what, args: ['merge-base', '--end-of-options', ...requireShas([one, other])] });
            if (answer.exitCode === 0)
                return answer.stdout.toString().trim();
            if (answer.exitCode === 1 && answer.complaint === '')
                return undefined;
            throw failure(what, answer.complaint);
        },
    };
}
/** Names that are ended by NULs. */
function splitNames(bytes) {
    const names = [];
    for (let start = 0, end = bytes.indexOf(0); end >= 0; start = end + 1, end = bytes.indexOf(0, start)) {
        names.push((0,encode/* decodeFileName */.qL)(bytes.subarray(start, end)));
    }
    return names;
}
function requireShas(shas) {
    const wrong = shas.find((sha) => !(0,revision/* isFullSha */.Wf)(sha));
    if (wrong === undefined)
        return shas;
    throw new git_port/* GitFailure */.X(`${JSON.stringify(wrong)} is not a full SHA of 40 or 64 hex digits.`);
}
function enumerate(names) {
    const [first = '', second = '', ...others] = names;
    if (others.length === 0)
        return names.join(' and ');
    return `${first}, ${second} and ${others.length} more`;
}
/** What a question that git did not answer comes to. */
function failure(what, complaint) {
    return new git_port/* GitFailure */.X(`${what} failed: ${readComplaint(complaint)}. ${adviseOn(complaint)}`);
}

;// CONCATENATED MODULE: ./changed-files/throw-away-repository.js



/**
 * Prepares a throw-away repository: for a job without a usable checkout. It gets single commits and their trees without any file,
 * from `https://…/OWNER/NAME` as the `token` allows. Nothing is run and made until it is used.
 */
function prepareThrowAwayRepository(given) {
    const { env, repository, token, networkTimeout } = given;
    const serverUrl = given.serverUrl.replace(/\/+$/, '');
    const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
    const settings = [
        // The empty value drops what a checkout in the same job may have left for this server: two headers are refused.
        [`http.${serverUrl}/.extraheader`, ''],
        [`http.${serverUrl}/.extraheader`, `AUTHORIZATION: basic ${credentials}`],
    ];
    return async (objectFormat, work) => {
        if (!/^[\w-]+\/[\w.-]+$/.test(repository)) {
            throw new git_port/* GitFailure */.X(`GITHUB_REPOSITORY is ${JSON.stringify(repository)}, which is no OWNER/NAME to fetch from.`);
        }
        return withTemporaryDirectory({ env, prefix: 'comparison-' }, async (directory) => {
            const what = 'Making a repository for the comparison';
            const made = await prepareRun({ directory, env })({
                what,
                args: ['init', '-q', '--bare', '--template=', `--object-format=${objectFormat}`, '.'],
            });
            if (made.exitCode !== 0)
                throw failure(what, made.complaint);
            return work(openGit({
                directory,
                env,
                settings,
                remote: `${serverUrl}/${repository}.git`,
                fetchOptions: ['--depth=1', '--filter=blob:none'],
                ...(networkTimeout !== undefined && { networkTimeout }),
            }));
        });
    };
}

// EXTERNAL MODULE: ./failure.js
var failure_0 = __nccwpck_require__(2526);
// EXTERNAL MODULE: ./github/github.js
var github = __nccwpck_require__(7151);
;// CONCATENATED MODULE: ./adapters.js
/** The real adapters of a run, made from its environment and connected when they are first asked for. */





function openGitHere(directory, env) {
    return openGit({ directory, env: adapters_withoutSecrets(env) });
}
/** The site is only listed where the clone has it: what is merged for `max-paths` can be told without, if less precisely. */
async function listFilesHere(git, commit) {
    try {
        return await git.listFiles(commit);
    }
    catch (error) {
        if (error instanceof git_port/* GitFailure */.X)
            return undefined;
        throw error;
    }
}
function prepareThrowAway(token, env) {
    return prepareThrowAwayRepository({
        env: adapters_withoutSecrets(env),
        serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
        repository: env['GITHUB_REPOSITORY'] ?? '',
        token,
    });
}
/** GitHub's API, connected when it is first asked for: most runs need git alone. */
function connectToGitHubOnce(given) {
    const { token, env, clock, notify } = given;
    return once(async () => {
        const { connectToGitHub } = await Promise.all(/* import() */[__nccwpck_require__.e(329), __nccwpck_require__.e(803)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5803)).catch((error) => {
            // Octokit's package reads the event's file by itself, and does not load if that is no JSON.
            throw new github/* GitHubFailure */.i(`GitHub's API cannot be asked: ${String(error)}`, { cause: error });
        });
        return connectToGitHub({
            token,
            apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
            repository: env['GITHUB_REPOSITORY'] ?? '',
            clock,
            notify,
        });
    });
}
/** CloudFront, connected when it is first asked for. `getIdToken` asks GitHub for a token of the job for an audience. */
function connectToCloudFrontOnce({ roleToAssume, awsRegion }, env, getIdToken) {
    return once(async () => {
        const role = roleToAssume === undefined ? undefined : describeRole(roleToAssume, env, getIdToken);
        const { connect } = await Promise.all(/* import() */[__nccwpck_require__.e(459), __nccwpck_require__.e(296), __nccwpck_require__.e(881)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5262));
        return connect({ region: awsRegion ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'], role });
    });
}
function describeRole(arn, env, getIdToken) {
    if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
        throw new failure_0/* Failure */.H(`\`role-to-assume\` is ${arn}, but this job has no OIDC token to assume it with.`, 'Add `id-token: write` to the `permissions:` of the job, beside `contents: read`.');
    }
    return {
        arn,
        sessionName: `cloudfront-action-${env['GITHUB_RUN_ID'] ?? '0'}`,
        webIdentityToken: () => getIdToken('sts.amazonaws.com'),
    };
}
/** Git is no business of the action's inputs, of AWS or of the runner's tokens. */
function adapters_withoutSecrets(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:INPUT_|AWS_|ACTIONS_)/.test(name)));
}
function once(make) {
    let made;
    return () => (made ??= make());
}


/***/ }),

/***/ 8780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ describeChange)
/* harmony export */ });
const SUBMODULE = '160000';
/**
 * What became of a path between two trees, `undefined` where it is not there. Nothing if both are the same.
 *
 * Where a submodule takes a file's place or gives way to one, both are reported, under the same path: the file's URL is as stale
 * as those below the submodule.
 */
function describeChange(path, before, after) {
    if (before === undefined)
        return after === undefined ? [] : [{ path, change: 'added', kind: kindOf(after) }];
    if (after === undefined)
        return [{ path, change: 'deleted', kind: kindOf(before) }];
    if (before.mode === after.mode && before.id === after.id)
        return [];
    if (kindOf(before) !== kindOf(after)) {
        return [
            { path, change: 'deleted', kind: kindOf(before) },
            { path, change: 'added', kind: kindOf(after) },
        ];
    }
    if (typeOf(before) !== typeOf(after))
        return [{ path, change: 'type-changed', kind: 'file' }];
    // The same blob under another mode is the same bytes: what CloudFront serves is not stale.
    return [{ path, change: before.id === after.id ? 'mode-changed' : 'modified', kind: kindOf(after) }];
}
function kindOf({ mode }) {
    return mode === SUBMODULE ? 'submodule' : 'file';
}
/** The digits before the permissions: a regular file, a symbolic link or a submodule. */
function typeOf({ mode }) {
    return mode.slice(0, 3);
}


/***/ }),

/***/ 6056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readCurrentRun)
/* harmony export */ });
/**
 * Reads the runner's variables GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_WORKFLOW_REF, GITHUB_REF, GITHUB_HEAD_REF, GITHUB_JOB and
 * RUNNER_NAME.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
 */
function readCurrentRun(env) {
    return {
        id: readNumber(env['GITHUB_RUN_ID']),
        attempt: readNumber(env['GITHUB_RUN_ATTEMPT']) ?? 1,
        workflow: /^[^/]+\/[^/]+\/(?:.*\/)?([^/@]+\.ya?ml)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1],
        line: readLine(env['GITHUB_REF'] ?? '', env['GITHUB_HEAD_REF'] ?? ''),
        job: env['GITHUB_JOB'] ?? '',
        runnerName: env['RUNNER_NAME'] ?? '',
    };
}
function readLine(ref, headRef) {
    if (headRef !== '')
        return { kind: 'pull-request', name: headRef };
    const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
    return name === undefined ? undefined : { kind: kind === 'heads' ? 'branch' : 'tag', name };
}
function readNumber(text) {
    return /^\d+$/.test(text ?? '') ? Number(text) : undefined;
}


/***/ }),

/***/ 7297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   rl: () => (/* binding */ numberOf)
/* harmony export */ });
/** Reading payloads of events, which are not trusted to have any shape. Fields are named by the keys that lead to them. */
function fieldOf(payload, ...keys) {
    return keys.reduce((value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined), payload);
}
/** A text that is not empty. */
function textOf(payload, ...keys) {
    const value = fieldOf(payload, ...keys);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function numberOf(payload, ...keys) {
    const value = fieldOf(payload, ...keys);
    return typeof value === 'number' ? value : undefined;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}


/***/ }),

/***/ 9113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ readEvent)
});

// EXTERNAL MODULE: ./changed-files/revision.js
var revision = __nccwpck_require__(2600);
// EXTERNAL MODULE: ./changed-files/events/payload.js
var events_payload = __nccwpck_require__(7297);
;// CONCATENATED MODULE: ./changed-files/events/deployment-event.js


/**
 * A deployment puts its commit where the deployment to the same environment that succeeded before had put another. A status counts
 * only if it is `success`.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status
 */
function readDeployment({ name, payload }) {
    const deployment = (0,events_payload/* fieldOf */._F)(payload, 'deployment');
    const environment = (0,events_payload/* textOf */.b6)(deployment, 'environment');
    const id = (0,events_payload/* numberOf */.rl)(deployment, 'id');
    if (name === 'deployment_status') {
        const state = (0,events_payload/* textOf */.b6)(payload, 'deployment_status', 'state');
        if (state !== 'success') {
            return {
                kind: 'nothing',
                reason: `This deployment is ${JSON.stringify(state ?? 'in no known state')}, not "success": there is nothing to purge yet.`,
            };
        }
    }
    return {
        kind: 'deployed',
        head: (0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(deployment, 'sha')),
        base: environment === undefined || id === undefined
            ? { kind: 'none', reason: 'The deployment does not name its environment. Give `base:`, a ref or SHA.' }
            : { kind: 'previous-deployment', environment, id },
    };
}

;// CONCATENATED MODULE: ./changed-files/events/fork.js

/** Events of a pull request that run without secrets if it comes from a fork. `pull_request_target` runs with them. */
const EVENTS = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];
/**
 * Why the run has no credentials: its pull request comes from a fork, or Dependabot pushed it. `undefined` for every other run.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflows-in-forked-repositories
 */
function findDistrust({ name, payload }) {
    const head = (0,events_payload/* fieldOf */._F)(payload, 'pull_request', 'head');
    if (!EVENTS.includes(name) || head === undefined)
        return undefined;
    const ours = (0,events_payload/* textOf */.b6)(payload, 'pull_request', 'base', 'repo', 'full_name');
    // A fork that was deleted meanwhile is null.
    const theirs = (0,events_payload/* textOf */.b6)(head, 'repo', 'full_name');
    if (theirs === undefined || theirs !== ours) {
        const from = theirs === undefined ? 'a fork that is gone' : `the fork ${JSON.stringify(theirs)}`;
        return `This pull request comes from ${from}, and its runs have no credentials. ${NOTHING}`;
    }
    if ((0,events_payload/* textOf */.b6)(payload, 'sender', 'login') === 'dependabot[bot]') {
        return `This run was started by Dependabot, whose runs have no credentials. ${NOTHING}`;
    }
    return undefined;
}
const NOTHING = 'Nothing was purged; that is done by the push that follows once it is merged.';

;// CONCATENATED MODULE: ./changed-files/events/pull-request-event.js


const READS_DATA_ONLY = 'This workflow runs on pull_request_target: it has the credentials of the base branch, and the pull request may be from anyone. ' +
    'Only the names of its files are read here. See to it that no other step checks out or runs what it holds.';
/**
 * A pull request deploys a preview of its own last commit, not of the merge that GitHub tries. What the preview served before is
 * the commit before the push (`synchronize`), and otherwise what the pull request began from. Once merged, it deploys what is now
 * on the base branch.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
function readPullRequest(event) {
    const reading = readCommits(event.payload);
    return event.name === 'pull_request_target' && reading.kind === 'deployed'
        ? { ...reading, warning: READS_DATA_ONLY }
        : reading;
}
function readCommits(payload) {
    const action = (0,events_payload/* textOf */.b6)(payload, 'action');
    const pullRequest = (0,events_payload/* fieldOf */._F)(payload, 'pull_request');
    const number = (0,events_payload/* numberOf */.rl)(pullRequest, 'number');
    if (action === 'closed') {
        return (0,events_payload/* fieldOf */._F)(pullRequest, 'merged') === true
            ? readMerged(pullRequest, number)
            : { kind: 'nothing', reason: 'This pull request was closed without being merged: there is nothing to purge.' };
    }
    return {
        kind: 'deployed',
        head: (0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(pullRequest, 'head', 'sha')),
        base: action === 'synchronize'
            ? revisionOr((0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(payload, 'before')), 'has no usable `before`')
            : mergeBaseOr((0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(pullRequest, 'base', 'sha'))),
        ...(number !== undefined && { tip: `refs/pull/${number}/head` }),
    };
}
function readMerged(pullRequest, number) {
    const head = (0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(pullRequest, 'merge_commit_sha'));
    const branch = (0,events_payload/* textOf */.b6)(pullRequest, 'base', 'ref');
    const commits = (0,events_payload/* numberOf */.rl)(pullRequest, 'commits');
    const last = (0,events_payload/* textOf */.b6)(pullRequest, 'head', 'sha');
    const fastForward = head?.kind === 'sha' && head.sha === last?.toLowerCase() && commits !== 1;
    return {
        kind: 'deployed',
        head,
        base: number === undefined || commits === undefined || fastForward
            ? none(fastForward
                ? 'was merged without a commit of its own, by a push: how far the branch moved is not known'
                : 'does not say how many commits were merged')
            : { kind: 'merged-pull-request', number, commits },
        ...(branch !== undefined && { tip: `refs/heads/${branch}` }),
    };
}
function mergeBaseOr(of) {
    return of === undefined ? none('has no usable `base.sha`') : { kind: 'merge-base', of };
}
function revisionOr(revision, otherwise) {
    return revision === undefined ? none(otherwise) : { kind: 'revision', revision };
}
function none(what) {
    return { kind: 'none', reason: `This pull request ${what}. Give \`base:\`, a ref or SHA.` };
}

;// CONCATENATED MODULE: ./changed-files/events/push-event.js


const TAGS = 'refs/tags/';
/**
 * A push deploys `after`; served before was `before`, what the ref named until then. For a branch that was just created that is all
 * zeros, and not known; for a tag it is the previous tag. A ref that was deleted deploys nothing.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#push
 */
function readPush({ payload, sha }) {
    const ref = (0,events_payload/* textOf */.b6)(payload, 'ref');
    const name = ref === undefined ? 'its ref' : JSON.stringify(ref);
    const before = (0,events_payload/* fieldOf */._F)(payload, 'before');
    const after = (0,events_payload/* fieldOf */._F)(payload, 'after');
    if ((0,events_payload/* fieldOf */._F)(payload, 'deleted') === true || (0,revision/* isZeroSha */.hp)(after)) {
        return { kind: 'nothing', reason: `This push deleted ${name}: there is nothing to purge.` };
    }
    const tag = ref?.startsWith(TAGS) === true ? ref.slice(TAGS.length) : undefined;
    // For a tag with a message `after` is the tag's own object, which GitHub's comparison does not take.
    const head = (tag === undefined ? undefined : (0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(payload, 'head_commit', 'id'))) ?? (0,revision/* readSha */.tU)(after) ?? (0,revision/* readSha */.tU)(sha);
    const pushed = { kind: 'deployed', head, ...(ref !== undefined && { tip: ref }) };
    const base = (0,revision/* readSha */.tU)(before);
    if (base !== undefined)
        return { ...pushed, base: { kind: 'revision', revision: base } };
    // Which tags there are tells more than that this one is still what it was.
    if (tag !== undefined && (0,revision/* isZeroSha */.hp)(before))
        return { kind: 'deployed', head, base: { kind: 'previous-tag', tag } };
    const reason = (0,revision/* isZeroSha */.hp)(before)
        ? `This push created ${name}, so that there is no commit before it to compare with. Give \`base:\`, a ref or SHA.`
        : 'The payload of this push has no usable `before`, the SHA to compare with. Give `base:`, a ref or SHA.';
    return { ...pushed, base: { kind: 'none', reason } };
}

;// CONCATENATED MODULE: ./changed-files/events/release-event.js


/**
 * A release deploys the commit of its tag, in the place of the release that was published before it.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#release
 */
function readRelease({ payload, sha }) {
    const tag = (0,events_payload/* textOf */.b6)(payload, 'release', 'tag_name');
    const named = tag === undefined ? undefined : { kind: 'ref', ref: `refs/tags/${tag}` };
    return { kind: 'deployed', head: (0,revision/* readSha */.tU)(sha) ?? named, base: readPrevious(payload, tag) };
}
function readPrevious(payload, tag) {
    const action = (0,events_payload/* textOf */.b6)(payload, 'action') ?? '';
    const publishedAt = Date.parse((0,events_payload/* textOf */.b6)(payload, 'release', 'published_at') ?? '');
    if (['deleted', 'unpublished'].includes(action)) {
        return {
            kind: 'none',
            reason: `The release ${JSON.stringify(tag ?? '')} was ${action}: what is served instead is not known. Give \`base:\` and \`head:\`.`,
        };
    }
    if (tag === undefined || Number.isNaN(publishedAt)) {
        return { kind: 'none', reason: 'The release has no tag, or no date of publication. Give `base:`, a ref or SHA.' };
    }
    const prerelease = (0,events_payload/* fieldOf */._F)(payload, 'release', 'prerelease') === true;
    return { kind: 'previous-release', release: { tag, publishedAt, prerelease } };
}

;// CONCATENATED MODULE: ./changed-files/events/read-event.js
/** What started the run decides which commit is served now, and where to look for the one that was served before. */







/**
 * Reads the event that started the run, whatever its payload holds. A workflow that another one calls has the caller's event.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
function readEvent(event) {
    const reason = findDistrust(event);
    if (reason !== undefined)
        return { kind: 'untrusted', reason };
    switch (event.name) {
        case 'push':
            return readPush(event);
        case 'pull_request':
        case 'pull_request_target':
            return readPullRequest(event);
        case 'merge_group':
            return readMergeGroup(event);
        case 'workflow_run':
            return readWorkflowRun(event);
        case 'release':
            return readRelease(event);
        case 'deployment':
        case 'deployment_status':
            return readDeployment(event);
        case 'delete':
            return { kind: 'nothing', reason: 'A branch or tag was deleted: there is nothing to purge.' };
        default:
            return withoutBase(event, (0,revision/* readSha */.tU)(event.sha));
    }
}
/** The group is what the base branch will be; until then nothing of it is live. */
function readMergeGroup(event) {
    const head = (0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(event.payload, 'merge_group', 'head_sha'));
    const base = (0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(event.payload, 'merge_group', 'base_sha'));
    return base === undefined
        ? withoutBase(event, head)
        : { kind: 'deployed', head, base: { kind: 'revision', revision: base } };
}
/** `GITHUB_SHA` is the tip of the default branch here, whatever the run that ended had built. */
function readWorkflowRun(event) {
    const conclusion = (0,events_payload/* textOf */.b6)(event.payload, 'workflow_run', 'conclusion');
    if (conclusion !== 'success') {
        const told = conclusion === undefined ? 'has not ended' : `ended with ${JSON.stringify(conclusion)}`;
        return { kind: 'nothing', reason: `The workflow run that started this one ${told}: there is nothing to purge.` };
    }
    return withoutBase(event, (0,revision/* readSha */.tU)((0,events_payload/* fieldOf */._F)(event.payload, 'workflow_run', 'head_sha')));
}
function withoutBase(event, head) {
    const reason = `The event ${JSON.stringify(event.name)} does not say what was deployed before it. ` +
        'Give `base:`, a ref or SHA to compare with or `last-success` or `last-invalidation`, ' +
        'or the changed files themselves in `files:` or `files-from:`.';
    return { kind: 'deployed', head, base: { kind: 'none', reason } };
}


/***/ }),

/***/ 1040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ findChangedFiles)
});

// EXTERNAL MODULE: ./changed-files/revision.js
var revision = __nccwpck_require__(2600);
// EXTERNAL MODULE: ./github/github.js
var github_github = __nccwpck_require__(7151);
// EXTERNAL MODULE: ./changed-files/git-port.js
var git_port = __nccwpck_require__(3881);
;// CONCATENATED MODULE: ./changed-files/sources.js
/** Several ways to one answer, of which the first that works is enough. */


/** What was asked cannot be told. The message is for the user: what was tried, what came back, what to do. */
class Unknowable extends Error {
    name = 'Unknowable';
}
/**
 * Asks one source after the other until one answers. Rejects with an `Unknowable` that gives the reasons of all if none does; what
 * is no failure of git or GitHub is a fault of the program and is not caught.
 */
async function askInTurn(sources) {
    const reasons = [];
    for (const { what, ask } of sources) {
        try {
            return await ask();
        }
        catch (error) {
            if (!(error instanceof git_port/* GitFailure */.X || error instanceof github_github/* GitHubFailure */.i))
                throw error;
            reasons.push(`${what}: ${error.message}`);
        }
    }
    throw new Unknowable(reasons.join(' '));
}

;// CONCATENATED MODULE: ./changed-files/bases/tag-order.js
/** Tags as versions: which belong together, and which comes before which. */
/** What the numbers of a tag stand in: `v1.2.3` and `v1.10.0` have the same pattern, `v1` and `v1.2.3-rc.1` have others. */
function patternOf(tag) {
    return tag.replaceAll(/\d+/g, '0');
}
/** Whether two tags are versions of one thing, prereleases among them. */
function isOfSameSeries(one, other) {
    return patternOf(readVersion(one).core) === patternOf(readVersion(other).core);
}
/** Below 0 if `one` comes before `other`: numbers by their values, prereleases before what they prepare. */
function compareTags(one, other) {
    const a = readVersion(one);
    const b = readVersion(other);
    const order = compareNaturally(a.core, b.core);
    if (order !== 0 || a.prerelease === b.prerelease)
        return order;
    if (a.prerelease === undefined)
        return 1;
    if (b.prerelease === undefined)
        return -1;
    return compareNaturally(a.prerelease, b.prerelease);
}
function readVersion(tag) {
    const [, core = tag, prerelease] = /^(.*?\d+\.\d+\.\d+)-(.+)$/s.exec(tag) ?? [];
    return { core, prerelease };
}
/** Runs of digits are compared as numbers of any length, what is between them by its characters. */
function compareNaturally(one, other) {
    const a = one.split(/(\d+)/);
    const b = other.split(/(\d+)/);
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
        const [left = '', right = ''] = [a[index], b[index]];
        const order = index % 2 === 1 ? compareNumbers(left, right) : compareTexts(left, right);
        if (order !== 0)
            return order;
    }
    return 0;
}
function compareNumbers(one, other) {
    // A run that is not there is an empty text, which is 0.
    const difference = BigInt(one) - BigInt(other);
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
function compareTexts(one, other) {
    if (one === other)
        return 0;
    return one < other ? -1 : 1;
}

;// CONCATENATED MODULE: ./changed-files/bases/own-job.js
/**
 * The name by which GitHub shows the job that is running this, with the values of its matrix: the job that is under way on our
 * runner. Where that does not single one out, the one that is called like the job's ID; otherwise `undefined`.
 */
function findOwnJob(jobs, { job, runnerName }) {
    const ours = jobs.filter((one) => one.status === 'in_progress' && one.runnerName === runnerName);
    const [only, ...others] = ours.length > 0 ? ours : jobs.filter(({ name }) => name === job);
    return others.length === 0 ? only?.name : undefined;
}
/**
 * Whether our job succeeded in a run that is green, which it also is if the job was skipped. Where the job has another name in
 * that run, or none that we know, it did if every job of the run did.
 */
function hasDeployed(jobs, own) {
    const named = jobs.filter(({ name }) => name === own);
    const decisive = named.length > 0 ? named : jobs;
    return decisive.length > 0 && decisive.every(({ conclusion }) => conclusion === 'success');
}

;// CONCATENATED MODULE: ./changed-files/bases/last-success.js




/** Runs looked at, and jobs asked for, before giving up: so that no history, however long, uses up the token's hourly requests. */
const MOST_RUNS = 500;
const MOST_JOBS = 30;
/** Commits that are compared with the head. */
const MOST_BASES = 20;
/** Events that deploy the commit of the branch on which the run is. */
const BRANCH_EVENTS = ['push', 'workflow_dispatch', 'schedule', 'repository_dispatch'];
/**
 * The commit of the last run of this workflow, on this branch, that succeeded and in which this job did.
 *
 * Which run that is, is not taken from the order of GitHub's list. The one of the greatest number, and the one that ended last, are
 * different if an old run was run again, or two overlapped: either may have put live what is served, so both are given. Runs since
 * then that failed, were cancelled or are under way may have deployed something before they stopped, and what they changed and a
 * later commit took back is stale, too: their commits are given as well. So nothing is compared too little if the same commit
 * succeeded before and another was deployed in between.
 *
 * Rejects with an `Unknowable` if there is no such run, as on a new branch.
 */
async function findLastSuccess({ github, run }) {
    const { id, workflow, line } = run;
    if (id === undefined || workflow === undefined || line === undefined) {
        throw new Unknowable('`base: last-success` needs a run of GitHub Actions on a branch, a tag or a pull request: ' +
            'GITHUB_RUN_ID, GITHUB_WORKFLOW_REF or GITHUB_REF does not tell one. Give `base:`, a ref or SHA.');
    }
    return askInTurn([
        {
            what: `Looking for the last successful run of ${workflow} on ${JSON.stringify(line.name)}`,
            ask: async () => chooseBases(await github(), { ...run, id, workflow, line }),
        },
    ]);
}
async function chooseBases(github, run) {
    const branch = run.line.kind === 'tag' ? undefined : run.line.name;
    const succeeded = await collect(github.successfulRuns(run.workflow, branch), run);
    const deployed = await deploymentsAmong(github, succeeded, run);
    const since = {
        number: Math.min(...deployed.map(({ number }) => number)),
        updatedAt: Math.min(...deployed.map(({ updatedAt }) => updatedAt)),
    };
    const known = new Set(succeeded.map(({ id }) => id));
    const others = (await collect(github.runs(run.workflow, branch), run)).filter(({ id, number, updatedAt, conclusion }) => !known.has(id) && conclusion !== 'skipped' && (number > since.number || updatedAt > since.updatedAt));
    const shas = new Set([...deployed, ...others].map(({ headSha }) => headSha));
    if (shas.size > MOST_BASES) {
        throw new Unknowable(`Since run ${since.number}, the last that succeeded, runs for ${shas.size} commits did not: what of them was deployed is not known.`);
    }
    const [base, ...rest] = Array.from(shas, revision/* readSha */.tU).filter((revision) => revision !== undefined);
    if (base === undefined || rest.length + 1 < shas.size)
        throw new Unknowable('GitHub named a run without a full SHA.');
    return [base, ...rest];
}
/** Runs of the same line, without this one. */
async function collect(runs, own) {
    const found = [];
    let seen = 0;
    for await (const run of runs) {
        if (run.id !== own.id && isOfLine(run, own.line))
            found.push(run);
        if (++seen === MOST_RUNS)
            break;
    }
    return found;
}
function isOfLine({ event, headBranch }, { kind, name }) {
    switch (kind) {
        case 'branch':
            // A pull request's run has the name of its branch, too, and a fork's branch may be called like ours.
            return headBranch === name && BRANCH_EVENTS.includes(event);
        case 'tag':
            return patternOf(headBranch) === patternOf(name) && BRANCH_EVENTS.includes(event);
        case 'pull-request':
            return headBranch === name && event === 'pull_request';
    }
}
/** The run of the greatest number and the one that ended last, of those in which our job succeeded. */
async function deploymentsAmong(github, runs, own) {
    const job = runs.length === 0 ? undefined : findOwnJob(await github.jobs(own.id), own);
    const answers = new Map();
    const isDeployment = async ({ id }) => {
        const known = answers.get(id);
        if (known !== undefined)
            return known;
        if (answers.size === MOST_JOBS) {
            throw new Unknowable(`In none of the last ${MOST_JOBS} successful runs this job was run and succeeded.`);
        }
        const answer = hasDeployed(await github.jobs(id), job);
        answers.set(id, answer);
        return answer;
    };
    const first = async (ordered) => {
        for (const run of ordered)
            if (await isDeployment(run))
                return run;
        throw new Unknowable(`No run of ${own.workflow} on ${JSON.stringify(own.line.name)} in which this job was run has succeeded yet.`);
    };
    const newest = await first(runs.toSorted((one, other) => other.number - one.number));
    const latest = await first(runs.toSorted((one, other) => other.updatedAt - one.updatedAt));
    return newest === latest ? [newest] : [newest, latest];
}

// EXTERNAL MODULE: ./changed-files/obtain-commits.js
var obtain_commits = __nccwpck_require__(4215);
;// CONCATENATED MODULE: ./changed-files/bases/merge-base.js



/** The best common ancestor of two commits: by the clone if it has the whole history, otherwise by GitHub. */
async function findMergeBase(sources, one, other) {
    const sha = await askInTurn([
        { what: 'In the clone', ask: () => mergeBaseInClone(sources.git, one, other) },
        {
            what: "By GitHub's API",
            ask: async () => {
                const github = await sources.github();
                return github.mergeBase(await (0,obtain_commits/* findOnGitHub */.k)(github, one), await (0,obtain_commits/* findOnGitHub */.k)(github, other));
            },
        },
    ]);
    if (sha !== undefined)
        return { kind: 'sha', sha };
    throw new Unknowable(`${nameOf(one)} and ${nameOf(other)} have no commit in common, so that there is none to compare with. Give \`base:\`, a ref or SHA.`);
}
async function mergeBaseInClone(git, one, other) {
    // Where the history is cut off, git may find none, or one that is not the best.
    if (await git.isShallow()) {
        throw new git_port/* GitFailure */.X('The clone is shallow and does not show where two histories meet. Set `fetch-depth: 0`.');
    }
    const [a = '', b = ''] = await (0,obtain_commits/* obtainCommits */.e)(git, [one, other]);
    return git.mergeBase(a, b);
}
function nameOf(revision) {
    return revision.kind === 'sha' ? revision.sha : revision.ref;
}

;// CONCATENATED MODULE: ./changed-files/bases/merged-pull-request.js



/**
 * What the base branch was before a pull request was merged: the first parent of a merge commit, and the parent of a squashed one.
 * After a rebase of several commits the parent of the last is another of them: GitHub then says that the parent came by the same
 * pull request, and how far the branch moved is not known.
 */
async function findMergedOnto(sources, { number, commits }, head) {
    const [parent, ...others] = await findParents(sources, head);
    if (parent === undefined)
        throw new Unknowable('The merged commit has no parent to compare with. Give `base:`.');
    const base = { kind: 'sha', sha: parent };
    if (others.length > 0 || commits === 1)
        return base;
    const broughtBy = await askInTurn([
        {
            what: `Telling a squashed pull request from a rebased one by GitHub's API`,
            ask: async () => (await sources.github()).pullRequestsOf(parent),
        },
    ]);
    if (!broughtBy.includes(number))
        return base;
    throw new Unknowable(`Pull request #${number} was merged by a rebase of its ${commits} commits: how far the branch moved is not known. ` +
        'Run on `push` instead, whose event says it, or give `base:`.');
}
function findParents({ git, github }, head) {
    return askInTurn([
        {
            what: 'In the clone',
            ask: async () => {
                const [sha = ''] = await (0,obtain_commits/* obtainCommits */.e)(git, [head]);
                return git.parents(sha);
            },
        },
        {
            what: "By GitHub's API",
            ask: async () => {
                const answering = await github();
                const sha = await (0,obtain_commits/* findOnGitHub */.k)(answering, head);
                const commit = await answering.commit(sha);
                if (commit !== undefined)
                    return commit.parents;
                throw new github_github/* GitHubFailure */.i(`The repository has no commit ${sha}.`);
            },
        },
    ]);
}

;// CONCATENATED MODULE: ./changed-files/bases/previous-deployment.js


/**
 * What the last deployment to the environment put there before the one given. If a later one succeeded already, as when an old run
 * is run again, what is served is not known.
 */
async function findPreviousDeployment({ github }, { environment, id }) {
    const name = JSON.stringify(environment);
    const last = await askInTurn([
        {
            what: `Looking for the deployment to ${name} before this one`,
            ask: async () => {
                // Newest first: the first that is not this one decides.
                for await (const deployment of (await github()).successfulDeployments(environment)) {
                    if (deployment.id !== id)
                        return deployment;
                }
                return undefined;
            },
        },
    ]);
    const base = (0,revision/* readSha */.tU)(last?.sha);
    if (last === undefined || base === undefined) {
        throw new Unknowable(`No deployment to ${name} succeeded before this one. Give \`base:\`, a ref or SHA.`);
    }
    if (last.id < id)
        return base;
    throw new Unknowable(`A later deployment to ${name}, of ${last.sha}, has succeeded: what is served is not known. Give \`base:\`, a ref or SHA.`);
}

;// CONCATENATED MODULE: ./changed-files/bases/previous-release.js

/**
 * The release that was published before the one given. A workflow may leave prereleases out, or not: where one of them came
 * between, either it or the release before it is served, and both are given. If another was published later, as when an old run
 * is run again, what is served is not known.
 */
async function findPreviousRelease({ github }, ours) {
    const [latest, alike] = await askInTurn([
        {
            what: `Looking for the release before ${JSON.stringify(ours.tag)}`,
            ask: async () => {
                let first;
                for await (const release of (await github()).releases()) {
                    if (release.tag === ours.tag)
                        continue;
                    first ??= release;
                    if (release.publishedAt > ours.publishedAt || release.prerelease === ours.prerelease)
                        return [first, release];
                }
                return [first, undefined];
            },
        },
    ]);
    if (latest !== undefined && latest.publishedAt > ours.publishedAt) {
        throw new Unknowable(`The release ${JSON.stringify(latest.tag)} was published after ${JSON.stringify(ours.tag)}: what is served is not known. Give \`base:\`.`);
    }
    if (latest === undefined || alike === undefined) {
        throw new Unknowable(`No ${ours.prerelease ? 'prerelease' : 'release'} was published before ${JSON.stringify(ours.tag)}. Give \`base:\`.`);
    }
    return latest === alike ? [tagOf(alike)] : [tagOf(alike), tagOf(latest)];
}
function tagOf({ tag }) {
    return { kind: 'ref', ref: `refs/tags/${tag}` };
}

;// CONCATENATED MODULE: ./changed-files/bases/previous-tag.js



/**
 * The tag of the same pattern that comes before the one given by its version, whether one can be reached from the other or not. A
 * workflow may leave prereleases out, or not: where one came between, either it or the version before is served, and both are
 * given. If the series goes on after the tag, as with a fix for an older version or an old run that is run again, what is
 * served is not known.
 */
async function findPreviousTag(sources, tag) {
    const tags = await listTags(sources, tag);
    const series = tags
        .filter(({ name }) => name !== tag && isOfSameSeries(name, tag))
        .toSorted((one, other) => compareTags(other.name, one.name));
    const [latest] = series;
    const alike = series.find(({ name }) => patternOf(name) === patternOf(tag));
    if (latest !== undefined && compareTags(latest.name, tag) >= 0) {
        throw new Unknowable(`The tag ${JSON.stringify(latest.name)} is no older version than ${JSON.stringify(tag)}: which was served last is not known. Give \`base:\`.`);
    }
    if (latest === undefined || alike === undefined) {
        throw new Unknowable(`There is no tag like ${JSON.stringify(tag)} with a lower version to compare with. Give \`base:\`, a ref or SHA.`);
    }
    return latest === alike ? [alike.names] : [alike.names, latest.names];
}
/** The server's tags, since those of the clone may be few, or old, with what each names. */
function listTags({ git, github }, tag) {
    return askInTurn([
        {
            what: 'On the server',
            ask: async () => {
                const tags = await git.tagsOnServer();
                if (!tags.has(tag))
                    throw new git_port/* GitFailure */.X(`\`origin\` has no tag ${JSON.stringify(tag)}: it is another repository.`);
                return Array.from(tags, ([name, sha]) => ({ name, names: { kind: 'sha', sha } }));
            },
        },
        {
            what: "By GitHub's API",
            ask: async () => {
                const tags = await (await github()).tags();
                return tags.map((name) => ({ name, names: { kind: 'ref', ref: `refs/tags/${name}` } }));
            },
        },
    ]);
}

;// CONCATENATED MODULE: ./changed-files/bases/find-bases.js






/** Follows a clue; `head` is what is served now. Rejects with an `Unknowable` if it leads nowhere. */
async function findBases(given) {
    const { clue } = given;
    switch (clue.kind) {
        case 'revision':
            return [clue.revision];
        case 'merge-base':
            return [await findMergeBase(given, clue.of, given.head)];
        case 'merged-pull-request':
            return [await findMergedOnto(given, clue, given.head)];
        case 'previous-tag':
            return findPreviousTag(given, clue.tag);
        case 'previous-release':
            return findPreviousRelease(given, clue.release);
        case 'previous-deployment':
            return [await findPreviousDeployment(given, clue)];
        case 'last-success':
            return findLastSuccess(given);
    }
}

// EXTERNAL MODULE: ./paths/encode.js
var encode = __nccwpck_require__(3137);
// EXTERNAL MODULE: ./changed-files/changed-entry.js
var changed_entry = __nccwpck_require__(8780);
;// CONCATENATED MODULE: ./changed-files/raw-diff.js



const ENTRY = /:([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) ([ADMT])\0([^\0]+)\0/y;
const BEYOND_ASCII = /[^\0-\x7f]/;
/**
 * Reads the bytes of `git diff-tree -r -z --raw --no-renames`: for each file two modes, two object IDs and a status, then its
 * name, each ended by a NUL. Names are bytes; see `decodeFileName`.
 *
 * Throws a `GitFailure` with what was seen if the bytes are anything else, the end of an output that was cut off among it.
 * https://git-scm.com/docs/diff-format#_raw_output_format
 */
function parseRawDiff(output) {
    // A character a byte, in one string: several times as fast as a buffer for each field.
    const text = output.toString('latin1');
    const entry = new RegExp(ENTRY);
    const files = [];
    while (entry.lastIndex < text.length) {
        const at = entry.lastIndex;
        const [, oldMode, newMode, oldId, newId, status, name] = entry.exec(text) ?? [];
        if (oldMode === undefined || newMode === undefined || oldId === undefined || newId === undefined || !name) {
            throw malformed(text.slice(at), at);
        }
        const path = BEYOND_ASCII.test(name) ? (0,encode/* decodeFileName */.qL)(Buffer.from(name, 'latin1')) : name;
        const before = status === 'A' ? undefined : { mode: oldMode, id: oldId };
        const after = status === 'D' ? undefined : { mode: newMode, id: newId };
        for (const file of (0,changed_entry/* describeChange */.u)(path, before, after))
            files.push(file);
    }
    return files;
}
function malformed(seen, at) {
    const shown = JSON.stringify(seen.slice(0, 120));
    return new git_port/* GitFailure */.X(`The output of \`git diff-tree\` is not what its documentation says: at byte ${at} it reads ${shown}. ` +
        'Please report this with the version of git, and give `files:` meanwhile.');
}

;// CONCATENATED MODULE: ./changed-files/compare-commits.js



/**
 * The files in which the head differs from any of the bases, tree to tree: if it is not certain which was served, files that
 * differ from one alone may be stale, too. Asked are the clone, which fetches what it lacks in one go; the throw-away repository;
 * GitHub's API. Rejects with an `Unknowable` if none can tell.
 */
async function compareCommits({ git, useThrowAway, github }, bases, head) {
    const throwAway = useThrowAway && {
        what: 'In a repository of its own',
        ask: () => useThrowAway(formatOf(head), (fresh) => compareByGit(fresh, bases, head)),
    };
    return askInTurn([
        { what: 'In the clone', ask: () => compareByGit(git, bases, head) },
        ...(throwAway ? [throwAway] : []),
        { what: "By GitHub's API", ask: async () => compareByGitHub(await github(), bases, head) },
    ]);
}
async function compareByGit(git, bases, head) {
    const shas = await (0,obtain_commits/* obtainCommits */.e)(git, [...bases, head]);
    const [headSha = '', baseShas] = [shas.at(-1), shas.slice(0, -1)];
    return compareEach(baseShas, headSha, async (base) => parseRawDiff(await git.diff(base, headSha)));
}
async function compareByGitHub(github, bases, head) {
    const headSha = await (0,obtain_commits/* findOnGitHub */.k)(github, head);
    const baseShas = [];
    for (const base of bases)
        baseShas.push(await (0,obtain_commits/* findOnGitHub */.k)(github, base));
    return compareEach(baseShas, headSha, (base) => github.diff(base, headSha));
}
async function compareEach(bases, head, diff) {
    const differences = [];
    for (const base of new Set(bases))
        differences.push(await diff(base));
    return { kind: 'known', files: joinFiles(differences), ...(bases[0] !== undefined && { base: bases[0] }), head };
}
/** Each file once, as the first difference that holds it has it. */
function joinFiles(differences) {
    const [only = [], ...others] = differences;
    if (others.length === 0)
        return only;
    const files = new Map();
    for (const file of differences.flat()) {
        const key = `${file.kind} ${file.path}`;
        if (!files.has(key))
            files.set(key, file);
    }
    return [...files.values()];
}
function formatOf(revision) {
    return revision.kind === 'sha' && revision.sha.length === 64 ? 'sha256' : 'sha1';
}

// EXTERNAL MODULE: ./changed-files/events/read-event.js + 5 modules
var read_event = __nccwpck_require__(9113);
;// CONCATENATED MODULE: ./changed-files/comparison.js


/** Events whose runs record, as their commit, the very one that they deploy. */
const RECORDED = ['push', 'workflow_dispatch', 'schedule', 'repository_dispatch', 'pull_request'];
/**
 * Chooses the commits to compare. `base` and `head` are the inputs of these names: empty or `auto` for what the event says; a ref
 * or SHA, which goes before the event; and for `base` also `last-success`. For `last-invalidation` only the head can be told here:
 * CloudFront is asked by the caller, who then gives the base as a SHA.
 */
function chooseComparison(asked) {
    const { event } = asked;
    const base = readBase(asked.base);
    const head = readRevision('head', asked.head);
    if (base.kind === 'none')
        return { kind: 'unknown', reason: base.reason };
    if (head.kind === 'unknown')
        return head;
    if (base.kind === 'revision' && head.kind !== 'auto')
        return { kind: 'compare', base, head };
    const found = (0,read_event/* readEvent */.j)(event);
    if (found.kind !== 'deployed')
        return { kind: 'nothing', reason: found.reason };
    const chosenHead = head.kind === 'auto' ? found.head : head;
    if (chosenHead === undefined) {
        return {
            kind: 'unknown',
            reason: `The commit of this ${JSON.stringify(event.name)} event is not known: GITHUB_SHA is ${JSON.stringify(event.sha)}. Give \`head:\`.`,
        };
    }
    if (base.kind === 'revision')
        return { kind: 'compare', base, head: chosenHead };
    if (base.kind === 'last-invalidation') {
        const reason = '`base: last-invalidation` was not found at CloudFront, which alone can tell it. Give a ref or SHA.';
        return { kind: 'unknown', reason, head: chosenHead };
    }
    if (base.kind === 'last-success') {
        const recorded = RECORDED.includes(event.name) && found.base.kind !== 'merged-pull-request' && head.kind === 'auto';
        if (recorded)
            return { kind: 'compare', base, head: chosenHead };
        const what = head.kind === 'auto' ? `the event ${JSON.stringify(event.name)}` : 'an input `head`';
        return {
            kind: 'unknown',
            reason: `Of a run with ${what} GitHub does not record which commit it deployed, so that \`base: last-success\` cannot be told. Give \`base: last-invalidation\`.`,
        };
    }
    if (found.base.kind === 'none')
        return { kind: 'unknown', reason: found.base.reason, head: chosenHead };
    const moved = found.tip !== undefined && found.head?.kind === 'sha' ? { ref: found.tip, sha: found.head.sha } : undefined;
    return { kind: 'compare', base: found.base, head: chosenHead, ...(moved && { tip: moved }) };
}
function readBase(value) {
    const text = value.trim();
    if (text === 'last-success' || text === 'last-invalidation')
        return { kind: text };
    const read = readRevision('base', value);
    if (read.kind === 'auto')
        return read;
    return read.kind === 'unknown' ? { kind: 'none', reason: read.reason } : { kind: 'revision', revision: read };
}
function readRevision(input, value) {
    const text = value.trim();
    if (text === '' || text === 'auto')
        return { kind: 'auto' };
    const sha = (0,revision/* readSha */.tU)(text);
    if (sha !== undefined)
        return sha;
    // Git takes what starts with "-" for an option, and reads the revisions that it is asked for a line each.
    if (text.startsWith('-') || /\p{Cc}/u.test(text)) {
        return {
            kind: 'unknown',
            reason: `Input \`${input}\` is ${JSON.stringify(text)}, which names no commit. Give \`auto\`, a branch, a tag or a SHA.`,
        };
    }
    return { kind: 'ref', ref: text };
}

;// CONCATENATED MODULE: ./changed-files/find-changed-files.js






/**
 * Finds what changed. A list that the user gave (`files`; an empty one says that nothing changed) goes before any comparison, and
 * nothing is then asked. `base` and `head` are the inputs of these names. What neither git nor GitHub can answer is `unknown` with
 * the reasons of both, never an empty list and never a rejection.
 */
async function findChangedFiles(asked) {
    if (asked.files !== undefined)
        return { kind: 'known', files: asked.files };
    const comparison = chooseComparison(asked);
    switch (comparison.kind) {
        case 'nothing':
            return { kind: 'known', files: [], reason: comparison.reason };
        case 'unknown':
            return withHead(asked, comparison);
        case 'compare':
            return compare(asked, asked.run, comparison);
    }
}
async function compare(sources, run, { base, head, tip }) {
    const known = {
        ...(base.kind === 'revision' && base.revision.kind === 'sha' && { base: base.revision.sha }),
        ...(head.kind === 'sha' && { head: head.sha }),
    };
    try {
        if (tip !== undefined && run.attempt > 1)
            await requireTip(sources, tip, run.attempt);
        return await compareCommits(sources, await findBases({ ...sources, run, clue: base, head }), head);
    }
    catch (error) {
        if (!(error instanceof Unknowable))
            throw error;
        return { kind: 'unknown', reason: error.message, ...known };
    }
}
async function withHead({ git }, { reason, head }) {
    const sha = head?.kind === 'ref' ? await resolveHere(git, head.ref) : head?.sha;
    return { kind: 'unknown', reason, ...(sha !== undefined && { head: sha }) };
}
async function resolveHere(git, ref) {
    try {
        const [here] = await git.resolve([ref]);
        return here ?? (await git.lookUpOnServer(ref));
    }
    catch (error) {
        if (error instanceof git_port/* GitFailure */.X)
            return undefined;
        throw error;
    }
}
/**
 * A re-run has the event of the first attempt. If the ref has moved since then, later runs may have put other content live, and
 * what the event calls the commit before is no longer what is served.
 */
async function requireTip({ git, github }, { ref, sha }, attempt) {
    const now = await askInTurn([
        { what: 'On the server', ask: () => git.lookUpOnServer(ref) },
        { what: "By GitHub's API", ask: async () => (0,obtain_commits/* findOnGitHub */.k)(await github(), { kind: 'ref', ref }) },
    ]);
    if (now === sha)
        return;
    const moved = now === undefined ? 'is gone' : `is now at ${now}`;
    throw new Unknowable(`This is attempt ${attempt} of a run for ${sha}, and ${ref} ${moved}: what was deployed meanwhile is not known. ` +
        'Give `base: last-success` or `base: last-invalidation`, which know it.');
}


/***/ }),

/***/ 3881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ GitFailure)
/* harmony export */ });
/** What the comparison asks of git, in words of its own, so that tests can answer without a repository. */
/** Git could not answer. The message says what was tried, what git said and what to do now; it holds no secret. */
class GitFailure extends Error {
    name = 'GitFailure';
}


/***/ }),

/***/ 4215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ obtainCommits),
/* harmony export */   k: () => (/* binding */ findOnGitHub)
/* harmony export */ });
/* harmony import */ var _github_github_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7151);
/* harmony import */ var _git_port_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3881);
/* harmony import */ var _server_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9134);
/** From the names of commits to their full SHAs, in a clone, which then has them, and at GitHub. */



/** Sees to it that the clone has the commits, with one fetch for all that it lacks, and gives their full SHAs in the same order. */
async function obtainCommits(git, revisions) {
    const here = await git.resolve(revisions.map(nameOf));
    const wanted = [];
    for (const [index, revision] of revisions.entries())
        wanted.push(here[index] ?? (await findSha(git, revision)));
    const missing = new Set(wanted.filter((_, index) => here[index] === undefined));
    if (missing.size === 0)
        return wanted;
    await git.fetchCommits([...missing]);
    // A tag that has a message is an object of its own, which only now can be followed to its commit.
    const fetched = await git.resolve(wanted);
    return wanted.map((sha, index) => {
        const commit = fetched[index];
        if (commit !== undefined)
            return commit;
        throw new _git_port_js__WEBPACK_IMPORTED_MODULE_0__/* .GitFailure */ .X(`${sha} was fetched and is no commit. Give a commit, a branch or a tag.`);
    });
}
async function findSha(git, revision) {
    if (revision.kind === 'sha')
        return revision.sha;
    const sha = await git.lookUpOnServer(revision.ref);
    if (sha !== undefined)
        return sha;
    throw new _git_port_js__WEBPACK_IMPORTED_MODULE_0__/* .GitFailure */ .X(`${JSON.stringify(revision.ref)} is no commit of this clone and no branch or tag of \`origin\`. ` +
        'Check the name, or give a full SHA.');
}
/** The full SHA of a commit by GitHub's API. A tag goes before a branch of the same name, as in git. */
async function findOnGitHub(github, revision) {
    if (revision.kind === 'sha')
        return revision.sha;
    const { ref } = revision;
    const names = ref.startsWith('refs/') ? [ref.slice('refs/'.length)] : [`tags/${ref}`, `heads/${ref}`, ref];
    for (const name of (0,_server_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isServerRef */ .Z)(ref) ? names : []) {
        const commit = await github.commit(name);
        if (commit !== undefined)
            return commit.sha;
    }
    throw new _github_github_js__WEBPACK_IMPORTED_MODULE_2__/* .GitHubFailure */ .i(`${JSON.stringify(ref)} is no branch, tag or commit of the repository. Check the name, or give a full SHA.`);
}
function nameOf(revision) {
    return revision.kind === 'sha' ? revision.sha : revision.ref;
}


/***/ }),

/***/ 2600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wf: () => (/* binding */ isFullSha),
/* harmony export */   hp: () => (/* binding */ isZeroSha),
/* harmony export */   tU: () => (/* binding */ readSha)
/* harmony export */ });
/** Whether it is a whole object name as git writes it: 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. */
function isFullSha(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** The all-zero SHA by which GitHub says "no commit", before a branch was created or after it was deleted. */
function isZeroSha(value) {
    return typeof value === 'string' && /^(?:0{40}|0{64})$/.test(value);
}
/** A full SHA in any case as a revision; `undefined` for everything else, the all-zero SHA among it. */
function readSha(value) {
    const sha = typeof value === 'string' ? value.toLowerCase() : '';
    return isFullSha(sha) && !isZeroSha(sha) ? { kind: 'sha', sha } : undefined;
}


/***/ }),

/***/ 9134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ isServerRef)
/* harmony export */ });
/**
 * Whether a name can be asked of the server: a branch, a tag or a full ref. Expressions such as `main~2` are for a clone alone, and
 * `HEAD` is what the clone has checked out, not the default branch, which is what the server calls so.
 */
function isServerRef(ref) {
    return !/[\s~^:?*[\\]|\.\.|@\{|^@$|^(?:[A-Z]+_)?HEAD$/.test(ref);
}


/***/ }),

/***/ 1888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  t: () => (/* binding */ CloudFrontError)
});

;// CONCATENATED MODULE: ./cloudfront/advice/access.js
const EXPIRED = 'The credentials expired: put the step that gets them right before this one, or give it a longer session (`role-duration-seconds`).';
const UNTRUSTED_TOKEN = "AWS does not trust this job's token: create the identity provider `token.actions.githubusercontent.com` in the account of the role.";
const ACCESS_ADVICE = {
    AccessDenied: adviseAccessDenied,
    AccessDeniedException: adviseAccessDenied,
    CredentialsProviderError: 'There are no AWS credentials: put `aws-actions/configure-aws-credentials` before this step or give `role-to-assume`, and allow the job `permissions: id-token: write`.',
    ExpiredToken: EXPIRED,
    ExpiredTokenException: EXPIRED,
    InvalidClientTokenId: 'These credentials are unknown to AWS: check the access key, or that the session token was passed along with it.',
    InvalidIdentityToken: UNTRUSTED_TOKEN,
    InvalidIdentityTokenException: UNTRUSTED_TOKEN,
    NoIdentityToken: 'GitHub gave this job no OIDC token: check the `permissions: id-token: write` of the job and https://www.githubstatus.com, then run it again.',
    RequestTimeTooSkewed: "The runner's clock is wrong by more than five minutes: set it by NTP.",
    SignatureDoesNotMatch: 'The secret access key does not belong to the access key: check the secret for blanks or line ends that came with it.',
};
/** `User: … is not authorized to perform: ACTION on resource: ARN because …` */
const NOT_AUTHORIZED = /not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>\S+))?/;
function adviseAccessDenied(refusal) {
    const { text } = refusal;
    if (/account must be verified/i.test(text))
        return 'This is no matter of IAM: the owner of the AWS account has to open a case with AWS Support to have it verified.';
    if (text.includes('sts:AssumeRole')) {
        return 'The role does not trust this job: its trust policy must allow `sts:AssumeRoleWithWebIdentity` for the subject of this repository and branch.';
    }
    if (text.includes('s3:PutBucketAcl')) {
        return 'Allow the role `s3:GetBucketAcl` and `s3:PutBucketAcl` on the bucket of `Logging.Bucket`, and let it own that bucket: CloudFront adds itself to the ACL.';
    }
    const named = NOT_AUTHORIZED.exec(text)?.groups;
    const action = named?.['action'];
    const resource = named?.['resource'] ?? resourceOf(refusal);
    if (/explicit deny/i.test(text))
        return `A policy denies \`${action ?? `cloudfront:${refusal.operation}`}\` on \`${resource}\` explicitly, which no other policy can undo: ask whoever manages the policy that the text above names.`;
    const needed = neededActions(refusal);
    // Of several actions the service names the first that is missing; the next run would miss the next.
    const actions = action === undefined || needed.includes(action) ? needed : [action];
    return `Allow the role ${actions.map((one) => `\`${one}\``).join(' and ')} on \`${resource}\` in its IAM policy.`;
}
const CREATION = 'CreateDistributionWithTags';
/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html */
function neededActions({ operation }) {
    return operation === CREATION
        ? ['cloudfront:CreateDistribution', 'cloudfront:TagResource']
        : [`cloudfront:${operation}`];
}
function resourceOf({ operation, distribution }) {
    if (operation === CREATION)
        return 'arn:aws:cloudfront::ACCOUNT:distribution/*';
    if (distribution === undefined)
        return '*';
    const type = distribution.kind === 'tenant' ? 'distribution-tenant' : 'distribution';
    return `arn:aws:cloudfront::ACCOUNT:${type}/${distribution.id}`;
}

;// CONCATENATED MODULE: ./cloudfront/advice/availability.js
/** Also for every other answer with a status of 500 and above. */
const UNAVAILABLE = 'CloudFront did not answer as it should, several times in a row: see https://health.aws.amazon.com and run the job again; what was done before is in the outputs.';
const UNREACHABLE = "CloudFront could not be reached: check the runner's network, its proxy settings and `AWS_ENDPOINT_URL_CLOUDFRONT`, if it is set.";
const THROTTLED = 'The account calls CloudFront faster than it may: raise `wait-timeout` to wait longer, or let fewer jobs use CloudFront at the same time.';
const AVAILABILITY_ADVICE = {
    SlowDown: THROTTLED,
    Throttling: THROTTLED,
    ThrottlingException: THROTTLED,
    TooManyRequestsException: THROTTLED,
    ECONNRESET: UNAVAILABLE,
    EPIPE: UNAVAILABLE,
    InternalError: UNAVAILABLE,
    InternalFailure: UNAVAILABLE,
    RequestTimeout: UNAVAILABLE,
    ServiceUnavailable: UNAVAILABLE,
    EAI_AGAIN: UNREACHABLE,
    ECONNREFUSED: UNREACHABLE,
    EHOSTUNREACH: UNREACHABLE,
    ENETUNREACH: UNREACHABLE,
    ENOTFOUND: UNREACHABLE,
    ETIMEDOUT: UNREACHABLE,
    NetworkingError: UNREACHABLE,
    TimeoutError: UNREACHABLE,
};

;// CONCATENATED MODULE: ./cloudfront/advice/cache-behaviors.js
const BEHAVIOR_ADVICE = {
    IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior: 'Field-level encryption needs a behavior that allows all methods, over HTTPS from the viewer to the origin: change that behavior, or remove its `FieldLevelEncryptionId`.',
    InvalidForwardCookies: 'List cookies in `Cookies.WhitelistedNames` if `Cookies.Forward` is `whitelist`, and remove the list if it is `all` or `none`.',
    InvalidFunctionAssociation: 'Check each of `FunctionAssociations`: the function is of this account and published to LIVE, the event is viewer-request or viewer-response, and no Lambda@Edge function has the same side.',
    InvalidLambdaFunctionAssociation: 'Check each of `LambdaFunctionAssociations`: the ARN is in us-east-1 and ends in a version number, not in `$LATEST` or an alias, and its role trusts `edgelambda.amazonaws.com`.',
    InvalidQueryStringParameters: 'Write `QueryString: true` beside `QueryStringCacheKeys`, and give the names of the parameters alone, without values and special characters.',
    InvalidTTLOrder: 'Write TTLs with `MinTTL` ≤ `DefaultTTL` ≤ `MaxTTL`; those that are left out count as 0, 86400 and 31536000 seconds.',
    NoSuchCachePolicy: 'A `CachePolicyId` does not exist in this account: compare it with `aws cloudfront list-cache-policies`, or use the managed policy CachingOptimized by its ID, 658327ea-f89d-4fab-a63d-7e88639e58f6.',
    NoSuchFieldLevelEncryptionConfig: 'A `FieldLevelEncryptionId` does not exist in this account: compare it with `aws cloudfront list-field-level-encryption-configs`.',
    NoSuchOriginRequestPolicy: 'An `OriginRequestPolicyId` does not exist in this account: compare it with `aws cloudfront list-origin-request-policies`.',
    NoSuchRealtimeLogConfig: 'A `RealtimeLogConfigArn` names nothing that exists: compare it with `aws cloudfront list-realtime-log-configs`.',
    NoSuchResponseHeadersPolicy: 'A `ResponseHeadersPolicyId` does not exist in this account: compare it with `aws cloudfront list-response-headers-policies`.',
    RealtimeLogConfigOwnerMismatch: 'A `RealtimeLogConfigArn` is of another AWS account: create a real-time log configuration in this one, or remove the member.',
    TrustedKeyGroupDoesNotExist: 'One of `TrustedKeyGroups` does not exist in this account: compare the IDs with `aws cloudfront list-key-groups`.',
    TrustedSignerDoesNotExist: 'One of `TrustedSigners` is no AWS account, or has no CloudFront key pair: sign by a key group instead and name it in `TrustedKeyGroups`.',
};

// EXTERNAL MODULE: ./cloudfront/refusal.js
var cloudfront_refusal = __nccwpck_require__(4069);
;// CONCATENATED MODULE: ./cloudfront/advice/distributions.js
/** Advice where a distribution cannot be created, changed or deleted, whatever its configuration says of caches and origins. */

const DISTRIBUTION_ADVICE = {
    CNAMEAlreadyExists: 'One of `Aliases` belongs to another distribution, which may be disabled or in another account: find it with `aws cloudfront list-domain-conflicts` and release it there, and give each preview aliases of its own, such as `${NAME}.example.com`.',
    ContinuousDeploymentPolicyInUse: 'A continuous deployment policy serves one primary distribution only: remove `ContinuousDeploymentPolicyId` from this configuration, as a copy of the production configuration has it.',
    DistributionAlreadyExists: 'The distribution that the text above names was created by the same CallerReference and does not carry the tags of this action: give another `name`, or another `CallerReference` in the configuration file.',
    DistributionNotDisabled: 'Somebody enabled the distribution while it was being deleted: look for another workflow or tool that manages it, then run the job again.',
    EntityLimitExceeded: 'The account has as many of what the configuration asks for as it may, such as multi-tenant distributions (20): delete some, or ask for more in Service Quotas.',
    IllegalUpdate: 'Something in the configuration can be chosen at the creation only, such as `CallerReference`, `Staging` and `ConnectionMode`: put the old value back, or destroy the distribution and deploy it anew.',
    InvalidIfMatchVersion: 'CloudFront does not take the ETag that it gave just before: run the job again, and report it with this message if it comes back.',
    InvalidTagging: 'A tag is not allowed: a key has 1 to 128 characters and does not start with `aws:`, a value has at most 256, of letters, digits, blanks and `_.:/=+-@`; use `${BRANCH_SLUG}` rather than `${BRANCH}`.',
    NoSuchContinuousDeploymentPolicy: 'The policy of `ContinuousDeploymentPolicyId` does not exist in this account: remove the member, or compare it with `aws cloudfront list-continuous-deployment-policies`.',
    PreconditionFailed: advisePreconditionFailed,
    ResourceInUse: 'Something still uses the distribution, such as a continuous deployment policy: release what the text above names, then run the job again.',
    StagingDistributionInUse: 'This staging distribution belongs to another continuous deployment policy: remove it there, or name another staging distribution in the policy.',
};
/** What is refused because of a pricing plan has the code of a stale ETag. */
function advisePreconditionFailed(refusal) {
    return (0,cloudfront_refusal/* isHeldByPricingPlan */.W)(refusal)
        ? 'The distribution has a flat-rate pricing plan and is left in place: cancel the plan in the CloudFront console, and run the job again once the current billing cycle is over.'
        : 'Somebody else changed the distribution each time this job was about to: look for another workflow, Terraform or a person at the console, then run the job again.';
}

;// CONCATENATED MODULE: ./cloudfront/advice/origins.js
const ORIGIN_ADVICE = {
    IllegalOriginAccessConfiguration: 'An origin has both an `OriginAccessControlId` and an origin access identity: keep the first and write `OriginAccessIdentity: ""`.',
    InvalidDomainNameForOriginAccessControl: 'The origin access control is of another type than its origin: an S3 one needs `BUCKET.s3.REGION.amazonaws.com`, no website endpoint; compare the type with `aws cloudfront get-origin-access-control`.',
    InvalidHeadersForS3Origin: 'An S3 origin takes few headers in `ForwardedValues.Headers`, and neither `*` nor `Host`: use the managed origin request policy CORS-S3Origin by its ID, 88a5eaf4-2fd4-4709-b370-b4c650ea3fcf, together with a cache policy.',
    InvalidOrigin: 'An origin does not fit its kind: describe a bucket by `S3OriginConfig` and `BUCKET.s3.REGION.amazonaws.com`, a website endpoint and any other server by `CustomOriginConfig`, and never one origin by both.',
    InvalidOriginAccessControl: 'The `OriginAccessControlId` of an origin does not exist in this account: compare it with `aws cloudfront list-origin-access-controls`.',
    InvalidOriginAccessIdentity: 'The `OriginAccessIdentity` of an origin does not exist: write `origin-access-identity/cloudfront/ID` with an ID that `aws cloudfront list-cloud-front-origin-access-identities` shows.',
    InvalidOriginKeepaliveTimeout: 'Write 1 to 120 seconds as the `OriginKeepaliveTimeout`; more is for accounts whose quota was raised in Service Quotas.',
    InvalidOriginReadTimeout: 'Write 1 to 120 seconds as the `OriginReadTimeout`; more is for accounts whose quota was raised in Service Quotas.',
    NoSuchOrigin: 'A `TargetOriginId` or a member of an origin group names no origin: write the `Id` of one of `Origins`, in the same upper and lower case.',
};

;// CONCATENATED MODULE: ./cloudfront/advice/purging.js
/** Also for InvalidArgument, by which the service may refuse the same: aws/aws-cdk#3878. */
const REUSED_REFERENCE = 'Another purge used the same CallerReference for other paths: run the job again, each run has references of its own.';
const PURGING_ADVICE = {
    BatchTooLarge: 'One path alone is too large a batch for CloudFront: purge a wildcard such as `/*` instead.',
    InvalidationBatchAlreadyExists: REUSED_REFERENCE,
    NoSuchInvalidation: "The invalidation is not known to this distribution any more: look at the distribution's invalidations in the console.",
    TooManyInvalidationsInProgress: 'At most 3,000 paths and 15 wildcards are in progress for a distribution at a time, whoever posted them: raise `wait-timeout`, or purge fewer paths, in the end one `/*`.',
};

;// CONCATENATED MODULE: ./cloudfront/advice/quotas.js
const MORE = 'ask for more at https://console.aws.amazon.com/servicequotas/home/services/cloudfront/quotas';
/** The defaults of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html in 2026. */
const QUOTA_ADVICE = {
    TooManyCacheBehaviors: `A distribution has at most 75 behaviors: join path patterns by wildcards, or ${MORE}.`,
    TooManyCertificates: 'An account has at most 2 certificates with addresses of their own: write `SSLSupportMethod: sni-only` instead of `vip`, which is also free.',
    TooManyCookieNamesInWhiteList: `\`Cookies.WhitelistedNames\` has at most 10 names a behavior: forward all cookies, use a cache policy, or ${MORE}.`,
    TooManyDistributionCNAMEs: `A distribution has at most 100 aliases: use one such as \`*.example.com\`, or ${MORE}.`,
    TooManyDistributions: `An account has at most 500 distributions: remove previews of closed pull requests with \`command: sweep\`, or ${MORE}.`,
    TooManyDistributionsAssociatedToCachePolicy: 'At most 100 distributions share a cache policy of your own: use a managed cache policy in the configuration of previews, or remove old previews with `command: destroy`.',
    TooManyDistributionsAssociatedToFieldLevelEncryptionConfig: 'At most 20 distributions share a field-level encryption configuration: remove `FieldLevelEncryptionId` from the configuration of previews, or remove old ones with `command: destroy`.',
    TooManyDistributionsAssociatedToKeyGroup: `At most 100 distributions share a key group: remove \`TrustedKeyGroups\` from the configuration of previews, remove old ones with \`command: sweep\`, or ${MORE}.`,
    TooManyDistributionsAssociatedToOriginAccessControl: 'At most 100 distributions share an origin access control, the limit that previews meet first: remove old ones with `command: destroy`, or spread them over several origin access controls.',
    TooManyDistributionsAssociatedToOriginRequestPolicy: 'At most 100 distributions share an origin request policy of your own: use a managed one in the configuration of previews, or remove old previews with `command: destroy`.',
    TooManyDistributionsAssociatedToResponseHeadersPolicy: `At most 100 distributions share a response headers policy of your own: use a managed one in the configuration of previews, remove old previews with \`command: sweep\`, or ${MORE}.`,
    TooManyDistributionsWithFunctionAssociations: 'At most 100 distributions share a CloudFront function: remove old previews with `command: destroy`, or publish the function a second time under another name.',
    TooManyDistributionsWithLambdaAssociations: `At most 500 distributions of an account have Lambda@Edge functions: remove \`LambdaFunctionAssociations\` from the configuration of previews, or ${MORE}.`,
    TooManyDistributionsWithSingleFunctionARN: 'At most 500 distributions share a Lambda@Edge function: remove it from the configuration of previews, or remove old ones with `command: destroy`.',
    TooManyFunctionAssociations: `The distribution has more \`FunctionAssociations\` than it may: remove some from its behaviors, or ${MORE}.`,
    TooManyHeadersInForwardedValues: `\`ForwardedValues.Headers\` has at most 10 names a behavior: send more to the origin by an origin request policy, or ${MORE}.`,
    TooManyKeyGroupsAssociatedToDistribution: `A behavior has at most 4 key groups: put several public keys into one group, or ${MORE}.`,
    TooManyLambdaFunctionAssociations: `A distribution has at most 100 Lambda@Edge functions: remove some of \`LambdaFunctionAssociations\`, or ${MORE}.`,
    TooManyOriginCustomHeaders: `An origin has at most 30 \`CustomHeaders\`: remove some, or ${MORE}.`,
    TooManyOriginGroupsPerDistribution: `A distribution has at most 10 origin groups: remove some, or ${MORE}.`,
    TooManyOrigins: `A distribution has at most 100 origins: remove those that no behavior and no origin group names, or ${MORE}.`,
    TooManyQueryStringParameters: `\`QueryStringCacheKeys\` has at most 10 names a behavior: use a cache policy, or ${MORE}.`,
    TooManyTrustedSigners: 'The configuration has more `TrustedSigners` than a distribution may: sign by key groups instead and name them in `TrustedKeyGroups`.',
};

;// CONCATENATED MODULE: ./cloudfront/advice/requests.js
/** Advice for codes that mean one thing of a purge and another of a configuration. */


const REQUEST_ADVICE = {
    EntityNotFound: (refusal) => (0,cloudfront_refusal/* isAboutPurging */.K)(refusal) || refusal.distribution?.kind === 'tenant'
        ? 'There is no tenant with this ID in the account of these credentials: compare it with `aws cloudfront list-distribution-tenants`.'
        : 'Something that the configuration refers to does not exist in the account of these credentials: check the IDs of `AnycastIpListId`, `VpcOriginId`, `ViewerMtlsConfig` and `ConnectionFunctionAssociation`.',
    InconsistentQuantities: (refusal) => (0,cloudfront_refusal/* isAboutPurging */.K)(refusal)
        ? 'The number of paths and `Quantity` disagree, which this action computes itself: please report it with this message.'
        : 'A `Quantity` and the number of its items disagree, which this action computes itself: please report it with this message and the configuration.',
    InvalidArgument: adviseInvalidArgument,
    MissingBody: (refusal) => `The request arrived without its ${(0,cloudfront_refusal/* isAboutPurging */.K)(refusal) ? 'paths' : 'configuration'}: look for a proxy between the runner and CloudFront that drops bodies.`,
    NoSuchDistribution: (refusal) => {
        const id = refusal.distribution?.id ?? 'of this ID';
        return (0,cloudfront_refusal/* isAboutPurging */.K)(refusal)
            ? `No distribution ${id} exists in the account of these credentials: compare \`distribution:\` and the account with \`aws cloudfront list-distributions\` and \`aws sts get-caller-identity\`.`
            : `Distribution ${id} was deleted by somebody else while this job worked on it: run the job again, \`deploy\` creates it anew.`;
    },
    NoSuchResource: ({ distribution }) => `The tags of ${distribution === undefined ? 'a distribution' : `distribution ${distribution.id}`} cannot be reached because it does not exist any more: run the job again.`,
};
function adviseInvalidArgument(refusal) {
    const { text, operation } = refusal;
    if ((0,cloudfront_refusal/* isAboutPurging */.K)(refusal)) {
        return /caller reference/i.test(text)
            ? REUSED_REFERENCE
            : 'Compare the text above with `paths:` and the targets of your rules: a path starts with `/`, has `*` only at its end and at most 4,000 characters.';
    }
    if ((0,cloudfront_refusal/* isHeldByPricingPlan */.W)(refusal))
        return 'A distribution with a flat-rate pricing plan keeps the web ACL that came with the plan: write its ARN into `WebACLId`, or cancel the plan in the CloudFront console first.';
    if (/does not enable ACL access/i.test(text))
        return 'The bucket of `Logging.Bucket` has its ACLs switched off: set its Object Ownership to "Bucket owner preferred", or remove `Logging` and log by CloudFront\'s standard logging v2.';
    if (/cannot be used when a cache policy/i.test(text))
        return 'A behavior with a `CachePolicyId` takes none of `ForwardedValues`, `MinTTL`, `DefaultTTL` and `MaxTTL`: remove them from the configuration, the cache policy holds them.';
    if (/valid S3 bucket/i.test(text))
        return "`S3OriginConfig` wants a bucket's own name, `BUCKET.s3.REGION.amazonaws.com`: correct the `DomainName`, or describe any other origin by `CustomOriginConfig`.";
    if (/^(?:Tag|Untag|ListTagsFor)Resource$/.test(operation))
        return 'Compare the text above with the tags of the configuration: a key has 1 to 128 characters, a value at most 256, of letters, digits, blanks and `_.:/=+-@`.';
    return 'Find the member that the text above names in the configuration file, and correct it: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html says what it takes.';
}

;// CONCATENATED MODULE: ./cloudfront/advice/viewers.js
const VIEWER_ADVICE = {
    InvalidDefaultRootObject: 'Write the `DefaultRootObject` as a name without a slash before it, such as `index.html`, of at most 255 characters.',
    InvalidErrorCode: 'Write one of 400, 403, 404, 405, 414, 416, 500, 501, 502, 503 and 504 as the `ErrorCode` of a custom error response.',
    InvalidGeoRestrictionParameter: 'List countries beside `RestrictionType: whitelist` or `blacklist`, and none beside `RestrictionType: none`.',
    InvalidLocationCode: 'Write the countries of `GeoRestriction` by their codes of ISO 3166-1, two capital letters each, such as `GB`.',
    InvalidMinimumProtocolVersion: 'Write a `MinimumProtocolVersion` that goes with the `SSLSupportMethod`; with `sni-only` that is `TLSv1.2_2021` or newer, unless very old viewers matter.',
    InvalidProtocolSettings: '`SSLSupportMethod: sni-only` does not go with SSLv3: write `MinimumProtocolVersion: TLSv1.2_2021` or a newer one.',
    InvalidRelativePath: 'Correct the `OriginPath`, `ResponsePagePath` or `PathPattern`: it is encoded as in a URL and has at most 255 characters, the first two start with `/`, and an `OriginPath` does not end with one.',
    InvalidRequiredProtocol: 'Remove `RequiredProtocols` from the configuration; what viewers may use is the `ViewerProtocolPolicy` of each behavior.',
    InvalidResponseCode: 'Give a custom error response both a `ResponsePagePath` and a `ResponseCode`, a status in quotes such as `"200"`, or neither.',
    InvalidViewerCertificate: 'Aliases need a certificate that covers each of them, issued by a trusted authority: put the ARN of one that ACM has issued in us-east-1 into `ACMCertificateArn`; if it was issued just now, run the job again in a minute.',
    InvalidWebACLId: 'Write the ARN of a web ACL with global scope, `arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID`, as the `WebACLId`; only an ACL of WAF Classic goes by its bare ID.',
};

;// CONCATENATED MODULE: ./cloudfront/advice.js
/** One line for each way in which CloudFront refuses a call: what the reader has to do now. */









const ADVICE = {
    ...ACCESS_ADVICE,
    ...AVAILABILITY_ADVICE,
    ...BEHAVIOR_ADVICE,
    ...DISTRIBUTION_ADVICE,
    ...ORIGIN_ADVICE,
    ...PURGING_ADVICE,
    ...QUOTA_ADVICE,
    ...REQUEST_ADVICE,
    ...VIEWER_ADVICE,
};
/** The advice for a refusal, always one line. Unknown codes get what is true of all. */
function advise(refusal) {
    const advice = Object.hasOwn(ADVICE, refusal.code) ? ADVICE[refusal.code] : undefined;
    if (advice !== undefined)
        return typeof advice === 'string' ? advice : advice(refusal);
    if (refusal.httpStatus !== undefined && refusal.httpStatus >= 500)
        return UNAVAILABLE;
    return "The text above is the service's own; with the request id AWS Support can look the call up.";
}
/** The codes that have an advice of their own. */
const ADVISED_CODES = Object.keys(ADVICE);
/** The codes that a purge can meet, among others. */
const PURGE_CODES = [
    ACCESS_ADVICE,
    AVAILABILITY_ADVICE,
    PURGING_ADVICE,
    REQUEST_ADVICE,
].flatMap((table) => Object.keys(table));
/** The codes by which a creation or an update is refused for what the configuration says. */
const CONFIGURATION_CODES = [
    BEHAVIOR_ADVICE,
    ORIGIN_ADVICE,
    QUOTA_ADVICE,
    VIEWER_ADVICE,
].flatMap((table) => Object.keys(table));

;// CONCATENATED MODULE: ./cloudfront/errors.js
/** What a refusal of CloudFront means for the run, and how it is told. */


/** A call that failed, with all that came back and one line of advice. */
class CloudFrontError extends Error {
    name = 'CloudFrontError';
    kind;
    refusal;
    advice;
    constructor(refusal, options) {
        super(describe(refusal), options);
        this.kind = classify(refusal);
        this.refusal = refusal;
        this.advice = advise(refusal);
    }
    /** Whether the same request can succeed later, by waiting alone. */
    get passes() {
        return this.kind === 'quota' || this.kind === 'transient';
    }
}
/** Of the service model and of what was seen beside it; the SDK does not retry the first. */
const QUOTA = new Set([
    'TooManyInvalidationsInProgress',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'SlowDown',
]);
const TRANSIENT = new Set([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'TimeoutError',
    'RequestTimeout',
    'NetworkingError',
    'InternalError',
    'InternalFailure',
    'ServiceUnavailable',
]);
/** With the first a deletion is also refused because of a pricing plan, and reading again does not help that. */
const STALE = new Set(['PreconditionFailed', 'InvalidIfMatchVersion', 'DistributionNotDisabled']);
const REJECTED = new Set([
    ...CONFIGURATION_CODES,
    'CNAMEAlreadyExists',
    'ContinuousDeploymentPolicyInUse',
    'DistributionAlreadyExists',
    'EntityLimitExceeded',
    'IllegalUpdate',
    'InconsistentQuantities',
    'InvalidArgument',
    'InvalidTagging',
    'InvalidationBatchAlreadyExists',
    'MissingBody',
    'NoSuchContinuousDeploymentPolicy',
    'PreconditionFailed',
    'ResourceInUse',
    'StagingDistributionInUse',
]);
function classify(refusal) {
    const { code, text, httpStatus } = refusal;
    if (QUOTA.has(code) || httpStatus === 429)
        return 'quota';
    if (code === 'BatchTooLarge' || httpStatus === 413)
        return 'too-large';
    if (code === 'InvalidArgument' && /invalidation path/i.test(text))
        return 'refused-path';
    if (STALE.has(code) && !(0,cloudfront_refusal/* isHeldByPricingPlan */.W)(refusal))
        return 'stale';
    if (REJECTED.has(code))
        return 'rejected';
    return TRANSIENT.has(code) || (httpStatus !== undefined && httpStatus >= 500) ? 'transient' : 'final';
}
function describe({ operation, code, text, httpStatus, requestId, distribution }) {
    const where = distribution === undefined ? '' : ` for ${distribution.kind} ${distribution.id}`;
    const status = httpStatus === undefined ? '' : `, HTTP ${httpStatus}`;
    const request = requestId === undefined ? '' : `, request ${requestId}`;
    return `${operation}${where} failed: ${code}: ${text} (CloudFront${status}${request})`;
}


/***/ }),

/***/ 8724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ parseDistributionName),
/* harmony export */   t: () => (/* binding */ findDistributions)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2526);
/** The names by which users call their distributions become the IDs by which CloudFront does. */

const ARN = /^arn:aws[\w-]*:cloudfront::\d{12}:(?<type>distribution|distribution-tenant)\/(?<id>\w+)$/;
const HOST = /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
/**
 * Reads a distribution ID, a tenant ID (`dt_…`), an ARN of either, or a host name. Undefined for anything else. Nothing is assumed
 * of an ID but that it consists of capitals and digits.
 */
function parseDistributionName(text) {
    if (/^dt_\w+$/.test(text))
        return { kind: 'id', of: { kind: 'tenant', id: text } };
    if (/^[A-Z0-9]+$/.test(text))
        return { kind: 'id', of: { kind: 'distribution', id: text } };
    const arn = ARN.exec(text)?.groups;
    if (arn)
        return { kind: 'id', of: { kind: arn['type'] === 'distribution' ? 'distribution' : 'tenant', id: arn['id'] ?? '' } };
    return HOST.test(text) ? { kind: 'host', host: text.toLowerCase() } : undefined;
}
/**
 * Finds the distributions that the names stand for, by name. IDs need no call; host names are looked for among the account's
 * distributions, read once, then among tenants. Throws a Failure that names every host nobody serves.
 */
async function findDistributions(names, cloudfront) {
    const found = new Map();
    const hosts = [];
    for (const name of names) {
        const parsed = parseDistributionName(name);
        if (parsed?.kind === 'id')
            found.set(name, parsed.of);
        else
            hosts.push({ name, host: parsed?.host ?? name });
    }
    if (hosts.length === 0)
        return found;
    const service = await cloudfront();
    const summaries = [];
    for await (const summary of service.listDistributions())
        summaries.push(summary);
    const missing = [];
    for (const { name, host } of hosts) {
        const id = findByHost(host, summaries);
        const tenant = id === undefined ? await service.findTenant(host) : undefined;
        if (id !== undefined)
            found.set(name, { kind: 'distribution', id });
        else if (tenant !== undefined)
            found.set(name, { kind: 'tenant', id: tenant });
        else
            missing.push(host);
    }
    if (missing.length > 0) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H(`No distribution or tenant of this account serves ${missing.join(', ')} (${summaries.length} distributions were looked through). Nothing was purged.`, 'Compare the name with the alternate domain names in the CloudFront console, and the account with `aws sts get-caller-identity`; or give the distribution ID.');
    }
    return found;
}
/** An exact name wins over a wildcard, a longer wildcard over a shorter one; `*` stands for one label or more, as CloudFront matches. */
function findByHost(host, summaries) {
    const names = summaries.flatMap(({ id, domainName, aliases }) => [domainName, ...aliases].map((name) => ({ id, name: name.toLowerCase() })));
    const exact = names.find(({ name }) => name === host);
    const wildcards = names.filter(({ name }) => name.startsWith('*.') && host.endsWith(name.slice(1)));
    return exact?.id ?? wildcards.sort((a, b) => b.name.length - a.name.length)[0]?.id;
}


/***/ }),

/***/ 4069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ isAboutPurging),
/* harmony export */   W: () => (/* binding */ isHeldByPricingPlan)
/* harmony export */ });
/** Whether a call was about purging, and not about a distribution's configuration or its tags. */
function isAboutPurging({ operation }) {
    return operation.includes('Invalidation');
}
/**
 * Whether a flat-rate pricing plan stands in the way, of a deletion or of the removal of a web ACL. It has no code of its own: a
 * deletion is refused with PreconditionFailed then (ekristen/aws-nuke#1024), an update with InvalidArgument
 * (cloud-custodian/cloud-custodian#10477).
 */
function isHeldByPricingPlan({ text }) {
    return /pricing plan/i.test(text);
}


/***/ }),

/***/ 5956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ isStructure),
/* harmony export */   j: () => (/* binding */ formatPath)
/* harmony export */ });
/** A distribution's configuration in the API's own form, read from a file or from the service, as plain data. */
/** The way a path is written in messages and plans: `Origins[0].DomainName`. `Items` goes without saying. */
function formatPath(path) {
    return path
        .filter((part, index) => part !== 'Items' || typeof path[index + 1] !== 'number')
        .reduce((text, part) => {
        if (typeof part === 'number')
            return `${text}[${part}]`;
        return text === '' ? part : `${text}.${part}`;
    }, '');
}
function isStructure(value) {
    return typeof value === 'object' && !Array.isArray(value);
}


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ nameVariables)
/* harmony export */ });
/** What `${NAME}` and the like stand for in a configuration: what the run is about. */
/** The longest label of a host name. */
const SLUG_LENGTH = 63;
/** The variables of a run by their names, and those that the user gives, which win. */
function nameVariables(run, given) {
    const variables = [
        ['NAME', run.name],
        ['PR_NUMBER', run.pullRequest?.toString()],
        ['BRANCH', run.branch],
        ['BRANCH_SLUG', run.branch === undefined ? undefined : toSlug(run.branch)],
        ['SHA', run.sha],
        ['REPOSITORY', run.repository],
    ];
    const known = variables.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return new Map([...known, ...given]);
}
/** A branch's name as a label of a host name: lower case, everything but letters and digits of ASCII a hyphen. */
function toSlug(branch) {
    return branch
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replace(/^-/, '')
        .slice(0, SLUG_LENGTH)
        .replace(/-$/, '');
}


/***/ }),

/***/ 2526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ Failure)
/* harmony export */ });
/**
 * A step that cannot do what it was asked for: the message says what was attempted and what came back, the advice what to do
 * now, in one line.
 */
class Failure extends Error {
    name = 'Failure';
    advice;
    constructor(message, advice, options) {
        super(message, options);
        this.advice = advice;
    }
}


/***/ }),

/***/ 2991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ InvalidInput)
/* harmony export */ });
/* unused harmony export describePlace */
/**
 * What can be wrong with what the user gave, and how it is said. Readers of inputs, rules and files collect faults instead of
 * throwing at the first one, so that one error names them all.
 */
/** The way a place is written in messages: ``input `rules`, line 3`` or `.github/cloudfront.yml:4:11`. */
function describePlace(at) {
    if ('input' in at)
        return at.line === undefined ? `input \`${at.input}\`` : `input \`${at.input}\`, line ${at.line}`;
    return [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');
}
/** Everything that is wrong with what the user gave, in one error. Nothing has been sent when it is thrown. */
class InvalidInput extends Error {
    name = 'InvalidInput';
    faults;
    constructor(faults) {
        const lines = faults.map((fault) => `- ${describePlace(fault.at)}: ${fault.message}`);
        super(`${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} wrong with the inputs; nothing was sent.\n${lines.join('\n')}`);
        this.faults = faults;
    }
}


/***/ }),

/***/ 7151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ GitHubFailure)
/* harmony export */ });
/** GitHub could not answer. The message says what was tried, what came back and which `permissions:` line is missing. */
class GitHubFailure extends Error {
    name = 'GitHubFailure';
}


/***/ }),

/***/ 8122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ UNMATCHED),
/* harmony export */   Fb: () => (/* binding */ DIRECTORY_URLS),
/* harmony export */   O0: () => (/* binding */ WHEN_UNKNOWN),
/* harmony export */   TM: () => (/* binding */ OPTION_NAMES),
/* harmony export */   ZK: () => (/* binding */ PURGE_OPTIONS),
/* harmony export */   cX: () => (/* binding */ ON_WAIT_TIMEOUT)
/* harmony export */ });
/* harmony import */ var _plan_batches_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1354);
/**
 * What a purge can be told, by name: as an input of the step, at the top of a rules file, or for one of its targets. Names, kinds
 * and allowed values stand here; defaults stand in action.yml, but for those that depend on the command.
 */

const UNMATCHED = ['ignore', 'warn', 'fail', 'all'];
const WHEN_UNKNOWN = ['all', 'fail', 'skip'];
const DIRECTORY_URLS = ['slash', 'both', 'none'];
const ON_WAIT_TIMEOUT = ['fail', 'warn'];
/** The options of a purge, with the sentence that the rules file's schema says of each. */
const PURGE_OPTIONS = {
    distribution: { type: 'list', about: 'Distribution IDs, tenant IDs (`dt_…`) or host names.' },
    root: { type: 'text', about: "The directory of the repository that is the site's root." },
    rules: { type: 'rules', about: 'Rules `GLOB -> TARGETS` and `!GLOB`; the first that matches a file decides.' },
    paths: { type: 'list', about: 'Paths and #tags that are purged whatever changed.' },
    base: { type: 'text', about: '`auto`, `last-success`, `last-invalidation`, or the ref or SHA that the cache holds.' },
    head: { type: 'text', about: "The ref or SHA that is live now; `auto` is the event's commit." },
    files: { type: 'list', about: 'The changed files themselves, instead of a comparison.' },
    'files-from': { type: 'text', about: 'A file that lists the changed files.' },
    'when-unknown': {
        type: 'choice',
        values: WHEN_UNKNOWN,
        about: 'What to purge if the changed files cannot be known.',
    },
    unmatched: { type: 'choice', values: UNMATCHED, about: 'What to do about changed files that no rule names.' },
    index: { type: 'list', about: 'Names of directory index pages.' },
    'directory-urls': {
        type: 'choice',
        values: DIRECTORY_URLS,
        about: 'The URLs of a directory that its index page is purged under.',
    },
    'clean-urls': { type: 'boolean', about: 'Whether /about.html is also served as /about.' },
    'query-strings': { type: 'boolean', about: 'Whether the cache key holds query strings.' },
    'origin-path': { type: 'text', about: 'The origin path, taken off mapped paths.' },
    'max-paths': {
        type: 'integer',
        least: 0,
        most: 1_000_000,
        about: 'At most so many paths a distribution: more are merged into wildcards; 0 for no limit.',
    },
    'batch-size': { type: 'integer', least: 1, most: _plan_batches_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_BATCH_SIZE */ .Sx, about: 'Paths in one request.' },
    wait: { type: 'boolean', about: 'Whether to wait until the invalidations have completed.' },
    'wait-timeout': { type: 'duration', about: 'How long to wait for quotas and completion: 90s, 10m, 1h.' },
    'on-wait-timeout': { type: 'choice', values: ON_WAIT_TIMEOUT, about: 'Whether the step fails when the time is up.' },
};
const OPTION_NAMES = Object.keys(PURGE_OPTIONS);


/***/ }),

/***/ 2193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: ./faults.js
var faults_0 = __nccwpck_require__(2991);
// EXTERNAL MODULE: ./inputs/options.js
var options = __nccwpck_require__(8122);
;// CONCATENATED MODULE: ./inputs/setting.js
/** An input of the step as a setting; undefined if it is empty. */
function inputSetting(name, text) {
    if (text.trim() === '')
        return undefined;
    const lines = text
        .split(/\r?\n/)
        .map((line, index) => ({ text: line.trim(), at: { input: name, line: index + 1 } }))
        .filter((line) => line.text !== '');
    return { text: text.trim(), at: { input: name }, lines };
}
/** The items of a list in which none can start with `#`: such lines are comments. */
function itemsWithoutComments(setting) {
    return (setting?.lines ?? []).filter(({ text }) => !text.startsWith('#'));
}
/**
 * Reads settings by their names and reports those that are missing or wrong; what is returned for these stands in only until the
 * faults are thrown.
 */
function settingReader(find, report) {
    const read = (name, parse, standIn, allowed) => {
        const setting = find(name);
        const value = setting && parse(setting.text);
        if (setting === undefined)
            report({ at: { input: name }, message: `it is empty; ${allowed}, or leave the line out` });
        else if (value === undefined)
            report({ at: setting.at, message: `${JSON.stringify(setting.text)} is not allowed; ${allowed}` });
        return value ?? standIn;
    };
    return {
        /** YAML's booleans: `true`, `True`, `TRUE` and their opposites. */
        boolean: (name) => read(name, parseBoolean, false, 'write `true` or `false`'),
        choice: (name, values) => {
            const allowed = `write ${values.length > 1 ? 'one of ' : ''}${values.map((value) => `\`${value}\``).join(', ')}`;
            return read(name, (text) => values.find((value) => value === text), values[0], allowed);
        },
        integer: (name, { least, most }) => {
            const parse = (text) => /^\d{1,9}$/.test(text) && least <= Number(text) && Number(text) <= most ? Number(text) : undefined;
            return read(name, parse, least, `write a whole number from ${least} to ${most}`);
        },
        /** `90s`, `10m`, `1h` or seconds, up to 24 hours; what it is where nothing is given. Milliseconds. */
        duration: (name, otherwise) => {
            const allowed = 'write a duration up to 24h, such as `90s`, `10m`, `1h` or a number of seconds';
            return find(name) === undefined ? otherwise : read(name, parseDuration, otherwise, allowed);
        },
    };
}
function parseBoolean(text) {
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    return /^(?:false|False|FALSE)$/.test(text) ? false : undefined;
}
const SECOND = 1_000;
const UNITS = new Map([
    ['', SECOND],
    ['s', SECOND],
    ['m', 60 * SECOND],
    ['h', 3600 * SECOND],
]);
const LONGEST = 24 * 3600 * SECOND;
function parseDuration(text) {
    const [, digits, unit] = /^(\d{1,6}) *([smh]?)$/.exec(text) ?? [];
    const milliseconds = Number(digits) * (UNITS.get(unit ?? '') ?? NaN);
    return milliseconds <= LONGEST ? milliseconds : undefined;
}

// EXTERNAL MODULE: ./paths/encode.js
var paths_encode = __nccwpck_require__(3137);
;// CONCATENATED MODULE: ./changed-files/quoted-name.js

const QUOTED = /^"((?:[^"\\]|\\(?:[abtnvfr"\\]|[0-3][0-7]{2}))+)"$/;
const CHARACTER_OR_ESCAPE = /\\([0-7]{3})|\\(.)|([^\\]+)/g;
const ESCAPED = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
/**
 * Undoes the quoting that git gives names with unusual characters wherever it is not asked for `-z`: `"caf\303\251.html"` is
 * `café.html`. Every other text is itself.
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath
 */
function unquoteName(text) {
    const quoted = QUOTED.exec(text)?.[1];
    if (quoted === undefined)
        return text;
    const parts = Array.from(quoted.matchAll(CHARACTER_OR_ESCAPE), ([, octal, escaped, plain]) => {
        if (octal !== undefined)
            return Buffer.from([Number.parseInt(octal, 8)]);
        if (escaped !== undefined)
            return Buffer.from([ESCAPED[escaped] ?? escaped.charCodeAt(0)]);
        return Buffer.from(plain ?? '');
    });
    return (0,paths_encode/* decodeFileName */.qL)(Buffer.concat(parts));
}

;// CONCATENATED MODULE: ./changed-files/repository-path.js
/**
 * Reads a path as a user or a tool writes it, relative to the repository's root: `./public//a` is `public/a`, and `..` is
 * followed as long as it stays inside. Only `/` separates, as in git; a backslash is part of a name.
 */
function readRepositoryPath(text) {
    const shown = JSON.stringify(text);
    if (/^(?:\/|[A-Za-z]:[\\/])/.test(text)) {
        return wrong(`${shown} is absolute. Give paths relative to the repository's root, as \`git diff --name-only\` does.`);
    }
    const segments = [];
    for (const segment of text.split('/')) {
        if (segment === '..' && segments.pop() === undefined) {
            return wrong(`${shown} leads out of the repository. Give paths relative to its root.`);
        }
        if (!['', '.', '..'].includes(segment))
            segments.push(segment);
    }
    if (segments.length === 0 || /(?:^|\/)\.{0,2}$/.test(text)) {
        return wrong(`${shown} is a directory. List the files in it, or give what is to be purged in \`paths:\`.`);
    }
    return { kind: 'path', path: segments.join('/') };
}
function wrong(message) {
    return { kind: 'wrong', message };
}

;// CONCATENATED MODULE: ./changed-files/sync-output.js
const TRANSFER = /^(?:\(dryrun\) )?(upload|copy|delete|move|download): (.+)$/su;
const PROGRESS = /^Completed .* file\(s\) remaining/;
const COMPLAINT = /^(?:(?:upload|copy|delete|move|download) failed|warning|fatal error|cancelled): /;
const OBJECT = /^s3:\/\/(arn:[^/]*:accesspoint\/[^/]+|[^/]+)\/(.+)$/su;
/** Whether a text is what `aws s3 sync`, `cp`, `mv` or `rm` print: at least one line is a transfer from or to S3, or progress. */
function isSyncOutput(text) {
    return text
        .split(/[\r\n]/)
        .some((line) => PROGRESS.test(line) || (TRANSFER.test(line) && /: (?:.* to )?s3:\/\//su.test(line)));
}
/**
 * The files that the output of `aws s3 sync`, `cp`, `mv` or `rm` names, `--dryrun` or not. Progress, warnings and failed
 * transfers name none: those objects are what they were. `rejected` gets every other line.
 *
 * - `upload: public/a.css to s3://bucket/site/a.css` names the local file `public/a.css`.
 * - `delete: s3://bucket/site/old.css` only names an object. The uploads of the same output show which directory is which prefix
 *   of the bucket (here `site/` is `public/`), so that it is `public/old.css`; if they show several, it is the file in each of
 *   them. If none shows it, the object's key is taken for the path below `root`: that is its URL, apart from an origin path.
 * - The object that a `copy:` or `move:` within S3 writes is found the same way, and the one that `move:` takes away.
 */
function readSyncOutput(given) {
    const transfers = [];
    given.text.split('\n').forEach((whole, index) => {
        // Progress is overwritten in place: what follows a carriage return is a line of its own, filled up with spaces.
        for (const text of whole.split('\r')) {
            if (text.trim() === '' || PROGRESS.test(text) || COMPLAINT.test(text))
                continue;
            const transfer = readTransfer(text, index + 1);
            if (transfer === undefined)
                given.rejected(index + 1, text);
            else
                transfers.push(transfer);
        }
    });
    const mappings = inferMappings(transfers);
    const root = given.root === undefined || given.root === '' ? '' : `${given.root}/`;
    return transfers.flatMap(({ written, removed, line }) => [
        ...pathsOf(written, mappings, root).map((path) => ({ path, change: 'listed', line })),
        ...pathsOf(removed, mappings, root).map((path) => ({ path, change: 'deleted', line })),
    ]);
}
function readTransfer(text, line) {
    const [, verb, rest] = TRANSFER.exec(text) ?? [];
    if (verb === undefined || rest === undefined)
        return undefined;
    if (verb === 'delete')
        return { line, written: undefined, removed: readLocation(rest.trimEnd()), upload: undefined };
    const pair = splitPair(rest.trimEnd());
    if (pair === undefined)
        return undefined;
    const { from, to } = pair;
    if (from.kind === 'local' && to.kind === 'object') {
        const path = withSlashes(from.path, to.key);
        return { line, written: { kind: 'local', path }, removed: undefined, upload: { ...to, path } };
    }
    return { line, written: to, removed: verb === 'move' ? from : undefined, upload: undefined };
}
/**
 * Splits `FROM to TO`. Either name may hold ` to `: of the places where it could be, the one is taken after which both names end
 * alike, as they do in a sync. One of them is an object, and a local path has no `//`.
 */
function splitPair(text) {
    const candidates = Array.from(text.matchAll(/ to /g), ({ index }) => ({
        from: readLocation(text.slice(0, index)),
        to: readLocation(text.slice(index + ' to '.length)),
    }))
        .filter(({ from, to }) => [from, to].some(({ kind }) => kind === 'object'))
        .filter(({ from, to }) => [from, to].every((at) => at.kind === 'object' || !at.path.includes('//')))
        .map((pair) => ({ ...pair, alike: countCommonTail(nameOf(pair.from), nameOf(pair.to)) }));
    return candidates.toSorted((one, other) => other.alike - one.alike)[0];
}
function readLocation(text) {
    const [, bucket, key] = OBJECT.exec(text) ?? [];
    return bucket === undefined || key === undefined ? { kind: 'local', path: text } : { kind: 'object', bucket, key };
}
function nameOf(location) {
    return location.kind === 'object' ? location.key : location.path;
}
/** On Windows the local path is printed with backslashes. The key, which always has `/`, tells them from those in a name. */
function withSlashes(path, key) {
    const slashed = path.replaceAll('\\', '/');
    return countCommonTail(slashed, key) > countCommonTail(path, key) ? slashed : path;
}
function inferMappings(transfers) {
    const mappings = new Map();
    for (const { upload } of transfers) {
        if (upload === undefined)
            continue;
        const local = segmentsOf(upload.path);
        const remote = upload.key.split('/');
        const tail = countCommonTail(upload.path, upload.key);
        if (tail === 0)
            continue;
        const directory = joinPrefix(local.slice(0, -tail));
        const prefix = joinPrefix(remote.slice(0, -tail));
        mappings.set(JSON.stringify([directory, upload.bucket, prefix]), { directory, bucket: upload.bucket, prefix });
    }
    return [...mappings.values()];
}
function pathsOf(location, mappings, root) {
    if (location === undefined)
        return [];
    if (location.kind === 'local')
        return [location.path];
    const { bucket, key } = location;
    const fitting = mappings.filter((mapping) => mapping.bucket === bucket && key.startsWith(mapping.prefix));
    if (fitting.length === 0)
        return [`${root}${key}`];
    return fitting.map(({ directory, prefix }) => `${directory}${key.slice(prefix.length)}`);
}
/** How many segments two names have in common, counted from their ends. */
function countCommonTail(path, key) {
    const one = segmentsOf(path);
    const other = key.split('/');
    let count = 0;
    while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count))
        count++;
    return count;
}
function segmentsOf(path) {
    return path.split('/').filter((segment) => segment !== '.');
}
function joinPrefix(segments) {
    return segments.map((segment) => `${segment}/`).join('');
}

;// CONCATENATED MODULE: ./changed-files/file-list.js



/**
 * Reads a list of changed files, the input `files` or the contents of the file `files-from`, as `decodeFileName` gives them.
 * Paths are relative to the repository's root; one that is not, a directory and what cannot be read is reported as a fault at
 * `at`, with its line where there are lines. Duplicates are dropped; an empty text is an empty list.
 *
 * What kind of list it is shows in the contents, in this order:
 *
 * 1. A NUL anywhere: names, each as it is, ended or separated by NULs.
 * 2. A JSON array of strings. What starts like one (`["`) and is none is a fault; `[id].html` is a name.
 * 3. A line as `aws s3 sync` prints it: all lines are its output, see `readSyncOutput`. `root` is the input of that name.
 * 4. Otherwise a name a line, blank lines apart. A `#` is part of the name, and so is a space, at the end, too. A name that is
 *    quoted as git does it is unquoted; one that really starts and ends with `"` takes one of the other forms.
 */
function readFileList(given) {
    const { at, report } = given;
    const files = new Map();
    for (const { text, line, change = 'listed' } of readEntries(given)) {
        const reading = readRepositoryPath(text);
        const place = line === undefined ? at : { ...at, line };
        if (reading.kind === 'wrong')
            report({ at: place, message: reading.message });
        else if (!files.has(reading.path))
            files.set(reading.path, { path: reading.path, change, kind: 'file' });
    }
    return [...files.values()];
}
function readEntries(given) {
    const { at, root, report } = given;
    // A byte order mark, as PowerShell writes it. That of UTF-16 is no UTF-8: `decodeFileName` keeps its bytes.
    const contents = given.contents.replace(/^\ufeff/, '');
    if (/^(?:\udcff\udcfe|\udcfe\udcff)/.test(contents)) {
        report({ at, message: 'The list is UTF-16. Write it as UTF-8, in PowerShell with `Out-File -Encoding utf8`.' });
        return [];
    }
    if (contents.includes('\0'))
        return contents
            .split('\0')
            .filter(isNotEmpty)
            .map((text) => ({ text }));
    if (/^\s*\[\s*(?:"|\]\s*$)/.test(contents))
        return readJson(contents, at, report);
    if (isSyncOutput(contents)) {
        const rejected = (line, text) => {
            report({
                at: { ...at, line },
                message: `${JSON.stringify(text)} is neither a transfer nor progress of \`aws s3\`, which the other lines are. ` +
                    'Give its output alone, or a list of files alone.',
            });
        };
        return readSyncOutput({ text: contents, root, rejected }).map(({ path, ...rest }) => ({ text: path, ...rest }));
    }
    return contents
        .split('\n')
        .map((line, index) => ({ text: line.replace(/\r$/, ''), line: index + 1 }))
        .filter(({ text }) => text.trim() !== '')
        .map(({ text, line }) => ({ text: unquoteName(text), line }));
}
function readJson(contents, at, report) {
    const list = parseJson(contents);
    if (Array.isArray(list) && list.every((item) => typeof item === 'string')) {
        return list.filter(isNotEmpty).map((text) => ({ text }));
    }
    report({
        at,
        message: `The list starts like a JSON array, ${JSON.stringify(contents.trim().slice(0, 40))}, and is none of strings alone. ` +
            'Give for example `["public/index.html"]`, or a file a line.',
    });
    return [];
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isNotEmpty(text) {
    return text !== '';
}

// EXTERNAL MODULE: ./cloudfront/find-distributions.js
var find_distributions = __nccwpck_require__(8724);
// EXTERNAL MODULE: ./paths/invalidation-path.js
var invalidation_path = __nccwpck_require__(7235);
// EXTERNAL MODULE: ./plan/caller-reference.js
var caller_reference = __nccwpck_require__(8427);
// EXTERNAL MODULE: ./plan/target.js
var target = __nccwpck_require__(4049);
;// CONCATENATED MODULE: ../../node_modules/balanced-match/dist/esm/index.js
const balanced = (a, b, str) => {
    const ma = a instanceof RegExp ? maybeMatch(a, str) : a;
    const mb = b instanceof RegExp ? maybeMatch(b, str) : b;
    const r = ma !== null && mb != null && range(ma, mb, str);
    return (r && {
        start: r[0],
        end: r[1],
        pre: str.slice(0, r[0]),
        body: str.slice(r[0] + ma.length, r[1]),
        post: str.slice(r[1] + mb.length),
    });
};
const maybeMatch = (reg, str) => {
    const m = str.match(reg);
    return m ? m[0] : null;
};
const range = (a, b, str) => {
    let begs, beg, left, right = undefined, result;
    let ai = str.indexOf(a);
    let bi = str.indexOf(b, ai + 1);
    let i = ai;
    if (ai >= 0 && bi > 0) {
        if (a === b) {
            return [ai, bi];
        }
        begs = [];
        left = str.length;
        while (i >= 0 && !result) {
            if (i === ai) {
                begs.push(i);
                ai = str.indexOf(a, i + 1);
            }
            else if (begs.length === 1) {
                const r = begs.pop();
                if (r !== undefined)
                    result = [r, bi];
            }
            else {
                beg = begs.pop();
                if (beg !== undefined && beg < left) {
                    left = beg;
                    right = bi;
                }
                bi = str.indexOf(b, i + 1);
            }
            i = ai < bi && ai >= 0 ? ai : bi;
        }
        if (begs.length && right !== undefined) {
            result = [left, right];
        }
    }
    return result;
};
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ../../node_modules/brace-expansion/dist/esm/index.js

const escSlash = '\0SLASH' + Math.random().toFixed(16) + '\0';
const escOpen = '\0OPEN' + Math.random().toFixed(16) + '\0';
const escClose = '\0CLOSE' + Math.random().toFixed(16) + '\0';
const escComma = '\0COMMA' + Math.random().toFixed(16) + '\0';
const escPeriod = '\0PERIOD' + Math.random().toFixed(16) + '\0';
const escSlashPattern = new RegExp(escSlash, 'g');
const escOpenPattern = new RegExp(escOpen, 'g');
const escClosePattern = new RegExp(escClose, 'g');
const escCommaPattern = new RegExp(escComma, 'g');
const escPeriodPattern = new RegExp(escPeriod, 'g');
const slashPattern = /\\\\/g;
const openPattern = /\\{/g;
const closePattern = /\\}/g;
const commaPattern = /\\,/g;
const periodPattern = /\\\./g;
const EXPANSION_MAX = 100_000;
// `EXPANSION_MAX` caps the *number* of expansions, but not their length. An
// input like `'{a,b}'.repeat(1500)` stays under that count - its output is
// truncated to 100k results - while making every result ~1500 characters
// long. The result set, and the intermediate arrays built while combining
// brace sets, then grow large enough to exhaust memory and crash the process
// (CVE-2026-14257). `EXPANSION_MAX_LENGTH` bounds the total number of
// characters the accumulator may hold at any point, so memory stays flat no
// matter how many brace groups are chained. The limit sits well above any
// realistic expansion (100k results hitting `EXPANSION_MAX` measure ~1M
// characters) so legitimate input is unaffected.
const EXPANSION_MAX_LENGTH = 4_000_000;
// `expand_` recurses once per level of brace *nesting* - both when expanding a
// set's comma members and when re-wrapping a set whose body is a single part.
// The CVE-2026-14257 fix made the *tail* iterative (recursion on `m.post`, one
// level per chained group), which left nesting depth unbounded: about 3,100
// levels of `{{{...a,b...}}}` - only ~6KB of input - exhausted the native stack
// and crashed the process. `EXPANSION_MAX_DEPTH` bounds how deep the parser
// will follow nesting. It sits far above any realistic pattern and well below
// the depth at which the stack runs out.
const EXPANSION_MAX_DEPTH = 1_000;
// Bash keeps a quirk where a brace group followed by a comma set still expands
// (`{a},b}`). The parser implements it by rewriting the string and restarting
// the scan, absorbing one `}` per pass. `n` trailing braces therefore cost `n`
// full passes over a string that itself grows by one `escClose` sentinel each
// time - quadratic in `n`, with a ~26x constant from the sentinel's length.
// 128KB of `'{a}' + '}'.repeat(n) + ',z}'` blocked the event loop for 27
// seconds to produce two results. `EXPANSION_MAX_REWRITES` bounds how many
// times the scan may restart. Real `{a},b}` input needs a handful.
const EXPANSION_MAX_REWRITES = 1_000;
// `EXPANSION_MAX_STEPS` bounds the work one `expand` call does, which `max`,
// `maxLength` and `maxDepth` don't: nested sets are rescanned at every level
// and chained groups each rebuild up to `max` results, so 2KB of input could
// block the event loop for over 30 seconds. Each character scanned, result
// built and sequence value generated is a step, and each `expand_` call costs
// `CALL_STEPS` more. Past the budget, the set being expanded and everything
// after it stay literal. A glob needs a few hundred steps, and nesting all the
// way to `EXPANSION_MAX_DEPTH` about 4M.
const EXPANSION_MAX_STEPS = 20_000_000;
// What one `expand_` call costs on top of what it scans and builds. Setting
// one up takes about as long as scanning 16 characters, and a set whose
// results are wrapped to be expanded again makes one call per result, each
// scanning and building next to nothing: 64KB of
// `('{{' + ','.repeat(316) + '}{' + ','.repeat(316) + '}}').repeat(n)` made
// 4M such calls, which spent the budget three times as slowly as anything
// else.
const CALL_STEPS = 16;
function numeric(str) {
    return !isNaN(str) ? parseInt(str, 10) : str.charCodeAt(0);
}
function escapeBraces(str) {
    return str
        .replace(slashPattern, escSlash)
        .replace(openPattern, escOpen)
        .replace(closePattern, escClose)
        .replace(commaPattern, escComma)
        .replace(periodPattern, escPeriod);
}
function unescapeBraces(str) {
    return str
        .replace(escSlashPattern, '\\')
        .replace(escOpenPattern, '{')
        .replace(escClosePattern, '}')
        .replace(escCommaPattern, ',')
        .replace(escPeriodPattern, '.');
}
// Like `target.push(...items)` but doesn't overflow the stack
function pushAll(target, items) {
    for (let i = 0; i < items.length; i++) {
        target.push(items[i]);
    }
}
// `balanced`, run on `masked` (see `maskUnmatchedOpens`), sliced from `str`
// and charged for the characters it walks: up to the group's `}`, or the
// whole string when there is no match or unmatched `{` come first, which
// `unmatched` then flags for masking. Once a call overdraws the budget, it
// and every later one return undefined, so the rest stays literal.
function balancedWithBudget(str, masked, budget) {
    if (budget.remaining < 0) {
        return undefined;
    }
    const r = range('{', '}', masked);
    const unmatched = r !== undefined && masked.indexOf('{') < r[0];
    budget.remaining -= r && !unmatched ? r[1] + 1 : str.length;
    if (!r || budget.remaining < 0) {
        return undefined;
    }
    return {
        end: r[1],
        pre: str.slice(0, r[0]),
        body: str.slice(r[0] + 1, r[1]),
        post: str.slice(r[1] + 1),
        unmatched,
    };
}
// `masked` with every `{` that has no matching `}` swapped for a `\0`, which
// keeps the length, so a scan of it still lines up with the string it was
// made from. Such a `{` is literal either way, but `balanced` only learns that
// one is unmatched by reading to the end of the string, so with one at the
// head of every group (`'{a,{b,c}'.repeat(n)`) each scan read the rest of the
// input. That was quadratic, and once the step budget charged for it, it ran
// out partway through and left the rest literal. A scan of the masked copy
// stops at the group's `}`. It is one pass, charged as such.
function maskUnmatchedOpens(masked, budget) {
    budget.remaining -= masked.length;
    const open = [];
    for (let i = 0; i < masked.length; i++) {
        const c = masked.charCodeAt(i);
        if (c === 0x7b) {
            open.push(i);
        }
        else if (c === 0x7d && open.length) {
            open.pop();
        }
    }
    let out = '';
    let last = 0;
    for (let i = 0; i < open.length; i++) {
        const at = open[i];
        out += masked.slice(last, at) + '\0';
        last = at + 1;
    }
    return out + masked.slice(last);
}
// Whether `str` has a `,` not followed by another `,`, with a `}` after it on
// the same line - what `/,(?!,).*\}/.test(str)` asks, answered in one pass from
// the end. The regex tries every `,` and backtracks through the rest of its
// line from each, which is quadratic, and the `{a},b}` rewrite asks again on
// every pass. Like a scan, it is charged for the whole string and refused if
// that overdraws the budget.
function commaSetFollows(str, budget) {
    budget.remaining -= str.length;
    if (budget.remaining < 0) {
        return false;
    }
    // Whether a `}` follows the current position before the line ends
    let close = false;
    for (let i = str.length - 1; i >= 0; i--) {
        const c = str.charCodeAt(i);
        if (c === 0x7d) {
            close = true;
        }
        else if (c === 0x0a || c === 0x0d || c === 0x2028 || c === 0x2029) {
            // A line terminator, which `.` does not match
            close = false;
        }
        else if (c === 0x2c && close && str.charCodeAt(i + 1) !== 0x2c) {
            return true;
        }
    }
    return false;
}
/**
 * Basically just str.split(","), but handling cases
 * where we have nested braced sections, which should be
 * treated as individual members, like {a,{b,c},d}
 *
 * Returns `undefined` if the step budget runs out before the whole set is
 * split, since splitting what is left on every comma would tear apart the
 * nested sets it still holds.
 */
function parseCommaParts(str, budget) {
    const parts = [];
    // Walk the brace groups iteratively. Recursing on `post` once per group let a
    // chain of them exhaust the stack - the parsing-side counterpart to
    // the `expand_` overflow fixed for CVE-2026-14257, and not something `max` or
    // `maxLength` can bound, since it happens before expansion.
    //
    // The part the next chunk continues
    let carry = '';
    for (;;) {
        // A set's body holds no unmatched `{`, so there is nothing to mask.
        const m = balancedWithBudget(str, str, budget);
        if (budget.remaining < 0) {
            return undefined;
        }
        if (!m) {
            const tail = str.split(',');
            tail[0] = carry + tail[0];
            pushAll(parts, tail);
            return parts;
        }
        const { pre, body, post } = m;
        const p = pre.split(',');
        p[0] = carry + p[0];
        p[p.length - 1] += '{' + body + '}';
        if (!post.length) {
            pushAll(parts, p);
            return parts;
        }
        carry = p.pop();
        pushAll(parts, p);
        str = post;
    }
}
// An option that is left out, or that is NaN, gets its default. Every
// comparison against NaN is false, so a NaN bound would never be reached:
// `{ maxSteps: NaN }` let 15KB of input block the event loop for 16 seconds,
// and `{ maxDepth: NaN }` overflowed the stack again (CVE-2026-102278). Pass
// `Infinity` to lift a bound.
function bound(value, fallback) {
    return value === undefined || isNaN(value) ? fallback : value;
}
function expand(str, options = {}) {
    if (!str) {
        return [];
    }
    const max = bound(options.max, EXPANSION_MAX);
    const maxLength = bound(options.maxLength, EXPANSION_MAX_LENGTH);
    const maxDepth = bound(options.maxDepth, EXPANSION_MAX_DEPTH);
    const maxRewrites = bound(options.maxRewrites, EXPANSION_MAX_REWRITES);
    const maxSteps = bound(options.maxSteps, EXPANSION_MAX_STEPS);
    // I don't know why Bash 4.3 does this, but it does.
    // Anything starting with {} will have the first two bytes preserved
    // but *only* at the top level, so {},a}b will not expand to anything,
    // but a{},b}c will be expanded to [a}c,abc].
    // One could argue that this is a bug in Bash, but since the goal of
    // this module is to match Bash's rules, we escape a leading {}
    if (str.slice(0, 2) === '{}') {
        str = '\\{\\}' + str.slice(2);
    }
    return expand_(escapeBraces(str), max, maxLength, maxDepth, 0, maxRewrites, { remaining: maxSteps }, true).map(unescapeBraces);
}
function embrace(str) {
    return '{' + str + '}';
}
function isPadded(el) {
    return /^-?0\d/.test(el);
}
function lte(i, y) {
    return i <= y;
}
function gte(i, y) {
    return i >= y;
}
// Build `{ acc[a] + pre + values[v] }` for every combination, capping the
// number of results at `max` and the total number of characters at `maxLength`.
// This is the one place output grows, so bounding it here keeps the single
// accumulator - and therefore memory - flat regardless of how many brace groups
// are combined (CVE-2026-14257). Each result built is a step, since `max` and
// `maxLength` bound one combination, not how many brace groups are combined.
function combine(acc, pre, values, max, maxLength, dropEmpties, budget) {
    const out = [];
    let length = 0;
    // Bash drops empty results at the top level, and they don't count against
    // `max`, so `max` bounds the number of *kept* results. Only an empty
    // `acc[a] + pre` can make one, so for those the empty values are skipped
    // without being visited. Visiting them one at a time let a set of empties
    // cost `acc.length * values.length` while keeping nothing.
    let nonEmpty;
    outer: for (let a = 0; a < acc.length; a++) {
        const prefix = acc[a] + pre;
        let vs = values;
        if (dropEmpties && !prefix) {
            if (!nonEmpty)
                nonEmpty = values.filter(v => v);
            vs = nonEmpty;
        }
        for (let v = 0; v < vs.length; v++) {
            if (out.length >= max)
                break outer;
            const expansion = prefix + vs[v];
            if (length + expansion.length > maxLength)
                break outer;
            out.push(expansion);
            length += expansion.length;
        }
    }
    budget.remaining -= out.length;
    return out;
}
// The expansion values of a single numeric (`1..5`) or alphabetic (`a..e..2`)
// sequence body, or `undefined` if the step budget runs out generating them.
function expandSequence(body, isAlphaSequence, max, maxLength, budget) {
    const n = body.split(/\.\./);
    const N = [];
    // A sequence body always splits into two or three parts, but the compiler
    // can't know that.
    /* c8 ignore start */
    if (n[0] === undefined || n[1] === undefined) {
        return N;
    }
    /* c8 ignore stop */
    const x = numeric(n[0]);
    const y = numeric(n[1]);
    const width = Math.max(n[0].length, n[1].length);
    let incr = n.length === 3 && n[2] !== undefined ?
        Math.max(Math.abs(numeric(n[2])), 1)
        : 1;
    let test = lte;
    const reverse = y < x;
    if (reverse) {
        incr *= -1;
        test = gte;
    }
    const pad = n.some(isPadded);
    // A padded value is built a character at a time to `width`, which the input
    // sets, so it costs one step per character: 64KB of
    // `('{' + '0'.repeat(100) + '..99999}').repeat(n)` took 7 seconds charged
    // one step per value.
    const cost = pad ? width : 1;
    let length = 0;
    for (let i = x; test(i, y) && N.length < max; i += incr) {
        // Each value is a step. `max` and `maxLength` bound one sequence, but a
        // chain of them still generated up to `max` values each, however few
        // combining could keep.
        budget.remaining -= cost;
        if (budget.remaining < 0) {
            return undefined;
        }
        let c;
        if (isAlphaSequence) {
            c = String.fromCharCode(i);
            if (c === '\\') {
                c = '';
            }
        }
        else {
            c = String(i);
            if (pad) {
                const need = width - c.length;
                if (need > 0) {
                    const z = new Array(need + 1).join('0');
                    if (i < 0) {
                        c = '-' + z + c.slice(1);
                    }
                    else {
                        c = z + c;
                    }
                }
            }
        }
        if (length + c.length > maxLength)
            break;
        N.push(c);
        length += c.length;
    }
    return N;
}
function expand_(str, max, maxLength, maxDepth, depth, maxRewrites, budget, isTop) {
    // An overdraft here makes the first scan refuse, so `str` stays literal.
    budget.remaining -= CALL_STEPS;
    // Too deeply nested to keep following: treat the rest as literal, the same
    // way a group that cannot expand is already handled. Truncating rather than
    // throwing keeps `expand` total, matching `max` and `maxLength`.
    if (depth > maxDepth) {
        return [str];
    }
    // Consume the string's top-level brace groups left to right, threading a
    // running set of combined prefixes (`acc`). Expanding the tail iteratively -
    // rather than recursing on `m.post` once per group - keeps the native stack
    // depth constant, so deeply chained input (`'{a,b}'.repeat(3000)`) can no
    // longer overflow the stack, and leaves a single accumulator whose size
    // `maxLength` bounds directly (CVE-2026-14257).
    let acc = [''];
    // Bash drops empty results, but only when the *first* top-level group is a
    // comma set - a sequence like `{a..\}` may legitimately yield ''. The drop
    // is on the final strings, so it is applied to whichever `combine` produces
    // them (the one with no brace set left in the tail).
    // How many times the `{a},b}` rewrite below has restarted the scan. Each pass
    // re-reads the whole string, so leaving this unbounded is quadratic.
    let rewrites = 0;
    let dropEmpties = false;
    let firstGroup = true;
    // `str` with its unmatched `{` masked, once a scan has run into them
    let masked = str;
    for (;;) {
        const m = balancedWithBudget(str, masked, budget);
        // No brace set left, or no step budget left to look for one: the rest of
        // the string is literal.
        if (!m) {
            return combine(acc, str, [''], max, maxLength, dropEmpties, budget);
        }
        if (m.unmatched) {
            masked = maskUnmatchedOpens(masked, budget);
        }
        // no need to expand pre, since it is guaranteed to be free of brace-sets
        const pre = m.pre;
        // This set and the rest of the string, literal: for a set that cannot
        // expand, and for one the step budget runs out on. Once it is overdrawn,
        // every set still being expanded, at every level, stays literal like this -
        // otherwise each level above would go on combining, and wrapping and
        // expanding again, results the budget was too small for.
        const literal = () => combine(acc, pre + '{' + m.body + '}' + m.post, [''], max, maxLength, dropEmpties, budget);
        if (/\$$/.test(pre)) {
            acc = combine(acc, pre + '{' + m.body + '}', [''], max, maxLength, dropEmpties && !m.post.length, budget);
            firstGroup = false;
            if (!m.post.length)
                break;
            str = m.post;
            masked = masked.slice(m.end + 1);
            continue;
        }
        const isNumericSequence = /^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(m.body);
        const isAlphaSequence = /^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.test(m.body);
        const isSequence = isNumericSequence || isAlphaSequence;
        const isOptions = m.body.indexOf(',') >= 0;
        if (!isSequence && !isOptions) {
            // {a},b}
            if (rewrites < maxRewrites && commaSetFollows(m.post, budget)) {
                rewrites++;
                str = m.pre + '{' + m.body + escClose + m.post;
                // Taking a `}` away never gives an unmatched `{` a partner, so what
                // is masked stays unmatched. The `{` it closed can be left without
                // one, and the next scan masks it.
                masked =
                    masked.slice(0, m.end) + escClose + masked.slice(m.end + 1);
                isTop = true;
                continue;
            }
            // Nothing here expands, so the whole remaining string is literal.
            return literal();
        }
        if (firstGroup) {
            dropEmpties = isTop && !isSequence;
            firstGroup = false;
        }
        let values;
        if (isSequence) {
            values = expandSequence(m.body, isAlphaSequence, max, maxLength, budget);
            if (!values) {
                return literal();
            }
        }
        else {
            let n = parseCommaParts(m.body, budget);
            // The step budget ran out partway through the set.
            if (!n) {
                return literal();
            }
            if (n.length === 1 && n[0] !== undefined) {
                // x{{a,b}}y ==> x{a}y x{b}y
                n = expand_(n[0], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false).map(embrace);
                // The step budget ran out expanding the set's only part.
                if (budget.remaining < 0) {
                    return literal();
                }
                //XXX is this necessary? Can't seem to hit it in tests.
                /* c8 ignore start */
                if (n.length === 1) {
                    const next = combine(acc, pre + n[0], [''], max, maxLength, dropEmpties && !m.post.length, budget);
                    if (budget.remaining < 0) {
                        return literal();
                    }
                    acc = next;
                    if (!m.post.length)
                        break;
                    str = m.post;
                    masked = masked.slice(m.end + 1);
                    continue;
                }
                /* c8 ignore stop */
            }
            // Values that `combine` is going to drop as empty produce no result, so
            // they must not count against `max` - otherwise `{a,,b}` with `max: 2`
            // would stop at `['a', '']` and yield one result instead of two. Skipping
            // them outright keeps `values` bounded while leaving `max` a bound on
            // *kept* results.
            let dropsEmpties = dropEmpties && !m.post.length && !pre;
            for (let d = 0; dropsEmpties && d < acc.length; d++) {
                if (acc[d]) {
                    dropsEmpties = false;
                }
            }
            values = [];
            let valuesLength = 0;
            outer: for (let j = 0; j < n.length; j++) {
                const expanded = expand_(n[j], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false);
                // The step budget ran out expanding a member.
                if (budget.remaining < 0) {
                    return literal();
                }
                for (let k = 0; k < expanded.length; k++) {
                    const v = expanded[k];
                    if (dropsEmpties && !v)
                        continue;
                    if (values.length >= max ||
                        valuesLength + v.length > maxLength) {
                        break outer;
                    }
                    values.push(v);
                    valuesLength += v.length;
                }
            }
        }
        const next = combine(acc, pre, values, max, maxLength, dropEmpties && !m.post.length, budget);
        // The step budget ran out combining the set's values in.
        if (budget.remaining < 0) {
            return literal();
        }
        acc = next;
        if (!m.post.length)
            break;
        str = m.post;
        masked = masked.slice(m.end + 1);
    }
    return acc;
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ../../node_modules/@isaacs/nonrecursive-glob-match/dist/esm/numeric-range.js
// One digit, or a class of digits from a to b.
const digit = (a, b) => a === b ?
    { t: 'lit', ch: String(a) }
    : { t: 'class', re: new RegExp(`^[${a}-${b}]$`) };
const prefix = (d, alts) => alts.map(s => [digit(d, d), ...s]);
// The digit strings from a to b, which have the same length.
const fixed = (a, b) => {
    if (!a)
        return [[]];
    let lo = +a[0];
    let hi = +b[0];
    const ra = a.slice(1);
    const rb = b.slice(1);
    if (lo === hi)
        return prefix(lo, fixed(ra, rb));
    const zeros = '0'.repeat(ra.length);
    const nines = '9'.repeat(ra.length);
    const out = [];
    if (ra !== zeros)
        out.push(...prefix(lo++, fixed(ra, nines)));
    const last = rb === nines ? [] : prefix(hi--, fixed(zeros, rb));
    if (lo <= hi) {
        out.push([digit(lo, hi), ...Array.from(ra, () => digit(0, 9))]);
    }
    out.push(...last);
    return out;
};
// The numbers from a to b, where 0 <= a <= b. If width is set, each
// one has leading zeros to make it that many digits.
const nonneg = (a, b, width) => {
    if (width) {
        return fixed(String(a).padStart(width, '0'), String(b).padStart(width, '0'));
    }
    const out = [];
    for (let len = String(a).length; len <= String(b).length; len++) {
        const lo = Math.max(a, len === 1 ? 0 : 10 ** (len - 1));
        const hi = Math.min(b, 10 ** len - 1);
        out.push(...fixed(String(lo), String(hi)));
    }
    return out;
};
/**
 * The strings that the bash brace expansion `{lo..hi}` makes, as
 * the alternatives of an `@(...)` extglob. Each one is a sequence of
 * digits and digit classes, so there are only a few of them, even for
 * a large range.
 *
 * If either end has a leading zero, such as `{01..10}`, each number
 * has leading zeros to make it as long as the longer end, counting a
 * `-` sign. So `{-05..3}` makes `-05` to `-01`, then `000` to `003`.
 *
 * Returns undefined if either end is not a safe integer.
 */
const numericRange = (loStr, hiStr) => {
    let lo = Number(loStr);
    let hi = Number(hiStr);
    if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi))
        return;
    if (lo > hi)
        [lo, hi] = [hi, lo];
    const padded = /^-?0\d/.test(loStr) || /^-?0\d/.test(hiStr);
    const width = padded ? Math.max(loStr.length, hiStr.length) : 0;
    const out = [];
    if (lo < 0) {
        const neg = nonneg(Math.max(-hi, 1), -lo, width && width - 1);
        out.push(...neg.map(s => [{ t: 'lit', ch: '-' }, ...s]));
    }
    if (hi >= 0)
        out.push(...nonneg(Math.max(lo, 0), hi, width));
    return out;
};
//# sourceMappingURL=numeric-range.js.map
;// CONCATENATED MODULE: ../../node_modules/@isaacs/nonrecursive-glob-match/dist/esm/parse-class.js
// translate the various posix character classes into unicode properties
// this works across all unicode locales
// { <posix class>: [<translation>, negated]
const posixClasses = {
    '[:alnum:]': ['\\p{L}\\p{Nl}\\p{Nd}'],
    '[:alpha:]': ['\\p{L}\\p{Nl}'],
    '[:ascii:]': ['\\x' + '00-\\x' + '7f'],
    '[:blank:]': ['\\p{Zs}\\t'],
    '[:cntrl:]': ['\\p{Cc}'],
    '[:digit:]': ['\\p{Nd}'],
    '[:graph:]': ['\\p{Z}\\p{C}', true],
    '[:lower:]': ['\\p{Ll}'],
    '[:print:]': ['\\p{C}', true],
    '[:punct:]': ['\\p{P}\\p{S}'],
    '[:space:]': ['\\p{Z}\\t\\r\\n\\v\\f'],
    '[:upper:]': ['\\p{Lu}'],
    '[:word:]': ['\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}'],
    '[:xdigit:]': ['A-Fa-f0-9'],
};
// only need to escape a few things inside of brace expressions
// escapes: [ \ ] -
const braceEscape = (s) => s.replace(/[[\]\\-]/g, '\\$&');
const noMatch = /$./;
// Takes a glob string at a posix brace expression. Returns a RegExp
// that tests one character, and the number of glob chars consumed.
// If the class is not closed, consumed is 0, and the `[` must be
// treated as a literal character.
// Out of order ranges are removed. If nothing is left, the RegExp
// is `/$./`, and the rest of the glob is consumed, so that the
// whole glob cannot match.
const parseClass = (glob, position, nocase = false, form) => {
    // normalize one class member, if it stays one code point
    const norm = (c) => {
        const n = form ? c.normalize(form) : c;
        return [...n].length === 1 ? n : c;
    };
    const pos = position;
    /* c8 ignore start */
    if (glob.charAt(pos) !== '[') {
        throw new Error('not in a brace expression');
    }
    /* c8 ignore stop */
    const ranges = [];
    const negs = [];
    let i = pos + 1;
    let sawStart = false;
    let escaping = false;
    let negate = false;
    let endPos = pos;
    let rangeStart = '';
    WHILE: while (i < glob.length) {
        const c = String.fromCodePoint(glob.codePointAt(i));
        if ((c === '!' || c === '^') && i === pos + 1) {
            negate = true;
            i++;
            continue;
        }
        if (c === ']' && sawStart && !escaping) {
            endPos = i + 1;
            break;
        }
        sawStart = true;
        if (c === '\\') {
            if (!escaping) {
                escaping = true;
                i++;
                continue;
            }
            // escaped \ char, fall through and treat like normal char
        }
        if (c === '[' && !escaping) {
            // either a posix class, a collation equivalent, or just a [
            for (const [cls, [unip, neg]] of Object.entries(posixClasses)) {
                if (glob.startsWith(cls, i)) {
                    // invalid, [a-[] is fine, but not [a-[:alpha]]
                    if (rangeStart) {
                        return [noMatch, glob.length - pos];
                    }
                    i += cls.length;
                    if (neg)
                        negs.push(unip);
                    else
                        ranges.push(unip);
                    continue WHILE;
                }
            }
        }
        // now it's just a normal character, effectively
        escaping = false;
        const n = norm(c);
        if (rangeStart) {
            // throw this range away if it's not valid, but others
            // can still match.
            if (n.codePointAt(0) > rangeStart.codePointAt(0)) {
                ranges.push(braceEscape(rangeStart) + '-' + braceEscape(n));
            }
            else if (n === rangeStart) {
                ranges.push(braceEscape(n));
            }
            rangeStart = '';
            i += c.length;
            continue;
        }
        // now might be the start of a range.
        // can be either c-d or c-] or c<more...>] or c] at this point
        if (glob.startsWith('-]', i + c.length)) {
            ranges.push(braceEscape(n + '-'));
            i += c.length + 1;
            continue;
        }
        if (glob.startsWith('-', i + c.length)) {
            rangeStart = n;
            i += c.length + 1;
            continue;
        }
        // not the start of a range, just a single character
        ranges.push(braceEscape(n));
        i += c.length;
    }
    if (endPos < i) {
        // didn't see the end of the class, not a valid class,
        // but might still be valid as a literal match.
        return [noMatch, 0];
    }
    // if we got no ranges and no negates, then we have a range that
    // cannot possibly match anything, and that poisons the whole glob
    if (!ranges.length && !negs.length) {
        return [noMatch, glob.length - pos];
    }
    const sranges = '[' + (negate ? '^' : '') + ranges.join('') + ']';
    const snegs = '[' + (negate ? '' : '^') + negs.join('') + ']';
    const comb = '^' +
        (ranges.length && negs.length ? '(' + sranges + '|' + snegs + ')'
            : ranges.length ? sranges
                : snegs);
    return [new RegExp(comb, nocase ? 'iu' : 'u'), endPos - pos];
};
//# sourceMappingURL=parse-class.js.map
;// CONCATENATED MODULE: ../../node_modules/@isaacs/nonrecursive-glob-match/dist/esm/index.js


// the end of the pattern, or of a negated sub-pattern
const MATCH = { t: 'match', id: 0 };
const extTypes = '!?+*@';
const lit = (ch) => ({ t: 'lit', ch });
const reEscape = (s) => s.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
// a RegExp that only matches `s`, with unicode case folding
const newFoldRe = (s) => new RegExp(`^${reEscape(s)}$`, 'iu');
// foldRe for one literal char. The same chars are in most patterns,
// so keep them. A RegExp without the `g` or `y` flag has no state to
// share.
const foldCache = new Map();
const foldRe = (ch) => {
    let re = foldCache.get(ch);
    if (!re) {
        re = newFoldRe(ch);
        if (foldCache.size >= 1000)
            foldCache.clear();
        foldCache.set(ch, re);
    }
    return re;
};
const litMatch = (l, c) => {
    if (c === l.ch)
        return true;
    if (!l.re)
        return false;
    const code = c.charCodeAt(0);
    if (code >= 128)
        return l.re.test(c);
    const ascii = (l.ascii ??= new Uint8Array(128));
    ascii[code] ||= l.re.test(c) ? 1 : 2;
    return ascii[code] === 1;
};
const tokenize = (p, nocase, noext, form, mark) => {
    const toks = [];
    for (let i = 0; i < p.length;) {
        const c = String.fromCodePoint(p.codePointAt(i));
        if (mark) {
            // a \ before a range would only escape its first char
            const m = c === '\\' && p.startsWith(mark, i + 1) ? 1 : 0;
            if (m || c === mark) {
                const start = i + m + mark.length;
                const end = p.indexOf(mark, start);
                const r = /^(-?\d+)\.\.(-?\d+)$/.exec(p.slice(start, end));
                const alts = end !== -1 && r && numericRange(r[1], r[2]);
                if (alts) {
                    toks.push({ t: 'ext', type: '@', alts });
                    i = end + mark.length;
                    continue;
                }
            }
        }
        if (c === '\\') {
            // a trailing \ is a literal \
            const e = p.codePointAt(i + 1);
            const ch = e === undefined ? c : String.fromCodePoint(e);
            toks.push(lit(ch));
            i += 1 + ch.length;
            continue;
        }
        if (c === '[') {
            const [re, consumed] = parseClass(p, i, nocase, form);
            if (consumed) {
                toks.push({ t: 'class', re });
                i += consumed;
                continue;
            }
        }
        if (!noext && extTypes.includes(c) && p[i + 1] === '(') {
            toks.push({ t: 'open', type: c });
            i += 2;
            continue;
        }
        toks.push(!noext && c === '|' ? { t: 'bar' }
            : !noext && c === ')' ? { t: 'close' }
                : c === '*' ? { t: 'star' }
                    : c === '?' ? { t: 'any' }
                        : lit(c));
        i += c.length;
    }
    return toks;
};
// map each open token index to the index of its close token
const pair = (toks) => {
    const pairs = new Map();
    const stack = [];
    toks.forEach((tok, i) => {
        if (tok.t === 'open')
            stack.push(i);
        else if (tok.t === 'close' && stack.length)
            pairs.set(stack.pop(), i);
    });
    return pairs;
};
// build the alternatives between start and end. An open token that
// is not closed is never inside a closed extglob, so bar and close
// tokens are only literal at the top level.
const build = (toks, pairs, start, end, top) => {
    let seq = [];
    const alts = [seq];
    for (let i = start; i < end; i++) {
        const tok = toks[i];
        const close = pairs.get(i);
        if (tok.t === 'open' && close !== undefined) {
            const sub = build(toks, pairs, i + 1, close, false);
            seq.push({ t: 'ext', type: tok.type, alts: sub });
            i = close;
        }
        else if (tok.t === 'bar' && !top) {
            alts.push((seq = []));
        }
        else if (tok.t === 'open') {
            seq.push(lit(tok.type), lit('('));
        }
        else if (tok.t === 'bar') {
            seq.push(lit('|'));
        }
        else if (tok.t === 'close') {
            seq.push(lit(')'));
        }
        else {
            seq.push(tok);
        }
    }
    return alts;
};
// normalize each run of literal chars as one string, so that a char
// and the combining marks after it compose (or decompose) together.
// Syntax is already parsed, so a char that normalizes to a syntax
// char (such as full-width `＊` in NFKC) stays a literal.
const normalize = (items, form) => {
    const out = [];
    let run = '';
    const flush = () => {
        for (const ch of run.normalize(form))
            out.push(lit(ch));
        run = '';
    };
    for (const it of items) {
        if (it.t === 'lit') {
            run += it.ch;
            continue;
        }
        flush();
        out.push(it.t === 'ext' ?
            { ...it, alts: it.alts.map(a => normalize(a, form)) }
            : it);
    }
    flush();
    return out;
};
// the start node, and the number of node ids. Ids are dense, from 0
// for the match node.
const compile = (items, nocase) => {
    let id = 1;
    const split = (out) => ({ t: 'split', id: id++, out });
    const seq = (items, next) => items.reduceRight((next, it) => item(it, next), next);
    const item = (it, next) => {
        switch (it.t) {
            case 'lit':
                const re = nocase ? foldRe(it.ch) : undefined;
                return { t: 'lit', id: id++, ch: it.ch, re, next };
            case 'any':
            case 'star':
                return { t: it.t, id: id++, next };
            case 'class':
                return { t: 'class', id: id++, re: it.re, next };
        }
        const alts = (next) => it.alts.map(a => seq(a, next));
        switch (it.type) {
            case '@':
                return split(alts(next));
            case '?':
                return split([next, ...alts(next)]);
            case '!':
                return { t: 'neg', id: id++, sub: split(alts(MATCH)), next };
        }
        // * and +, loop back after each match
        const after = split([]);
        const entry = split(alts(after));
        after.out.push(next, entry);
        return it.type === '*' ? after : entry;
    };
    const start = seq(items, MATCH);
    return [start, id];
};
// one line per node, in the order that a walk from the start
// reaches them. Edges point to node ids. The nodes of a negated
// sub-pattern are indented under their negation.
const show = (start) => {
    const lines = [];
    const seen = new Set();
    const ref = (n) => (n.t === 'match' ? 'match' : String(n.id));
    const walk = (n, indent) => {
        if (n.t === 'match' || seen.has(n))
            return;
        seen.add(n);
        const line = (desc) => lines.push(`${indent}${n.id}: ${desc}`);
        switch (n.t) {
            case 'split':
                line(`split -> ${n.out.map(ref).join(', ')}`);
                for (const o of n.out)
                    walk(o, indent);
                return;
            case 'neg':
                line(`!(${ref(n.sub)}) -> ${ref(n.next)}`);
                walk(n.sub, indent + '  ');
                return walk(n.next, indent);
            case 'lit':
                line(`${JSON.stringify(n.ch)} -> ${ref(n.next)}`);
                break;
            case 'class':
                line(`${n.re} -> ${ref(n.next)}`);
                break;
            default:
                line(`${n.t === 'any' ? '?' : '*'} -> ${ref(n.next)}`);
        }
        walk(n.next, indent);
    };
    walk(start, '');
    return [`start -> ${ref(start)}`, ...lines].join('\n');
};
// The threads at one position in the string. Each node thread is
// only kept once, and runs with the same state are only kept once,
// so that identical threads merge. The match node is not in
// `threads`, because it can not step. It sets `match` instead.
class State {
    // set by the Sim, to mark the nodes that this state has
    gen;
    threads = [];
    match = false;
    runs = [];
    // the sorted ids of the threads, with 0 for a match, once the
    // state is done
    ids = [];
    constructor(gen) {
        this.gen = gen;
    }
    // no threads, so nothing more can match
    get dead() {
        return !this.threads.length && !this.match && !this.runs.length;
    }
}
// true if the two states hold the same threads
const sameState = (a, b) => {
    if (a.ids.length !== b.ids.length)
        return false;
    if (a.runs.length !== b.runs.length)
        return false;
    if (a.ids.some((id, i) => id !== b.ids[i]))
        return false;
    return a.runs.every(r => b.runs.some(o => o.neg === r.neg && sameState(o.state, r.state)));
};
const marks = (size) => ({
    has: new Float64Array(size),
    seen: new Float64Array(size),
    gen: 0,
});
class Sim {
    // `.` and `..` only match literal dots, even with `dot:true`
    dots;
    // the string starts with `.`, and `dot:true` is not set
    dotStart;
    #marks;
    constructor(dots, dotStart, marks) {
        this.dots = dots;
        this.dotStart = dotStart;
        this.#marks = marks;
    }
    state() {
        return new State(++this.#marks.gen);
    }
    // sort the ids of a state, once it has all of its threads
    done(state) {
        state.ids = state.threads.map(n => n.id).sort((a, b) => a - b);
        if (state.match)
            state.ids.unshift(MATCH.id);
        return state;
    }
    // true the first time that the state walks through the node, so
    // that loops in the graph stop
    #visit(state, node) {
        const { seen } = this.#marks;
        if (seen[node.id] === state.gen)
            return false;
        seen[node.id] = state.gen;
        return true;
    }
    #addThread(state, node) {
        const { has } = this.#marks;
        if (has[node.id] === state.gen)
            return false;
        has[node.id] = state.gen;
        state.threads.push(node);
        return true;
    }
    // wildcards only match a leading dot if `dot:true`. In a negated
    // sub-pattern, this does not apply, because the negation itself
    // can not match a leading dot.
    restricted(i, top) {
        return top && (this.dots || (this.dotStart && i === 0));
    }
    add(state, node, i, top) {
        switch (node.t) {
            case 'split':
                if (!this.#visit(state, node))
                    return;
                for (const o of node.out)
                    this.add(state, o, i, top);
                return;
            case 'neg':
                if (!this.#visit(state, node))
                    return;
                const sub = this.state();
                this.add(sub, node.sub, i, false);
                this.done(sub);
                return this.addRun(state, { t: 'run', neg: node, state: sub }, i, top);
            case 'star':
                // a * can not start a dotfile, even if it matches nothing
                if (this.restricted(i, top))
                    return;
                if (this.#addThread(state, node))
                    this.add(state, node.next, i, top);
                return;
            case 'match':
                state.match = true;
                return;
            default:
                this.#addThread(state, node);
        }
    }
    addRun(state, run, i, top) {
        for (const r of state.runs) {
            if (r.neg === run.neg && sameState(r.state, run.state))
                return;
        }
        state.runs.push(run);
        if (!run.state.match) {
            this.add(state, run.neg.next, i, top);
        }
    }
    // the threads after char `c`, at index `i`
    step(state, c, i, top) {
        const next = this.state();
        for (const th of state.threads) {
            switch (th.t) {
                case 'lit':
                    if (litMatch(th, c)) {
                        this.add(next, th.next, i + 1, top);
                    }
                    break;
                case 'any':
                    if (!this.restricted(i, top))
                        this.add(next, th.next, i + 1, top);
                    break;
                case 'class':
                    if (!this.restricted(i, top) && th.re.test(c)) {
                        this.add(next, th.next, i + 1, top);
                    }
                    break;
                case 'star':
                    if (!this.restricted(i, top))
                        this.add(next, th, i + 1, top);
            }
        }
        if (!this.restricted(i, top)) {
            for (const run of state.runs) {
                // a sub-pattern with no threads can not match again, so the
                // run stays the same
                if (run.state.dead) {
                    this.addRun(next, run, i + 1, top);
                    continue;
                }
                const sub = this.step(run.state, c, i, false);
                this.addRun(next, { t: 'run', neg: run.neg, state: sub }, i + 1, top);
            }
        }
        return this.done(next);
    }
}
// A canonical key for the threads in a state. States with the same
// key hold the same threads, so they match the same strings.
const stateKey = (state) => {
    const ids = state.ids.join();
    if (!state.runs.length)
        return ids;
    const runs = state.runs.map(r => `${r.neg.id}(${stateKey(r.state)})`);
    return `${ids}|${runs.sort().join('|')}`;
};
// The cache can hold about this many chars of state keys and
// transitions. When it is full, it is cleared, so that a pattern
// can not use an unbounded amount of memory.
const DFA_BUDGET = 1 << 18;
// A cache of the states that the simulation reaches, built as the
// matcher is used. Each char of a string is then one Map lookup,
// once the states that it leads to are known.
//
// The dot rules only restrict the first char of a dotfile (strings
// that are only `.` or `..` do not use the cache). So a dotfile
// starts at its own state, which takes its first step with the
// restriction, and every other state takes steps without it.
class Dfa {
    #start;
    #states = new Map();
    #size = 0;
    #plain;
    #dotStart;
    #sim;
    #dotSim;
    constructor(start, marks) {
        this.#start = start;
        this.#sim = new Sim(false, false, marks);
        this.#dotSim = new Sim(false, true, marks);
    }
    #make(state) {
        return {
            state,
            match: state.match,
            dead: state.dead,
            next: new Map(),
        };
    }
    #intern(state) {
        const key = stateKey(state);
        const found = this.#states.get(key);
        if (found)
            return found;
        if (this.#size > DFA_BUDGET)
            this.#clear();
        const d = this.#make(state);
        this.#states.set(key, d);
        this.#size += key.length + 1;
        return d;
    }
    #clear() {
        this.#states.clear();
        this.#size = 0;
        this.#plain = undefined;
        this.#dotStart = undefined;
    }
    start(dotStart) {
        if (dotStart) {
            if (this.#dotStart)
                return this.#dotStart;
            const state = this.#dotSim.state();
            this.#dotSim.add(state, this.#start, 0, true);
            return (this.#dotStart = this.#make(this.#dotSim.done(state)));
        }
        if (this.#plain)
            return this.#plain;
        const state = this.#sim.state();
        this.#sim.add(state, this.#start, 0, true);
        return (this.#plain = this.#intern(this.#sim.done(state)));
    }
    // the next state, after a miss in `d.ascii`
    next(d, c) {
        const code = c.charCodeAt(0);
        const found = code < 128 ? undefined : d.next.get(c);
        if (found)
            return found;
        // the dotfile start is not in the cache, so it is never shared
        const n = d === this.#dotStart ?
            this.#intern(this.#dotSim.step(d.state, c, 0, true))
            : this.#intern(this.#sim.step(d.state, c, 1, true));
        if (code < 128) {
            if (!d.ascii) {
                d.ascii = new Array(128);
                this.#size += 128;
            }
            d.ascii[code] = n;
        }
        else {
            d.next.set(c, n);
        }
        this.#size++;
        return n;
    }
}
// the nodes in order, if the graph is a single chain
const linear = (start) => {
    const nodes = [];
    for (let n = start; n.t !== 'match'; n = n.next) {
        if (n.t === 'split' || n.t === 'neg')
            return undefined;
        nodes.push(n);
    }
    return nodes;
};
// Match a chain of nodes. Each node other than `*` matches exactly
// one char, so on a failure it is enough to go back to the last `*`
// and let it match one more char. This takes at most
// nodes.length * chars.length steps.
const testLinear = (nodes, chars, start, end) => {
    let ni = 0;
    let ci = start;
    let starNi = -1;
    let starCi = 0;
    while (ci < end) {
        const n = nodes[ni];
        if (n?.t === 'star') {
            starNi = ni++;
            starCi = ci;
            continue;
        }
        const c = chars[ci];
        if (n &&
            (n.t === 'any' ||
                (n.t === 'lit' && litMatch(n, c)) ||
                (n.t === 'class' && n.re.test(c)))) {
            ni++;
            ci++;
            continue;
        }
        if (starNi === -1)
            return false;
        ni = starNi + 1;
        ci = ++starCi;
    }
    while (nodes[ni]?.t === 'star')
        ni++;
    return ni === nodes.length;
};
// The least and most chars that the items can match. These are only
// bounds: a negation can match a string of any length, so it counts
// as 0 to Infinity.
const lengths = (items) => {
    let min = 0;
    let max = 0;
    for (const it of items) {
        const [lo, hi] = itemLengths(it);
        min += lo;
        max += hi;
    }
    return [min, max];
};
const itemLengths = (it) => {
    if (it.t === 'star')
        return [0, Infinity];
    if (it.t !== 'ext')
        return [1, 1];
    if (it.type === '!')
        return [0, Infinity];
    const alts = it.alts.map(lengths);
    const min = Math.min(...alts.map(a => a[0]));
    const max = Math.max(...alts.map(a => a[1]));
    // a loop of alternatives that only match the empty string is empty
    const loop = max === 0 ? 0 : Infinity;
    return (it.type === '@' ? [min, max]
        : it.type === '?' ? [0, max]
            : it.type === '*' ? [0, loop]
                : [min, loop]);
};
// true if the chars from `start` match the literals
const hasAffix = (lits, chars, start) => {
    for (let j = 0; j < lits.length; j++) {
        if (!litMatch(lits[j], chars[start + j]))
            return false;
    }
    return true;
};
// a `/`, or half of a surrogate pair
const slashOrSurrogate = /[/\ud800-\udfff]/;
const surrogate = /[\ud800-\udfff]/;
// a string can be indexed by code point, unless it has surrogate
// pairs
const codePoints = (s) => surrogate.test(s) ? [...s] : s;
const noSlash = (s) => {
    if (s.includes('/')) {
        throw new Error('can only match a single path portion, got: ' + s);
    }
};
class Matcher {
    pattern;
    options;
    #start;
    // the number of node ids
    #size;
    #marks;
    // the Sim for strings that are only `.` or `..`
    #dotsSim;
    // the string to compare, if the pattern has no magic. With
    // `nocase:true`, the RegExp that folds case is made when it is
    // first used.
    #literal;
    #literalFold = false;
    #literalRe;
    // the nodes between the prefix and suffix, if the graph is a
    // single chain
    #linear;
    // the linear nodes are only `*` and `?`, so the length bounds and
    // the prefix and suffix decide the match
    #wild = false;
    // the least and most chars that a match can have
    #min = 0;
    #max = Infinity;
    // the literals that a match must start and end with. Each one
    // matches exactly one char, and they are distinct items in the
    // pattern, so a string that does not have them can not match.
    #prefix = [];
    #suffix = [];
    // the prefix and suffix as strings, if they do not fold case
    #prefixStr;
    #suffixStr;
    // there is a prefix or suffix to check
    #affix = false;
    #dfa;
    #form;
    constructor(pattern, options = {}) {
        if (pattern.includes('/')) {
            throw new Error('can only match a single path portion, got pattern: ' + pattern);
        }
        this.pattern = pattern;
        this.options = options;
        const { nocase = false, noext = false, normalize: n } = options;
        this.#form = n === true ? 'NFC' : n || undefined;
        // a pattern that is only an empty extglob is a literal string,
        // except for `!()`, which matches any non-empty string
        const literal = /^[?*+@]\(\)$/.test(pattern);
        const toks = tokenize(pattern, nocase, noext || literal, this.#form, options.rangeMark);
        let [items] = build(toks, pair(toks), 0, toks.length, true);
        if (this.#form)
            items = normalize(items, this.#form);
        const [start, size] = compile(items, nocase);
        this.#start = start;
        this.#size = size;
        if (items.every(it => it.t === 'lit')) {
            this.#literal = items.map(it => it.ch).join('');
            this.#literalFold = nocase;
        }
        else {
            const lit = (it) => it.t !== 'lit' ? undefined
                : nocase ? { ch: it.ch, re: foldRe(it.ch) }
                    : { ch: it.ch };
            for (const it of items) {
                const l = lit(it);
                if (!l)
                    break;
                this.#prefix.push(l);
            }
            for (let j = items.length - 1; j >= 0; j--) {
                const l = lit(items[j]);
                if (!l)
                    break;
                this.#suffix.unshift(l);
            }
            this.#affix = !!(this.#prefix.length || this.#suffix.length);
            if (!nocase) {
                this.#prefixStr = this.#prefix.map(l => l.ch).join('');
                this.#suffixStr = this.#suffix.map(l => l.ch).join('');
            }
            this.#linear = linear(this.#start)?.slice(this.#prefix.length, -this.#suffix.length || undefined);
            this.#wild = !!this.#linear?.every(n => n.t === 'star' || n.t === 'any');
            const [min, max] = lengths(items);
            this.#min = min;
            this.#max = max;
        }
    }
    test(s) {
        // The `/` check uses the string as given, so with normalization it
        // is a separate step. Otherwise, one scan finds both a `/` and the
        // surrogate pairs that stop the string being indexed by code point.
        if (this.#form) {
            noSlash(s);
            return this.#test(s.normalize(this.#form));
        }
        if (slashOrSurrogate.test(s)) {
            noSlash(s);
            return this.#test(s, [...s]);
        }
        return this.#test(s, s);
    }
    /**
     * The same as {@link Matcher#test}, but the string is not checked
     * for `/` chars, so the result for a string that has one is not
     * defined. Only use it for a string that is known to be one path
     * portion, such as a part of a path that was split on `/`. It can
     * be faster, because some patterns do not need to look at each char
     * of the string.
     */
    testUnchecked(s) {
        return this.#test(this.#form ? s.normalize(this.#form) : s);
    }
    // Test a string that has no `/`. `chars` indexes it by code point.
    // If it is not given, it is only found if a step needs it.
    #test(s, chars) {
        if (this.#literal !== undefined) {
            return this.#literalFold ?
                (this.#literalRe ??= newFoldRe(this.#literal)).test(s)
                : s === this.#literal;
        }
        // the length check means that the prefix and suffix do not
        // overlap. Without the chars, the length in code points is from
        // half of the UTF-16 length (if each one is a surrogate pair) to
        // all of it, which is often enough to know.
        const min = this.#min;
        const max = this.#max;
        if (chars === undefined) {
            const most = s.length;
            const least = (most + 1) >> 1;
            if (most < min || least > max)
                return false;
            if (least < min || most > max)
                chars = codePoints(s);
        }
        if (chars !== undefined &&
            (chars.length < min || chars.length > max)) {
            return false;
        }
        const prefix = this.#prefix.length;
        if (this.#affix) {
            if (this.#prefixStr !== undefined && this.#suffixStr !== undefined) {
                if (!s.startsWith(this.#prefixStr) ||
                    !s.endsWith(this.#suffixStr)) {
                    return false;
                }
            }
            else {
                chars ??= codePoints(s);
                const end = chars.length - this.#suffix.length;
                if (!hasAffix(this.#prefix, chars, 0) ||
                    !hasAffix(this.#suffix, chars, end)) {
                    return false;
                }
            }
        }
        const dotStart = !this.options.dot && s.startsWith('.');
        if (this.#linear) {
            // `.` and `..` only match literal dots, even with `dot:true`
            if (s === '.' || s === '..')
                return false;
            // only a literal can match the leading dot. A `*` can not
            // start a dotfile, even if it matches nothing.
            if (dotStart && !prefix)
                return false;
            if (this.#wild)
                return true;
            chars ??= codePoints(s);
            const end = chars.length - this.#suffix.length;
            return testLinear(this.#linear, chars, prefix, end);
        }
        chars ??= codePoints(s);
        if (s === '.' || s === '..') {
            this.#marks ??= marks(this.#size);
            const sim = (this.#dotsSim ??= new Sim(true, false, this.#marks));
            const start = sim.state();
            sim.add(start, this.#start, 0, true);
            let state = sim.done(start);
            for (let i = 0; i < chars.length; i++) {
                state = sim.step(state, chars[i], i, true);
            }
            return state.match;
        }
        this.#marks ??= marks(this.#size);
        const dfa = (this.#dfa ??= new Dfa(this.#start, this.#marks));
        let d = dfa.start(dotStart);
        // read char codes from the string, so that a one-char string is
        // only made for a cache miss
        const str = chars === s;
        for (let i = 0; i < chars.length; i++) {
            if (d.dead)
                return false;
            const code = str ? s.charCodeAt(i) : chars[i].charCodeAt(0);
            d = d.ascii?.[code] ?? dfa.next(d, chars[i]);
        }
        return d.match;
    }
    /** a readable listing of the state machine */
    toString() {
        return show(this.#start);
    }
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ../../node_modules/minimatch/dist/esm/assert-valid-pattern.js
const MAX_PATTERN_LENGTH = 1024 * 64;
const assertValidPattern = (pattern) => {
    if (typeof pattern !== 'string') {
        throw new TypeError('invalid pattern');
    }
    if (pattern.length > MAX_PATTERN_LENGTH) {
        throw new TypeError('pattern is too long');
    }
};
//# sourceMappingURL=assert-valid-pattern.js.map
;// CONCATENATED MODULE: ../../node_modules/minimatch/dist/esm/escape.js
/**
 * Escape all magic characters in a glob pattern.
 *
 * If the {@link MinimatchOptions.windowsPathsNoEscape}
 * option is used, then characters are escaped by wrapping in `[]`, because
 * a magic character wrapped in a character class can only be satisfied by
 * that exact character.  In this mode, `\` is _not_ escaped, because it is
 * not interpreted as a magic character, but instead as a path separator.
 *
 * If the {@link MinimatchOptions.magicalBraces} option is used,
 * then braces (`{` and `}`) will be escaped.
 *
 * A leading `#` or `!` is escaped as well, so that the result is never a
 * comment or a negated pattern. In `windowsPathsNoEscape` mode, a leading
 * `!` is written as `@(!)`, because `[!` starts a negated class.
 */
const escape_escape = (s, { windowsPathsNoEscape = false, magicalBraces = false, } = {}) => {
    // don't need to escape +@! because we escape the parens
    // that make those magic, and escaping ! as [!] isn't valid,
    // because [!]] is a valid glob class meaning not ']'.
    // However, at the start of the pattern, '!' negates the pattern and
    // '#' makes it a comment, so the first character is handled below.
    const e = magicalBraces ?
        windowsPathsNoEscape ? s.replace(/[?*()[\]{}]/g, '[$&]')
            : s.replace(/[?*()[\]\\{}]/g, '\\$&')
        : windowsPathsNoEscape ? s.replace(/[?*()[\]]/g, '[$&]')
            : s.replace(/[?*()[\]\\]/g, '\\$&');
    const c = e.charAt(0);
    if (c === '#') {
        return (windowsPathsNoEscape ? '[#]' : '\\#') + e.slice(1);
    }
    if (c === '!') {
        // '[!]' can not be used, because '[!' starts a negated class, and
        // '\' is a path separator in windowsPathsNoEscape mode. '@(!)'
        // matches only '!'. If extglobs are disabled with `noext`, it
        // matches nothing, rather than everything.
        return (windowsPathsNoEscape ? '@(!)' : '\\!') + e.slice(1);
    }
    return e;
};
//# sourceMappingURL=escape.js.map
;// CONCATENATED MODULE: ../../node_modules/minimatch/dist/esm/unescape.js
/**
 * Un-escape a string that has been escaped with {@link escape}.
 *
 * If the {@link MinimatchOptions.windowsPathsNoEscape} option is used, then
 * square-bracket escapes are removed, but not backslash escapes.
 *
 * For example, it will turn the string `'[*]'` into `*`, but it will not
 * turn `'\\*'` into `'*'`, because `\` is a path separator in
 * `windowsPathsNoEscape` mode.
 *
 * When `windowsPathsNoEscape` is not set, then both square-bracket escapes and
 * backslash escapes are removed.
 *
 * Slashes (and backslashes in `windowsPathsNoEscape` mode) cannot be escaped
 * or unescaped.
 *
 * When `magicalBraces` is not set, escapes of braces (`{` and `}`) will not be
 * unescaped.
 */
const unescape_unescape = (s, { windowsPathsNoEscape = false, magicalBraces = true, } = {}) => {
    // escape() writes a leading '!' as '@(!)' in windowsPathsNoEscape mode
    if (windowsPathsNoEscape && s.startsWith('@(!)')) {
        return ('!' + unescape_unescape(s.slice(4), { windowsPathsNoEscape, magicalBraces }));
    }
    if (magicalBraces) {
        return windowsPathsNoEscape ?
            s.replace(/\[([^/\\])\]/g, '$1')
            : s
                .replace(/((?!\\).|^)\[([^/\\])\]/g, '$1$2')
                .replace(/\\([^/])/g, '$1');
    }
    return windowsPathsNoEscape ?
        s.replace(/\[([^/\\{}])\]/g, '$1')
        : s
            .replace(/((?!\\).|^)\[([^/\\{}])\]/g, '$1$2')
            .replace(/\\([^/{}])/g, '$1');
};
//# sourceMappingURL=unescape.js.map
;// CONCATENATED MODULE: ../../node_modules/minimatch/dist/esm/index.js





const DEFAULT_BRACE_EXPAND_MAX = 100_000;
const DEFAULT_GLOB_STAR_RECURSION_MAX = 200;
// avoid the annoying deprecation flag lol
const AWE_KEY = ('allowWindow' + 'sEscape');
const minimatch = (p, pattern, options) => {
    assertValidPattern(pattern);
    // shortcut: comments match nothing.
    if (!options?.nocomment && pattern.charAt(0) === '#') {
        return false;
    }
    return cachedMinimatch(pattern, options).match(p);
};
// The Minimatch objects that minimatch() used most recently, by options
// and then by pattern. When the cache is full, it becomes the old one,
// and the objects used from the old one are moved back to a new one.
// So it keeps 256 to 512 objects.
// The patterns can come from users, so the cache is also bounded by
// the total weight of the objects (see cacheWeight()), and an object
// that is too heavy is never kept. Otherwise a few unique patterns
// with large brace expansions would fill the heap.
let cache = new Map();
let oldCache = new Map();
let cacheSize = 0;
let cacheTotalWeight = 0;
const cacheMax = 256;
const cacheMaxWeight = 1 << 15;
const cacheMaxEntryWeight = 1 << 12;
// About the memory that a compiled object keeps: the pattern and the
// expanded patterns, of which each row in set is made.
const cacheWeight = (mm) => {
    let w = mm.pattern.length;
    for (const s of mm.globSet) {
        w += s.length + 1;
        if (w > cacheMaxEntryWeight)
            break;
    }
    return w;
};
// tsc fails here if a new option is in neither type. Add it to
// optionsKey() too.
const allOptionsKeyed = true;
void allOptionsKeyed;
// 0, 1 or 2 for undefined, falsy or truthy.
const tri = (v) => v === undefined ? 0
    : v ? 2
        : 1;
// The weight of each boolean option's base-3 digit in the key. The
// weights below 24 are for optimizationLevel (1), platform (3) and
// windowsPathsNoEscape (12). tsc fails here if a boolean option is
// not in the list.
const booleanWeights = new Map(Object.keys({
    nobrace: 0,
    nocomment: 0,
    nonegate: 0,
    noglobstar: 0,
    noext: 0,
    nonull: 0,
    partial: 0,
    dot: 0,
    nocase: 0,
    nocaseMagicOnly: 0,
    magicalBraces: 0,
    matchBase: 0,
    flipNegate: 0,
    preserveMultipleSlashes: 0,
    windowsNoMagicRoot: 0,
}).map((k, i) => [k, 24 * 3 ** i]));
// The cache key for a set of options. It is a number, unless an
// option is set to a value that the number can not show, such as
// normalize or an uncommon platform. Then it is a JSON string.
// The defaults give 0, the same key as no options.
// It only reads the keys that are set, so that the speed does not
// depend on the shape of the options object.
const optionsKey = (o) => {
    let n = 0;
    let wpe = false;
    // inherited keys too, because Minimatch reads them
    // oxlint-disable-next-line guard-for-in
    for (const k in o) {
        const v = o[k];
        switch (k) {
            // the same test as the Minimatch constructor
            case 'windowsPathsNoEscape':
                if (v)
                    wpe = true;
                break;
            case AWE_KEY:
                if (v === false)
                    wpe = true;
                break;
            case 'platform': {
                // the same test as the Minimatch constructor
                const p = v || defaultPlatform;
                if (p === defaultPlatform)
                    break;
                if (p === 'darwin')
                    n += 3;
                else if (p === 'win32')
                    n += 6;
                else if (p === 'linux')
                    n += 9;
                else
                    return JSON.stringify(o);
                break;
            }
            case 'optimizationLevel':
                // The same tests as Minimatch: 1 when undefined, then >= 2,
                // >= 1, or else 0. The default level 1 adds 0.
                if (v === undefined)
                    break;
                n +=
                    v >= 2 ? 1
                        : v >= 1 ? 0
                            : 2;
                break;
            case 'braceExpandMax':
                if (v !== undefined && v !== DEFAULT_BRACE_EXPAND_MAX) {
                    return JSON.stringify(o);
                }
                break;
            case 'maxGlobstarRecursion':
                if (v !== undefined && v !== DEFAULT_GLOB_STAR_RECURSION_MAX) {
                    return JSON.stringify(o);
                }
                break;
            case 'normalize':
                if (v !== undefined)
                    return JSON.stringify(o);
                break;
            default:
                // unknown keys have no weight
                n += (booleanWeights.get(k) ?? 0) * tri(v);
        }
    }
    return wpe ? n + 12 : n;
};
// A copy, so a later change to the options can not change it. Unlike
// a spread, it keeps the inherited keys, which optionsKey() and the
// Minimatch constructor also read.
const copyOptions = (o) => {
    const copy = {};
    // oxlint-disable-next-line guard-for-in
    for (const k in o)
        copy[k] = o[k];
    return copy;
};
const cachedMinimatch = (pattern, options) => {
    const key = options ? optionsKey(options) : 0;
    let mm = cache.get(key)?.get(pattern);
    if (mm)
        return mm;
    mm =
        oldCache.get(key)?.get(pattern) ??
            new Minimatch(pattern, copyOptions(options));
    const weight = cacheWeight(mm);
    // too big to keep, so it is compiled again each time
    if (weight > cacheMaxEntryWeight)
        return mm;
    if (cacheSize >= cacheMax ||
        cacheTotalWeight + weight > cacheMaxWeight) {
        oldCache = cache;
        cache = new Map();
        cacheSize = 0;
        cacheTotalWeight = 0;
    }
    let byPattern = cache.get(key);
    if (!byPattern)
        cache.set(key, (byPattern = new Map()));
    byPattern.set(pattern, mm);
    cacheSize++;
    cacheTotalWeight += weight;
    return mm;
};
/* c8 ignore start */
const defaultPlatform = (typeof process === 'object' && process ?
    process.env?.__MINIMATCH_TESTING_PLATFORM__ || process.platform
    : 'posix');
const path = {
    win32: { sep: '\\' },
    posix: { sep: '/' },
};
/* c8 ignore stop */
const sep = defaultPlatform === 'win32' ? path.win32.sep : path.posix.sep;
minimatch.sep = sep;
const GLOBSTAR = Symbol('globstar **');
minimatch.GLOBSTAR = GLOBSTAR;
const filter = (pattern, options) => {
    let mm;
    return (p) => (mm ??= cachedMinimatch(pattern, options)).match(p);
};
minimatch.filter = filter;
const ext = (a, b = {}) => Object.assign({}, a, b);
const defaults = (def) => {
    if (!def || typeof def !== 'object' || !Object.keys(def).length) {
        return minimatch;
    }
    const orig = minimatch;
    const m = (p, pattern, options = {}) => orig(p, pattern, ext(def, options));
    return Object.assign(m, {
        Minimatch: class Minimatch extends orig.Minimatch {
            constructor(pattern, options = {}) {
                super(pattern, ext(def, options));
            }
            static defaults(options) {
                return orig.defaults(ext(def, options)).Minimatch;
            }
        },
        unescape: (s, options = {}) => orig.unescape(s, ext(def, options)),
        escape: (s, options = {}) => orig.escape(s, ext(def, options)),
        filter: (pattern, options = {}) => orig.filter(pattern, ext(def, options)),
        defaults: (options) => orig.defaults(ext(def, options)),
        braceExpand: (pattern, options = {}) => orig.braceExpand(pattern, ext(def, options)),
        match: (list, pattern, options = {}) => orig.match(list, pattern, ext(def, options)),
        sep: orig.sep,
        GLOBSTAR: GLOBSTAR,
    });
};
minimatch.defaults = defaults;
// Brace expansion:
// a{b,c}d -> abd acd
// a{b,}c -> abc ac
// a{0..3}d -> a0d a1d a2d a3d
// a{b,c{d,e}f}g -> abg acdfg acefg
// a{b,c}d{e,f}g -> abdeg acdeg abdeg abdfg
//
// Invalid sets are not expanded.
// a{2..}b -> a{2..}b
// a{b}c -> a{b}c
const braceExpand = (pattern, options = {}) => {
    assertValidPattern(pattern);
    // Thanks to Yeting Li <https://github.com/yetingli> for
    // improving this regexp to avoid a ReDOS vulnerability.
    if (options.nobrace || !/\{(?:(?!\{).)*\}/.test(pattern)) {
        // shortcut. no need to expand.
        return [pattern];
    }
    // brace-expansion turns each escaped backslash '\\' into a single '\',
    // which then escapes the next character instead, and can turn an
    // escaped magic character (for example '\\\*') into a live one.
    // Double every pair, so an escaped backslash comes back out still
    // escaped. The parity of each run of backslashes is unchanged.
    let p = pattern.replace(/\\\\/g, '\\\\\\\\');
    // brace-expansion does not know about [...] classes. In
    // windowsPathsNoEscape mode, escape() writes a literal brace as '[{]'
    // or '[}]'. Escape the brace for brace-expansion, which removes that
    // backslash again, leaving '[{]' or '[}]'.
    if (options.windowsPathsNoEscape || options[AWE_KEY] === false) {
        p = p.replace(/\[([{}])\]/g, '[\\$1]');
    }
    return expand(p, { max: options.braceExpandMax });
};
minimatch.braceExpand = braceExpand;
// A numeric range with at least this many values is matched as one
// pattern portion, rather than expanded. For a glob walk, that is
// one directory read, in place of a stat for each value.
const RANGE_MIN = 100;
// a {lo..hi} range that is not escaped, and not a ${...} variable
const rangeRe = /(?<![\\$])\{(-?\d+)\.\.(-?\d+)\}/g;
// true if a range mark in this portion is inside a `!(...)`,
// `*(...)` or `+(...)` extglob. Those repeat or negate their
// contents, so one Matcher for the whole range does not match the
// same strings as the union of one pattern per value. For example,
// `*({1..100})` would match `510` as `5` then `10`, and `!({1..100})`
// would not match `5`, but every expanded pattern except `!(5)` does.
// `@(...)` and `?(...)` are fine: they pick one value at most.
const inRepeatOrNegExt = (portion, mark) => {
    const stack = [];
    for (let i = 0; i < portion.length; i++) {
        const c = portion.charAt(i);
        if (c === '\\') {
            i++;
        }
        else if (c === mark) {
            if (stack.some(t => t !== '@' && t !== '?'))
                return true;
        }
        else if (portion.charAt(i + 1) === '(' && '!?+*@'.includes(c)) {
            stack.push(c);
            i++;
        }
        else if (c === ')') {
            stack.pop();
        }
    }
    return false;
};
const match = (list, pattern, options = {}) => {
    const mm = new Minimatch(pattern, options);
    list = list.filter(f => mm.match(f));
    if (mm.options.nonull && !list.length) {
        list.push(pattern);
    }
    return list;
};
minimatch.match = match;
const globMagic = /[?*]|[+@!]\(.*?\)|\[|\]/;
// Index of the `]` that closes the class that starts at `start`,
// or -1 if it is not closed. Posix classes such as `[:alpha:]` are
// not skipped, so this can find a `]` before the real end. That
// only makes a class look less like a literal.
const classEnd = (pattern, start) => {
    let i = start + 1;
    if (pattern.charAt(i) === '!' || pattern.charAt(i) === '^')
        i++;
    let sawStart = false;
    for (; i < pattern.length; i++) {
        const c = pattern.charAt(i);
        if (c === ']' && sawStart)
            return i;
        sawStart = true;
        if (c === '\\')
            i++;
    }
    return -1;
};
// If a path portion pattern has no magic, return the string it
// matches. Otherwise, return undefined. This can report magic for
// a pattern that is in fact literal (eg, `[]`), but never the
// reverse, so a string result is always safe to compare directly.
const literal = (pattern, noext) => {
    if (!noext && (pattern === '+()' || pattern === '@()'))
        return pattern;
    let lit = '';
    for (let i = 0; i < pattern.length; i++) {
        const c = pattern.charAt(i);
        if (c === '\\') {
            // a trailing \ is a literal \
            lit += pattern.charAt(++i) || c;
        }
        else if (c === '*' || c === '?') {
            return undefined;
        }
        else if (c === '[') {
            const close = classEnd(pattern, i);
            if (close === -1) {
                // not closed, so the [ is a literal
                lit += c;
                continue;
            }
            // a class of one char, such as `[*]` or `[\b]`, is a literal
            let body = pattern.slice(i + 1, close);
            if (body.startsWith('\\'))
                body = body.slice(1);
            if ([...body].length !== 1 || '!^'.includes(pattern.charAt(i + 1))) {
                return undefined;
            }
            lit += body;
            i = close;
        }
        else if (!noext &&
            '+@!'.includes(c) &&
            pattern.charAt(i + 1) === '(' &&
            pattern.includes(')', i + 2)) {
            return undefined;
        }
        else {
            lit += c;
        }
    }
    return lit;
};
// The matching engine compiles and walks extglobs recursively, so a
// path portion with very many extglobs (nested, such as `*(*(*(a)))`,
// or in a row, such as `?(a)?(a)?(a)`) can exhaust the call stack.
// Portions with more than this many extglobs are rejected.
const MAX_EXTGLOBS = 256;
// The number of extglob openers, such as `*(`, in a path portion
// pattern. Chars in a class are counted too, so this can be more than
// the number of extglobs, but never less.
const extglobCount = (pattern) => {
    let n = 0;
    for (let i = 0; i < pattern.length - 1; i++) {
        const c = pattern.charAt(i);
        if (c === '\\') {
            i++;
        }
        else if ('+@!?*'.includes(c) && pattern.charAt(i + 1) === '(') {
            n++;
            i++;
        }
    }
    return n;
};
const assertValidExtglobs = (pattern) => {
    if (extglobCount(pattern) > MAX_EXTGLOBS) {
        throw new TypeError('pattern has too many extglobs');
    }
};
// True if the portion pattern has the same meaning as an alternative
// inside `@(...)`. It must not have a `|` or `)` that is not in a
// closed extglob (those are literal at the top level), an extglob
// that is not closed (the `)` of the `@(...)` would close it), or a
// trailing `\` (it would escape the next `|`). A pattern that is
// only an empty extglob, such as `?()`, is literal on its own, but
// not in `@(...)`. Posix classes such as `[:alpha:]` can hide a `]`
// from classEnd, so patterns with them are not merged.
const extSafe = (pattern) => {
    if (/^[?*+@]\(\)$/.test(pattern) || pattern.includes('[:'))
        return false;
    let depth = 0;
    for (let i = 0; i < pattern.length; i++) {
        const c = pattern.charAt(i);
        if (c === '\\') {
            if (++i === pattern.length)
                return false;
        }
        else if (c === '[') {
            const close = classEnd(pattern, i);
            if (close !== -1)
                i = close;
        }
        else if ('+@!?*'.includes(c) && pattern.charAt(i + 1) === '(') {
            depth++;
            i++;
        }
        else if (c === ')') {
            if (!depth--)
                return false;
        }
        else if (c === '|' && !depth) {
            return false;
        }
    }
    return !depth;
};
// The last path that Minimatch#match split, and its parts. A path is
// often tested against many patterns in a row (such as a list of
// ignore patterns), so this saves splitting it again. The parts are
// never changed, so they can be shared.
let lastSplit;
// The last path that Minimatch#match checked before splitting it. If
// the same path is checked again, it is being tested against many
// patterns, so it is split and the parts are kept for the others.
let lastChecked;
// true if a pattern portion that is not ** matches a path portion.
// An empty path portion only matches an empty pattern portion. A path
// portion never has a `/`, so the Matcher does not need to check it.
const portionMatch = (p, f) => typeof p === 'string' ? f === p : f !== '' && p.testUnchecked(f);
// Where the last portion of a row matches in a path: the start of the
// last portion of the path, or of the one before a trailing `/`. -1 if
// it matches neither.
const endIndex = (p, last, lastStart, prev, prevStart) => portionMatch(p, last) ? lastStart
    : prev !== undefined && portionMatch(p, prev) ? prevStart
        : -1;
const isDots = (p) => p === '.' || p === '..';
// a Windows drive letter portion, like `c:`
const isDrive = (p) => typeof p === 'string' && /^[a-z]:$/i.test(p);
// true for the `UNC` portion of a long UNC root, //?/UNC/host/share
const isLongUNC = (p) => typeof p === 'string' && /^unc$/i.test(p);
// The index of the host in a row or split path that starts with a
// Windows UNC root: 2 for `//host/share`, and 4 for
// `//?/UNC/host/share`. Otherwise -1. `//?/c:` is not one.
const uncHost = (p) => {
    if (p[0] !== '' || p[1] !== '')
        return -1;
    const h = p[2] !== '?' ? 2
        : isLongUNC(p[3]) ? 4
            : -1;
    const host = p[h];
    const share = p[h + 1];
    return (h !== -1 &&
        host !== undefined &&
        host !== '' &&
        host !== GLOBSTAR &&
        share !== undefined &&
        share !== '' &&
        share !== GLOBSTAR) ?
        h
        : -1;
};
// true if ** can walk the path portion: not `.` or `..`, and not a
// dotfile unless `dot` is set
const walkable = (p, dot) => !isDots(p) && (dot || !p.startsWith('.'));
// True if a portion of the path from `start` to `end` can not be
// walked by **: one that starts with `.`, or with `dot`, one that is
// `.` or `..`. `start` is the start of a portion, and `end` is the end
// of the path, or just after a separator.
const dotPortion = (f, start, end, dot, sep) => {
    for (let k = start; k < end;) {
        if (f.charCodeAt(k) === 46) {
            if (!dot)
                return true;
            const n = f.charCodeAt(k + 1) === 46 ? k + 2 : k + 1;
            if (n >= end || isSep(f.charCodeAt(n), sep))
                return true;
        }
        // the start of the next portion, after any run of separators
        const s = nextSep(f, k, sep);
        if (s === -1)
            return false;
        k = s + 1;
        while (k < end && isSep(f.charCodeAt(k), sep))
            k++;
    }
    return false;
};
const isSep = (c, sep) => sep === '/' ? c === 47
    : sep === '\\' ? c === 92
        : c === 47 || c === 92;
// the index of the first separator at or after `from`, or -1
const nextSep = (f, from, sep) => {
    if (sep !== 'both')
        return f.indexOf(sep, from);
    const s = f.indexOf('/', from);
    const b = f.indexOf('\\', from);
    return (s === -1 ? b
        : b === -1 ? s
            : Math.min(s, b));
};
// the index of the last separator at or before `from`, or -1
const lastSep = (f, from, sep) => sep !== 'both' ?
    f.lastIndexOf(sep, from)
    : Math.max(f.lastIndexOf('/', from), f.lastIndexOf('\\', from));
// What parse() returns in place of a Matcher while make() builds and
// merges the rows. Most of the Matchers in rows that are merged would
// never be used, so they are only made for the rows that are left.
const PENDING = {};
class Minimatch {
    options;
    set;
    pattern;
    windowsPathsNoEscape;
    nonegate;
    negate;
    comment;
    empty;
    preserveMultipleSlashes;
    partial;
    globSet;
    globParts;
    nocase;
    isWindows;
    platform;
    windowsNoMagicRoot;
    maxGlobstarRecursion;
    // the path can be checked against the last portion, and the string
    // portions, of each row before it is split. See #canMatch.
    #endCheck;
    #literalCheck;
    // level 2 resolves `.` and `..` portions in the path
    #level2;
    // the unicode normalization form, if any
    #form;
    // the string portions of each row in the set
    #literals = [];
    // the rows that #canMatch can match without splitting the path
    #shapes = [];
    // the rows whose last portion can be checked against the path's
    #endRows = [];
    // brace expansion can make the same portion in many rows, so they
    // share one Matcher, and the states that it caches
    #matchers = new Map();
    // parse() returns PENDING in place of a Matcher
    #pending = false;
    // the char that marks numeric ranges in globSet, if any
    #rangeMark;
    // the GlobstarParts of each pattern row, by start index and partial
    #globstarParts = new WeakMap();
    constructor(pattern, options = {}) {
        assertValidPattern(pattern);
        options = options || {};
        this.options = options;
        this.maxGlobstarRecursion =
            options.maxGlobstarRecursion ?? DEFAULT_GLOB_STAR_RECURSION_MAX;
        this.pattern = pattern;
        this.platform = options.platform || defaultPlatform;
        this.isWindows = this.platform === 'win32';
        this.windowsPathsNoEscape =
            !!options.windowsPathsNoEscape || options[AWE_KEY] === false;
        if (this.windowsPathsNoEscape) {
            this.pattern = this.pattern.replace(/\\/g, '/');
        }
        this.preserveMultipleSlashes = !!options.preserveMultipleSlashes;
        this.negate = false;
        this.nonegate = !!options.nonegate;
        this.comment = false;
        this.empty = false;
        this.partial = !!options.partial;
        this.nocase = !!this.options.nocase;
        this.windowsNoMagicRoot =
            options.windowsNoMagicRoot !== undefined ?
                options.windowsNoMagicRoot
                : !!(this.isWindows && this.nocase);
        this.globSet = [];
        this.globParts = [];
        this.set = [];
        this.#endCheck = !this.preserveMultipleSlashes;
        this.#level2 = (options.optimizationLevel ?? 1) >= 2;
        const n = options.normalize;
        this.#form = n === true ? 'NFC' : n || undefined;
        // make the set of Matchers etc.
        this.make();
        // On Windows, the portions of a row up to its drive letter or UNC
        // share are skipped or compared without case, if the path has one
        // too. So the checks only use the portions after it.
        const drives = this.set.map(row => this.#rootIndex(row));
        this.#endRows = this.set.map((row, r) => this.#endCheck && row.length - 1 > drives[r]);
        // with the end check, the last portion is already checked
        this.#literals = this.set.map((row, r) => {
            const end = this.#endRows[r] ? row.length - 1 : row.length;
            const lits = row
                .slice(drives[r] + 1, end)
                .filter((p) => typeof p === 'string' && !!p);
            return [...new Set(lits)];
        });
        this.#literalCheck = this.#literals.some(l => l.length);
        this.#shapes = this.set.map((row, r) => {
            const [p0, p1, p2] = row;
            if (this.#endRows[r] && row.length === 2) {
                if (p0 === GLOBSTAR && p1 !== GLOBSTAR)
                    return 'tail';
            }
            // the basename of a path that is split on / is its last portion,
            // or the one before a trailing /, the same as the end check
            if (this.#endRows[r] &&
                options.matchBase &&
                row.length === 1 &&
                p0 !== GLOBSTAR &&
                p0 !== '') {
                return 'base';
            }
            // the portion must not be a root, or '', which can be a
            // different portion on Windows (where //x paths get an extra '')
            if (!this.#endCheck || drives[r] !== -1)
                return undefined;
            if (row.length === 3 &&
                p0 === GLOBSTAR &&
                p2 === GLOBSTAR &&
                p1 !== GLOBSTAR &&
                p1 !== '' &&
                // the portion between is only matched below this limit
                this.maxGlobstarRecursion > 0) {
                return 'mid';
            }
            if (row.length === 2 &&
                p1 === GLOBSTAR &&
                p0 !== GLOBSTAR &&
                p0 !== '') {
                return 'head';
            }
            return undefined;
        });
    }
    // a string portion of a pattern, normalized if the option is set
    #norm(p) {
        return this.#form ? p.normalize(this.#form) : p;
    }
    // On Windows, the index of the last root portion of a row, as
    // #matchRow finds it: 0 for `c:/...`, 3 for `//?/c:/...` and
    // `//host/share/...`, and 5 for `//?/UNC/host/share/...`. Otherwise
    // -1.
    #rootIndex(row) {
        if (!this.isWindows)
            return -1;
        if (isDrive(row[0]))
            return 0;
        const uncDrive = row[0] === '' && row[1] === '' && row[2] === '?' && isDrive(row[3]);
        if (uncDrive)
            return 3;
        const h = uncHost(row);
        return h === -1 ? -1 : h + 1;
    }
    hasMagic() {
        if (this.options.magicalBraces && this.set.length > 1) {
            return true;
        }
        for (const pattern of this.set) {
            for (const part of pattern) {
                if (typeof part !== 'string')
                    return true;
            }
        }
        return false;
    }
    make() {
        const pattern = this.pattern;
        const options = this.options;
        // empty patterns and comments match nothing.
        if (!options.nocomment && pattern.charAt(0) === '#') {
            this.comment = true;
            return;
        }
        if (!pattern) {
            this.empty = true;
            return;
        }
        // step 1: figure out negation, etc.
        this.parseNegate();
        // step 2: expand braces
        this.globSet = [...new Set(this.#expandBraces())];
        // step 3: now we have a set, so turn each one into a series of
        // path-portion matching patterns.
        // These will be Matchers, except in the case of "**", which is
        // set to the GLOBSTAR object for globstar behavior,
        // and will not contain any / characters
        //
        // First, we preprocess to make the glob pattern sets a bit simpler
        // and deduped.  There are some perf-killing patterns that can cause
        // problems with a glob walk, but we can simplify them down a bit.
        const rawGlobParts = this.globSet.map(s => this.#slashSplit(s));
        this.globParts = this.preprocess(rawGlobParts);
        // glob --> Matchers
        this.#pending = true;
        let set = this.globParts.map((s, _, __) => {
            if (this.isWindows && this.windowsNoMagicRoot) {
                // check if it's a drive or unc path. The root of a long UNC
                // path, //?/UNC/host/share, is 6 portions.
                const n = s[2] === '?' && isLongUNC(s[3]) ? 6 : 4;
                const isUNC = s[0] === '' &&
                    s[1] === '' &&
                    (s[2] === '?' || !globMagic.test(s[2])) &&
                    s.slice(3, n).every(p => !globMagic.test(p));
                const isDrive = /^[a-z]:/i.test(s[0]);
                if (isUNC) {
                    return [
                        ...s.slice(0, n).map(p => this.#norm(p)),
                        ...s.slice(n).map(ss => this.parse(ss)),
                    ];
                }
                else if (isDrive) {
                    return [
                        this.#norm(s[0]),
                        ...s.slice(1).map(ss => this.parse(ss)),
                    ];
                }
            }
            return s.map(ss => this.parse(ss));
        });
        // filter out everything that didn't compile properly.
        this.set = set.filter(s => s.indexOf(false) === -1);
        // do not treat the ? in UNC paths as magic
        if (this.isWindows) {
            for (let i = 0; i < this.set.length; i++) {
                const p = this.set[i];
                if (p[0] === '' &&
                    p[1] === '' &&
                    this.globParts[i][2] === '?' &&
                    (isDrive(p[3]) || isLongUNC(this.globParts[i][3]))) {
                    if (isLongUNC(this.globParts[i][3]))
                        p[3] = 'UNC';
                    p[2] = '?';
                }
            }
        }
        // with noext, `@(...)` would be literal
        if (!options.noext)
            this.mergeRows();
        this.#pending = false;
        this.set.forEach((row, i) => {
            for (let k = 0; k < row.length; k++) {
                if (row[k] === PENDING) {
                    row[k] = this.parse(this.globParts[i][k]);
                }
            }
        });
    }
    // Merge rows that only differ in one portion, where each of them
    // is a Matcher, into one row that matches any of them with
    // `@(a|b|...)`. Then a path is only walked once for all of them,
    // for example with `**/*.{js,ts}`.
    mergeRows() {
        let merged = true;
        while (merged) {
            merged = false;
            // a single row cannot be merged with anything
            if (this.set.length < 2)
                return;
            let keys = this.#mergeKeys();
            const len = Math.max(0, ...this.set.map(r => r.length));
            for (let k = 0; k < len; k++) {
                // the rows that are the same other than at portion k, keyed
                // by the ids of the parts before k and the parts after k,
                // which are at most the number of rows
                const groups = new Map();
                const R = this.set.length + 1;
                this.set.forEach((row, i) => {
                    if (!(row[k] instanceof Matcher || row[k] === PENDING) ||
                        !extSafe(this.globParts[i][k])) {
                        return;
                    }
                    const { pre, suf } = keys[i];
                    const key = pre[k] * R + suf[k + 1];
                    const g = groups.get(key);
                    if (g)
                        g.push(i);
                    else
                        groups.set(key, [i]);
                });
                const drop = new Set();
                for (const g of groups.values()) {
                    if (g.length < 2)
                        continue;
                    const [first, ...rest] = g;
                    const alts = g.map(i => this.globParts[i][k]);
                    const glob = `@(${alts.join('|')})`;
                    // merging is only an optimization, so leave the rows as they
                    // are if the merged portion would have too many extglobs
                    if (extglobCount(glob) > MAX_EXTGLOBS)
                        continue;
                    this.globParts[first][k] = glob;
                    this.set[first][k] = this.parse(glob);
                    for (const i of rest)
                        drop.add(i);
                }
                if (drop.size) {
                    merged = true;
                    this.set = this.set.filter((_, i) => !drop.has(i));
                    this.globParts = this.globParts.filter((_, i) => !drop.has(i));
                    // every merge drops a row, so this happens at most once per row
                    if (this.set.length < 2)
                        return;
                    keys = this.#mergeKeys();
                }
            }
        }
    }
    // For each row, number ids for its prefixes and suffixes, such that
    // pre[k] identifies parts[0..k) and suf[k] identifies parts[k..n).
    // Two rows are the same other than at portion k exactly when they
    // have the same pre[k] and suf[k + 1]. This is linear in the size of
    // the rows, where joining the whole row for every k was quadratic.
    #mergeKeys() {
        const partIds = new Map();
        const ids = this.globParts.map(parts => parts.map(s => {
            let id = partIds.get(s);
            if (id === undefined)
                partIds.set(s, (id = partIds.size));
            return id;
        }));
        // ids are only compared at the same k, so they are numbered per
        // portion, with 0 for the empty prefix or suffix. Then they are
        // at most the number of rows, and id * P + part id is a safe
        // integer key for any set that fits in memory.
        const P = partIds.size;
        const len = Math.max(0, ...ids.map(r => r.length));
        const keys = ids.map(r => ({
            pre: [0],
            suf: new Array(r.length + 1).fill(0),
        }));
        for (let k = 0; k < len; k++) {
            const m = new Map();
            ids.forEach((r, i) => {
                if (k >= r.length)
                    return;
                const { pre } = keys[i];
                const key = pre[k] * P + r[k];
                let id = m.get(key);
                if (id === undefined)
                    m.set(key, (id = m.size + 1));
                pre.push(id);
            });
        }
        for (let k = len - 1; k >= 0; k--) {
            const m = new Map();
            ids.forEach((r, i) => {
                if (k >= r.length)
                    return;
                const { suf } = keys[i];
                const key = suf[k + 1] * P + r[k];
                let id = m.get(key);
                if (id === undefined)
                    m.set(key, (id = m.size + 1));
                suf[k] = id;
            });
        }
        return keys;
    }
    // various transforms to equivalent pattern sets that are
    // faster to process in a filesystem walk.  The goal is to
    // eliminate what we can, and push all ** patterns as far
    // to the right as possible, even if it increases the number
    // of patterns that we have to process.
    preprocess(globParts) {
        // if we're not in globstar mode, then turn ** into *
        if (this.options.noglobstar) {
            for (const partset of globParts) {
                for (let j = 0; j < partset.length; j++) {
                    if (partset[j] === '**') {
                        partset[j] = '*';
                    }
                }
            }
        }
        const { optimizationLevel = 1 } = this.options;
        if (optimizationLevel >= 2) {
            // aggressive optimization for the purpose of fs walking
            globParts = this.firstPhasePreProcess(globParts);
            globParts = this.secondPhasePreProcess(globParts);
        }
        else if (optimizationLevel >= 1) {
            // just basic optimizations to remove some .. parts
            globParts = this.levelOneOptimize(globParts);
        }
        else {
            // just collapse multiple ** portions into one
            globParts = this.adjascentGlobstarOptimize(globParts);
        }
        return globParts;
    }
    // just get rid of adjascent ** portions
    adjascentGlobstarOptimize(globParts) {
        return globParts.map(parts => {
            let gs = -1;
            while (-1 !== (gs = parts.indexOf('**', gs + 1))) {
                let i = gs;
                while (parts[i + 1] === '**') {
                    i++;
                }
                if (i !== gs) {
                    parts.splice(gs, i - gs);
                }
            }
            return parts;
        });
    }
    // get rid of adjascent ** and resolve .. portions
    levelOneOptimize(globParts) {
        return globParts.map(parts => {
            // .. can not remove the root of a Windows path
            const root = this.#rootIndex(parts) + 1;
            parts = parts.reduce((set, part) => {
                const prev = set[set.length - 1];
                if (part === '**' && prev === '**') {
                    return set;
                }
                if (part === '..') {
                    if (set.length > root &&
                        prev &&
                        prev !== '..' &&
                        prev !== '.' &&
                        prev !== '**') {
                        set.pop();
                        return set;
                    }
                }
                set.push(part);
                return set;
            }, []);
            return parts.length === 0 ? [''] : parts;
        });
    }
    // Check the path against each row before it is split. 'no' if no
    // row can match, so it does not need to be split. 'yes' if a row of
    // `**` and one more portion matches. 'maybe' if it must be split to
    // know. None of this applies with partial, where the path can end
    // before the row does.
    //
    // On Windows, `\` is a separator in the path too, and the portions of
    // a row up to its drive letter or UNC share are not checked (see
    // #rootIndex).
    //
    // Each string portion of a row must be a portion of the path, so the
    // path must contain it. Level 2 can only take portions out of the
    // path, so this is still true then.
    //
    // The last portion of a row must match the last portion of the path,
    // or the one before a trailing `/` (as a/* and a/**/* match a/b/).
    // This does not apply to rows that end in **, rows that end in a
    // root, or preserveMultipleSlashes (which can leave more
    // than one '' at the end). At level 2, it does not apply if that
    // portion is `.` or `..`, which can be
    // resolved away. Level 2 only takes other portions out of the
    // middle of the path.
    //
    // A row of `**/x` then matches if the ** can walk the portions
    // before the one that x matches, the same as #matchGlobstar. At
    // level 2, this is only known if none of them are `.` or `..`, so
    // that the path does not change when it is resolved.
    #canMatch(f) {
        const sep = !this.isWindows || !f.includes('\\') ? '/'
            : f.includes('/') ? 'both'
                : '\\';
        // the portions that f.split(/\/+/) would end with, and where they
        // start in f, found when a row needs them. `ends` is 0 until they
        // are found, then 1, or -1 if they can not be used.
        let ends = this.#endCheck ? 0 : -1;
        let last = '';
        let lastStart = 0;
        let prev;
        let prevStart = 0;
        const dot = !!this.options.dot;
        // A string compare is cheaper than includes(), and a Matcher test
        // costs more, so the cheaper check goes first.
        ROWS: for (let r = 0; r < this.set.length; r++) {
            const row = this.set[r];
            const p = row[row.length - 1];
            let end = ends !== -1 && this.#endRows[r] && p !== GLOBSTAR;
            if (end && ends === 0) {
                const i = lastSep(f, f.length, sep);
                lastStart = i + 1;
                last = f.slice(lastStart);
                if (last === '' && i >= 0) {
                    let j = i;
                    while (j > 0 && isSep(f.charCodeAt(j - 1), sep))
                        j--;
                    prevStart = j === 0 ? 0 : lastSep(f, j - 1, sep) + 1;
                    prev = f.slice(prevStart, j);
                }
                const resolves = this.#level2 &&
                    (isDots(last) ||
                        (last === '' && prev !== undefined && isDots(prev)));
                ends = resolves ? -1 : 1;
                end = !resolves;
            }
            let tailStart = -1;
            if (end && typeof p === 'string') {
                tailStart = endIndex(p, last, lastStart, prev, prevStart);
                if (tailStart === -1)
                    continue;
            }
            if (this.#literalCheck) {
                for (const l of this.#literals[r]) {
                    if (!f.includes(l))
                        continue ROWS;
                }
            }
            if (end && typeof p === 'object') {
                tailStart = endIndex(p, last, lastStart, prev, prevStart);
                if (tailStart === -1)
                    continue;
            }
            const shape = this.#shapes[r];
            if (shape === 'base' && end)
                return 'yes';
            if (shape === 'tail' && end) {
                if (this.#level2 && dotPortion(f, 0, tailStart, true, sep)) {
                    return 'maybe';
                }
                if (!dotPortion(f, 0, tailStart, dot, sep))
                    return 'yes';
                continue;
            }
            if (shape === 'mid' || shape === 'head') {
                const m = this.#walk(f, row, shape === 'head', dot, sep);
                if (m !== 'no')
                    return m;
                continue;
            }
            return 'maybe';
        }
        return 'no';
    }
    // Match a row of a known shape against the split path, the same as
    // #matchGlobstar and #matchGlobStarBodySections do. None of these
    // rows have a drive letter, so they start at the first portion.
    #matchShape(file, row, shape) {
        const dot = !!this.options.dot;
        const n = file.length;
        if (shape === 'head') {
            // x, then at least one portion that ** can walk
            if (n < 2 || !portionMatch(row[0], file[0])) {
                return false;
            }
            for (let i = 1; i < n; i++)
                if (!walkable(file[i], dot))
                    return false;
            return true;
        }
        const x = row[1];
        if (shape === 'tail') {
            // x is the last portion, or the one before a trailing ''
            let t = n - 1;
            if (!portionMatch(x, file[t])) {
                if (file[t] !== '' || n === 1 || !portionMatch(x, file[--t])) {
                    return false;
                }
            }
            for (let i = 0; i < t; i++)
                if (!walkable(file[i], dot))
                    return false;
            return true;
        }
        // mid: the first x that ** can walk to, with a portion after it,
        // and ** can walk all of those
        for (let k = 0; k < n; k++) {
            if (portionMatch(x, file[k]) && k + 1 < n) {
                let i = k + 1;
                while (i < n && walkable(file[i], dot))
                    i++;
                if (i === n)
                    return true;
            }
            if (!walkable(file[k], dot))
                return false;
        }
        return false;
    }
    // Match a row of `**/x/**` or `x/**` against the path, the same as
    // #matchGlobstar and #matchGlobStarBodySections do once it is split.
    // x must match a portion (the first one, for `x/**`), the ** before
    // it must be able to walk the portions before that one, and there
    // must be a portion after it, which the ** after it can walk. At
    // level 2, this is only known if no portion is `.` or `..`.
    #walk(f, row, head, dot, sep) {
        if (this.#level2 && dotPortion(f, 0, f.length, true, sep))
            return 'maybe';
        const x = row[head ? 0 : 1];
        // the last portion has none after it, so it can not be x
        let s = 0;
        for (let e = nextSep(f, s, sep); e !== -1; e = nextSep(f, s, sep)) {
            // the start of the next portion
            let next = e + 1;
            while (next < f.length && isSep(f.charCodeAt(next), sep))
                next++;
            const hit = typeof x === 'string' ?
                e - s === x.length && f.startsWith(x, s)
                : e > s && x.testUnchecked(f.slice(s, e));
            if (hit && !dotPortion(f, next, f.length, dot, sep))
                return 'yes';
            if (head || dotPortion(f, s, next, dot, sep))
                return 'no';
            s = next;
        }
        return 'no';
    }
    // the last split, if it was the same path with the same split
    // settings
    #cachedSplit(f) {
        const last = lastSplit;
        return (last?.f === f &&
            last.isWindows === this.isWindows &&
            last.preserveMultipleSlashes === this.preserveMultipleSlashes &&
            last.normalize === this.#form) ?
            last
            : undefined;
    }
    // split a path for match(), and keep the parts for the next call
    #split(f) {
        const { isWindows, preserveMultipleSlashes } = this;
        // windows: need to use /, not \
        let parts = this.#slashSplit(isWindows ? f.split('\\').join('/') : f);
        // normalize each portion, so that a char that normalizes to `/`
        // does not make a new portion
        const normalize = this.#form;
        if (normalize)
            parts = parts.map(p => p.normalize(normalize));
        lastSplit = {
            f,
            isWindows,
            preserveMultipleSlashes,
            normalize,
            parts,
        };
        return lastSplit;
    }
    // resolve `.` and `..` portions of a path, for level 2
    #levelTwoFileOptimize(file) {
        // work on a copy, so that the cached parts do not change
        const parts = [...file];
        let didSomething = false;
        do {
            didSomething = false;
            // <pre>/<e>/<rest> -> <pre>/<rest>
            if (!this.preserveMultipleSlashes) {
                for (let i = 1; i < parts.length - 1; i++) {
                    const p = parts[i];
                    // don't squeeze out UNC patterns
                    if (i === 1 && p === '' && parts[0] === '')
                        continue;
                    if (p === '.' || p === '') {
                        didSomething = true;
                        parts.splice(i, 1);
                        i--;
                    }
                }
                if (parts[0] === '.' &&
                    parts.length === 2 &&
                    (parts[1] === '.' || parts[1] === '')) {
                    didSomething = true;
                    parts.pop();
                }
            }
            // <pre>/<p>/../<rest> -> <pre>/<rest>
            // .. can not remove the root of a Windows path
            const root = this.#rootIndex(parts) + 1;
            let dd = root;
            while (-1 !== (dd = parts.indexOf('..', dd + 1))) {
                const p = parts[dd - 1];
                if (p && p !== '.' && p !== '..' && p !== '**') {
                    didSomething = true;
                    parts.splice(dd - 1, 2);
                    dd = Math.max(dd - 2, root);
                }
            }
        } while (didSomething);
        return parts.length === 0 ? [''] : parts;
    }
    // First phase: single-pattern processing
    // <pre> is 1 or more portions
    // <rest> is 1 or more portions
    // <p> is any portion other than ., .., '', or **
    // <e> is . or ''
    //
    // **/.. is *brutal* for filesystem walking performance, because
    // it effectively resets the recursive walk each time it occurs,
    // and ** cannot be reduced out by a .. pattern part like a regexp
    // or most strings (other than .., ., and '') can be.
    //
    // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
    // <pre>/<e>/<rest> -> <pre>/<rest>
    // <pre>/<p>/../<rest> -> <pre>/<rest>
    // **/**/<rest> -> **/<rest>
    //
    // **/*/<rest> -> */**/<rest> <== not valid because ** doesn't follow
    // this WOULD be allowed if ** did follow symlinks, or * didn't
    firstPhasePreProcess(globParts) {
        // each **/.. split doubles the patterns, and adds a copy of the
        // whole pattern. Throw if either gets too large. A partial split
        // would match some paths and not others, depending on which rows
        // the pass reached first.
        const { braceExpandMax = DEFAULT_BRACE_EXPAND_MAX } = this.options;
        let splitCells = 0;
        const maxSplitCells = 1_000_000;
        let didSomething = false;
        do {
            didSomething = false;
            // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
            for (let parts of globParts) {
                let gs = -1;
                while (-1 !== (gs = parts.indexOf('**', gs + 1))) {
                    let gss = gs;
                    while (parts[gss + 1] === '**') {
                        // <pre>/**/**/<rest> -> <pre>/**/<rest>
                        gss++;
                    }
                    // eg, if gs is 2 and gss is 4, that means we have 3 **
                    // parts, and can remove 2 of them.
                    if (gss > gs) {
                        parts.splice(gs + 1, gss - gs);
                    }
                    let next = parts[gs + 1];
                    const p = parts[gs + 2];
                    const p2 = parts[gs + 3];
                    if (next !== '..')
                        continue;
                    if (!p ||
                        p === '.' ||
                        p === '..' ||
                        !p2 ||
                        p2 === '.' ||
                        p2 === '..') {
                        continue;
                    }
                    // Check before changing parts or allocating the new row.
                    const addedCells = parts.length - 1;
                    if (globParts.length >= braceExpandMax ||
                        splitCells + addedCells > maxSplitCells) {
                        throw new RangeError(`optimizationLevel 2: too many patterns from '**/..'`);
                    }
                    didSomething = true;
                    // edit parts in place, and push the new one
                    parts.splice(gs, 1);
                    const other = parts.slice(0);
                    other[gs] = '**';
                    splitCells += addedCells;
                    globParts.push(other);
                    gs--;
                }
                // <pre>/<e>/<rest> -> <pre>/<rest>
                if (!this.preserveMultipleSlashes) {
                    for (let i = 1; i < parts.length - 1; i++) {
                        const p = parts[i];
                        // don't squeeze out UNC patterns
                        if (i === 1 && p === '' && parts[0] === '')
                            continue;
                        if (p === '.' || p === '') {
                            didSomething = true;
                            parts.splice(i, 1);
                            i--;
                        }
                    }
                    if (parts[0] === '.' &&
                        parts.length === 2 &&
                        (parts[1] === '.' || parts[1] === '')) {
                        didSomething = true;
                        parts.pop();
                    }
                }
                // <pre>/<p>/../<rest> -> <pre>/<rest>
                // .. can not remove the root of a Windows path
                const root = this.#rootIndex(parts) + 1;
                let dd = root;
                while (-1 !== (dd = parts.indexOf('..', dd + 1))) {
                    const p = parts[dd - 1];
                    if (p && p !== '.' && p !== '..' && p !== '**') {
                        didSomething = true;
                        const needDot = dd === 1 && parts[dd + 1] === '**';
                        const splin = needDot ? ['.'] : [];
                        parts.splice(dd - 1, 2, ...splin);
                        if (parts.length === 0)
                            parts.push('');
                        dd = Math.max(dd - 2, root);
                    }
                }
            }
        } while (didSomething);
        return globParts;
    }
    // second phase: multi-pattern dedupes
    // {<pre>/<rest>,<pre>/<rest>} -> <pre>/<rest>
    // {<pre>/*/<rest>,<pre>/<p>/<rest>} -> <pre>/*/<rest>
    secondPhasePreProcess(globParts) {
        const keys = new Set();
        const rows = globParts.filter(parts => {
            const key = parts.join('/');
            if (keys.has(key))
                return false;
            keys.add(key);
            return true;
        });
        // A row is covered by another row that has `*` at some positions,
        // and is the same at all others. Collect each distinct set of `*`
        // positions, then look up each row with `*` put at those positions.
        const stars = new Map();
        for (const parts of rows) {
            const s = [];
            for (let i = 0; i < parts.length; i++) {
                if (parts[i] === '*')
                    s.push(i);
            }
            if (s.length)
                stars.set(s.join(','), s);
        }
        // Each row is checked against each set of `*` positions, so skip
        // this if there are too many. The patterns match the same paths
        // either way.
        if (!stars.size || rows.length * stars.size > 100_000)
            return rows;
        const { dot } = this.options;
        return rows.filter(parts => {
            for (const s of stars.values()) {
                if (s[s.length - 1] >= parts.length)
                    continue;
                const c = [...parts];
                let ok = true;
                let changed = false;
                for (const i of s) {
                    const p = parts[i];
                    if (p === '*')
                        continue;
                    if (!p || p === '**' || (!dot && p.startsWith('.'))) {
                        ok = false;
                        break;
                    }
                    c[i] = '*';
                    changed = true;
                }
                if (ok && changed && keys.has(c.join('/')))
                    return false;
            }
            return true;
        });
    }
    parseNegate() {
        if (this.nonegate)
            return;
        const pattern = this.pattern;
        let negate = false;
        let negateOffset = 0;
        for (let i = 0; i < pattern.length && pattern.charAt(i) === '!'; i++) {
            negate = !negate;
            negateOffset++;
        }
        if (negateOffset)
            this.pattern = pattern.slice(negateOffset);
        this.negate = negate;
    }
    // Match the parts of a path against one row of the set. `resolved`
    // is the parts after level 2 resolves `.` and `..` in them, or the
    // same parts below level 2. Set partial to true to test if, for
    // example, "/a/b" matches the start of "/*/b/*/d". Partial means, if
    // you run out of file before you run out of pattern, then that's
    // fine, as long as all the parts match.
    #matchRow(file, resolved, pattern, partial) {
        let fileStartIndex = 0;
        let patternStartIndex = 0;
        // UNC paths like //?/X:/... can match X:/... and vice versa, and
        // //?/UNC/host/share/... can match //host/share/... and vice versa.
        // Drive letters in absolute drive or unc paths, and the host and
        // share of UNC paths, are always compared case-insensitively.
        const fh = this.isWindows ? uncHost(resolved) : -1;
        const ph = fh === -1 ? -1 : uncHost(pattern);
        if (ph !== -1) {
            const host = pattern[ph];
            const share = pattern[ph + 1];
            if (typeof host !== 'string' || typeof share !== 'string') {
                // a host or share with magic is matched as usual
                fileStartIndex = fh;
                patternStartIndex = ph;
            }
            else if (resolved[fh].toLowerCase() === host.toLowerCase() &&
                resolved[fh + 1].toLowerCase() === share.toLowerCase()) {
                fileStartIndex = fh + 2;
                patternStartIndex = ph + 2;
            }
        }
        else if (this.isWindows) {
            const fileDrive = typeof file[0] === 'string' && /^[a-z]:$/i.test(file[0]);
            const fileUNC = !fileDrive &&
                file[0] === '' &&
                file[1] === '' &&
                file[2] === '?' &&
                /^[a-z]:$/i.test(file[3]);
            const patternDrive = typeof pattern[0] === 'string' && /^[a-z]:$/i.test(pattern[0]);
            const patternUNC = !patternDrive &&
                pattern[0] === '' &&
                pattern[1] === '' &&
                pattern[2] === '?' &&
                typeof pattern[3] === 'string' &&
                /^[a-z]:$/i.test(pattern[3]);
            const fdi = fileUNC ? 3
                : fileDrive ? 0
                    : undefined;
            const pdi = patternUNC ? 3
                : patternDrive ? 0
                    : undefined;
            if (typeof fdi === 'number' && typeof pdi === 'number') {
                const [fd, pd] = [
                    file[fdi],
                    pattern[pdi],
                ];
                // the drives match, so start matching after them
                if (fd.toLowerCase() === pd.toLowerCase()) {
                    patternStartIndex = pdi + 1;
                    fileStartIndex = fdi + 1;
                }
            }
        }
        // the drive letters are found in the parts before level 2 resolves
        // them, and the match uses the resolved parts
        file = resolved;
        if (pattern.includes(GLOBSTAR)) {
            return this.#matchGlobstar(file, pattern, partial, fileStartIndex, patternStartIndex);
        }
        return this.#matchOne(file, pattern, partial, fileStartIndex, patternStartIndex);
    }
    #matchGlobstar(file, pattern, partial, fileIndex, patternIndex) {
        const { head, body, tail, segments } = this.#getGlobstarParts(pattern, partial, patternIndex);
        // check the head, from the current file/pattern index.
        if (head.length) {
            const headEnd = fileIndex + head.length;
            if (!this.#matchOne(file, head, partial, fileIndex, 0, headEnd)) {
                return false;
            }
            fileIndex += head.length;
            patternIndex += head.length;
        }
        // now we know the head matches!
        // if the last portion is not empty, it MUST match the end
        // check the tail
        let fileTailMatch = 0;
        if (tail.length) {
            // if head + tail > file, then we cannot possibly match
            if (tail.length + fileIndex > file.length)
                return false;
            // try to match the tail
            let tailStart = file.length - tail.length;
            if (this.#matchOne(file, tail, partial, tailStart, 0)) {
                fileTailMatch = tail.length;
            }
            else {
                // affordance for stuff like a/**/* matching a/b/
                // if the last file portion is '', and there's more to the pattern
                // then try without the '' bit.
                if (file[file.length - 1] !== '' ||
                    fileIndex + tail.length === file.length) {
                    return false;
                }
                tailStart--;
                if (!this.#matchOne(file, tail, partial, tailStart, 0)) {
                    return false;
                }
                fileTailMatch = tail.length + 1;
            }
        }
        // now we know the tail matches!
        // the middle is zero or more portions wrapped in **, possibly
        // containing more ** sections.
        // so a/**/b/**/c/**/d has become **/b/**/c/**
        // if it's empty, it means a/**/b, just verify we have no bad dots
        // if there's no tail, so it ends on /**, then we must have *something*
        // after the head, or it's not a matc
        if (!body.length) {
            let sawSome = !!fileTailMatch;
            for (let i = fileIndex; i < file.length - fileTailMatch; i++) {
                const f = String(file[i]);
                sawSome = true;
                if (f === '.' ||
                    f === '..' ||
                    (!this.options.dot && f.startsWith('.'))) {
                    return false;
                }
            }
            // in partial mode, we just need to get past all file parts
            return partial || sawSome;
        }
        // now we know that there's one or more body sections, which can
        // be matched anywhere from the 0 index (because the head was pruned)
        // through to the length-fileTailMatch index.
        return !!this.#matchGlobStarBodySections(file, segments, file.length - fileTailMatch, fileIndex, 0, partial, 0, !!fileTailMatch, new Set());
    }
    // Split the pattern into head, tail, and middle of ** delimited
    // parts. The tail has to be at the end, and the others just have to
    // be found in order from the head. These only depend on the pattern
    // row, so they are kept for the next path.
    #getGlobstarParts(pattern, partial, patternIndex) {
        let byStart = this.#globstarParts.get(pattern);
        if (!byStart) {
            byStart = [];
            this.#globstarParts.set(pattern, byStart);
        }
        const key = patternIndex * 2 + (partial ? 1 : 0);
        const found = byStart[key];
        if (found)
            return found;
        const firstgs = pattern.indexOf(GLOBSTAR, patternIndex);
        const lastgs = pattern.lastIndexOf(GLOBSTAR);
        const head = pattern.slice(patternIndex, firstgs);
        const body = pattern.slice(firstgs + 1, partial ? undefined : lastgs);
        const tail = partial ? [] : pattern.slice(lastgs + 1);
        // split the body up into sections, and note the number of
        // portions that must come after the start of each one
        const segments = [[[], 0]];
        let current = segments[0];
        let nonGsParts = 0;
        const nonGsPartsSums = [0];
        for (const b of body) {
            if (b === GLOBSTAR) {
                nonGsPartsSums.push(nonGsParts);
                current = [[], 0];
                segments.push(current);
            }
            else {
                current[0].push(b);
                nonGsParts++;
            }
        }
        // the portions in this section and the ones after it
        segments.forEach((b, i) => {
            b[1] = nonGsParts - nonGsPartsSums[i];
        });
        const parts = { head, body, tail, segments };
        byStart[key] = parts;
        return parts;
    }
    // return false for "nope, not matching"
    // return null for "not matching, cannot keep trying"
    #matchGlobStarBodySections(file, 
    // pattern section, and the portions that it and the rest need
    bodySegments, 
    // the end of the file portions that the body can match
    fileLength, fileIndex, bodyIndex, partial, globStarDepth, sawTail, 
    // the places that a walk has already tried, as
    // bodyIndex * (file.length + 1) + fileIndex. A walk from a place
    // does the same no matter how it got there, and it only comes back
    // if it found no match, so a walk that gets to one stops.
    tried) {
        // take the first body segment, and walk from fileIndex to its "after"
        // value at the end
        // If it doesn't match at that position, we increment, until we hit
        // that final possible position, and give up.
        // If it does match, then advance and try to rest.
        // If any of them fail we keep walking forward.
        // this is still a bit recursively painful, but it's more constrained
        // than previous implementations, because we never test something that
        // can't possibly be a valid matching condition.
        const bs = bodySegments[bodyIndex];
        if (!bs) {
            // with partial, the body is the rest of the pattern, so it
            // matches if no portions are left, or only the '' of a trailing
            // / (as a/* matches a/b/). A ** at the end walks them as its own
            // empty section.
            if (partial) {
                return (fileIndex >= fileLength ||
                    (fileIndex === fileLength - 1 && file[fileIndex] === ''));
            }
            // just make sure that there's no bad dots before the tail
            for (let i = fileIndex; i < fileLength; i++) {
                sawTail = true;
                const f = file[i];
                if (f === '.' ||
                    f === '..' ||
                    (!this.options.dot && f.startsWith('.'))) {
                    return false;
                }
            }
            return sawTail;
        }
        // have a non-globstar body section to test, up to the last index
        // where it can start
        const [body, need] = bs;
        // with partial, the path can end before the body does
        const after = partial ? fileLength : fileLength - need;
        while (fileIndex <= after) {
            const key = bodyIndex * (file.length + 1) + fileIndex;
            if (tried.has(key))
                return false;
            tried.add(key);
            const m = this.#matchOne(file, body, partial, fileIndex, 0, fileIndex + body.length);
            // if limit exceeded, no match. intentional false negative,
            // acceptable break in correctness for security.
            if (m && globStarDepth < this.maxGlobstarRecursion) {
                // match! see if the rest match. if so, we're done!
                const sub = this.#matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex + body.length, bodyIndex + 1, partial, globStarDepth + 1, sawTail, tried);
                if (sub !== false) {
                    return sub;
                }
            }
            // the ** does not walk past the last place the body can start
            if (fileIndex === after)
                break;
            const f = file[fileIndex];
            if (f === '.' ||
                f === '..' ||
                (!this.options.dot && f.startsWith('.'))) {
                return false;
            }
            fileIndex++;
        }
        // walked off. no point continuing
        return partial || null;
    }
    #matchOne(file, pattern, partial, fileIndex, patternIndex, 
    // only match the file portions before this index
    fileEnd = file.length) {
        let fi;
        let pi;
        let pl;
        let fl;
        for (fi = fileIndex,
            pi = patternIndex,
            fl = Math.min(fileEnd, file.length),
            pl = pattern.length; fi < fl && pi < pl; fi++, pi++) {
            let p = pattern[pi];
            let f = file[fi];
            // should be impossible.
            /* c8 ignore start */
            if (p === false || p === GLOBSTAR) {
                return false;
            }
            /* c8 ignore stop */
            // something other than **
            // non-magic patterns just have to match exactly
            // patterns with magic have been turned into Matchers.
            if (!portionMatch(p, f))
                return false;
        }
        // Note: ending in / means that we'll get a final ""
        // at the end of the pattern.  This can only match a
        // corresponding "" at the end of the file.
        // If the file ends in /, then it can only match a
        // a pattern that ends in /, unless the pattern just
        // doesn't have any more for it. But, a/b/ should *not*
        // match "a/b/*", even though * can match "", except in
        // partial mode, where it might simply not be reached yet.
        // However, a/b/ should still satisfy a/*
        // now either we fell off the end of the pattern, or we're done.
        if (fi === fl && pi === pl) {
            // ran out of pattern and filename at the same time.
            // an exact hit!
            return true;
        }
        else if (fi === fl) {
            // ran out of file, but still had pattern left.
            // this is ok if we're doing the match as part of
            // a glob fs traversal.
            return partial;
        }
        else if (pi === pl) {
            // ran out of pattern, still have file left.
            // this is only acceptable if we're on the very last
            // empty segment of a file with a trailing slash.
            // a/* should match a/b/
            return fi === fl - 1 && file[fi] === '';
            /* c8 ignore start */
        }
        else {
            // should be unreachable.
            throw new Error('wtf?');
        }
        /* c8 ignore stop */
    }
    braceExpand() {
        return braceExpand(this.pattern, this.options);
    }
    // Expand braces, except numeric ranges such as {0..999} with at
    // least RANGE_MIN values. Each of those stays in its pattern as
    // `<mark>0..999<mark>`, for the Matcher to test. If a range might
    // be inside a [...] class, expand all of them instead.
    #expandBraces() {
        const { pattern } = this;
        if (this.options.nobrace)
            return this.braceExpand();
        let code = 0xe000;
        while (pattern.includes(String.fromCharCode(code))) {
            if (++code > 0xf8ff)
                return this.braceExpand();
        }
        const mark = String.fromCharCode(code);
        let found = false;
        const marked = pattern.replace(rangeRe, (m, lo, hi) => {
            const a = Number(lo);
            const b = Number(hi);
            if (!Number.isSafeInteger(a) ||
                !Number.isSafeInteger(b) ||
                Math.abs(a - b) + 1 < RANGE_MIN) {
                return m;
            }
            found = true;
            return `${mark}${lo}..${hi}${mark}`;
        });
        if (!found)
            return this.braceExpand();
        const set = braceExpand(marked, this.options);
        for (const p of set) {
            for (const portion of p.split('/')) {
                const c = portion.indexOf('[');
                if (c !== -1 && c < portion.lastIndexOf(mark)) {
                    return this.braceExpand();
                }
                if (!this.options.noext && inRepeatOrNegExt(portion, mark)) {
                    return this.braceExpand();
                }
            }
        }
        this.#rangeMark = mark;
        return set;
    }
    parse(pattern) {
        assertValidPattern(pattern);
        const options = this.options;
        // shortcuts
        if (pattern === '**')
            return GLOBSTAR;
        if (pattern === '')
            return '';
        const { nocase, nocaseMagicOnly, noext = false, dot, normalize, } = options;
        const rangeMark = this.#rangeMark;
        const lit = rangeMark && pattern.includes(rangeMark) ?
            undefined
            : literal(pattern, noext);
        // in nocase mode, a literal with cased chars still needs a
        // Matcher, unless nocaseMagicOnly is set.
        if (lit !== undefined &&
            !(nocase &&
                !nocaseMagicOnly &&
                pattern.toUpperCase() !== pattern.toLowerCase())) {
            return this.#norm(lit);
        }
        if (this.#pending)
            return PENDING;
        let m = this.#matchers.get(pattern);
        if (!m) {
            if (!noext)
                assertValidExtglobs(pattern);
            m = new Matcher(pattern, {
                nocase,
                noext,
                dot,
                normalize,
                ...(rangeMark && { rangeMark }),
            });
            this.#matchers.set(pattern, m);
        }
        return m;
    }
    #slashSplit(p) {
        // if p starts with // on windows, we preserve that
        // so that UNC paths aren't broken.  Otherwise, any number of
        // / characters are coalesced into one, unless
        // preserveMultipleSlashes is set to true.
        if (this.preserveMultipleSlashes) {
            return p.split('/');
        }
        else if (this.isWindows && /^\/\/[^/]+/.test(p)) {
            // add an extra '' for the one we lose
            return ['', ...p.split(/\/+/)];
        }
        else {
            return p.split(/\/+/);
        }
    }
    match(f, partial = this.partial) {
        // short-circuit in the case of busted things.
        // comments, etc.
        if (this.comment) {
            return false;
        }
        if (this.empty) {
            return f === '';
        }
        if (f === '/' && partial) {
            return true;
        }
        const options = this.options;
        // treat the test path as a set of pathparts. If it was not just
        // split or checked, check that it can match before splitting it.
        let split = this.#cachedSplit(f);
        if (!split) {
            // the checks look at the path as given, so not if it is
            // normalized
            if (!partial &&
                !this.#form &&
                (this.#endCheck || this.#literalCheck) &&
                lastChecked !== f) {
                lastChecked = f;
                const can = this.#canMatch(f);
                if (can === 'no')
                    return options.flipNegate ? false : this.negate;
                if (can === 'yes')
                    return options.flipNegate ? true : !this.negate;
            }
            split = this.#split(f);
        }
        const ff = split.parts;
        // the parts after level 2 resolves them, kept for the next pattern
        // that tests the same path
        const resolved = this.#level2 ?
            (split.resolved ??= this.#levelTwoFileOptimize(ff))
            : ff;
        // just ONE of the pattern sets in this.set needs to match
        // in order for it to be valid.  If negating, then just one
        // match means that we have failed.
        // Either way, return on the first hit.
        const set = this.set;
        // Find the basename of the path by looking for the last non-empty segment
        let filename = ff[ff.length - 1];
        if (!filename) {
            for (let i = ff.length - 2; !filename && i >= 0; i--) {
                filename = ff[i];
            }
        }
        for (let r = 0; r < set.length; r++) {
            const pattern = set[r];
            const shape = partial ? undefined : this.#shapes[r];
            // level 2 does not change a path of one portion
            const hit = shape === 'base' ?
                portionMatch(pattern[0], filename)
                : shape ? this.#matchShape(resolved, pattern, shape)
                    : options.matchBase && pattern.length === 1 ?
                        this.#matchRow([filename], [filename], pattern, partial)
                        : this.#matchRow(ff, resolved, pattern, partial);
            if (hit) {
                if (options.flipNegate) {
                    return true;
                }
                return !this.negate;
            }
        }
        // didn't get any hits.  this is success if it's a negative
        // pattern, failure otherwise.
        if (options.flipNegate) {
            return false;
        }
        return this.negate;
    }
    static defaults(def) {
        return minimatch.defaults(def).Minimatch;
    }
}
/* c8 ignore start */


/* c8 ignore stop */
minimatch.Minimatch = Minimatch;
minimatch.escape = escape_escape;
minimatch.unescape = unescape_unescape;
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./rules/capture.js
/** Tells what each wildcard of a glob matched in a path, in a time that is bounded by the squares of the glob's and the path's lengths. */
/**
 * The longest name, in UTF-16 code units, that is split among wildcards. No file system that a repository is checked out to has
 * longer ones; without a limit, a name made for it could keep the action busy.
 */
const MAX_NAME = 255;
/**
 * What the glob's wildcards matched in a path that the glob matches, the first one's first. Where several splits are possible,
 * each wildcard takes as little as it can, from the left. `**` gives the segments without the slashes around them and may give
 * `''`. The result is `undefined` for what is no path of a file in a repository, and for names longer than 255 characters.
 */
function capture(plan, path) {
    if (path.length > MAX_NAME && path.split('/').some((name) => name.length > MAX_NAME))
        return undefined;
    const [spans, another] = plan.alternatives;
    let best = spans && !another ? captureStars(spans, path) : undefined;
    if (best)
        return best;
    for (const spans of plan.alternatives) {
        const captures = captureSpans(spans, path);
        if (captures && (!best || takesLess(captures, best)))
            best = captures;
    }
    return best;
}
function takesLess(captures, others) {
    const at = captures.findIndex((text, i) => text.length !== others[i]?.length);
    return at >= 0 && (captures[at] ?? '').length < (others[at] ?? '').length;
}
/**
 * The common case in one pass: where all wildcards are `*`, but for a `**` at the end, the first place where the text after each fits leaves the most to those
 * that follow, and the last text can only stand at the end. `undefined` if the spans are of other kinds or it does not come out.
 */
function captureStars(spans, path) {
    const captures = [];
    let at = 0;
    for (let index = 0; index < spans.length; index += 1) {
        const element = onlyElement(spans[index]);
        if (element?.kind === 'literal') {
            if (!path.startsWith(element.text, at))
                return undefined;
            at += element.text.length;
            continue;
        }
        if (element?.kind === 'globstar' && element.last && index === spans.length - 1 && at < path.length) {
            return [...captures, path.slice(at)];
        }
        const next = onlyElement(spans[index + 1]);
        if (element?.kind !== 'star' || (next && next.kind !== 'literal'))
            return undefined;
        const text = next?.text ?? '';
        const end = index + 2 >= spans.length ? path.length - text.length : path.indexOf(text, at);
        const captured = path.slice(at, end);
        if (end < at || captured.includes('/'))
            return undefined;
        captures.push(captured);
        at = end;
    }
    return at === path.length ? captures : undefined;
}
function onlyElement(span) {
    return span?.elements.length === 1 ? span.elements[0] : undefined;
}
/**
 * Tries the spans in order, each from its shortest. A span that could not be completed from a position is not tried there again,
 * so that time stays bounded whatever the name.
 */
function captureSpans(spans, path) {
    const failed = new Set();
    const begins = [0];
    const open = [];
    const placeOf = (index) => index * (path.length + 1) + (begins[index] ?? 0);
    for (;;) {
        const span = spans[open.length];
        const at = begins[open.length] ?? 0;
        if (!span && at === path.length)
            return readCaptures(spans, begins, path);
        if (span && !failed.has(placeOf(open.length)))
            open.push(endsOfSpan(span, path, at, spans[open.length + 1]));
        while (open.at(-1)?.length === 0) {
            open.pop();
            failed.add(placeOf(open.length));
        }
        const end = open.at(-1)?.pop();
        if (end === undefined)
            return undefined;
        begins[open.length] = end;
    }
}
function readCaptures(spans, begins, path) {
    const captures = [];
    for (const [index, span] of spans.entries()) {
        if (span.number !== undefined)
            captures.push(path.slice(begins[index], begins[index + 1]));
    }
    return captures;
}
/** Where a span that begins at a position can end, the nearest last. Before literal text, only where that text follows. */
function endsOfSpan(span, path, at, next) {
    if (!next)
        return spanEnds(span, path, at).includes(path.length) ? [path.length] : [];
    const following = next.elements[0];
    if (following?.kind !== 'literal')
        return spanEnds(span, path, at).reverse();
    if (span.elements.length === 1 && span.elements[0]?.kind === 'star') {
        return findInSegment(path, at, following.text).reverse();
    }
    return spanEnds(span, path, at)
        .filter((end) => path.startsWith(following.text, end))
        .reverse();
}
function spanEnds(span, path, at) {
    let ends = [at];
    for (const element of span.elements) {
        ends =
            ends.length === 1
                ? endsOf(element, path, ends[0] ?? at)
                : [...new Set(ends.flatMap((end) => endsOf(element, path, end)))].sort((a, b) => a - b);
    }
    return ends;
}
/** Where a text begins that a `*` leads to: from a position up to the segment's end, which the text may go beyond. */
function findInSegment(path, at, text) {
    const slash = path.indexOf('/', at);
    const last = slash < 0 ? path.length : slash;
    const found = [];
    for (let end = path.indexOf(text, at); end >= 0 && end <= last; end = path.indexOf(text, end + 1))
        found.push(end);
    return found;
}
/** Where an element that begins at a position can end. Positions are never inside a surrogate pair. */
function endsOf(element, path, at) {
    switch (element.kind) {
        case 'literal':
            return path.startsWith(element.text, at) ? [at + element.text.length] : [];
        case 'optional-slash':
            // A `**` that matched nothing takes the slash after it along; one that matched something ends before a slash.
            return [path.charAt(at) === '/' ? at + 1 : at];
        case 'any':
            return endsInSegment(path, at).slice(1, 2);
        case 'class':
            return endsInSegment(path, at)
                .slice(1, 2)
                .filter((end) => element.matches(path.slice(at, end)));
        case 'star':
            return endsInSegment(path, at);
        case 'group':
            return endsInSegment(path, at).filter((end) => element.matches(path.slice(at, end)));
        case 'globstar':
            return element.last ? lastGlobstarEnds(path, at) : globstarEnds(path, at);
    }
}
/** The ends of nothing, of one character, of two and so on, up to the next slash or the end. */
function endsInSegment(path, at) {
    const ends = [at];
    for (let end = at; end < path.length && path.charAt(end) !== '/';) {
        end += (path.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
        ends.push(end);
    }
    return ends;
}
/** At the end of a glob, `**` takes all that is left and at least one segment. */
function lastGlobstarEnds(path, at) {
    return at < path.length ? [path.length] : [];
}
function globstarEnds(path, at) {
    const ends = [at];
    for (let slash = path.indexOf('/', at); slash >= 0; slash = path.indexOf('/', slash + 1))
        ends.push(slash);
    return ends;
}

;// CONCATENATED MODULE: ./rules/render.js
/** Renders a rule's targets for a file: what comes from the file's name is encoded, what the user wrote already is. */


/**
 * The paths and `#tags` that a rule names for a file that it matches. A cache tag that would be empty is left out. Where it
 * cannot be told what a wildcard matched, the target is purged as far as it can be reached.
 */
function renderTargets(rule, path) {
    const below = path.slice(rule.glob.fixedPart.length);
    const captures = rule.captures && capture(rule.captures, path);
    const rendered = [];
    for (const target of rule.targets) {
        const text = renderTarget(target, below, captures);
        if (text !== '#')
            rendered.push(text);
    }
    return rendered;
}
/** What a target names whatever the file, as a wildcard if it has variables. Tags have no wildcards: all paths stand for them. */
function renderReach(target) {
    const first = target.parts.findIndex((part) => part.kind !== 'text');
    const text = target.parts
        .slice(0, first < 0 ? undefined : first)
        .map((part) => (part.kind === 'text' ? part.text : ''))
        .join('');
    if (target.kind === 'tag')
        return first < 0 ? text : '/*';
    return collapseSlashes(first < 0 ? text : `${text}*`);
}
/** Runs of slashes in a path become one. */
function collapseSlashes(path) {
    return path.includes('//') ? path.replace(/\/{2,}/g, '/') : path;
}
function renderTarget(target, below, captures) {
    const encode = target.kind === 'path' ? paths_encode/* encodeFileName */.a5 : paths_encode/* encodeTag */.jD;
    let text = '';
    for (const part of target.parts) {
        if (part.kind === 'text')
            text += part.text;
        else if (part.kind === 'variable')
            text += encode(render_valueOf(part.variable, below));
        else if (captures)
            text += encode(captures[part.capture - 1] ?? '');
        else
            return renderReach(target);
    }
    return target.kind === 'path' ? collapseSlashes(text) : text;
}
function render_valueOf(variable, below) {
    if (variable === 'path')
        return below;
    const slash = below.lastIndexOf('/');
    if (variable === 'dir')
        return slash < 0 ? '' : below.slice(0, slash);
    const file = below.slice(slash + 1);
    if (variable === 'file')
        return file;
    // The dot that a name begins with is part of the name: `.htaccess` has no extension.
    const dot = file.lastIndexOf('.');
    if (variable === 'name')
        return dot > 0 ? file.slice(0, dot) : file;
    return dot > 0 ? file.slice(dot + 1) : '';
}

;// CONCATENATED MODULE: ./rules/reach.js
/** What rules can name when the files are not known: all of it, or what files below one directory lead to. */



/** Everything that the rules can name, in their order and without duplicates: paths, wildcards and `#tags`. */
function reach(rules) {
    return [...new Set(rules.flatMap((rule) => rule.targets).map(renderReach))];
}
/**
 * Everything that the rules can name for files below a directory. A rule that certainly matches all of them hides those after
 * it; other rules hide nothing, so that rather too much is purged than too little.
 */
function reachBelow(rules, directory) {
    const reached = new Set();
    for (const rule of rules) {
        const matches = matchesBelow(rule.glob.minimatch, directory);
        if (matches === 'none')
            continue;
        for (const target of rule.targets)
            reached.add(renderBelow(target, rule.glob.fixedPart, directory));
        if (matches === 'all')
            break;
    }
    return [...reached];
}
/** Whether a glob can match files below a directory: it certainly matches all of them, it may match some, or it matches none. */
function matchesBelow(minimatch, directory) {
    let some = false;
    for (const row of minimatch.set) {
        const rest = restsBelow(row, directory.split('/'));
        if (rest.some((begin) => begin === row.length - 1 && row[begin] === GLOBSTAR))
            return 'all';
        some ||= rest.some((begin) => begin < row.length);
    }
    return some ? 'some' : 'none';
}
/** Where in a row of segments the files below a directory can go on, after the directory's own segments have matched. */
function restsBelow(row, names) {
    let begins = skipGlobstars(row, [0]);
    for (const name of names) {
        const next = begins.flatMap((begin) => {
            const segment = row[begin];
            if (segment === GLOBSTAR)
                return [begin];
            const matches = typeof segment === 'string' ? segment === name : segment?.test(name);
            return matches ? [begin + 1] : [];
        });
        begins = skipGlobstars(row, next);
    }
    return begins;
}
/** `**` may match nothing, so that what comes after it can begin at the same place. */
function skipGlobstars(row, begins) {
    const reached = new Set(begins);
    for (const begin of reached)
        if (row[begin] === GLOBSTAR)
            reached.add(begin + 1);
    return [...reached];
}
/** A target for any file below a directory: as far as the directory alone says what the target's variables stand for. */
function renderBelow(target, fixedPart, directory) {
    const inside = `${directory}/`.startsWith(fixedPart);
    if (target.kind === 'tag' || !inside)
        return renderReach(target);
    const below = (0,paths_encode/* encodeFileName */.a5)(directory.slice(fixedPart.length));
    let text = '';
    for (const [index, part] of target.parts.entries()) {
        if (part.kind === 'text') {
            text += part.text;
            continue;
        }
        const next = target.parts[index + 1];
        const slash = below !== '' && next?.kind === 'text' && next.text.startsWith('/') ? '/' : '';
        if (part.kind === 'variable' && part.variable === 'path')
            text += below === '' ? '' : `${below}/`;
        else if (part.kind === 'variable' && part.variable === 'dir')
            text += below + slash;
        return collapseSlashes(`${text}*`);
    }
    return collapseSlashes(text);
}

;// CONCATENATED MODULE: ./rules/segment.js
/**
 * Reads one segment (what stands between two slashes) of a glob without braces, as minimatch does: which parts of it are
 * wildcards and which are literal. minimatch compiles segments to an automaton and does not tell its parts.
 */
const GROUP_OPENING = /^[!?+*@]\(/;
/** Such a segment is no group but a `?`, a `*` or a letter before two parentheses. */
const EMPTY_GROUP = /^[?*+@]\(\)$/;
const POSIX_CLASS = /^\[:(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/;
/** The parts of a segment, in order and without gaps. `**` as a whole segment is the caller's to tell: here it is two stars. */
function readSegment(segment) {
    const tokens = segment_tokenize(segment, !EMPTY_GROUP.test(segment));
    const groupEnds = pairGroups(tokens);
    const parts = [];
    let done = 0;
    for (const token of tokens) {
        if (token.start < done)
            continue;
        const groupEnd = token.kind === 'open' ? groupEnds.get(token.start) : undefined;
        if (groupEnd !== undefined) {
            parts.push({ kind: 'group', start: token.start, end: groupEnd });
            done = groupEnd;
        }
        else if (token.kind === 'open' || token.kind === 'close') {
            for (let at = token.start; at < token.end; at += 1) {
                parts.push({ kind: 'literal', start: at, end: at + 1, text: segment.charAt(at) });
            }
        }
        else {
            parts.push(token);
        }
    }
    return parts;
}
/** What a segment without any wildcard matches; `undefined` if it has a wildcard. */
function literalSegment(segment) {
    let literal = '';
    for (const part of readSegment(segment)) {
        if (part.kind !== 'literal')
            return undefined;
        literal += part.text;
    }
    return literal;
}
function segment_tokenize(segment, groups) {
    const tokens = [];
    for (let start = 0; start < segment.length;) {
        const token = readToken(segment, start, groups);
        tokens.push(token);
        start = token.end;
    }
    return tokens;
}
function readToken(segment, start, groups) {
    const character = characterAt(segment, start);
    if (character === '\\') {
        const text = characterAt(segment, start + 1) || character;
        return { kind: 'literal', start, end: Math.min(start + 1 + text.length, segment.length), text };
    }
    if (character === '[') {
        const end = endOfClass(segment, start);
        if (end !== undefined)
            return { kind: 'class', start, end };
    }
    if (groups && GROUP_OPENING.test(segment.slice(start, start + 2)))
        return { kind: 'open', start, end: start + 2 };
    if (groups && character === ')')
        return { kind: 'close', start, end: start + 1 };
    if (character === '*')
        return { kind: 'star', start, end: start + 1 };
    if (character === '?')
        return { kind: 'any', start, end: start + 1 };
    return { kind: 'literal', start, end: start + character.length, text: character };
}
/** The end of the class that `[` opens; `undefined` if none closes it and the bracket is literal. */
function endOfClass(segment, start) {
    let at = start + (/^\[[!^]/.test(segment.slice(start, start + 2)) ? 2 : 1);
    // A bracket that closes right away is a member of the class.
    for (let first = true; at < segment.length; first = false) {
        const character = segment.charAt(at);
        if (character === ']' && !first)
            return at + 1;
        const posix = character === '[' ? POSIX_CLASS.exec(segment.slice(at, at + 12)) : undefined;
        at += posix ? posix[0].length : character === '\\' ? 2 : 1;
    }
    return undefined;
}
/** Where each group ends by where it begins. What pairs with nothing is literal. */
function pairGroups(tokens) {
    const ends = new Map();
    const open = [];
    for (const { kind, start, end } of tokens) {
        if (kind === 'open')
            open.push(start);
        const opening = kind === 'close' ? open.pop() : undefined;
        if (opening !== undefined)
            ends.set(opening, end);
    }
    return ends;
}
function characterAt(text, at) {
    const code = text.codePointAt(at);
    return code === undefined ? '' : String.fromCodePoint(code);
}

;// CONCATENATED MODULE: ./rules/rule-filing.js
/**
 * Files rules under what a path must have to match them: the directories that a glob begins with, and the name or the extension
 * that it ends with. Simple globs are decided by that alone.
 */

/** A glob whose braces stand for more than this is filed once, for minimatch to decide. */
const MAX_FILED = 200;
/** Files all rules; gives the repository's root, and all extensions that anything is filed by. */
function fileRules(rules) {
    const root = createDirectory();
    const extensions = new Set();
    for (const [order, { glob }] of rules.entries()) {
        if (glob.expansions.length > MAX_FILED) {
            root.others.push({ order, suffix: '', whole: false, inside: '', decide: glob.minimatch });
            continue;
        }
        // Slashes are side by side where a brace alternative is empty; minimatch reads one.
        const only = glob.expansions.length === 1;
        for (const expansion of glob.expansions)
            fileGlob(root, { order, only, minimatch: glob.minimatch }, expansion.split(/\/+/));
    }
    collectExtensions(root, extensions);
    return { root, extensions };
}
function collectExtensions({ byExtension, directories }, extensions) {
    for (const extension of byExtension.keys())
        extensions.add(extension);
    for (const directory of directories.values())
        collectExtensions(directory, extensions);
}
function createDirectory() {
    return { directories: new Map(), byExtension: new Map(), others: [] };
}
/** Files one of the globs that a rule's glob stands for, or the `only` one. */
function fileGlob(root, { order, only, minimatch }, segments) {
    const literals = segments.map((segment) => (segment === '**' ? undefined : literalSegment(segment)));
    const directories = literals.slice(0, -1);
    const wild = directories.indexOf(undefined);
    const first = wild < 0 ? directories.length : wild;
    const directory = directories.slice(0, first).reduce(openDirectory, root);
    const last = segments.at(-1) ?? '';
    const name = literals.at(-1);
    const suffix = name ?? (last === '**' ? '' : literalTail(last));
    const candidate = {
        order,
        suffix,
        whole: name !== undefined,
        inside: longestDirectory(directories.slice(first)),
        decide: howToDecide(segments.slice(first)) ?? minimatch,
        ...(only && (last === '**' || isDecidedByTail(last)) && { witness: name ?? `x${suffix}` }),
    };
    if (name === undefined && !suffix.includes('.'))
        directory.others.push(candidate);
    else
        file(directory.byExtension, extensionOf(suffix), candidate);
}
/** What a name has from its last dot on; `''` if it has none. */
function extensionOf(name) {
    const dot = name.lastIndexOf('.');
    return dot < 0 ? '' : name.slice(dot);
}
function openDirectory(parent, name = '') {
    const directory = parent.directories.get(name) ?? createDirectory();
    parent.directories.set(name, directory);
    return directory;
}
function file(drawer, key, candidate) {
    const candidates = drawer.get(key);
    if (candidates)
        candidates.push(candidate);
    else
        drawer.set(key, [candidate]);
}
/** How a glob is decided whose directory and suffix, or name, are known to match; `undefined` if that does not decide it. */
function howToDecide(segments) {
    const [first = '', second, ...more] = segments;
    if (second === undefined)
        return first === '**' ? 'below' : isDecidedByTail(first) ? 'in-directory' : undefined;
    return first === '**' && second !== '**' && more.length === 0 && isDecidedByTail(second) ? 'below' : undefined;
}
/** Whether a segment is literal, or a `*` and then only literal: its tail says all. */
function isDecidedByTail(segment) {
    return readSegment(segment).every((part, i) => part.kind === 'literal' || (part.kind === 'star' && i === 0));
}
/** What every name that a segment matches ends with. */
function literalTail(segment) {
    let tail = '';
    for (const part of readSegment(segment).toReversed()) {
        if (part.kind !== 'literal')
            break;
        tail = part.text + tail;
    }
    return tail;
}
/** The longest of the literal directories, with the slash after it. */
function longestDirectory(literals) {
    const names = literals.filter((literal) => literal !== undefined).map((literal) => `${literal}/`);
    return names.reduce((longest, name) => (name.length > longest.length ? name : longest), '');
}

;// CONCATENATED MODULE: ./rules/rule-index.js
/** Finds the first rule that matches a path without asking every rule. */

/** How many directories are kept at most. Changed files mostly come sorted, so that few are met again much later. */
const MAX_KEPT = 256;
/** Stands for all extensions that nothing is filed by, so that names with ever new ones take no memory. None can be this. */
const NO_EXTENSION = '/';
/** Gives the function that finds the first rule to match a path: exactly what asking minimatch for each rule in order gives. */
function indexRules(rules) {
    const { root, extensions } = fileRules(rules);
    const shelves = new Map();
    const findShelf = (directory) => {
        const kept = shelves.get(directory);
        if (kept)
            return kept;
        if (shelves.size >= MAX_KEPT)
            shelves.clear();
        const shelf = createShelf(root, directory);
        shelves.set(directory, shelf);
        return shelf;
    };
    let shelf = findShelf('');
    return (path) => {
        const nameStart = path.lastIndexOf('/') + 1;
        if (nameStart !== shelf.directory.length || !path.startsWith(shelf.directory)) {
            shelf = findShelf(path.slice(0, nameStart));
        }
        const name = path.slice(nameStart);
        const unusual = shelf.unusual || name === '' || name === '.' || name === '..';
        if (unusual)
            return rules.find((rule) => rule.glob.minimatch.match(path));
        const extension = extensionOf(name);
        const order = findOrder(shelf, path, name, extensions.has(extension) ? extension : NO_EXTENSION);
        return order === undefined ? undefined : rules[order];
    };
}
function createShelf(root, directory) {
    const names = directory.split('/').slice(0, -1);
    const way = [];
    for (let at = root; at; at = at.directories.get(names[way.length - 1] ?? ''))
        way.push(at);
    const unusual = names.some((name) => name === '' || name === '.' || name === '..');
    return { directory, unusual, way, whole: way.length > names.length, byExtension: new Map() };
}
function findOrder(shelf, path, name, extension) {
    let candidates = shelf.byExtension.get(extension);
    if (!candidates) {
        candidates = collectCandidates(shelf, extension);
        shelf.byExtension.set(extension, candidates);
    }
    for (const { order, suffix, whole, decide } of candidates) {
        if (whole ? name !== suffix : !name.endsWith(suffix))
            continue;
        if (typeof decide === 'string' || decide.match(path))
            return order;
    }
    return undefined;
}
function collectCandidates(shelf, extension) {
    const collected = [];
    for (const [depth, { byExtension, others }] of shelf.way.entries()) {
        const right = shelf.whole && depth === shelf.way.length - 1;
        for (const some of [byExtension.get(extension), others]) {
            for (const candidate of some ?? []) {
                const decided = decideForDirectory(candidate, shelf.directory, right);
                if (decided)
                    collected.push(decided);
            }
        }
    }
    return collected.sort((a, b) => a.order - b.order);
}
/** What is left to decide for the files right in a directory; `undefined` if none of them can match. */
function decideForDirectory(candidate, directory, right) {
    const { decide, inside, witness } = candidate;
    if (decide === 'in-directory')
        return right ? candidate : undefined;
    if (inside !== '' && !directory.includes(inside))
        return undefined;
    if (decide === 'below' || witness === undefined)
        return candidate;
    return decide.match(directory + witness) ? { ...candidate, decide: 'below' } : undefined;
}

;// CONCATENATED MODULE: ./rules/rule-set.js
/** Rules in order: which of them decides about a file, and what is purged for it. */



/** Makes rules ready to map many files: time is linear in the files and hardly grows with the rules. */
function createRuleSet(rules) {
    const ruleFor = indexRules(rules);
    const map = (path) => {
        const rule = ruleFor(path);
        return rule && { rule, targets: renderTargets(rule, path) };
    };
    return {
        ruleFor,
        map,
        reach: () => reach(rules),
        reachBelow: (directory) => [...new Set([...(map(directory)?.targets ?? []), ...reachBelow(rules, directory)])],
    };
}

;// CONCATENATED MODULE: ./rules/braces.js
/**
 * Expands a glob's braces as minimatch does, before anything else is read, and keeps where each piece came from. minimatch's own
 * `braceExpand` gives the same globs without their origin; `expandBraces` is checked against it for every glob it is used with.
 */

const RANGE = /^(?:-?\d+\.\.-?\d+|[a-zA-Z]\.\.[a-zA-Z])(?:\.\.-?\d+)?$/;
/**
 * The globs that a glob stands for, at most `max`; `undefined` if there are more, or if minimatch reads the braces otherwise, as
 * it does those that are not closed in some orders.
 */
function expandBraces(glob, max) {
    const expected = braceExpand(glob, { braceExpandMax: max + 1 });
    if (expected.length > max)
        return undefined;
    let expansions = [[]];
    for (const part of splitGroups(glob, 0, glob.length, pairBraces(glob), max)) {
        expansions = expansions.flatMap((expansion) => part.alternatives.map((text) => [...expansion, { text, from: part.from, group: part.group }]));
        if (expansions.length > max)
            return undefined;
    }
    const found = new Set(expansions.map((expansion) => resolve(expansion.map((piece) => piece.text).join(''))));
    // An expansion of nothing matches no path, and minimatch drops some of them.
    found.delete('');
    const wanted = new Set(expected.map(resolve));
    wanted.delete('');
    return found.size === wanted.size && [...found].every((text) => wanted.has(text)) ? expansions : undefined;
}
/** Where the glob's first brace group begins; its length if it has none. */
function firstGroup(glob) {
    const group = splitGroups(glob, 0, glob.length, pairBraces(glob), 1).find((part) => part.group);
    return group?.from ?? glob.length;
}
/** The stretches of a glob from `start` to before `end`: its outermost brace groups, and what stands between them. */
function splitGroups(glob, start, end, pairs, max) {
    const parts = [];
    let literal = start;
    for (let at = start; at < end; at += glob.charAt(at) === '\\' ? 2 : 1) {
        const close = pairs.get(at);
        const alternatives = close === undefined ? undefined : readGroup(glob, at, close, pairs, max);
        if (close === undefined || alternatives === undefined)
            continue;
        parts.push({ alternatives: [glob.slice(literal, at)], from: literal, group: false });
        parts.push({ alternatives, from: at, group: true });
        at = close;
        literal = close + 1;
    }
    parts.push({ alternatives: [glob.slice(literal, end)], from: literal, group: false });
    return parts;
}
/** What a pair of braces stands for; `undefined` if it holds neither a comma nor a range and is literal, as `${…}` is. */
function readGroup(glob, open, close, pairs, max) {
    if (glob.charAt(open - 1) === '$')
        return undefined;
    if (RANGE.test(glob.slice(open + 1, close))) {
        return braceExpand(glob.slice(open, close + 1), { braceExpandMax: max + 1 });
    }
    const commas = [];
    for (let at = open + 1; at < close; at += glob.charAt(at) === '\\' ? 2 : 1) {
        if (glob.charAt(at) === ',')
            commas.push(at);
        at = pairs.get(at) ?? at;
    }
    if (commas.length === 0)
        return undefined;
    const bounds = [open, ...commas, close];
    return bounds.slice(1).flatMap((bound, i) => {
        const parts = splitGroups(glob, (bounds[i] ?? open) + 1, bound, pairs, max);
        return parts.reduce((texts, part) => texts.flatMap((text) => part.alternatives.map((alternative) => text + alternative)), ['']);
    });
}
/** The offset of each closing brace by that of its opening one. */
function pairBraces(glob) {
    const pairs = new Map();
    const open = [];
    for (let at = 0; at < glob.length; at += glob.charAt(at) === '\\' ? 2 : 1) {
        const character = glob.charAt(at);
        if (character === '{')
            open.push(at);
        const opening = character === '}' ? open.pop() : undefined;
        if (opening !== undefined)
            pairs.set(opening, at);
    }
    return pairs;
}
/** Takes off the escapes that minimatch's expansion takes off, too: they escaped braces and are done. */
function resolve(glob) {
    return glob.replace(/\\([\\{},.])/g, (escape, character) => (character === '\\' ? escape : character));
}

;// CONCATENATED MODULE: ./rules/glob.js
/** The globs of rules: minimatch's, over paths from the repository's root, dot files included. */



/** `!` and `#` mean something to a rule, not to its glob, and `/` separates on every system. */
const GLOB_OPTIONS = {
    dot: true,
    nonegate: true,
    nocomment: true,
    platform: 'linux',
};
const MAX_LENGTH = 4096;
const MAX_EXPANSIONS = 10_000;
/** Checks and compiles a glob. One that can never match a path from the repository's root is a fault. */
function parseGlob(text, at, report) {
    const compiled = findProblem(text) ?? glob_compile(text);
    if (typeof compiled !== 'string')
        return compiled;
    report({ at, message: compiled });
    return undefined;
}
/** The glob, or what is wrong with it. */
function glob_compile(text) {
    const expansions = braceExpand(text, { braceExpandMax: MAX_EXPANSIONS + 1 });
    if (expansions.length > MAX_EXPANSIONS) {
        return `the braces of the glob "${shorten(text)}" stand for more than ${MAX_EXPANSIONS} globs; write a \`*\` instead of some`;
    }
    for (const expansion of expansions) {
        const problem = findMisfit(expansion);
        if (problem !== undefined)
            return expansion === text ? problem : `${problem} (from the braces of "${shorten(text)}")`;
    }
    try {
        const minimatch = new Minimatch(text, { ...GLOB_OPTIONS });
        return { text, minimatch, expansions, fixedPart: fixedPartOf(text) };
    }
    catch (error) {
        return `the glob "${shorten(text)}" is more than can be matched (${String(error)}); make it simpler`;
    }
}
function findProblem(text) {
    if (text === '')
        return 'a rule needs a glob; write for example `public/** -> /{path}`';
    if (text.length > MAX_LENGTH) {
        return `the glob "${shorten(text)}" has ${text.length} characters; at most ${MAX_LENGTH} are allowed`;
    }
    const suggestion = text.replace(/^(?:\.?\/+)+/, '');
    if (suggestion !== text) {
        return `the glob "${text}" can match no file: paths begin at the repository's root, without a slash; write \`${suggestion}\``;
    }
    if (/\\[0-9A-Za-z]/.test(text)) {
        return `the glob "${text}" has a backslash before a letter or digit; separate directories by \`/\`: write \`${text.replaceAll('\\', '/')}\``;
    }
    if (text.includes('//'))
        return `the glob "${text}" has two slashes side by side; write \`${text.replace(/\/{2,}/g, '/')}\``;
    return undefined;
}
/** Why a glob without braces can match no path from the repository's root. */
function findMisfit(glob) {
    if (glob.endsWith('/')) {
        return `the glob "${shorten(glob)}" names a directory, and only files change; write \`${shorten(glob)}**\` for all files below it`;
    }
    if (glob.startsWith('/')) {
        return `the glob "${shorten(glob)}" begins with a slash and can match no file; paths begin at the repository's root, without a slash`;
    }
    const dots = glob.split('/').find((segment) => segment === '.' || segment === '..');
    if (dots === undefined)
        return undefined;
    return `the glob "${shorten(glob)}" has a segment \`${dots}\` and can match no file; write the path from the repository's root`;
}
function fixedPartOf(text) {
    let fixedPart = '';
    for (const segment of text.slice(0, firstGroup(text)).split('/').slice(0, -1)) {
        const literal = segment === '**' ? undefined : literalSegment(segment);
        if (literal === undefined)
            break;
        fixedPart += `${literal}/`;
    }
    return fixedPart;
}
function shorten(text) {
    return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

;// CONCATENATED MODULE: ./rules/capture-plan.js
/**
 * Reads a glob's wildcards, so that what each of them matched can be told. minimatch matches and does not capture: the glob is
 * split here as minimatch splits it (braces, segments, parts), and each part that is more than `*`, `**` or `?` is left to it.
 */




const MAX_ALTERNATIVES = 1000;
/** Finds what a glob's wildcards are, counted from the left in the glob as written, whatever is nested in them. */
function planCaptures(glob) {
    const expansions = expandBraces(glob, MAX_ALTERNATIVES);
    if (!expansions) {
        return { kind: 'none', reason: `its braces stand for more than ${MAX_ALTERNATIVES} globs, or are not closed` };
    }
    const rows = [];
    for (const expansion of expansions) {
        const row = readRow(expansion);
        if (!row)
            return MIXED;
        rows.push(row);
    }
    const offsets = wildcardOffsets(rows[0] ?? { spans: [], nested: new Set() });
    const same = rows.every((row) => wildcardOffsets(row).join() === offsets.join());
    if (!same)
        return MIXED;
    return { kind: 'plan', wildcards: offsets.length, alternatives: rows.map((row) => numberSpans(row.spans, offsets)) };
}
const MIXED = {
    kind: 'none',
    reason: 'its braces cut through another wildcard, which is then not the same in all the globs that they stand for',
};
function wildcardOffsets(row) {
    return row.spans.map((span) => span.offset).filter((offset) => offset !== undefined);
}
function numberSpans(spans, offsets) {
    return spans.map(({ offset, elements }) => ({
        number: offset === undefined ? undefined : offsets.indexOf(offset) + 1,
        elements,
    }));
}
/** `undefined` if a wildcard begins inside a brace group and ends outside, or the other way round. */
function readRow(expansion) {
    const placed = placeElements(expansion);
    if (!placed)
        return undefined;
    const nested = new Set(placed
        .flatMap(({ first, last }) => expansion.slice(first + 1, last))
        .filter(isGroup)
        .map(from));
    const spans = [];
    for (const [index, piece] of expansion.entries()) {
        const here = placed.filter(({ first }) => first === index);
        if (piece.group) {
            if (!nested.has(piece.from))
                spans.push({ offset: piece.from, elements: here.map(({ element }) => element) });
            continue;
        }
        for (const { element, offset } of here)
            spans.push({ offset, elements: [element] });
    }
    return { spans, nested };
}
const isGroup = (piece) => piece.group;
const from = (piece) => piece.from;
function placeElements(expansion) {
    const text = expansion.map((piece) => piece.text).join('');
    const placed = [];
    for (const { element, start, end } of readElements(text)) {
        const first = locate(expansion, start);
        const last = locate(expansion, end - 1);
        const within = first.index === last.index;
        if (!within && (isGroup(first.piece) || isGroup(last.piece)))
            return undefined;
        const wild = element.kind !== 'literal' && element.kind !== 'optional-slash';
        const offset = wild ? first.piece.from + first.into : undefined;
        const before = placed.at(-1);
        const joined = before?.last === first.index ? join(before.element, element) : undefined;
        if (before && joined)
            placed.pop();
        placed.push({
            element: joined ?? element,
            offset: joined ? before?.offset : offset,
            first: first.index,
            last: last.index,
        });
    }
    return placed;
}
function join(before, element) {
    if (before.kind === 'literal' && element.kind === 'literal')
        return { ...before, text: before.text + element.text };
    // `**` that is not a segment of its own is one wildcard, as it looks, though minimatch reads two stars.
    return before.kind === 'star' && element.kind === 'star' ? before : undefined;
}
function locate(expansion, at) {
    let start = 0;
    for (const [index, piece] of expansion.entries()) {
        if (at < start + piece.text.length)
            return { piece, index, into: at - start };
        start += piece.text.length;
    }
    throw new RangeError(`The expanded glob has no character ${at}.`);
}
/** The elements of a glob without braces, with their bounds in it. */
function readElements(glob) {
    const elements = [];
    let afterGlobstar = false;
    for (const match of glob.matchAll(/\/+|[^/]+/g)) {
        const [text] = match;
        const start = match.index;
        const end = start + text.length;
        if (text.startsWith('/')) {
            // An empty brace alternative leaves slashes side by side, which minimatch reads as one.
            const element = afterGlobstar ? { kind: 'optional-slash' } : { kind: 'literal', text: '/' };
            elements.push({ element, start, end: start + 1 });
        }
        else if (text === '**') {
            elements.push({ element: { kind: 'globstar', last: end === glob.length }, start, end });
        }
        else {
            elements.push(...readSegmentElements(text, start));
        }
        afterGlobstar = text === '**';
    }
    return elements;
}
function readSegmentElements(segment, offset) {
    return readSegment(segment).map((part) => ({
        element: toElement(part.kind, part.kind === 'literal' ? part.text : segment.slice(part.start, part.end)),
        start: offset + part.start,
        end: offset + part.end,
    }));
}
function toElement(kind, text) {
    if (kind === 'literal')
        return { kind, text };
    if (kind === 'star' || kind === 'any')
        return { kind };
    // The letter before keeps minimatch from its rules for whole segments, such as that no wildcard matches `.` or `..`.
    const minimatch = new Minimatch(`x${text}`, { ...GLOB_OPTIONS, nobrace: true });
    return { kind, matches: (candidate) => minimatch.match(`x${candidate}`) };
}

;// CONCATENATED MODULE: ./rules/target.js
/** The targets of rules: what is purged when a rule matches a file. */

const VARIABLES = ['path', 'dir', 'file', 'name', 'ext'];
const MAX_PATH = 4000;
const MAX_TAG = 256;
/** Reads and checks one target. Whether the glob has as many wildcards as `{1}` to `{9}` ask for is the rule's to say. */
function parseTarget(text, at, report) {
    const faults = [];
    const kind = text.startsWith('#') ? 'tag' : 'path';
    const parts = readParts(text, kind, faults);
    const literal = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    if (!/^[/#]/.test(text)) {
        faults.push(`the target "${text}" must begin with \`/\` (a path) or \`#\` (a cache tag); write \`/${text}\` for a path`);
    }
    else if (/\s/.test(text)) {
        faults.push(`the target "${text}" holds white space; write each target on its own and a space as \`%20\``);
    }
    else {
        faults.push(...(kind === 'tag' ? checkTag(text, literal) : checkPath(text, literal)));
    }
    for (const message of faults)
        report({ at, message });
    return faults.length > 0 ? undefined : { kind, parts };
}
/** How many wildcards the target counts on. */
function highestCapture(target) {
    return Math.max(0, ...target.parts.map((part) => (part.kind === 'capture' ? part.capture : 0)));
}
function readParts(text, kind, faults) {
    const parts = [];
    for (const [piece] of text.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
        const name = /^\{(.*)\}$/.exec(piece)?.[1];
        const variable = VARIABLES.find((known) => known === name);
        if (variable) {
            parts.push({ kind: 'variable', variable });
        }
        else if (name !== undefined && /^[1-9]$/.test(name)) {
            parts.push({ kind: 'capture', capture: Number(name) });
        }
        else if (/[{}]/.test(piece)) {
            faults.push(describeBraces(text, piece));
        }
        else {
            parts.push({ kind: 'text', text: kind === 'path' ? (0,paths_encode/* encodeUserPath */.T6)(piece) : piece });
        }
    }
    return parts;
}
function describeBraces(text, piece) {
    const known = `{${VARIABLES.join('}, {')}} and {1} to {9}`;
    return piece.length > 1
        ? `the target "${text}" has the unknown variable \`${piece}\`; there are ${known}`
        : `the target "${text}" has a \`${piece}\` that belongs to no variable (${known}); write a literal one as \`${piece === '{' ? '%7B' : '%7D'}\``;
}
function checkPath(text, literal) {
    const faults = [];
    const star = text.indexOf('*');
    if (star >= 0 && star < text.length - 1) {
        faults.push(`the target "${text}" has a \`*\` that is not its last character, where CloudFront takes it for a literal one; write \`${text.slice(0, star + 1)}\``);
    }
    if (literal.length > MAX_PATH) {
        faults.push(`a target of ${literal.length} characters is too long; CloudFront allows ${MAX_PATH} in a path`);
    }
    return faults;
}
function checkTag(text, literal) {
    const faults = [];
    const wrong = /[^!-~]|[,*]/u.exec(literal)?.[0];
    if (text === '#')
        faults.push('the target "#" names no cache tag; write for example `#product:{name}`');
    if (wrong === '*')
        faults.push(`the cache tag "${text}" has a \`*\`, and tags have no wildcards; name each tag`);
    else if (wrong !== undefined) {
        faults.push(`the cache tag "${text}" has a \`${wrong}\`; a tag holds printable ASCII without space and comma`);
    }
    if (literal.length > MAX_TAG + 1) {
        faults.push(`a cache tag of ${literal.length - 1} characters is too long; CloudFront allows ${MAX_TAG}`);
    }
    return faults;
}

;// CONCATENATED MODULE: ./rules/rule.js
/** The rule language: `GLOB -> TARGETS` and `!GLOB`, a line each, or globs and targets as lists. */



/** Reads rules, one a line; blank lines and lines that begin with `#` are none. Every fault is reported, none thrown. */
function parseRules(lines, report) {
    return lines
        .filter(({ text }) => !/^\s*(?:#|$)/.test(text))
        .map((line) => parseRule(line, report))
        .filter((rule) => rule !== undefined);
}
/**
 * Reads one rule. The arrow stands between white space, since `->` may be part of a file's name. A rule that begins with `!` has
 * no arrow, so that `!(a|b)/** -> /x` can only begin with an extended group.
 */
function parseRule(line, report) {
    const { at } = line;
    const source = line.text.trim();
    const [glob = '', targets, ...more] = source.split(/(?:^|\s+)->(?=\s|$)/);
    const problem = rule_findProblem(source, targets, more.length);
    if (problem !== undefined) {
        report({ at, message: problem });
        return undefined;
    }
    const words = targets?.split(/\s+/).filter((word) => word !== '') ?? [];
    return buildRule({ source, at, glob: targets === undefined ? glob.slice(1) : glob, targets: words }, report);
}
/** Reads the object form: a rule for each glob, all with the same targets. A fault of a target is reported once. */
function parseMatchPurge({ match, purge, at }, report) {
    if (match.length === 0) {
        report({ at, message: '`match` names no glob; write for example `match: [public/**]`' });
    }
    const seen = new Set();
    const reportOnce = (fault) => {
        if (!seen.has(fault.message))
            report(fault);
        seen.add(fault.message);
    };
    return match
        .map((text) => {
        const glob = text.trim();
        if (glob.startsWith('!') && !glob.startsWith('!(')) {
            const message = `the glob "${glob}" begins with \`!\`; leave \`purge\` empty to purge nothing, or write \`\\!\` if the name begins so`;
            reportOnce({ at, message });
            return undefined;
        }
        const source = purge.length > 0 ? `${glob} -> ${purge.join(' ')}` : `!${glob}`;
        return buildRule({ source, at, glob, targets: purge }, reportOnce);
    })
        .filter((rule) => rule !== undefined);
}
function rule_findProblem(source, targets, moreArrows) {
    const negated = source.startsWith('!');
    if (moreArrows > 0) {
        return `the rule "${source}" has more than one \`->\`; write one rule a line, all its targets after one arrow`;
    }
    if (targets === undefined && !negated) {
        return source.includes('->')
            ? `the rule "${source}" needs white space on both sides of \`->\``
            : `the rule "${source}" has no \`->\`; write \`${source} -> /{path}\`, or \`!${source}\` to purge nothing for it`;
    }
    if (targets === undefined && source.startsWith('!(')) {
        return `the rule "${source}" has no \`->\`; to purge nothing for what \`!(…)\` matches, write \`!${source}\``;
    }
    if (targets === undefined)
        return undefined;
    if (negated && !source.startsWith('!(')) {
        return `the rule "${source}" begins with \`!\` and has targets; leave one of them out, or write \`\\!\` if the name begins so`;
    }
    if (targets.trim() === '') {
        return `the rule "${source}" has no targets after \`->\`; name them, or begin it with \`!\` and leave out the arrow`;
    }
    return undefined;
}
function buildRule(written, report) {
    const { source, at } = written;
    const glob = parseGlob(written.glob, at, report);
    const targets = written.targets.map((text) => parseTarget(text, at, report)).filter((target) => target !== undefined);
    if (!glob)
        return undefined;
    const highest = Math.max(0, ...targets.map(highestCapture));
    const captures = highest > 0 ? planCaptures(glob.text) : undefined;
    const problem = captures && findCaptureProblem(glob.text, highest, captures);
    if (problem !== undefined)
        report({ at, message: problem });
    if (problem !== undefined || targets.length < written.targets.length)
        return undefined;
    return { source, at, glob, targets, ...(captures?.kind === 'plan' && { captures }) };
}
function findCaptureProblem(glob, highest, captures) {
    if (captures.kind === 'none') {
        return `the glob "${glob}" cannot be used with \`{${highest}}\`: ${captures.reason}; write one rule for each alternative`;
    }
    if (highest <= captures.wildcards)
        return undefined;
    return `a target asks for \`{${highest}}\`, but the glob "${glob}" has ${countWildcards(captures.wildcards)}`;
}
function countWildcards(count) {
    return count === 0 ? 'no wildcard' : count === 1 ? 'only one wildcard' : `only ${count} wildcards`;
}

;// CONCATENATED MODULE: ./inputs/rules.js

function readRules(find, report) {
    const setting = find('rules');
    const rules = (setting?.rules ?? setting?.lines ?? []).flatMap((rule) => 'text' in rule ? parseRules([rule], report) : parseMatchPurge(rule, report));
    const root = find('root');
    return root === undefined ? rules : [...rules, ...readRoot(root, report)];
}
/** `root: public` is the rule `public/** -> /{path}`, `root: .` the rule `** -> /{path}`. */
function readRoot({ text, at }, report) {
    const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.');
    if (text.startsWith('/') || segments.includes('..')) {
        report({
            at,
            message: `${JSON.stringify(text)} is no directory of the repository; write it from the repository's root, such as \`public\`, or \`.\``,
        });
        return [];
    }
    const glob = [...segments.map(escapeGlob), '**'].join('/');
    return parseMatchPurge({ match: [glob], purge: ['/{path}'], at }, report);
}
/** A directory's name is meant as it is. */
function escapeGlob(segment) {
    return segment.replaceAll(/[\\*?[\]{}()!+@|]/g, '\\$&');
}

;// CONCATENATED MODULE: ./inputs/target.js
/** Settings become a target of the purge. Everything that is wrong is reported; nothing is sent before all of it is known. */










/** Milliseconds. Nearly all invalidations complete within half a minute; the rest is for quotas that others hold. */
const WAIT_TIMEOUT = 10 * 60_000;
/** Reads one target. What comes back stands in for it only if nothing was reported. */
async function readTarget(find, workspace, report) {
    const read = settingReader(find, report);
    const rules = readRules(find, report);
    const forms = {
        index: find('index')?.lines.map(({ text }) => text) ?? [],
        directoryUrls: read.choice('directory-urls', options/* DIRECTORY_URLS */.Fb),
        cleanUrls: read.boolean('clean-urls'),
        queryStrings: read.boolean('query-strings'),
        originPath: readOriginPath(find('origin-path'), report),
    };
    const target = {
        distributions: readDistributions(find('distribution'), report),
        rules: createRuleSet(rules),
        forms,
        unmatched: read.choice('unmatched', options/* UNMATCHED */.CR),
        whenUnknown: read.choice('when-unknown', options/* WHEN_UNKNOWN */.O0),
        paths: readPaths(find('paths'), report),
        changes: await readChanges(find, rules.length > 0, workspace, report),
        posting: {
            maxPaths: read.integer('max-paths', options/* PURGE_OPTIONS */.ZK['max-paths']) || undefined,
            batchSize: read.integer('batch-size', options/* PURGE_OPTIONS */.ZK['batch-size']),
            wait: read.boolean('wait'),
            waitTimeout: read.duration('wait-timeout', WAIT_TIMEOUT),
            onWaitTimeout: read.choice('on-wait-timeout', options/* ON_WAIT_TIMEOUT */.cX),
        },
    };
    return { ...target, scope: digestScope(rules, target) };
}
/**
 * With `unmatched: all` files count that no rule names. A purge vouches for its commit only if the commit that it compared with was
 * vouched for: others, of a push that followed a failed run for example, are none that `last-invalidation` may go on from.
 */
function digestScope(rules, { forms, unmatched, changes }) {
    const isChained = changes?.kind === 'comparison' && changes.base === target/* LAST_INVALIDATION */.k;
    return (0,caller_reference/* shortDigest */.VK)(JSON.stringify([rules.map(({ source }) => source), forms, unmatched === 'all', isChained]));
}
function readDistributions(setting, report) {
    const items = itemsWithoutComments(setting);
    if (items.length === 0) {
        report({
            at: setting?.at ?? { input: 'distribution' },
            message: 'no distribution is given; write its ID (`E2EXAMPLE1ABCD`), a tenant ID (`dt_…`) or a host name (`www.example.com`)',
        });
    }
    for (const { text, at } of items) {
        if ((0,find_distributions/* parseDistributionName */.d)(text))
            continue;
        report({
            at,
            message: `${JSON.stringify(text)} is no distribution ID, tenant ID or host name; write one a line, a host name without \`https://\` and path`,
        });
    }
    return items.map(({ text }) => text);
}
/** Paths and tags as the user wrote them, encoded as CloudFront wants them. */
function readPaths(setting, report) {
    const paths = [];
    for (const { text, at } of setting?.lines ?? []) {
        const message = (0,invalidation_path/* findFaultInItem */.YE)(text);
        if (message === undefined)
            paths.push((0,invalidation_path/* isTag */.dz)(text) ? text : (0,paths_encode/* encodeUserPath */.T6)(text));
        else
            report({ at, message });
    }
    return paths;
}
function readOriginPath(setting, report) {
    if (setting === undefined)
        return undefined;
    if (!setting.text.startsWith('/') || /[*?#]/.test(setting.text)) {
        report({
            at: setting.at,
            message: `${JSON.stringify(setting.text)} is no origin path; write it as in the distribution, such as \`/production\``,
        });
    }
    const path = (0,paths_encode/* encodeUserPath */.T6)(setting.text.replace(/\/+$/, ''));
    return path === '' ? undefined : path;
}
async function readChanges(find, hasRules, workspace, report) {
    const files = find('files');
    const from = find('files-from');
    if (files && from)
        report({ at: from.at, message: '`files` is given, too; give one of them' });
    const list = files ?? from;
    if (list && !hasRules)
        report({ at: list.at, message: 'there is no rule to map the files by; give `rules`, `root` or `rules-file`' });
    const root = find('root')?.text;
    if (files)
        return { kind: 'list', files: readFileList({ contents: files.text, at: files.at, root, report }) };
    if (from) {
        const contents = await readContents(from, workspace, report);
        return { kind: 'list', files: readFileList({ contents, at: { file: from.text }, root, report }) };
    }
    return hasRules
        ? { kind: 'comparison', base: find('base')?.text ?? 'auto', head: find('head')?.text ?? 'auto' }
        : undefined;
}
async function readContents(from, workspace, report) {
    try {
        const bytes = await workspace.read(from.text);
        if (bytes)
            return (0,paths_encode/* decodeFileName */.qL)(bytes);
        report({ at: from.at, message: `there is no file ${JSON.stringify(from.text)} in the workspace` });
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        report({ at: from.at, message: `${JSON.stringify(from.text)} cannot be read: ${why}` });
    }
    return '';
}

;// CONCATENATED MODULE: ./inputs/distribution.js



const TEARDOWN = ['async', 'wait'];
/** Milliseconds. A distribution is deployed after some three minutes, on bad days after much longer. */
const distribution_WAIT_TIMEOUT = 30 * 60_000;
/** It is written into a tag and a CallerReference, which take few other characters, and into texts. */
const NAME = /^[A-Za-z0-9](?:[\w.-]{0,62}[A-Za-z0-9])?$/;
function readDeployInputs(find, pullRequest, report) {
    const read = settingReader(find, report);
    return {
        ...readNamed(find, pullRequest, report),
        configFile: find('config-file')?.text,
        configRef: find('config-ref')?.text ?? 'auto',
        variables: readVariables(find('variables'), report),
        strict: read.boolean('strict'),
        wait: read.boolean('wait'),
        purge: readPaths(find('purge'), report),
        url: find('url')?.text ?? '',
    };
}
function readDestroyInputs(find, pullRequest, report) {
    return {
        ...readNamed(find, pullRequest, report),
        teardown: settingReader(find, report).choice('teardown', TEARDOWN),
    };
}
function readNamed(find, pullRequest, report) {
    const read = settingReader(find, report);
    return {
        name: readName(find('name'), pullRequest, report),
        waitTimeout: read.duration('wait-timeout', distribution_WAIT_TIMEOUT),
        onWaitTimeout: read.choice('on-wait-timeout', options/* ON_WAIT_TIMEOUT */.cX),
    };
}
function readName(setting, pullRequest, report) {
    const name = setting?.text ?? (pullRequest === undefined ? '' : `pr-${pullRequest}`);
    if (setting === undefined && name === '') {
        report({
            at: { input: 'name' },
            message: 'this run is for no pull request, so that the distribution has no name of its own; give one, such as `production`',
        });
    }
    else if (!NAME.test(name)) {
        report({
            at: setting?.at ?? { input: 'name' },
            message: `${JSON.stringify(name)} is no name for a distribution; write up to 64 letters, digits, \`-\`, \`_\` and \`.\`, a letter or digit first and last`,
        });
    }
    return name;
}
function readVariables(setting, report) {
    const variables = new Map();
    for (const { text, at } of itemsWithoutComments(setting)) {
        const [, key, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
        // The value may be a secret: it is not repeated.
        if (key === undefined || value === undefined)
            report({ at, message: 'this is no variable; write `KEY=value`, one a line, KEY of letters, digits and `_`' });
        else if (variables.has(key))
            report({ at, message: `\`${key}\` is given twice; give it once` });
        else
            variables.set(key, value);
    }
    return variables;
}

;// CONCATENATED MODULE: ./inputs/purge-targets.js

const DEFAULT_RULES_FILE = '.github/cloudfront.yml';
/** Reads the targets of a purge. What comes back stands in for it only if no fault was added. */
async function readPurgeTargets(step, workspace, faults) {
    const targets = [];
    for (const find of await layTargets(step, workspace, faults)) {
        targets.push(await readTarget(find, workspace, (fault) => void faults.push(fault)));
    }
    return targets;
}
/** One way to find settings for each target: its own, then those at the top of the rules file, then the step's. */
async function layTargets(step, workspace, faults) {
    const report = (fault) => void faults.push(fault);
    const named = step('rules-file');
    const inline = step('rules') ?? step('root');
    if (named && inline)
        report({ at: inline.at, message: '`rules-file` is given, too; write the rules into it, or give no `rules-file`' });
    if (!named && (inline ?? step('paths')))
        return [step];
    const file = named?.text ?? DEFAULT_RULES_FILE;
    let bytes;
    try {
        bytes = await workspace.read(file);
    }
    catch (error) {
        report({
            at: named?.at ?? { file },
            message: `${JSON.stringify(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        });
        return [step];
    }
    if (bytes === undefined) {
        report(named
            ? {
                at: named.at,
                message: `there is no file ${JSON.stringify(file)} in the workspace; check the path, and that the repository is checked out before this step`,
            }
            : {
                at: { input: 'rules' },
                message: `there is nothing to map; give \`root\` (the directory of the site), \`rules\`, \`paths\`, or a \`rules-file\` (${DEFAULT_RULES_FILE} does not exist)`,
            });
        return [step];
    }
    const { readRulesFile } = await Promise.all(/* import() */[__nccwpck_require__.e(483), __nccwpck_require__.e(627), __nccwpck_require__.e(144)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4144));
    const before = faults.length;
    const rules = readRulesFile(file, bytes.toString('utf8'), report);
    if (rules === undefined)
        return [step];
    const top = (name) => rules.settings.get(name) ?? step(name);
    const layers = rules.targets.map((target) => (name) => target.get(name) ?? top(name));
    const found = layers.length > 0 ? layers : [top];
    for (const find of faults.length === before ? found : []) {
        if (!find('rules') && !find('root') && !find('paths'))
            report({ at: { file }, message: 'there is nothing to map; give `root`, `rules` or `paths`' });
    }
    return found;
}

;// CONCATENATED MODULE: ./inputs/read-inputs.js
/** The step's inputs, read once into what the command takes. */




const COMMANDS = ['invalidate', 'deploy', 'destroy'];
const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
/**
 * Reads and checks all inputs that the command takes; `pullRequest` is the number of the pull request that the run is for. Rejects
 * with one InvalidInput that names everything that is wrong.
 */
async function readInputs(given) {
    const faults = [];
    const report = (fault) => void faults.push(fault);
    const step = (name) => inputSetting(name, given.input(name));
    const read = settingReader(step, report);
    const command = read.choice('command', COMMANDS);
    const roleToAssume = step('role-to-assume');
    if (roleToAssume && !ROLE.test(roleToAssume.text)) {
        report({
            at: roleToAssume.at,
            message: `${JSON.stringify(roleToAssume.text)} is no role; write its ARN, \`arn:aws:iam::123456789012:role/NAME\``,
        });
    }
    const dryRun = read.boolean('dry-run');
    const summary = read.boolean('summary');
    const readJob = async () => {
        const { pullRequest, workspace } = given;
        switch (command) {
            case 'invalidate':
                return { command, request: { targets: await readPurgeTargets(step, workspace, faults), dryRun } };
            case 'deploy':
                return { command, inputs: { ...readDeployInputs(step, pullRequest, report), dryRun } };
            case 'destroy':
                return { command, inputs: { ...readDestroyInputs(step, pullRequest, report), dryRun } };
        }
    };
    // What else is wrong depends on what is to be done.
    if (step('command')?.text !== command)
        throw new faults_0/* InvalidInput */.o(faults);
    const job = await readJob();
    if (faults.length > 0)
        throw new faults_0/* InvalidInput */.o(withoutRepetitions(faults));
    return {
        job,
        summary,
        roleToAssume: roleToAssume?.text,
        awsRegion: step('aws-region')?.text,
        githubToken: step('github-token')?.text,
    };
}
/** What is wrong with an input of the step is wrong for each target alike. */
function withoutRepetitions(faults) {
    return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}


/***/ }),

/***/ 6117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ openWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/** Files of the job's workspace that the user names in inputs. */


function openWorkspace(directory) {
    return {
        read: async (path) => {
            try {
                return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path));
            }
            catch (error) {
                if (error.code === 'ENOENT')
                    return undefined;
                throw error;
            }
        },
    };
}


/***/ }),

/***/ 1699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ invalidate)
});

// EXTERNAL MODULE: ./cloudfront/errors.js + 10 modules
var errors = __nccwpck_require__(1888);
// EXTERNAL MODULE: ./cloudfront/find-distributions.js
var find_distributions = __nccwpck_require__(8724);
// EXTERNAL MODULE: ./failure.js
var failure = __nccwpck_require__(2526);
// EXTERNAL MODULE: ./paths/invalidation-path.js
var invalidation_path = __nccwpck_require__(7235);
// EXTERNAL MODULE: ./plan/caller-reference.js
var caller_reference = __nccwpck_require__(8427);
// EXTERNAL MODULE: ./plan/plan-target.js
var plan_target = __nccwpck_require__(5425);
// EXTERNAL MODULE: ./report/tell.js
var tell = __nccwpck_require__(7592);
;// CONCATENATED MODULE: ./plan/scope.js
/** What a purge vouches for: its rules and its commit, as CallerReferences carry them. */

/** One digest for all targets of a run that name a distribution, whether or not they have something to purge. */
function scopeOf(targets) {
    return (0,caller_reference/* shortDigest */.VK)([...new Set(targets.map(({ scope }) => scope))].sort().join());
}
/**
 * The commit with which the cache of a distribution agrees, as far as the rules of these plans map it, once all that they purge is
 * posted. Undefined where nobody can say: changes are not known and were skipped, files were listed instead of compared, or the
 * targets have different heads. Targets without rules map nothing and have no say.
 */
function vouchedCommit(plans) {
    const commits = new Set(plans.filter(({ changes }) => changes !== undefined).map(commitOf));
    return commits.size === 1 ? [...commits][0] : undefined;
}
function commitOf({ changes, everythingBecause }) {
    return changes?.kind === 'known' || everythingBecause !== undefined ? changes?.head : undefined;
}

// EXTERNAL MODULE: ./plan/target.js
var plan_target_0 = __nccwpck_require__(4049);
// EXTERNAL MODULE: ./plan/part.js
var part = __nccwpck_require__(2321);
;// CONCATENATED MODULE: ./invalidate/find-last-invalidation.js



/** How many invalidations are looked at, newest first: one call for each, and one for each page of 100. */
const LOOKED_AT_MOST = 300;
/**
 * Finds the newest complete purge by this repository and scope. Most of the time that is two calls, and one more for each newer
 * invalidation and each further batch of the purge. What CloudFront refuses is a reason like any other, no rejection.
 */
async function findLastInvalidation({ cloudfront, distribution, repository, scope, }) {
    const purges = new Map();
    let looked = 0;
    try {
        for await (const id of cloudfront.listInvalidationIds(distribution)) {
            if (looked === LOOKED_AT_MOST)
                break;
            looked += 1;
            const parsed = (0,caller_reference/* parseCallerReference */.UZ)(await cloudfront.getCallerReference(distribution, id));
            if (parsed?.origin.scope !== scope || !(0,caller_reference/* isRepository */.Z6)(parsed.origin.repository, repository))
                continue;
            const { commit, runId, runAttempt, nonce } = parsed.origin;
            if (commit === undefined)
                continue;
            const run = `${runId}.${runAttempt}.${nonce}`;
            const purge = purges.get(run) ?? { commit, runId, parts: new Set() };
            purges.set(run, purge);
            purge.parts.add(parsed.part);
            if ((0,part/* isComplete */.As)(purge.parts))
                return found(purge, purges.values());
        }
    }
    catch (error) {
        if (!(error instanceof errors/* CloudFrontError */.t))
            throw error;
        return {
            kind: 'none',
            reason: `The last invalidation of ${distribution.id} cannot be looked up: ${error.message}. ${error.advice}`,
        };
    }
    return { kind: 'none', reason: describeNone(distribution.id, repository, looked) };
}
function found({ commit, runId }, purges) {
    const since = new Set(Array.from(purges, (purge) => purge.commit));
    since.delete(commit);
    return { kind: 'found', commit, runId, since: [...since] };
}
function describeNone(id, repository, looked) {
    const where = looked === 0
        ? `${id} has no invalidations`
        : `none of the ${looked === LOOKED_AT_MOST ? 'last ' : ''}${looked} invalidations of ${id} completes a purge by ${repository} with these rules and \`base: last-invalidation\``;
    return `It is not known for which commit this distribution was purged last: ${where}. A run that purges everything makes the first one.`;
}

;// CONCATENATED MODULE: ./invalidate/named-distributions.js
/** Whether a target names a distribution, by whichever of its names. */
function isNamedBy({ names }, target) {
    return target.distributions.some((name) => names.includes(name));
}
/** Brings together the names that stand for the same distribution. */
function groupNames(found) {
    const groups = new Map();
    for (const [name, distribution] of found) {
        const group = groups.get(distribution.id) ?? { distribution, names: [] };
        group.names.push(name);
        groups.set(distribution.id, group);
    }
    return [...groups.values()];
}

;// CONCATENATED MODULE: ./invalidate/find-target-changes.js




/**
 * Finds the changes of each target. One that compares with the last invalidation becomes a target for each of its distributions,
 * since each has a base of its own. Two commits are compared once, and a distribution is looked up once, however many targets ask.
 * Rejects with a Failure or a CloudFrontError where distributions cannot be found by their names.
 */
async function findTargetChanges(targets, dependencies) {
    const compare = rememberAnswers(({ base, head }) => JSON.stringify([base, head]), dependencies.findChanges);
    const lookUp = rememberAnswers(({ distribution }) => distribution.id, async (named) => {
        const { distribution } = named;
        const scope = scopeOf(targets.filter((target) => isNamedBy(named, target)));
        const { repository, log } = dependencies;
        const last = await findLastInvalidation({
            cloudfront: await dependencies.cloudfront(),
            distribution,
            repository,
            scope,
        });
        if (last.kind === 'found')
            log.info(describeLast(distribution.id, last));
        return last;
    });
    const changes = [];
    for (const target of targets) {
        const source = target.changes;
        if (source?.kind !== 'comparison') {
            changes.push({ target, changes: source && (await dependencies.findChanges(source)) });
            continue;
        }
        const asked = await compare(source);
        if (source.base !== plan_target_0/* LAST_INVALIDATION */.k || asked.kind === 'known') {
            changes.push({ target, changes: asked });
            continue;
        }
        for (const named of groupNames(await dependencies.distributions())) {
            const names = target.distributions.filter((name) => named.names.includes(name));
            if (names.length === 0)
                continue;
            const last = await lookUp(named);
            const compared = last.kind === 'found' ? await compareWith(last, source, compare) : { kind: 'unknown', reason: last.reason };
            changes.push({
                target: { ...target, distributions: names },
                // What is not known has a head all the same: a run that purges everything for it vouches for that commit.
                changes: compared.kind === 'known' ? compared : { ...asked, ...compared },
            });
        }
    }
    return changes;
}
/**
 * What differs between the head and any commit that the cache may hold files of. Where one of them cannot be compared, nothing is
 * known: its files could be stale.
 */
async function compareWith({ commit, since }, source, compare) {
    const last = await compare({ ...source, base: commit });
    if (last.kind === 'unknown')
        return last;
    const files = new Map(last.files.map((file) => [file.path, file]));
    for (const base of since.filter((other) => other !== last.head)) {
        const other = await compare({ ...source, base });
        if (other.kind === 'unknown')
            return other;
        // A path that was a submodule at either commit stands for the files below it, too.
        for (const file of other.files)
            if (!files.has(file.path) || file.kind === 'submodule')
                files.set(file.path, file);
    }
    return { ...last, files: [...files.values()] };
}
function describeLast(id, { commit, runId, since }) {
    const also = since.length === 0 ? '' : `, and ${since.join(', ')} may have been live since`;
    return `${id}: its last complete invalidation, by run ${runId}, is for ${commit}${also}.`;
}
/** Asks for each key once. */
function rememberAnswers(keyOf, ask) {
    const answers = new Map();
    return (question) => {
        const key = keyOf(question);
        const answer = answers.get(key) ?? ask(question);
        answers.set(key, answer);
        return answer;
    };
}

// EXTERNAL MODULE: ./plan/batches.js
var batches = __nccwpck_require__(1354);
;// CONCATENATED MODULE: ./paths/cover.js
/** Each path is paid for, so that a path which another one of the same run purges anyway is not posted. */

/**
 * Drops duplicates and whatever a wildcard among the items covers, and sorts what is left by code units: the same items in any
 * order give the same list. `/users/*` covers `/users/a` and `/users/a/*`, not `/users`; `/*` covers tags, too. Tags are compared
 * without regard to case, as CloudFront does.
 */
function dropCovered(items) {
    const kept = [];
    const tags = new Map();
    let covering;
    // In this order a wildcard stands right before all that it covers, as nothing sorts before its own prefix.
    for (const item of [...new Set(items)].sort(comparePrefixes)) {
        if ((0,invalidation_path/* isTag */.dz)(item)) {
            if (!tags.has(item.toLowerCase()))
                tags.set(item.toLowerCase(), item);
        }
        else if (covering === undefined || !item.startsWith(covering)) {
            kept.push(item);
            if ((0,invalidation_path/* isWildcard */.z2)(item))
                covering = item.slice(0, -1);
        }
    }
    return covering === '/' ? kept : [...kept.sort(compare), ...[...tags.values()].sort(compare)];
}
/** By what comes before a trailing `*`; of two that are equal there, the wildcard first. */
function comparePrefixes(a, b) {
    const aPrefix = (0,invalidation_path/* isWildcard */.z2)(a) ? a.slice(0, -1) : a;
    const bPrefix = (0,invalidation_path/* isWildcard */.z2)(b) ? b.slice(0, -1) : b;
    return compare(aPrefix, bPrefix) || b.length - a.length;
}
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}

;// CONCATENATED MODULE: ./plan/cover/choose-items.js
const NOTHING = new Float64Array(1);
/**
 * Chooses at most `limit` leaves and branches, at least one, that cover all leaves at the least loss, and of these as few as possible.
 * Of equal choices it is the one that spends fewer items on what sorts last, so that the same tree always gives the same.
 * Time and memory are bounded by the number of leaves times `limit`.
 */
function chooseItems({ branches, root }, losses, limit) {
    const least = [];
    for (const branch of branches)
        least.push(findLeastLosses(branch, losses, least, limit));
    const chosen = [];
    const ofRoot = least[root.index] ?? NOTHING;
    const open = [{ branch: root, spare: ofRoot.length - 1 }];
    for (let last = open.pop(); last; last = open.pop()) {
        const { branch, spare } = last;
        const shares = shareOut(branch, least, spare + 1, least[branch.index]?.[spare] ?? 0);
        if (shares === undefined) {
            chosen.push(branch);
            continue;
        }
        for (const child of branch.children.values())
            if (child.kind === 'leaf')
                chosen.push(child);
        open.push(...shares);
    }
    return { loss: ofRoot.at(-1) ?? 0, chosen };
}
function findLeastLosses(branch, losses, least, limit) {
    const whole = branch.wildcardEnd === undefined ? Number.POSITIVE_INFINITY : (losses[branch.index] ?? 0);
    const extra = branch.children.size - 1;
    const apart = whole === 0 ? undefined : coverChildren(branch, least, limit).at(-1);
    if (apart === undefined)
        return Float64Array.of(whole);
    const result = new Float64Array(extra + apart.length).fill(whole);
    apart.forEach((loss, spare) => {
        if (loss < whole)
            result[extra + spare] = loss;
    });
    return result.slice(0, result.indexOf(result.at(-1) ?? whole) + 1);
}
/**
 * The least losses of a branch's first child that is a branch, of the first two, and so on, with at most `limit` items for all its
 * children. A child that is a leaf takes an item and loses nothing. Empty if there are more children than items.
 */
function coverChildren(branch, least, limit) {
    const room = limit - branch.children.size + 1;
    if (room < 1)
        return [];
    const covered = [NOTHING];
    for (const child of branch.children.values()) {
        if (child.kind === 'leaf')
            continue;
        covered.push(combine(covered.at(-1) ?? NOTHING, least[child.index] ?? NOTHING, room));
    }
    return covered;
}
/** The shorter list goes outside, so that the inner loop, where all the time goes, is long. */
function combine(a, b, room) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    const length = Math.min(room, short.length + long.length - 1);
    const result = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
    for (let i = 0; i < short.length && i < length; i += 1) {
        const loss = short[i] ?? 0;
        const end = Math.min(long.length, length - i);
        for (let j = 0; j < end; j += 1) {
            const sum = loss + (long[j] ?? 0);
            if (sum < (result[i + j] ?? 0))
                result[i + j] = sum;
        }
    }
    return result;
}
/** How the items of a branch are shared out among its children to reach a loss; undefined if only its own wildcard does. */
function shareOut(branch, least, items, loss) {
    const covered = coverChildren(branch, least, items);
    const all = covered.at(-1);
    const end = items - branch.children.size;
    if (all === undefined || (all[Math.min(end, all.length - 1)] ?? 0) > loss)
        return undefined;
    const shares = [];
    let spare = Math.min(end, all.length - 1);
    let rest = loss;
    const below = [...branch.children.values()].filter((child) => child.kind === 'branch');
    for (const [at, child] of [...below.entries()].reverse()) {
        const before = covered[at] ?? NOTHING;
        const own = least[child.index] ?? NOTHING;
        const left = spare;
        const share = own.findIndex((of, i) => (before[Math.min(left - i, before.length - 1)] ?? 0) + of === rest);
        shares.push({ branch: child, spare: share });
        spare -= share;
        rest -= own[share] ?? 0;
    }
    return shares;
}

;// CONCATENATED MODULE: ./plan/cover/wildcard-end.js
/** Where a wildcard may end: CloudFront compares bytes, but a wildcard that splits a character is one that nobody can read. */
/**
 * The last place at or before `end` where a prefix of the encoded path may end with a `*` after it: neither inside a `%XX` nor
 * between the bytes of one UTF-8 character. It depends on what stands before the place alone, so that all paths that share a
 * prefix agree on it. A stray byte counts as the beginning of a character and needs another one after it.
 */
function findWildcardEnd(path, end) {
    let at = end;
    for (let before = splitAt(path, at); before !== undefined; before = splitAt(path, at))
        at = before;
    return at;
}
/** Where the escape or the character begins that `end` would split; undefined if it splits none. */
function splitAt(path, end) {
    if (path[end - 1] === '%')
        return end - 1;
    if (path[end - 2] === '%')
        return end - 2;
    for (let bytes = 1; bytes < 4; bytes += 1) {
        const start = end - 3 * bytes;
        if (path[start] !== '%')
            return undefined;
        const byte = Number.parseInt(path.slice(start + 1, start + 3), 16);
        if (byte >= 0xc0)
            return countBytes(byte) > bytes ? start : undefined;
        if (byte < 0x80)
            return undefined;
    }
    return undefined;
}
function countBytes(firstByte) {
    if (firstByte >= 0xf0)
        return 4;
    return firstByte >= 0xe0 ? 3 : 2;
}

;// CONCATENATED MODULE: ./plan/cover/prefix-tree.js
/** The changed paths as a tree of the prefixes that they share: the only wildcards worth a thought end where changed paths part. */


const ROOT_LENGTH = 1;
/** Builds the tree of paths and wildcards of which none covers another. */
function buildPrefixTree(items) {
    const leaves = items.map(createLeaf).sort((a, b) => (a.path < b.path ? -1 : 1));
    const branches = [];
    const root = { length: ROOT_LENGTH, children: new Map() };
    const open = [];
    // In this order all that shares a prefix stands together, so that one pass opens and closes each branch once.
    for (const [at, leaf] of leaves.entries()) {
        const next = leaves[at + 1];
        const shared = next === undefined ? ROOT_LENGTH : findSharedLength(leaf.path, next.path);
        let below = leaf;
        for (let last = open.at(-1); last && last.length > shared; last = open.at(-1)) {
            open.pop();
            addChild(last, below);
            const above = Math.max(shared, open.at(-1)?.length ?? ROOT_LENGTH);
            below = closeBranch(last, below.path, above, branches);
        }
        const last = open.at(-1) ?? root;
        if (last.length === shared)
            addChild(last, below);
        else
            open.push(addChild({ length: shared, children: new Map() }, below));
    }
    return { branches, root: closeBranch(root, leaves[0]?.path ?? '/', 0, branches) };
}
function createLeaf(item) {
    const wildcard = (0,invalidation_path/* isWildcard */.z2)(item);
    return { kind: 'leaf', item, wildcard, path: wildcard ? item.slice(0, -1) : item };
}
function addChild(branch, child) {
    branch.children.set(child.path.charCodeAt(branch.length), child);
    return branch;
}
function closeBranch({ length, children }, path, above, branches) {
    const end = findWildcardEnd(path, length);
    let leaves = 0;
    for (const child of children.values())
        leaves += child.kind === 'leaf' ? 1 : child.leaves;
    const wildcardEnd = end > above ? end : undefined;
    const branch = { kind: 'branch', index: branches.length, path, length, wildcardEnd, children, leaves };
    branches.push(branch);
    return branch;
}
function findSharedLength(a, b) {
    return findMismatch(a, b, 0, Math.min(a.length, b.length));
}
/** The first place from `from` on where the paths differ or one ends, at most `to`. */
function findMismatch(a, b, from, to) {
    const end = Math.min(to, a.length, b.length);
    let at = from;
    while (at < end && a.charCodeAt(at) === b.charCodeAt(at))
        at += 1;
    return at;
}

;// CONCATENATED MODULE: ./plan/cover/losses.js
/** What a wildcard at each branch purges besides what changed. */


/**
 * Counts the paths of the site that a wildcard at each branch matches and the changed items do not. A wildcard of the site,
 * `/a.jpg*` for a file with its query strings, counts as one and is matched by what matches all of it. Tags do not count.
 */
function countUnchanged({ branches, root }, site) {
    const losses = new Float64Array(branches.length);
    for (const item of site) {
        if ((0,invalidation_path/* isTag */.dz)(item))
            continue;
        const deepest = findDeepestWildcard(root, item);
        if (deepest !== undefined)
            losses[deepest.index] = (losses[deepest.index] ?? 0) + 1;
    }
    return addUp(branches, losses);
}
/** The longest wildcard at a branch that matches an item of the site; undefined if a changed item purges it anyway. */
function findDeepestWildcard(root, item) {
    const variants = (0,invalidation_path/* isWildcard */.z2)(item);
    const path = variants ? item.slice(0, -1) : item;
    let deepest = root;
    let branch = root;
    for (;;) {
        const child = branch.children.get(path.charCodeAt(branch.length));
        if (child === undefined)
            return deepest;
        if (child.kind === 'leaf') {
            const purged = child.wildcard ? path.startsWith(child.path) : path === child.path && !variants;
            return purged ? undefined : deepest;
        }
        const mismatch = findMismatch(path, child.path, branch.length, child.length);
        if (child.wildcardEnd !== undefined && mismatch >= child.wildcardEnd)
            deepest = child;
        if (mismatch < child.length)
            return deepest;
        branch = child;
    }
}
/** Halved for fifteen directories before it is 1, and sums of eight million are still whole numbers. */
const WEIGHT_OF_EVERYTHING = 2 ** 30;
/**
 * Assumes, where nobody knows the site, unchanged paths wherever changed ones part: their number is halved for each name that the
 * wildcard begins and halved again for each directory that it ends. So the wildcards that end deepest cost least, and one costs more
 * than all those below it together.
 */
function assumeUnchanged({ branches }) {
    const losses = new Float64Array(branches.length);
    for (const { index, path, wildcardEnd } of branches) {
        if (wildcardEnd === undefined)
            continue;
        const segments = path.slice(0, wildcardEnd).split('/');
        const halvings = 2 * (segments.length - 2) + (segments.at(-1) === '' ? 0 : 1);
        losses[index] = Math.max(1, WEIGHT_OF_EVERYTHING / 2 ** halvings);
    }
    return addUp(branches, losses);
}
function addUp(branches, losses) {
    for (const { index, children } of branches) {
        let sum = losses[index] ?? 0;
        for (const child of children.values())
            if (child.kind === 'branch')
                sum += losses[child.index] ?? 0;
        losses[index] = sum;
    }
    return losses;
}

;// CONCATENATED MODULE: ./plan/cover/find-best-cover.js
/** As few paths as a limit allows, and as precise as they can be. */





/**
 * Covers all changed items by at most `maxPaths` exact paths, trailing wildcards and tags, so that as few other paths of the site as
 * possible are purged; of equal covers it is one with the fewest items. There is none better. Items that are no more than
 * `maxPaths` stay as they are. A wildcard may end anywhere but within a character (see `findWildcardEnd`), and tags are covered by
 * `/*` alone.
 */
function findBestCover({ changed, site, maxPaths }) {
    const items = dropCovered(changed);
    if (items.length <= maxPaths)
        return { paths: items, merged: [], unchanged: 0 };
    const paths = items.filter((item) => !(0,invalidation_path/* isTag */.dz)(item));
    const tags = items.slice(paths.length);
    const tree = buildPrefixTree(paths);
    const losses = site === undefined ? assumeUnchanged(tree) : countUnchanged(tree, site);
    const chosen = chooseBesideTags(tree, losses, maxPaths, tags.length);
    const merged = chosen
        .filter((one) => one.kind === 'branch')
        .map((branch) => ({
        wildcard: `${branch.path.slice(0, branch.wildcardEnd)}*`,
        replaces: branch === tree.root ? items.length : branch.leaves,
        unchanged: site && losses[branch.index],
    }))
        .sort((a, b) => (a.wildcard < b.wildcard ? -1 : 1));
    const kept = chosen.filter((one) => one.kind === 'leaf').map(({ item }) => item);
    return {
        paths: dropCovered([...kept, ...merged.map(({ wildcard }) => wildcard), ...tags]),
        merged,
        unchanged: site && merged.reduce((sum, { unchanged = 0 }) => sum + unchanged, 0),
    };
}
/** Tags take their places first; only where that costs as much as a wildcard for everything, or leaves no place, it is that one. */
function chooseBesideTags(tree, losses, maxPaths, tags) {
    const places = maxPaths - tags;
    if (tree.root.leaves === 0 || places < 1)
        return [tree.root];
    const { loss, chosen } = chooseItems(tree, losses, places);
    return tags > 0 && loss === losses[tree.root.index] ? [tree.root] : chosen;
}

// EXTERNAL MODULE: ./plan/map-files.js + 1 modules
var map_files = __nccwpck_require__(5459);
;// CONCATENATED MODULE: ./invalidate/limit-paths.js
/** `max-paths`: more paths than that are merged into wildcards, at the least loss to what did not change. */



/**
 * Keeps a distribution within its `max-paths`. What the site holds is what the rules of its targets make of all files at the head.
 * If that cannot be told, of lists of files or without the commit, unchanged objects are assumed beside the changed ones.
 */
async function limitPaths(planned, listFiles) {
    const { plan, posting, targets } = planned;
    const { maxPaths } = posting;
    if (maxPaths === undefined || plan.paths.length <= maxPaths)
        return planned;
    const site = await mapSite(targets, listFiles);
    const { paths, merged, unchanged } = findBestCover({ changed: plan.paths, site, maxPaths });
    return {
        ...planned,
        plan: {
            ...plan,
            paths,
            batches: (0,batches/* splitIntoBatches */.tt)(paths, posting.batchSize),
            limited: { before: plan.paths.length, merged, unchanged },
        },
    };
}
/** Everything that the rules make of the site's files; undefined if one target's part of it is not known. */
async function mapSite(targets, listFiles) {
    const mapping = targets.filter(({ changes }) => changes !== undefined);
    if (mapping.length === 0)
        return undefined;
    const site = new Set();
    for (const { target, changes } of mapping) {
        const files = changes?.head === undefined ? undefined : await listFiles(changes.head);
        if (files === undefined)
            return undefined;
        const all = files.map((path) => ({ path, change: 'listed', kind: 'file' }));
        for (const path of (0,map_files/* mapFiles */.q)(all, target.rules, target.forms).paths)
            site.add(path);
    }
    return site;
}

;// CONCATENATED MODULE: ./invalidate/plan-distributions.js




/** Plans each distribution that has something to purge; `found` are those that all names of the run stand for. */
function planDistributions(targets, found) {
    return groupNames(found).flatMap((named) => {
        const { distribution, names } = named;
        const naming = targets.filter(({ target }) => isNamedBy(named, target));
        const purging = naming.filter(({ items }) => items.size > 0);
        if (purging.length === 0)
            return [];
        const items = purging.reduce((all, { items }) => all.union(items), new Set());
        const paths = dropCovered(items);
        const posting = purging.map(({ target }) => target.posting).reduce(combinePostings);
        return {
            plan: {
                distribution,
                names,
                paths,
                covered: items.size - paths.length,
                batches: (0,batches/* splitIntoBatches */.tt)(paths, posting.batchSize),
            },
            posting,
            targets: naming,
            scope: scopeOf(naming.map(({ target }) => target)),
            commit: vouchedCommit(naming),
        };
    });
}
/** Where targets of one distribution differ, the more careful setting holds. */
function combinePostings(a, b) {
    const limits = [a.maxPaths, b.maxPaths].filter((limit) => limit !== undefined);
    return {
        maxPaths: limits.length > 0 ? Math.min(...limits) : undefined,
        batchSize: Math.min(a.batchSize, b.batchSize),
        wait: a.wait || b.wait,
        waitTimeout: Math.max(a.waitTimeout, b.waitTimeout),
        onWaitTimeout: a.onWaitTimeout === 'fail' ? 'fail' : b.onWaitTimeout,
    };
}

// EXTERNAL MODULE: ./invalidate/post-batches.js
var post_batches = __nccwpck_require__(3353);
// EXTERNAL MODULE: ./invalidate/wait-out.js
var wait_out = __nccwpck_require__(5630);
// EXTERNAL MODULE: ./invalidate/wait.js
var wait = __nccwpck_require__(315);
;// CONCATENATED MODULE: ./invalidate/invalidate.js













/**
 * Purges what changed. Whatever goes wrong with the plan or at CloudFront is part of the result, beside all that was done in spite
 * of it; only a fault of the program rejects.
 */
async function invalidate({ targets, dryRun }, dependencies) {
    const { log, cloudfront } = dependencies;
    const distributions = findOnce(targets, dependencies);
    let plans;
    try {
        const { repository } = dependencies.run;
        const found = await findTargetChanges(targets, { ...dependencies, distributions, repository });
        plans = found.map(({ target, changes }) => (0,plan_target/* planTarget */.h)(target, changes));
    }
    catch (error) {
        return { status: 'failed', targets: [], distributions: [], problems: [toProblem(error)] };
    }
    (0,tell/* logPlans */.xv)(plans, log);
    const refused = plans.flatMap(({ problem }) => problem ?? []);
    if (refused.length > 0)
        return { status: 'failed', targets: plans, distributions: [], problems: refused.map(toProblem) };
    if (plans.every(({ items }) => items.size === 0))
        return { status: 'nothing-to-do', targets: plans, distributions: [], problems: [] };
    let planned;
    let service;
    try {
        const wanted = planDistributions(plans, await distributions());
        planned = await Promise.all(wanted.map((one) => limitPaths(one, dependencies.listFiles)));
        service = dryRun ? undefined : await cloudfront();
    }
    catch (error) {
        return { status: 'failed', targets: plans, distributions: [], problems: [toProblem(error)] };
    }
    if (service === undefined) {
        const dry = planned.map(({ plan }) => ({ ...plan, invalidations: [], unposted: [], widenings: [] }));
        return { status: 'planned', targets: plans, distributions: dry, problems: [] };
    }
    const connected = service;
    const outcomes = await Promise.all(planned.map((one) => purge(one, connected, dependencies)));
    return {
        status: summarize(outcomes),
        targets: plans,
        distributions: outcomes.map(({ result }) => result),
        problems: outcomes.flatMap(({ problems }) => problems),
    };
}
/** Finds the distributions of all targets at the first call, also of those with nothing to purge: they count for the scope. */
function findOnce(targets, { cloudfront, clock, log }) {
    let found;
    const names = new Set(targets.flatMap(({ distributions }) => distributions));
    const find = () => {
        const deadline = clock.now() + Math.max(...targets.map(({ posting }) => posting.waitTimeout));
        const ask = () => (0,find_distributions/* findDistributions */.t)([...names], cloudfront);
        return (0,wait_out/* waitOut */.a)(ask, {
            clock,
            deadline,
            onPause: (error, pause) => {
                tellPause(error.refusal.operation, error, pause, log);
            },
        });
    };
    return () => (found ??= find());
}
async function purge({ plan, posting, scope, commit }, cloudfront, { clock, log, run }) {
    const { distribution } = plan;
    const deadline = clock.now() + posting.waitTimeout;
    if (plan.paths.some(invalidation_path/* isTag */.dz) && (await cloudfront.servesCacheTags(distribution)) === false) {
        log.warning(`${distribution.id} has no CacheTagConfig: CloudFront accepts the cache tags and purges nothing by them.`);
    }
    const posted = await (0,post_batches/* postBatches */.z)(distribution, plan.batches, {
        cloudfront,
        clock,
        deadline,
        reference: (part) => (0,caller_reference/* formatCallerReference */.se)({ ...run, scope, commit }, part),
        onPause: (error, pause) => {
            tellPause(distribution.id, error, pause, log);
        },
    });
    for (const { from, to, why } of posted.widenings)
        log.warning(`${distribution.id}: ${from} was purged as ${to}: ${why}.`);
    const problems = groupUnposted(posted.unposted);
    const ids = posted.invalidations.filter(({ status }) => status === 'in-progress').map(({ id }) => id);
    let pending = ids;
    if (posting.wait && ids.length > 0) {
        try {
            pending = await (0,wait/* waitForCompletion */.B)(distribution, ids, {
                cloudfront,
                clock,
                deadline,
                onProgress: (left, waited) => {
                    log.info(`${distribution.id}: ${left} of ${posted.invalidations.length} invalidations in progress after ${seconds(waited)}.`);
                },
            });
            if (pending.length > 0)
                tellTimeout(distribution.id, pending, posting, problems, log);
        }
        catch (error) {
            problems.push(toProblem(error));
        }
    }
    const left = new Set(pending);
    const invalidations = posted.invalidations.map((one) => ({
        ...one,
        status: left.has(one.id) ? 'in-progress' : 'completed',
    }));
    return { result: { ...plan, ...posted, invalidations }, problems };
}
function tellPause(what, { refusal }, pause, log) {
    log.info(`${what}: ${refusal.code}: ${refusal.text} Trying again in ${seconds(pause)}.`);
}
function tellTimeout(id, pending, posting, problems, log) {
    const message = `${id}: ${pending.join(', ')} did not complete within ${seconds(posting.waitTimeout)}. What was posted goes on being processed.`;
    if (posting.onWaitTimeout === 'warn')
        log.warning(message);
    else
        problems.push({
            message,
            advice: 'Raise `wait-timeout`, or set `on-wait-timeout: warn` if the job need not fail for it.',
        });
}
function groupUnposted(unposted) {
    const byError = Map.groupBy(unposted, ({ error }) => error);
    return [...byError].map(([error, parts]) => {
        const paths = parts.flatMap(({ paths }) => paths);
        const lost = paths.length === 1
            ? `${paths.join()} was not purged.`
            : `${paths.length} paths were not purged, ${paths[0] ?? ''} first.`;
        return { message: `${error.message}. ${lost}`, advice: error.advice };
    });
}
function summarize(outcomes) {
    if (outcomes.some(({ problems }) => problems.length > 0))
        return 'failed';
    const all = outcomes.flatMap(({ result }) => result.invalidations);
    return all.every(({ status }) => status === 'completed') ? 'completed' : 'in-progress';
}
/** Errors that are part of a result; anything else is a fault of the program and goes on. */
function toProblem(error) {
    if (error instanceof errors/* CloudFrontError */.t || error instanceof failure/* Failure */.H)
        return { message: error.message, advice: error.advice };
    throw error;
}
function seconds(milliseconds) {
    return `${Math.round(milliseconds / 100) / 10} s`;
}


/***/ }),

/***/ 3353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ postBatches)
/* harmony export */ });
/* harmony import */ var _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1888);
/* harmony import */ var _paths_invalidation_path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7235);
/* harmony import */ var _plan_part_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2321);
/* harmony import */ var _wait_out_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5630);




/**
 * Posts each batch, one after the other. A quota or an outage is waited out until the deadline, with the same reference, so that a
 * batch whose answer was lost is not made twice. A batch that is too large, or that holds a refused path, is halved; a path that is
 * refused alone is widened. What can never succeed ends the posting. Never rejects for what CloudFront answered.
 */
async function postBatches(distribution, batches, dependencies) {
    const invalidations = [];
    const unposted = [];
    const widenings = [];
    const queue = batches.map((paths, index) => ({ part: (0,_plan_part_js__WEBPACK_IMPORTED_MODULE_3__/* .namePart */ .f0)(index, batches.length), paths }));
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
        const answer = await postPatiently(distribution, batch, dependencies);
        if (!(answer instanceof _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t)) {
            invalidations.push({ ...answer, paths: batch.paths });
            if (batch.instead !== undefined)
                widenings.push({ from: batch.instead, to: batch.paths.join(), why: 'CloudFront refused it' });
            continue;
        }
        const smaller = divide(batch, answer);
        if (smaller.length > 0) {
            queue.unshift(...smaller);
            continue;
        }
        unposted.push({ paths: [batch.instead ?? batch.paths].flat(), error: answer });
        if (answer.kind === 'final')
            unposted.push(...queue.splice(0).map(({ paths }) => ({ paths, error: answer })));
    }
    return { invalidations, unposted, widenings };
}
/** What to post instead of a batch that CloudFront refused; nothing where that is hopeless. */
function divide(batch, { kind }) {
    if (kind !== 'too-large' && kind !== 'refused-path')
        return [];
    const [path] = batch.paths;
    if (batch.paths.length > 1) {
        const middle = Math.ceil(batch.paths.length / 2);
        const [first, second] = (0,_plan_part_js__WEBPACK_IMPORTED_MODULE_3__/* .halvePart */ .mT)(batch.part);
        return [
            { part: first, paths: batch.paths.slice(0, middle) },
            { part: second, paths: batch.paths.slice(middle) },
        ];
    }
    if (kind === 'too-large' || path === undefined)
        return [];
    const [next, ...wider] = batch.wider ?? (0,_paths_invalidation_path_js__WEBPACK_IMPORTED_MODULE_1__/* .widerWildcards */ .B1)(path);
    return next === undefined
        ? []
        : [{ part: (0,_plan_part_js__WEBPACK_IMPORTED_MODULE_3__/* .widenPart */ .b3)(batch.part), paths: [next], wider, instead: batch.instead ?? path }];
}
async function postPatiently(distribution, { part, paths }, { cloudfront, reference, ...patience }) {
    try {
        return await (0,_wait_out_js__WEBPACK_IMPORTED_MODULE_2__/* .waitOut */ .a)(() => cloudfront.createInvalidation(distribution, paths, reference(part)), patience);
    }
    catch (error) {
        if (error instanceof _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t)
            return error;
        throw error;
    }
}


/***/ }),

/***/ 5630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ waitOut)
/* harmony export */ });
/* harmony import */ var _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1888);
/** Quotas and outages pass: what they refuse is asked for again, up to a deadline. */

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Asks until there is an answer, with pauses that double. Rejects at once for what does not heal, and at the deadline with the last error. */
async function waitOut(ask, { clock, deadline, onPause }) {
    for (let pause = FIRST_PAUSE;; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
        try {
            return await ask();
        }
        catch (error) {
            const left = deadline - clock.now();
            if (!(error instanceof _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t) || !error.passes || left <= 0)
                throw error;
            const milliseconds = Math.min(pause, left);
            onPause(error, milliseconds);
            await clock.sleep(milliseconds);
        }
    }
}


/***/ }),

/***/ 315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ waitForCompletion)
/* harmony export */ });
/* harmony import */ var _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1888);

/**
 * Half of all invalidations complete within 10 s and nearly all within 25 s, so that the pauses grow with the time waited: about 13
 * calls in the first minute, three a minute later.
 */
const SHORTEST_PAUSE = 2_000;
const LONGEST_PAUSE = 20_000;
const PAUSE_PER_TIME_WAITED = 0.28;
const PROGRESS_EVERY = 30_000;
/**
 * Asks with one call a round, however many there are, until all have completed or the deadline has passed, and returns the IDs
 * still in progress then. Quotas and outages are waited out; a refusal that cannot heal rejects at once with its CloudFrontError.
 */
async function waitForCompletion(distribution, ids, { cloudfront, clock, deadline, onProgress }) {
    const start = clock.now();
    let told = start;
    let pending = ids;
    while (pending.length > 0) {
        const now = clock.now();
        if (now >= deadline)
            return pending;
        const pause = Math.min(Math.max((now - start) * PAUSE_PER_TIME_WAITED, SHORTEST_PAUSE), LONGEST_PAUSE, deadline - now);
        if (now + pause - told > PROGRESS_EVERY) {
            onProgress(pending.length, now - start);
            told = now;
        }
        await clock.sleep(pause);
        pending = await findPending(cloudfront, distribution, pending);
    }
    return [];
}
async function findPending(cloudfront, distribution, pending) {
    try {
        const [only] = pending;
        if (only !== undefined && pending.length === 1) {
            const { status } = await cloudfront.getInvalidation(distribution, only);
            return status === 'completed' ? [] : pending;
        }
        const latest = new Map((await cloudfront.listInvalidations(distribution)).map(({ id, status }) => [id, status]));
        const left = pending.filter((id) => latest.get(id) !== 'completed');
        // Others' invalidations can push ours off the list: then the oldest is asked for by itself, in the next round, too.
        const [lost] = left.filter((id) => !latest.has(id));
        if (lost === undefined)
            return left;
        const { status } = await cloudfront.getInvalidation(distribution, lost);
        return status === 'completed' ? left.filter((id) => id !== lost) : left;
    }
    catch (error) {
        if (error instanceof _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t && error.passes)
            return pending;
        throw error;
    }
}


/***/ }),

/***/ 6203:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8500);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6490);
/* harmony import */ var _adapters_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4455);
/* harmony import */ var _changed_files_current_run_js__WEBPACK_IMPORTED_MODULE_19__ = __nccwpck_require__(6056);
/* harmony import */ var _changed_files_events_payload_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(7297);
/* harmony import */ var _changed_files_events_read_event_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(9113);
/* harmony import */ var _changed_files_find_changed_files_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1040);
/* harmony import */ var _changed_files_revision_js__WEBPACK_IMPORTED_MODULE_20__ = __nccwpck_require__(2600);
/* harmony import */ var _deploy_run_variables_js__WEBPACK_IMPORTED_MODULE_21__ = __nccwpck_require__(4631);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2526);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2991);
/* harmony import */ var _inputs_read_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2193);
/* harmony import */ var _inputs_workspace_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6117);
/* harmony import */ var _invalidate_invalidate_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(1699);
/* harmony import */ var _report_deploy_outputs_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7919);
/* harmony import */ var _report_deploy_summary_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6825);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(3045);
/* harmony import */ var _report_runner_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(3637);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(1325);
/* harmony import */ var _report_tell_deploy_js__WEBPACK_IMPORTED_MODULE_22__ = __nccwpck_require__(8962);
/* harmony import */ var _report_tell_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(7592);
/** The composition root: reads the environment, builds the adapters, runs the command, reports. Nothing else touches the process. */























async function main(env) {
    const event = {
        name: env['GITHUB_EVENT_NAME'] ?? '',
        payload: await readPayload(env['GITHUB_EVENT_PATH']),
        sha: env['GITHUB_SHA'] ?? '',
    };
    const reading = (0,_changed_files_events_read_event_js__WEBPACK_IMPORTED_MODULE_16__/* .readEvent */ .j)(event);
    if (reading.kind === 'untrusted') {
        // Not even the inputs are read: what they are made of may be kept from such a run, too.
        _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.log.notice(reading.reason);
        _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.setOutputs((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_17__/* .formatOutputs */ .AH)({ status: 'nothing-to-do', targets: [], distributions: [], problems: [] }));
        return;
    }
    if (reading.kind === 'deployed' && reading.warning !== undefined)
        _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.log.warning(reading.warning);
    const directory = env['GITHUB_WORKSPACE'] ?? process.cwd();
    const workspace = (0,_inputs_workspace_js__WEBPACK_IMPORTED_MODULE_9__/* .openWorkspace */ .O)(directory);
    const pullRequest = (0,_changed_files_events_payload_js__WEBPACK_IMPORTED_MODULE_18__/* .numberOf */ .rl)((0,_changed_files_events_payload_js__WEBPACK_IMPORTED_MODULE_18__/* .fieldOf */ ._F)(event.payload, 'pull_request'), 'number');
    const inputs = await (0,_inputs_read_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .readInputs */ .K)({ input: (name) => _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getInput */ .V4(name), workspace, pullRequest });
    const step = { env, event, reading, pullRequest, directory, workspace, inputs };
    const { job } = inputs;
    switch (job.command) {
        case 'invalidate':
            return purge(job.request, step);
        case 'deploy':
            return reportDeployment(await deploy(job.inputs, step), job.inputs.url, step);
        case 'destroy':
            return reportDeployment(await destroy(job.inputs, step), '', step);
    }
}
const clock = { now: Date.now, sleep: (milliseconds) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(milliseconds) };
async function purge(request, step) {
    const { env, event, directory, inputs } = step;
    const sources = {
        git: (0,_adapters_js__WEBPACK_IMPORTED_MODULE_4__/* .openGitHere */ .rl)(directory, env),
        useThrowAway: inputs.githubToken === undefined ? undefined : (0,_adapters_js__WEBPACK_IMPORTED_MODULE_4__/* .prepareThrowAway */ .Kf)(inputs.githubToken, env),
        github: connectToGitHub(step),
        event,
        run: (0,_changed_files_current_run_js__WEBPACK_IMPORTED_MODULE_19__/* .readCurrentRun */ .h)(env),
    };
    const connect = (0,_adapters_js__WEBPACK_IMPORTED_MODULE_4__/* .connectToCloudFrontOnce */ .Tx)(inputs, env, _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getIDToken */ .V9);
    const result = await (0,_invalidate_invalidate_js__WEBPACK_IMPORTED_MODULE_10__/* .invalidate */ .Y)(request, {
        findChanges: (source) => (0,_changed_files_find_changed_files_js__WEBPACK_IMPORTED_MODULE_5__/* .findChangedFiles */ .j)({
            ...sources,
            ...(source.kind === 'list'
                ? { base: 'auto', head: 'auto', files: source.files }
                : { ...source, files: undefined }),
        }),
        listFiles: (commit) => (0,_adapters_js__WEBPACK_IMPORTED_MODULE_4__/* .listFilesHere */ .mt)(sources.git, commit),
        cloudfront: async () => (await connect()).cloudfront,
        clock,
        log: _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.log,
        run: { repository: repositoryOf(env), ...describeAttempt(env) },
    });
    await reportPurge(result, step);
}
/** Loaded only where a distribution is to be described: the shape of its configuration comes with the SDK. */
async function deploy(inputs, step) {
    const { env, reading } = step;
    const [{ distributionShape }, { readConfiguration }, { deploy: deployFile }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(459), __nccwpck_require__.e(227)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8227)),
        Promise.all(/* import() */[__nccwpck_require__.e(483), __nccwpck_require__.e(628), __nccwpck_require__.e(262)]).then(__nccwpck_require__.bind(__nccwpck_require__, 262)),
        __nccwpck_require__.e(/* import() */ 356).then(__nccwpck_require__.bind(__nccwpck_require__, 1356)),
    ]);
    const shape = distributionShape();
    const { line } = (0,_changed_files_current_run_js__WEBPACK_IMPORTED_MODULE_19__/* .readCurrentRun */ .h)(env);
    const repository = repositoryOf(env);
    const head = (reading.kind === 'deployed' ? reading.head : undefined) ?? (0,_changed_files_revision_js__WEBPACK_IMPORTED_MODULE_20__/* .readSha */ .tU)(step.event.sha);
    const variables = (0,_deploy_run_variables_js__WEBPACK_IMPORTED_MODULE_21__/* .nameVariables */ .f)({
        name: inputs.name,
        pullRequest: step.pullRequest,
        branch: line?.kind === 'tag' ? undefined : line?.name,
        sha: head?.kind === 'sha' ? head.sha : undefined,
        repository,
    }, inputs.variables);
    const file = await readConfiguration({ ...inputs, variables }, {
        event: step.event,
        head,
        workspace: step.workspace,
        git: (0,_adapters_js__WEBPACK_IMPORTED_MODULE_4__/* .openGitHere */ .rl)(step.directory, env),
        github: connectToGitHub(step),
        shape,
        warn: (text, at) => {
            _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.log.warning(text, at);
        },
    });
    return deployFile({ ...inputs, repository, file }, {
        ...describeConnection(step),
        shape,
        run: describeAttempt(env),
        onDistribution: (distribution) => {
            _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.setOutputs((0,_report_deploy_outputs_js__WEBPACK_IMPORTED_MODULE_11__/* .formatDistribution */ .o)(distribution, inputs.url));
        },
    });
}
async function destroy(inputs, step) {
    const { destroy: destroyNamed } = await __nccwpck_require__.e(/* import() */ 266).then(__nccwpck_require__.bind(__nccwpck_require__, 2266));
    return destroyNamed({ ...inputs, repository: repositoryOf(step.env) }, describeConnection(step));
}
function describeConnection({ inputs, env }) {
    const connect = (0,_adapters_js__WEBPACK_IMPORTED_MODULE_4__/* .connectToCloudFrontOnce */ .Tx)(inputs, env, _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getIDToken */ .V9);
    return {
        distributions: async () => (await connect()).distributions,
        cloudfront: async () => (await connect()).cloudfront,
        clock,
        log: _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.log,
    };
}
function connectToGitHub({ inputs, env }) {
    return (0,_adapters_js__WEBPACK_IMPORTED_MODULE_4__/* .connectToGitHubOnce */ .m$)({ token: inputs.githubToken, env, clock, notify: _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.log.info });
}
function repositoryOf(env) {
    return env['GITHUB_REPOSITORY'] ?? 'local';
}
/** What tells one purge from every other one. */
function describeAttempt(env) {
    return {
        runId: env['GITHUB_RUN_ID'] ?? '0',
        runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '1',
        nonce: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(3).toString('hex'),
    };
}
async function reportPurge(result, step) {
    (0,_report_tell_js__WEBPACK_IMPORTED_MODULE_15__/* .logResult */ .AX)(result, _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.log);
    _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.setOutputs((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_17__/* .formatOutputs */ .AH)(result));
    const serverUrl = step.env['GITHUB_SERVER_URL'] ?? 'https://github.com';
    const context = { serverUrl, repository: step.env['GITHUB_REPOSITORY'] ?? '' };
    await reportEnd(() => (0,_report_summary_js__WEBPACK_IMPORTED_MODULE_14__/* .formatSummary */ .k)(result, context), result.problems, step);
}
async function reportDeployment(result, url, step) {
    (0,_report_tell_deploy_js__WEBPACK_IMPORTED_MODULE_22__/* .logDeployResult */ .DY)(result, _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.log);
    _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.setOutputs((0,_report_deploy_outputs_js__WEBPACK_IMPORTED_MODULE_11__/* .formatDeployOutputs */ .p)(result, url));
    await reportEnd(() => (0,_report_deploy_summary_js__WEBPACK_IMPORTED_MODULE_12__/* .formatDeploySummary */ .l)(result, url), result.problems, step);
}
/** The summary, and the failure of the step if there is any problem. */
async function reportEnd(formatHtml, problems, { env, inputs }) {
    if (inputs.summary && env['GITHUB_STEP_SUMMARY'])
        await _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.writeSummary(formatHtml());
    const [first, ...others] = problems.map(({ message, advice }) => join(message, advice));
    for (const other of others)
        _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3(other);
    if (first !== undefined)
        _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setFailed */ .C1(first);
}
async function readPayload(path) {
    if (path === undefined)
        return undefined;
    try {
        return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8'));
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e(`The event of this run cannot be read from ${path}: ${String(error)}`);
        return undefined;
    }
}
function fail(error) {
    _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.setOutputs({ status: 'failed' });
    if (error instanceof _faults_js__WEBPACK_IMPORTED_MODULE_7__/* .InvalidInput */ .o) {
        for (const { at, message } of error.faults)
            if ('file' in at)
                _report_runner_js__WEBPACK_IMPORTED_MODULE_13__/* .runner */ .l.annotateError(message, at);
        _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setFailed */ .C1(error.message);
    }
    else if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_6__/* .Failure */ .H) {
        _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setFailed */ .C1(join(error.message, error.advice));
    }
    else {
        const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
        _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setFailed */ .C1(`This is a fault of the action, please report it with the lines around it: ${what}`);
    }
}
function join(message, advice) {
    return advice === undefined ? message : `${message}\n${advice}`;
}
await main(process.env).catch(fail);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T6: () => (/* binding */ encodeUserPath),
/* harmony export */   a5: () => (/* binding */ encodeFileName),
/* harmony export */   jD: () => (/* binding */ encodeTag),
/* harmony export */   qL: () => (/* binding */ decodeFileName)
/* harmony export */ });
/**
 * The encoding of CloudFront's invalidation paths. CloudFront compares a path byte by byte with the URL in its cache, so that
 * only what RFC 1738 calls unsafe, and what is not ASCII, may be percent-encoded: encode more and the path is accepted and
 * purges nothing.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 */
/** Controls, space, `"` `<` `>` `\` `^` `` ` `` `{` `|` `}` `[` `]`, DEL, and everything beyond ASCII. */
const UNSAFE = String.raw `\u0000-\u0020"<>\\^\x60{|}\[\]\u007f-\u{10ffff}`;
const UNSAFE_IN_FILE_NAME = new RegExp(`[${UNSAFE}%#?]`, 'gu');
const UNSAFE_IN_USER_PATH = new RegExp(`[${UNSAFE}#]|%(?![0-9A-Fa-f]{2})`, 'gu');
const UNSAFE_IN_TAG = /[^!-~]|[%,*]/gu;
/**
 * Encodes a file's name, or a part of one, as it stands in a URL. `?`, `%` and `#` are part of the name here and are encoded,
 * too; `/` stays. Bytes that are no UTF-8 (see `decodeFileName`) become `%XX` of the very byte.
 */
function encodeFileName(name) {
    return name.replace(UNSAFE_IN_FILE_NAME, percentEncode);
}
/**
 * Encodes what a user wrote as a path: a query string and `%XX` are meant as they are. Encoding an encoded path changes nothing.
 */
function encodeUserPath(path) {
    return path.replace(UNSAFE_IN_USER_PATH, percentEncode);
}
/** Encodes a file's name, or a part of one, for a cache tag: ASCII 33 to 126 without the comma and the wildcard. */
function encodeTag(name) {
    return name.replace(UNSAFE_IN_TAG, percentEncode);
}
/**
 * Reads a file name's bytes as UTF-8. Git's names are bytes: those that are no UTF-8 are kept as U+DC80 to U+DCFF, a lone
 * surrogate for each byte, which no UTF-8 yields, so that nothing is lost and no two names become one.
 */
function decodeFileName(bytes) {
    const text = bytes.toString('utf8');
    return text.includes('\ufffd') ? decodeWithStrayBytes(bytes) : text;
}
function decodeWithStrayBytes(bytes) {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const length = sequenceLength(bytes[at] ?? 0);
        try {
            if (at + length > bytes.length)
                throw new RangeError('cut off');
            text += decoder.decode(bytes.subarray(at, at + length));
            at += length;
        }
        catch {
            text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
            at += 1;
        }
    }
    return text;
}
function sequenceLength(firstByte) {
    if (firstByte >= 0xf0)
        return 4;
    if (firstByte >= 0xe0)
        return 3;
    return firstByte >= 0xc0 ? 2 : 1;
}
function percentEncode(character) {
    return PERCENT_ENCODED_ASCII[character.charCodeAt(0)] ?? percentEncodeBytes(character);
}
function percentEncodeBytes(character) {
    const code = character.codePointAt(0) ?? 0;
    const bytes = code >= 0xdc80 && code <= 0xdcff ? [code - 0xdc00] : Buffer.from(character, 'utf8');
    let encoded = '';
    for (const byte of bytes)
        encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    return encoded;
}
/** Nearly all that is ever encoded are a few characters of ASCII, in many names. */
const PERCENT_ENCODED_ASCII = Array.from({ length: 128 }, (_, code) => percentEncodeBytes(String.fromCharCode(code)));


/***/ }),

/***/ 7235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ widerWildcards),
/* harmony export */   W_: () => (/* binding */ widenToPurgeable),
/* harmony export */   YE: () => (/* binding */ findFaultInItem),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   z2: () => (/* binding */ isWildcard)
/* harmony export */ });
/* unused harmony exports MAX_PATH_LENGTH, MAX_TAG_LENGTH */
/* harmony import */ var _encode_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3137);
/**
 * What CloudFront takes as an item of an invalidation: a path, or a cache tag that starts with `#`.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 */

/** Characters of a path at most, as documented. */
const MAX_PATH_LENGTH = 4000;
/** Characters of a cache tag at most, without its `#`. */
const MAX_TAG_LENGTH = 256;
function isTag(item) {
    return item.startsWith('#');
}
/** Whether the path is a wildcard: `*` is one only as the last character, elsewhere it is itself. */
function isWildcard(path) {
    return path.endsWith('*') && !isTag(path);
}
/** What is wrong with a path or a tag as a user wrote it, in a sentence that says what to write instead; else undefined. */
function findFaultInItem(item) {
    return isTag(item) ? findFaultInTag(item.slice(1)) : findFaultInPath(item);
}
function findFaultInPath(path) {
    const shown = JSON.stringify(path);
    if (!path.startsWith('/'))
        return `${shown} starts with neither \`/\` nor \`#\`; a path is written \`/${path}\`, a cache tag \`#${path}\``;
    const wildcard = path.indexOf('*');
    if (wildcard >= 0 && wildcard < path.length - 1) {
        return `${shown} has a \`*\` that is not its last character, where CloudFront takes it literally; write \`${path.slice(0, wildcard)}*\``;
    }
    const length = (0,_encode_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUserPath */ .T6)(path).length;
    if (length > MAX_PATH_LENGTH) {
        return `the path that starts with ${JSON.stringify(path.slice(0, 60))} is ${length} characters long when encoded; CloudFront takes ${MAX_PATH_LENGTH}`;
    }
    return undefined;
}
function findFaultInTag(tag) {
    const shown = JSON.stringify(`#${tag}`);
    if (tag === '')
        return `${shown} is a tag without a name; write for example \`#product-42\``;
    if (tag.includes('*'))
        return `${shown} has a wildcard; cache tags have none, name each tag`;
    const stray = /[^!-+\--~]/u.exec(tag);
    if (stray)
        return `${shown} holds ${JSON.stringify(stray[0])}; a cache tag is ASCII without spaces and commas`;
    if (tag.length > MAX_TAG_LENGTH)
        return `the tag that starts with ${JSON.stringify(`#${tag.slice(0, 40)}`)} is ${tag.length} characters long; CloudFront takes ${MAX_TAG_LENGTH}`;
    return undefined;
}
/**
 * Widens an encoded path or tag that CloudFront accepts but does not purge, or does not accept, to the longest wildcard that it
 * does purge: one with `~` (refused raw, without effect as `%7E`: aws/aws-sdk-js-v3#4042), one that is too long, a tag that is too
 * long. Everything else comes back as it is.
 */
function widenToPurgeable(item) {
    if (isTag(item)) {
        if (item.length - 1 <= MAX_TAG_LENGTH)
            return { item };
        return widened(item, '/*', `a cache tag has at most ${MAX_TAG_LENGTH} characters`);
    }
    const tilde = item.search(/~|%7e/i);
    if (tilde >= 0 && tilde < MAX_PATH_LENGTH)
        return widened(item, `${item.slice(0, tilde)}*`, 'CloudFront cannot purge a path with `~`');
    if (item.length <= MAX_PATH_LENGTH)
        return { item };
    const cut = item.slice(0, MAX_PATH_LENGTH - 1).replace(/%[0-9A-Fa-f]?$/, '');
    return widened(item, `${cut}*`, `a path has at most ${MAX_PATH_LENGTH} characters`);
}
/**
 * Ever wider wildcards for a path that CloudFront refused without saying why: up to its first character beyond letters, digits
 * and `/ . _ -`; the directory of that; everything.
 */
function widerWildcards(path) {
    const plain = /^[A-Za-z0-9/._-]*/.exec(path)?.[0] ?? '';
    const directory = plain.slice(0, plain.lastIndexOf('/', plain.length - 2) + 1);
    const candidates = [plain.length < path.replace(/\*$/, '').length ? `${plain}*` : undefined, `${directory}*`, '/*'];
    return [...new Set(candidates.filter((wider) => wider?.startsWith('/') && wider !== path))].filter((wider) => wider !== undefined);
}
function widened(from, to, why) {
    return { item: to, widening: { from, to, why } };
}


/***/ }),

/***/ 1354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sx: () => (/* binding */ MAX_BATCH_SIZE),
/* harmony export */   tt: () => (/* binding */ splitIntoBatches)
/* harmony export */ });
/* unused harmony export MAX_WILDCARDS_IN_BATCH */
/* harmony import */ var _paths_invalidation_path_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7235);
/** How the paths of one distribution are shared out among requests. */

/** Paths in one request at most: as many as may be in progress at a time. */
const MAX_BATCH_SIZE = 3000;
/** Wildcards in one request at most: as many as the older quota allows in progress at a time, so that no batch is refused for ever. */
const MAX_WILDCARDS_IN_BATCH = 15;
/**
 * Splits paths into as few batches as `batchSize` and the quota of wildcards allow, each path in exactly one. Wildcards come
 * first in each batch; otherwise the order is kept, so that the same paths always give the same batches.
 */
function splitIntoBatches(paths, batchSize) {
    const wildcards = paths.filter(_paths_invalidation_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isWildcard */ .z2);
    const exact = paths.filter((path) => !(0,_paths_invalidation_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isWildcard */ .z2)(path));
    const wildcardsAtMost = Math.min(batchSize, MAX_WILDCARDS_IN_BATCH);
    const batches = [];
    let wildcard = 0;
    let next = 0;
    while (wildcard < wildcards.length || next < exact.length) {
        const batch = wildcards.slice(wildcard, wildcard + wildcardsAtMost);
        wildcard += batch.length;
        const room = batchSize - batch.length;
        batch.push(...exact.slice(next, next + room));
        next += room;
        batches.push(batch);
    }
    return batches;
}


/***/ }),

/***/ 8427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KC: () => (/* binding */ MAX_REFERENCE_LENGTH),
/* harmony export */   UZ: () => (/* binding */ parseCallerReference),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   Z6: () => (/* binding */ isRepository),
/* harmony export */   se: () => (/* binding */ formatCallerReference)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _part_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2321);
/**
 * CallerReferences: what makes a request safe to send again. The same reference with the same paths is the same invalidation,
 * billed once; a purge that is repeated on purpose needs another one. They are also the only thing that CloudFront remembers of
 * where an invalidation came from, so that they say it in words.
 */


/** Characters of a reference at most, as CloudFront counts them. */
const MAX_REFERENCE_LENGTH = 128;
/**
 * `owner/name:scope:commit:run.attempt.nonce:part`, where the part is `2of7` or, of a batch that was halved twice, `2of7.01`. A repository
 * whose name leaves no room is shortened to its beginning and a digest; where all else is too long, too, a digest of it all and its
 * end are left.
 */
function formatCallerReference(origin, part) {
    const rest = [
        origin.scope,
        origin.commit ?? 'none',
        `${origin.runId}.${origin.runAttempt}.${origin.nonce}`,
        part,
    ].join(':');
    const { repository } = origin;
    const reference = `${repository}:${rest}`;
    if (reference.length <= MAX_REFERENCE_LENGTH)
        return reference;
    const shortened = shorten(repository, MAX_REFERENCE_LENGTH - rest.length - 1);
    if (shortened !== undefined)
        return `${shortened}:${rest}`;
    const beginning = `+${shortDigest(reference)}:`;
    return beginning + rest.slice(beginning.length - MAX_REFERENCE_LENGTH);
}
const REFERENCE = /^(?:[\w./-]+|[\w./-]*\+[0-9a-f]{8}):[0-9a-f]{8}:(?:none|[0-9a-f]{40}|[0-9a-f]{64}):\d+\.\d+\.[0-9a-f]+:[^:]+$/;
/**
 * Reads what `formatCallerReference` wrote. Undefined for the references of others, and for those of ours that were too long to be
 * kept whole.
 */
function parseCallerReference(reference) {
    if (!REFERENCE.test(reference))
        return undefined;
    const [repository = '', scope = '', commit = '', run = '', part = ''] = reference.split(':');
    const [runId = '', runAttempt = '', nonce = ''] = run.split('.');
    if (!(0,_part_js__WEBPACK_IMPORTED_MODULE_1__/* .isPart */ .QR)(part))
        return undefined;
    return {
        origin: { repository, scope, commit: commit === 'none' ? undefined : commit, runId, runAttempt, nonce },
        part,
    };
}
/** Whether the repository of a parsed reference, in full or shortened, is this one. */
function isRepository(written, repository) {
    return written === repository || written === shorten(repository, written.length);
}
/** A repository as its beginning and a digest, which no name holds the `+` of; undefined where there is no room for that. */
function shorten(repository, length) {
    const digest = `+${shortDigest(repository)}`;
    const room = length - digest.length;
    return room < 0 ? undefined : repository.slice(0, room) + digest;
}
/** Eight hexadecimal digits that stand for a text. */
function shortDigest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 8);
}


/***/ }),

/***/ 5459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ mapEverything),
  q: () => (/* binding */ mapFiles)
});

// EXTERNAL MODULE: ./paths/invalidation-path.js
var invalidation_path = __nccwpck_require__(7235);
// EXTERNAL MODULE: ./paths/encode.js
var encode = __nccwpck_require__(3137);
;// CONCATENATED MODULE: ./paths/url-forms.js
/**
 * The URLs under which viewers ask for one object. To CloudFront's cache `/docs/index.html`, `/docs/` and `/docs` are three
 * objects, and so is each query string that is part of the cache key.
 */


/** All paths to purge for one mapped path or tag, the path itself first. Wildcards and tags have no further form. */
function listUrlForms(mapped, forms) {
    if ((0,invalidation_path/* isTag */.dz)(mapped))
        return [mapped];
    const path = forms.originPath === undefined ? mapped : removeOriginPath(mapped, forms.originPath);
    if ((0,invalidation_path/* isWildcard */.z2)(path) || path.includes('?'))
        return [path];
    const name = path.slice(path.lastIndexOf('/') + 1);
    const directory = path.slice(0, path.length - name.length);
    if (name === '')
        return directoryForms(directory, forms);
    const file = forms.queryStrings ? `${path}*` : path;
    if (forms.index.some((index) => (0,encode/* encodeFileName */.a5)(index) === name)) {
        return forms.directoryUrls === 'none' ? [file] : [file, ...directoryForms(directory, forms)];
    }
    if (forms.cleanUrls && name.endsWith('.html') && name !== '.html') {
        return [file, ...pageForms(path.slice(0, -'.html'.length), forms)];
    }
    return [file];
}
/**
 * All paths to purge for a wildcard that stands for files which cannot be named, such as `/docs/*` for all that a rule reaches:
 * besides the wildcard the forms of such files that it does not match, `/docs` for `/docs/index.html`. What is no wildcard has
 * the forms of `listUrlForms`.
 */
function listReachForms(reached, forms) {
    const paths = listUrlForms(reached, forms);
    const [path] = paths;
    if (path === undefined || !(0,invalidation_path/* isWildcard */.z2)(path) || !(0,invalidation_path/* isWildcard */.z2)(reached))
        return paths;
    const prefix = path.slice(0, -1);
    const name = prefix.slice(prefix.lastIndexOf('/') + 1);
    const directory = prefix.slice(0, prefix.length - name.length);
    const reachesIndex = forms.index.some((index) => (0,encode/* encodeFileName */.a5)(index).startsWith(name));
    const more = reachesIndex && forms.directoryUrls !== 'none' ? [...directoryForms(directory, forms)] : [];
    for (const cut of forms.cleanUrls ? ['.', '.h', '.ht', '.htm', '.html'] : []) {
        if (name.length > cut.length && name.endsWith(cut))
            more.push(...pageForms(prefix.slice(0, -cut.length), forms));
    }
    return [path, ...more];
}
/**
 * Takes the origin path off a mapped path, only at its start and at a `/`. A wildcard above the origin path reaches all of the
 * distribution.
 */
function removeOriginPath(path, originPath) {
    if (path === originPath)
        return '/';
    if (path.startsWith(`${originPath}/`))
        return path.slice(originPath.length);
    return (0,invalidation_path/* isWildcard */.z2)(path) && `${originPath}/`.startsWith(path.slice(0, -1)) ? '/*' : path;
}
function directoryForms(directory, forms) {
    const withSlash = pageForms(directory, forms);
    if (forms.directoryUrls !== 'both' || directory === '/')
        return withSlash;
    return [...withSlash, ...pageForms(directory.slice(0, -1), forms)];
}
/** A page without an extension: `/docs*` would purge `/docs-old`, too, so that its query strings are named by their `?`. */
function pageForms(path, forms) {
    return forms.queryStrings ? [path, `${path}?*`] : [path];
}

;// CONCATENATED MODULE: ./plan/map-files.js


const EXAMPLES = 20;
/** Maps each file by the first rule that matches it, in all the forms that viewers use. */
function mapFiles(files, rules, forms) {
    const paths = new Set();
    const uses = new Map();
    const unmatched = [];
    const widenings = [];
    for (const file of files) {
        const match = rules.map(file.path);
        for (const target of match?.targets ?? [])
            addPurgeable(listUrlForms(target, forms), paths, widenings);
        const below = file.kind === 'submodule' ? rules.reachBelow(file.path) : [];
        for (const target of below)
            addPurgeable(listReachForms(target, forms), paths, widenings);
        const rule = match?.rule.source ?? (below.length > 0 ? `${file.path}/**` : undefined);
        if (rule === undefined) {
            unmatched.push(file.path);
            continue;
        }
        const use = uses.get(rule) ?? { rule, files: 0, examples: [] };
        use.files += 1;
        if (use.examples.length < EXAMPLES)
            use.examples.push(file.path);
        uses.set(rule, use);
    }
    return { paths, uses: [...uses.values()], unmatched, widenings };
}
/** All that the rules can reach, as wildcards: what is purged when nobody knows which files changed. */
function mapEverything(rules, forms) {
    const paths = new Set();
    const widenings = [];
    for (const target of rules.reach())
        addPurgeable(listReachForms(target, forms), paths, widenings);
    return { paths, widenings };
}
function addPurgeable(items, paths, widenings) {
    for (const mapped of items) {
        const { item, widening } = (0,invalidation_path/* widenToPurgeable */.W_)(mapped);
        if (widening && !paths.has(item))
            widenings.push(widening);
        paths.add(item);
    }
}


/***/ }),

/***/ 2321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ isComplete),
/* harmony export */   QR: () => (/* binding */ isPart),
/* harmony export */   b3: () => (/* binding */ widenPart),
/* harmony export */   f0: () => (/* binding */ namePart),
/* harmony export */   mT: () => (/* binding */ halvePart)
/* harmony export */ });
/**
 * The parts of a purge: `2of7` is the second of its seven batches, `2of7.01` the second half of its first half, and a `w` at the
 * end stands for each time that its only path was widened. They end CallerReferences, so that whoever reads these can tell
 * whether all of a purge was posted.
 */
/** Names a batch; `index` counts from 0. */
function namePart(index, of) {
    return `${index + 1}of${of}`;
}
/** The halves of a batch that was too large, or that holds a refused path. */
function halvePart(part) {
    const halves = part.includes('.') ? part : `${part}.`;
    return [`${halves}0`, `${halves}1`];
}
/** The batch whose only path was refused, with a wider path. */
function widenPart(part) {
    return `${part}w`;
}
const PART = /^[1-9]\d*of([1-9]\d*)(?:\.[01]+)?w*$/;
/** Whether a text is the name of a part. */
function isPart(text) {
    return PART.test(text);
}
/**
 * Whether the parts of one purge that were posted are all of it: of each batch the batch itself or, again and again, both its halves. A
 * widened part counts for the one whose path it widens.
 */
function isComplete(parts) {
    const posted = new Set(Array.from(parts, (part) => part.replace(/w+$/, '')));
    const [first] = posted;
    const of = Number(PART.exec(first ?? '')?.[1] ?? 0);
    const isPosted = (part) => posted.has(part) || (isHalved(part) && halvePart(part).every(isPosted));
    const isHalved = (part) => posted.values().some((other) => other.length > part.length && other.startsWith(part));
    return of > 0 && of <= posted.size && Array.from({ length: of }, (_, index) => namePart(index, of)).every(isPosted);
}


/***/ }),

/***/ 5425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ listSome),
/* harmony export */   h: () => (/* binding */ planTarget)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2526);
/* harmony import */ var _paths_invalidation_path_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7235);
/* harmony import */ var _map_files_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5459);



const LISTED_AT_MOST = 10;
/** Plans one target. Where it says that unknown changes or unmatched files fail the step, the plan has a problem and no items. */
function planTarget(target, changes) {
    const always = target.paths.map(_paths_invalidation_path_js__WEBPACK_IMPORTED_MODULE_1__/* .widenToPurgeable */ .W_);
    const plan = {
        target,
        changes,
        items: new Set(always.map(({ item }) => item)),
        uses: [],
        unmatched: [],
        widenings: always.flatMap(({ widening }) => widening ?? []),
        everythingBecause: undefined,
        problem: undefined,
    };
    if (changes === undefined)
        return plan;
    if (changes.kind === 'unknown')
        return planUnknown(plan, changes.reason);
    const mapped = (0,_map_files_js__WEBPACK_IMPORTED_MODULE_2__/* .mapFiles */ .q)(changes.files, target.rules, target.forms);
    const { uses, unmatched } = mapped;
    const widenings = [...plan.widenings, ...mapped.widenings];
    return planUnmatched({ ...plan, items: plan.items.union(mapped.paths), uses, unmatched, widenings });
}
function planUnknown(plan, reason) {
    switch (plan.target.whenUnknown) {
        case 'all':
            return withEverything(plan, reason);
        case 'skip':
            return plan;
        case 'fail':
            return withProblem(plan, `It is not known which files changed, and \`when-unknown\` is \`fail\`: ${reason}`, 'Give `base:` a commit or `files:` a list, or let `when-unknown: all` purge everything that the rules reach.');
    }
}
function planUnmatched(plan) {
    const { unmatched, target } = plan;
    if (unmatched.length === 0)
        return plan;
    if (target.unmatched === 'all')
        return withEverything(plan, `No rule names ${listSome(unmatched)}.`);
    if (target.unmatched !== 'fail')
        return plan;
    const files = unmatched.length === 1 ? 'A changed file is' : `${unmatched.length} changed files are`;
    return withProblem(plan, `${files} named by no rule, and \`unmatched\` is \`fail\`: ${listSome(unmatched)}.`, 'Add a rule for them, `!GLOB` if they are no part of the site, or set `unmatched: ignore`.');
}
function withProblem(plan, message, advice) {
    return { ...plan, items: new Set(), problem: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H(message, advice) };
}
function withEverything(plan, reason) {
    const everything = (0,_map_files_js__WEBPACK_IMPORTED_MODULE_2__/* .mapEverything */ .m)(plan.target.rules, plan.target.forms);
    return {
        ...plan,
        items: plan.items.union(everything.paths),
        widenings: [...plan.widenings, ...everything.widenings],
        everythingBecause: reason,
    };
}
/** The first few names, quoted, and how many more there are. */
function listSome(names) {
    const shown = names.slice(0, LISTED_AT_MOST).map((name) => JSON.stringify(name));
    const more = names.length - shown.length;
    return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}


/***/ }),

/***/ 4049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ LAST_INVALIDATION)
/* harmony export */ });
/** The base that CloudFront itself remembers: the commit of the last purge of a distribution that was posted whole. */
const LAST_INVALIDATION = 'last-invalidation';


/***/ }),

/***/ 1084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ count)
/* harmony export */ });
/** `1 path`, `2 paths`. */
function count(number, noun) {
    return `${number} ${number === 1 ? noun : `${noun}s`}`;
}


/***/ }),

/***/ 7919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ formatDistribution),
/* harmony export */   p: () => (/* binding */ formatDeployOutputs)
/* harmony export */ });
/* harmony import */ var _format_value_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6648);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3045);


const STATUS = { 'in-progress': 'InProgress', deployed: 'Deployed', deleted: 'Deleted' };
/** What is known as soon as there is a distribution. `url` is the input, in which `{domain}` stands for its domain name. */
function formatDistribution(distribution, url) {
    const { id, arn, domainName, status } = distribution;
    return {
        'distribution-id': id,
        'distribution-arn': arn,
        'distribution-domain': domainName,
        'distribution-status': STATUS[status],
        url: status === 'deleted' ? '' : url.replaceAll('{domain}', () => domainName),
    };
}
/** All outputs by name; what is not known is left out, so that an earlier value stays. */
function formatDeployOutputs(result, url) {
    const { name, status, change, distribution, purge } = result;
    const texts = { status, change, ...(distribution && formatDistribution(distribution, url)) };
    const ids = (purge?.invalidations ?? []).map(({ id }) => id);
    const paths = purge?.paths ?? [];
    const changes = result.changes.map((one) => ({ path: one.path, ...(0,_format_value_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSides */ .O)(one), risk: one.risk }));
    const distributions = distribution === undefined || purge === undefined
        ? []
        : [(0,_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .describeDistribution */ .Ob)({ ...purge, distribution: { kind: 'distribution', id: distribution.id }, names: [name] })];
    return {
        ...texts,
        'invalidation-ids': JSON.stringify(ids),
        'invalidation-id': ids[0] ?? '',
        paths: JSON.stringify(paths),
        'path-count': String(paths.length),
        result: JSON.stringify({ ...texts, 'invalidation-ids': ids, paths, changes, distributions }),
    };
}


/***/ }),

/***/ 6825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ formatDeploySummary)
/* harmony export */ });
/* harmony import */ var _format_value_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6648);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9782);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5896);
/* harmony import */ var _tell_deploy_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8962);




/** The summary as HTML without a blank line, so that no name in it is read as Markdown. */
function formatDeploySummary(result, url) {
    const { name, distribution, problems, purge } = result;
    const title = `<h3>CloudFront: ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .Z)(name)} ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .Z)((0,_tell_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .describeOutcome */ .SS)(result))}</h3>`;
    const where = distribution === undefined || distribution.status === 'deleted'
        ? ''
        : (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)(`${(0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(distribution.id)} ${(0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(url.replaceAll('{domain}', () => distribution.domainName))}`);
    const purged = purge === undefined || purge.paths.length === 0
        ? ''
        : (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)(`Purged ${purge.paths.map(_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY).join(', ')}: ${purge.invalidations.map(({ id }) => (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(id)).join(', ') || 'not posted'}.`);
    const parts = [
        title,
        ...problems.map(({ message, advice }) => (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)(`<b>${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .Z)(message)}</b>${advice === undefined ? '' : ` ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .Z)(advice)}`}`)),
        where,
        changeTable(result),
        purged,
        '',
    ];
    return parts.filter((part, index) => part !== '' || index === parts.length - 1).join('\n');
}
function changeTable(result) {
    const { changes } = result;
    if (changes.length === 0)
        return '';
    const rows = changes.map((change) => {
        const { before, after } = (0,_format_value_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSides */ .O)(change);
        const notes = [
            change.risk === undefined ? '' : `<b>${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .Z)(change.risk)}</b>`,
            change.isReset ? 'not in the file: CloudFront&#39;s default' : '',
        ];
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)([
            (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(change.path),
            before === undefined ? '' : (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(before),
            after === undefined ? '' : (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(after),
            notes.filter((note) => note !== '').join('<br>'),
        ]);
    });
    const shown = (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .takeUpTo */ .ON)(_html_js__WEBPACK_IMPORTED_MODULE_0__/* .LIST_LENGTH */ .Ai, rows);
    const more = rows.length > shown.length ? (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)(`and ${rows.length - shown.length} more`) : '';
    const cause = (0,_tell_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .describeCause */ .V$)(result);
    const told = cause === '' ? '' : (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .Z)(`Differences to the file${cause}.`));
    return `${told}${(0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['What', 'Before', 'After', ''], shown)}${more}`;
}


/***/ }),

/***/ 6648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ formatSides)
/* harmony export */ });
/* harmony import */ var _configuration_value_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5956);
/** Values of a configuration as texts of one line. */

/** Characters of a value at most: an added origin can be long, and its file has the rest. */
const LENGTH = 300;
/** What a change replaces and by what, without what is secret; undefined for nothing. */
function formatSides(change) {
    const format = (value) => {
        if (value === undefined)
            return undefined;
        return change.isSecret ? '(secret)' : formatValue(value);
    };
    return { before: format(change.before), after: format(change.after) };
}
/** JSON, lists without their Quantity. */
function formatValue(value) {
    const text = JSON.stringify(simplify(value));
    return text.length <= LENGTH ? text : `${text.slice(0, LENGTH)}…`;
}
function simplify(value) {
    if (Array.isArray(value))
        return value.map(simplify);
    if (!(0,_configuration_value_js__WEBPACK_IMPORTED_MODULE_0__/* .isStructure */ .i)(value))
        return value;
    const { Quantity: quantity, Items: items, ...others } = value;
    if (quantity === undefined)
        return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, simplify(member)]));
    const list = simplify(items ?? []);
    if (Object.keys(others).length === 0)
        return list;
    return { ...simplify(others), Items: list };
}


/***/ }),

/***/ 9782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ LIST_LENGTH),
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   H8: () => (/* binding */ foldedList),
/* harmony export */   ON: () => (/* binding */ takeUpTo),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   f6: () => (/* binding */ cutList),
/* harmony export */   nM: () => (/* binding */ row),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5896);
/** The HTML of job summaries: every text in it is escaped, and none grows without bounds. */

/** Bytes of a list at most. */
const LIST_LENGTH = 60_000;
/** A folded list, cut where it grows too long for a summary. */
function foldedList(title, names) {
    return `<details><summary>${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeHtml */ .Z)(title)}</summary>${cutList(names, code)}</details>`;
}
function cutList(items, show) {
    const shown = takeUpTo(LIST_LENGTH, items.values().map(show));
    const more = items.length > shown.length ? `<br>and ${items.length - shown.length} more` : '';
    return `${shown.join('<br>')}${more}`;
}
/** The first parts, of so many bytes together at most; the others are not even made. */
function takeUpTo(length, parts) {
    const taken = [];
    let used = 0;
    for (const part of parts) {
        used += Buffer.byteLength(part);
        if (used > length)
            break;
        taken.push(part);
    }
    return taken;
}
function table(heads, rows) {
    return `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.join('')}</table>`;
}
function row(cells) {
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
function paragraph(html) {
    return `<p>${html}</p>`;
}
function code(text) {
    return `<code>${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeHtml */ .Z)(text)}</code>`;
}


/***/ }),

/***/ 3045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AH: () => (/* binding */ formatOutputs),
/* harmony export */   Ob: () => (/* binding */ describeDistribution)
/* harmony export */ });
/* unused harmony export countChangedFiles */
/** All outputs by name; what is not known is empty. */
function formatOutputs(result) {
    const values = describe(result);
    const texts = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const distributions = result.distributions.map(describeDistribution);
    return { ...Object.fromEntries(texts), result: JSON.stringify({ ...values, distributions }) };
}
function describe({ status, targets, distributions }) {
    const ids = distributions.flatMap(({ invalidations }) => invalidations.map(({ id }) => id));
    const paths = [...new Set(distributions.flatMap((one) => one.paths))];
    return {
        status,
        'invalidation-ids': ids,
        'invalidation-id': ids[0] ?? '',
        paths,
        'path-count': distributions.reduce((sum, one) => sum + one.paths.length, 0),
        'changed-files': countChangedFiles(targets) ?? '',
        base: firstCommit(targets, 'base'),
        head: firstCommit(targets, 'head'),
    };
}
/** What was purged of one distribution, as `result` has it. */
function describeDistribution({ distribution, names, paths, invalidations, unposted, }) {
    return {
        distribution: distribution.id,
        names,
        paths,
        invalidations: invalidations.map(({ id, status, paths: posted }) => ({ id, status, 'path-count': posted.length })),
        'not-posted': unposted.map(({ paths: lost, error }) => ({ paths: lost, error: error.refusal.code })),
    };
}
/** How many different files changed; undefined if nothing was compared or a comparison could not tell. */
function countChangedFiles(targets) {
    const compared = targets.flatMap(({ changes }) => changes ?? []);
    if (compared.length === 0 || compared.some(({ kind }) => kind === 'unknown'))
        return undefined;
    return new Set(compared.flatMap((changes) => (changes.kind === 'known' ? changes.files.map(({ path }) => path) : [])))
        .size;
}
function firstCommit(targets, side) {
    return targets.map(({ changes }) => changes?.[side]).find((commit) => commit !== undefined) ?? '';
}


/***/ }),

/***/ 5896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ escapeHtml),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** Text from outside, made harmless for the places where the runner or GitHub would read more into it. */
/**
 * A text for the log: one line, without control characters, and nothing that the runner takes for a command. The runner reads
 * `::name::` at the start of a line, after blanks, and `##[name]` anywhere in it.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
function printable(text) {
    return escapeControls(text)
        .replaceAll('##[', '# #[')
        .replace(/^(\s*):(?=:)/, '$1: ');
}
/**
 * A text for HTML in the job summary. It stays on one line, since a blank line would end the HTML and let GitHub read what follows
 * as Markdown.
 */
function escapeHtml(text) {
    return escapeControls(text).replaceAll(/[&<>"'`|@#]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Controls, line separators, and marks that turn the direction of text become `\n` or `\u202e`; so do bytes that are no UTF-8. */
function escapeControls(text) {
    return text.replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu, (character) => {
        const known = KNOWN_ESCAPES.get(character);
        return known ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}
const KNOWN_ESCAPES = new Map([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
]);


/***/ }),

/***/ 3637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ runner)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6490);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5896);
/** The runner's side of a step: log, outputs, summary. The only file that speaks to it. */


const runner = {
    log: {
        info: (text) => {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(text));
        },
        group: (title, lines) => {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(title));
            for (const line of lines)
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`- ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(line)}`);
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
        },
        notice: (text) => {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(text));
        },
        warning: (text, at) => {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(text), annotate(at));
        },
    },
    annotateError: (text, at) => {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(text), annotate(at));
    },
    setOutputs: (outputs) => {
        for (const [name, value] of Object.entries(outputs))
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH(name, value);
    },
    writeSummary: async (html) => {
        await _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(html, true).write();
    },
};
function annotate(at) {
    if (at === undefined || 'input' in at)
        return {};
    return { file: at.file, ...(at.line && { startLine: at.line }), ...(at.column && { startColumn: at.column }) };
}


/***/ }),

/***/ 1325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  k: () => (/* binding */ formatSummary)
});

;// CONCATENATED MODULE: ./plan/cost.js
/** What invalidations cost. https://aws.amazon.com/cloudfront/pricing/ */
/** Paths of an account that are free each month. */
const FREE_PATHS = 1000;
/** US dollars for each path beyond these; a wildcard counts as one path. */
const DOLLARS_PER_PATH = 0.005;
/** `USD 0.075`: what so many paths cost once the free ones of the month are used up. */
function formatCost(paths) {
    return `USD ${(paths * DOLLARS_PER_PATH).toFixed(3)}`;
}

// EXTERNAL MODULE: ./report/count.js
var count = __nccwpck_require__(1084);
// EXTERNAL MODULE: ./report/html.js
var html = __nccwpck_require__(9782);
// EXTERNAL MODULE: ./report/printable.js
var printable = __nccwpck_require__(5896);
// EXTERNAL MODULE: ./report/tell.js
var tell = __nccwpck_require__(7592);
;// CONCATENATED MODULE: ./report/summary.js





/** Bytes. GitHub refuses a step's summary above 1 MiB: details are cut, never the figures. */
const DETAILS_LENGTH = 600_000;
const TITLES = {
    completed: 'Purged',
    'in-progress': 'Purging',
    planned: 'Planned, nothing sent (dry run)',
    'nothing-to-do': 'Nothing to purge',
    failed: 'Not everything was purged',
};
/** The summary as HTML without a blank line, so that no name in it is read as Markdown. */
function formatSummary(result, context) {
    const details = result.targets.flatMap((plan) => describeTarget(plan, context));
    const paths = result.distributions.map((one) => (0,html/* foldedList */.H8)(`${(0,count/* count */.U)(one.paths.length, 'path')} of ${one.distribution.id}`, one.paths));
    return [
        `<h3>CloudFront: ${TITLES[result.status]}</h3>`,
        ...result.problems.map(({ message, advice }) => (0,html/* paragraph */.FY)(`<b>${(0,printable/* escapeHtml */.Z)(message)}</b>${advice === undefined ? '' : ` ${(0,printable/* escapeHtml */.Z)(advice)}`}`)),
        distributionTable(result.distributions),
        ...result.distributions.map(({ limited }) => (limited ? describeMerges(limited) : '')),
        ...(0,html/* takeUpTo */.ON)(DETAILS_LENGTH, [...details, ...paths]),
        '',
    ]
        .filter((part, index, all) => part !== '' || index === all.length - 1)
        .join('\n');
}
/** What `max-paths` saved, and what it purges besides. */
function describeMerges(limited) {
    const rows = limited.merged.map(({ wildcard, replaces, unchanged }) => (0,html/* row */.nM)([(0,html/* code */.aY)(wildcard), `${replaces}`, unchanged === undefined ? '?' : `${unchanged}`]));
    const shown = (0,html/* takeUpTo */.ON)(html/* LIST_LENGTH */.Ai, rows);
    return `${(0,html/* paragraph */.FY)((0,printable/* escapeHtml */.Z)((0,tell/* describeLimit */.XW)(limited)))}\n${(0,html/* table */.tp)(['Wildcard', 'Instead of paths', 'Unchanged besides'], shown)}`;
}
function distributionTable(distributions) {
    if (distributions.length === 0)
        return '';
    const total = distributions.reduce((sum, { paths }) => sum + paths.length, 0);
    const rows = distributions.map(({ distribution, names, paths, batches, invalidations, unposted }) => {
        const called = names.filter((name) => name !== distribution.id);
        const posted = (0,html/* cutList */.f6)(invalidations, ({ id, status }) => `${(0,html/* code */.aY)(id)} ${status === 'completed' ? 'Completed' : 'InProgress'}`);
        const lost = [...Map.groupBy(unposted, ({ error }) => error.refusal.code)].map(([why, parts]) => `<b>${parts.flatMap((part) => part.paths).length} not posted: ${(0,printable/* escapeHtml */.Z)(why)}</b>`);
        return (0,html/* row */.nM)([
            `${consoleLink(distribution)}${called.length > 0 ? ` ${(0,printable/* escapeHtml */.Z)(called.join(', '))}` : ''}`,
            `${paths.length}`,
            `${batches.length}`,
            [...lost, posted].filter((part) => part !== '').join('<br>') || '–',
        ]);
    });
    const cost = `${(0,count/* count */.U)(total, 'path')}: free among the first ${FREE_PATHS} of the account's month, else ${formatCost(total)}.`;
    return `${(0,html/* table */.tp)(['Distribution', 'Paths', 'Requests', 'Invalidations'], rows)}\n${(0,html/* paragraph */.FY)(cost)}`;
}
function describeTarget(plan, context) {
    const { uses, unmatched, widenings, everythingBecause } = plan;
    const rows = uses.map(({ rule, files, examples }) => {
        const more = files > examples.length ? ` and ${files - examples.length} more` : '';
        return (0,html/* row */.nM)([
            (0,html/* code */.aY)(rule),
            `${files}`,
            `<details><summary>${(0,html/* code */.aY)(examples[0] ?? '')}${files > 1 ? ' …' : ''}</summary>${examples.map(html/* code */.aY).join('<br>')}${more}</details>`,
        ]);
    });
    return [
        (0,html/* paragraph */.FY)(describeChanges(plan, context)),
        everythingBecause === undefined
            ? ''
            : (0,html/* paragraph */.FY)(`Everything that the rules reach is purged: ${(0,printable/* escapeHtml */.Z)(everythingBecause)}`),
        rows.length === 0 ? '' : (0,html/* table */.tp)(['Rule', 'Files', 'Which'], rows),
        unmatched.length === 0
            ? ''
            : (0,html/* foldedList */.H8)(`${(0,count/* count */.U)(unmatched.length, 'changed file')} that no rule names`, unmatched),
        widenings.length === 0
            ? ''
            : (0,html/* foldedList */.H8)(`${(0,count/* count */.U)(widenings.length, 'path')} purged as something wider`, widenings.map(({ from, to, why }) => `${from} → ${to}: ${why}`)),
    ];
}
function describeChanges({ changes, target }, { serverUrl, repository }) {
    const where = `of ${target.distributions.map(html/* code */.aY).join(', ')}`;
    if (changes === undefined)
        return `Paths ${where} as given, whatever changed.`;
    if (changes.kind === 'unknown')
        return `It is not known which files ${where} changed: ${(0,printable/* escapeHtml */.Z)(changes.reason)}`;
    const { base, head, files } = changes;
    const changed = `${(0,count/* count */.U)(files.length, 'changed file')} ${where}`;
    if (base === undefined || head === undefined)
        return `${changed}, as listed.`;
    const url = `${serverUrl}/${repository}/compare/${base}..${head}`;
    return `${changed} between <a href="${(0,printable/* escapeHtml */.Z)(url)}">${(0,html/* code */.aY)(base.slice(0, 7))} and ${(0,html/* code */.aY)(head.slice(0, 7))}</a>.`;
}
function consoleLink({ kind, id }) {
    if (kind === 'tenant')
        return (0,html/* code */.aY)(id);
    const url = `https://console.aws.amazon.com/cloudfront/v4/home#/distributions/${encodeURIComponent(id)}/invalidations`;
    return `<a href="${url}">${(0,html/* code */.aY)(id)}</a>`;
}


/***/ }),

/***/ 8962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ logDeployResult),
/* harmony export */   SS: () => (/* binding */ describeOutcome),
/* harmony export */   V$: () => (/* binding */ describeCause)
/* harmony export */ });
/* unused harmony export formatChange */
/* harmony import */ var _count_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1084);
/* harmony import */ var _format_value_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6648);


/** More than a reader follows line by line are folded. */
const LINES_UNFOLDED = 40;
function logDeployResult(result, log) {
    const { name, status, change, changes, distribution } = result;
    const where = distribution === undefined ? name : `${name}, ${distribution.id}`;
    const cause = describeCause(result);
    if (changes.length > 0)
        logPlan(`${where}: ${(0,_count_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U)(changes.length, 'difference')} to its file${cause}.`, changes, log);
    for (const { path, risk } of changes)
        if (risk !== undefined)
            log.warning(`${where}: ${path}: ${risk}`);
    log.info(`${where}: ${describeOutcome(result)}`);
    const { invalidations = [], paths = [] } = result.purge ?? {};
    for (const { id, paths: posted } of invalidations)
        log.info(`${where}: invalidation ${id}, ${posted.length} of ${(0,_count_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U)(paths.length, 'path')}.`);
    if (status === 'planned' && change !== 'none')
        log.info('This is a dry run: nothing was changed.');
}
function logPlan(title, changes, log) {
    const lines = changes.map(formatChange);
    if (lines.length > LINES_UNFOLDED) {
        log.group(title, lines);
        return;
    }
    log.info(title);
    for (const line of lines)
        log.info(line);
}
/** `~ PriceClass: "PriceClass_100" → "PriceClass_All"`, with `+` for what is added and `-` for what goes. */
function formatChange(change) {
    const { before, after } = (0,_format_value_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSides */ .O)(change);
    const values = [before, after].filter((value) => value !== undefined).join(' → ');
    const sign = before === undefined ? '+' : after === undefined ? '-' : '~';
    return `  ${sign} ${change.path}: ${values}${change.isReset ? " (not in the file: CloudFront's default)" : ''}`;
}
/** Whose change it was, where that is known: the beginning of an answer to "why does this differ?". */
function describeCause({ cause }) {
    switch (cause) {
        case 'file':
            return ', since the file changed';
        case 'outside':
            return ': the file is the same as at the last deployment, the distribution was changed outside of it';
        case 'both':
            return ': the file changed, and so did the distribution outside of it';
        case undefined:
            return '';
    }
}
/** What became of the distribution, in a sentence. */
function describeOutcome({ command, status, change, distribution, problems }) {
    const domain = distribution === undefined ? '' : ` (${distribution.domainName})`;
    if (status === 'failed' && change === 'none')
        return `nothing was changed; ${(0,_count_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U)(problems.length, 'problem')}.`;
    const would = status === 'planned';
    const state = distribution?.status === 'in-progress' ? ', not deployed everywhere yet' : '';
    switch (change) {
        case 'created':
            return would ? 'would be created.' : `was created${domain}${state}.`;
        case 'updated':
            return would ? `would be updated${domain}.` : `was updated${domain}${state}.`;
        case 'unchanged':
            return `matches its file${domain}${state}.`;
        case 'disabled':
            return would ? `would be disabled${domain}, and deleted later.` : `was disabled${domain}; it is not deleted yet.`;
        case 'deleted':
            return would ? `would be deleted${domain}.` : `was deleted${domain}.`;
        case 'none':
            return command === 'destroy' ? 'there is no such distribution: nothing to destroy.' : 'nothing was changed.';
    }
}


/***/ }),

/***/ 7592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AX: () => (/* binding */ logResult),
/* harmony export */   XW: () => (/* binding */ describeLimit),
/* harmony export */   xv: () => (/* binding */ logPlans)
/* harmony export */ });
/* harmony import */ var _plan_plan_target_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5425);
/* harmony import */ var _count_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1084);


const LINES_IN_GROUP = 200;
/** Tells what changed, by which rule it maps, what is purged, and warns of all that a user would not expect. */
function logPlans(plans, log) {
    for (const plan of plans) {
        const { uses, unmatched, widenings, target } = plan;
        logChanges(plan, log);
        for (const { rule, files, examples } of uses)
            group(log, `${files} by ${rule}`, examples, files);
        if (unmatched.length > 0 && target.unmatched === 'warn')
            log.warning(`No rule names ${(0,_plan_plan_target_js__WEBPACK_IMPORTED_MODULE_0__/* .listSome */ .X)(unmatched)}.`);
        else if (unmatched.length > 0)
            group(log, `${unmatched.length} by no rule`, unmatched, unmatched.length);
        if (widenings.length > 0) {
            log.notice(`CloudFront cannot purge ${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(widenings.length, 'path')} as it is: something wider is purged.`);
            const lines = widenings.map(({ from, to, why }) => `${from} as ${to}: ${why}`);
            group(log, `${widenings.length} widened`, lines, lines.length);
        }
    }
}
function logChanges({ changes, items, target, everythingBecause }, log) {
    const where = `${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(items.size, 'path')} of ${target.distributions.join(', ')}`;
    if (changes === undefined)
        log.info(`${where}, whatever changed.`);
    else if (changes.kind === 'known') {
        const why = changes.reason === undefined ? '' : ` ${changes.reason}`;
        log.info(`${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(changes.files.length, 'changed file')}: ${where}.${why}`);
    }
    else if (target.whenUnknown === 'skip') {
        log.warning(`Nothing is purged for changes, as \`when-unknown\` is \`skip\`: ${changes.reason}`);
    }
    if (everythingBecause !== undefined)
        log.warning(`Everything that the rules reach is purged: ${everythingBecause}`);
}
/** Tells what became of each distribution. */
function logResult({ status, distributions }, log) {
    if (status === 'nothing-to-do')
        log.info('Nothing to purge: no request was sent to AWS.');
    for (const { distribution, paths, covered, batches, invalidations, limited } of distributions) {
        if (limited)
            log.info(`${distribution.id}: ${describeLimit(limited)}`);
        const dropped = covered > 0 ? ` (${covered} more are covered by wildcards among them)` : '';
        const all = `${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(paths.length, 'path')}${dropped}`;
        if (status === 'planned')
            log.info(`${distribution.id}: ${all} in ${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(batches.length, 'request')} would be posted; this is a dry run.`);
        for (const { id, status: state, paths: posted } of invalidations) {
            log.info(`${distribution.id}: invalidation ${id}, ${posted.length} of ${all}: ${state === 'completed' ? 'Completed' : 'InProgress'}.`);
        }
        group(log, `${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(paths.length, 'path')} of ${distribution.id}`, paths, paths.length);
    }
}
/** What `max-paths` did, in a sentence. */
function describeLimit({ before, merged, unchanged }) {
    const besides = unchanged === undefined
        ? 'how many unchanged paths are purged besides is not known, as the site could not be listed'
        : `${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(unchanged, 'unchanged path')} of the site ${unchanged === 1 ? 'is' : 'are'} purged besides`;
    return `max-paths merged ${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(before, 'path')} by ${(0,_count_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U)(merged.length, 'wildcard')}; ${besides}.`;
}
function group(log, title, names, total) {
    const shown = names.slice(0, LINES_IN_GROUP);
    log.group(title, total > shown.length ? [...shown, `and ${total - shown.length} more`] : shown);
}


/***/ }),

/***/ 6490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  V9: () => (/* binding */ getIDToken),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  Oh: () => (/* binding */ startGroup),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, exportVariable, getBooleanInput, getMultilineInput, getState, group, isDebug, markdownSummary, platform, saveState, setCommandEcho, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: ../../scripts/lazy-http-client.mjs + 1 modules
var lazy_http_client = __nccwpck_require__(4131);
;// CONCATENATED MODULE: ../../node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new lazy_http_client/* HttpClient */.Q('actions/oidc-client', [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(3193);
;// CONCATENATED MODULE: external "events"
const external_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
;// CONCATENATED MODULE: external "assert"
const external_assert_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
;// CONCATENATED MODULE: ../../node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ../../node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_namespaceObject.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_namespaceObject.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 4131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ HttpClient)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ../../scripts/lazy-http-client.mjs
/**
 * Stands for `@actions/http-client` in the bundle. `@actions/core` imports it at the top of its modules, for OIDC tokens, and with it
 * comes undici: two thirds of the code that a step that asks nobody anything would have to load. So it is a bundle of its own, which
 * is loaded when a client is first made.
 */


const loadFromDist = (0,external_node_module_namespaceObject.createRequire)(import.meta.url)

/** Called with `new`, it gives the real client. */
function HttpClient(...options) {
  return new (loadFromDist('./http-client.js').HttpClient)(...options)
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6203);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
