export const id = 266;
export const ids = [266];
export const modules = {

/***/ 9150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ isRefusedAs),
/* harmony export */   QO: () => (/* binding */ isStale),
/* harmony export */   ST: () => (/* binding */ isGone)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1888);

/** Whether a call was refused because the distribution does not exist any more. The calls for tags know it as a resource. */
function isGone(error) {
    return isRefusedAs(error, 'NoSuchDistribution', 'NoSuchResource');
}
/** Whether an update or a deletion was refused because the distribution is not any more, or not yet, as it was when it was read. */
function isStale(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t && error.kind === 'stale';
}
/** Whether a call was refused with one of these codes of the API. */
function isRefusedAs(error, ...codes) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t && codes.includes(error.refusal.code);
}


/***/ }),

/***/ 8375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kv: () => (/* binding */ patienceUntil),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   yO: () => (/* binding */ WAIT_LONGER)
/* harmony export */ });
/** `deadline` in the clock's milliseconds. */
function patienceUntil(deadline, { clock, log }) {
    return {
        clock,
        deadline,
        onPause: ({ refusal }, pause) => {
            const what = refusal.distribution === undefined ? refusal.operation : `${refusal.distribution.id}: ${refusal.operation}`;
            log.info(`${what}: ${refusal.code}: ${refusal.text} Trying again in ${seconds(pause)}.`);
        },
    };
}
/** What to do about a deadline that has passed while something was in progress. */
const WAIT_LONGER = 'Raise `wait-timeout`, or set `on-wait-timeout: warn` if the job need not fail for it.';
/** A duration for readers: `1.5 s`. */
function seconds(milliseconds) {
    return `${Math.round(milliseconds / 100) / 10} s`;
}


/***/ }),

/***/ 6567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ beginProgress),
/* harmony export */   T: () => (/* binding */ describeHeld)
/* harmony export */ });
/* harmony import */ var _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1888);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2526);
/** What is known of a run so far: when something fails, all of this is still told. */


function beginProgress() {
    let known = {
        change: 'none',
        distribution: undefined,
        changes: [],
        cause: undefined,
        purge: undefined,
        problems: [],
    };
    const report = (problem) => {
        known = { ...known, problems: [...known.problems, problem] };
    };
    return {
        known: () => known,
        learn: (news) => {
            known = { ...known, ...news };
        },
        report,
        attempt: async (step) => {
            try {
                return await step();
            }
            catch (error) {
                if (!(error instanceof _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t || error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H))
                    throw error;
                report({ message: error.message, advice: error.advice });
                return undefined;
            }
        },
    };
}
/** A distribution as results tell it. */
function describeHeld({ id, arn, domainName, status }) {
    return { id, arn, domainName, status };
}


/***/ }),

/***/ 3776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ waitUntilDeployed)
/* harmony export */ });
/* harmony import */ var _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1888);

/**
 * How long the pauses are until so much has been waited. Half of all deployments take 166 to 174 s and few are done within two
 * minutes, so that it is asked most often around then. The first ones find out where nothing takes time at all.
 */
const PAUSES = [
    { until: 6_000, pause: 3_000 },
    { until: 110_000, pause: 15_000 },
    { until: 260_000, pause: 8_000 },
];
const LAST_PAUSE = 20_000;
const PROGRESS_EVERY = 30_000;
/**
 * Asks until the distribution is Deployed or the deadline has passed, and returns it as it was seen last. Quotas and outages are
 * waited out; a refusal that cannot heal, NoSuchDistribution among them, rejects at once with its CloudFrontError.
 */
async function waitUntilDeployed(held, { distributions, clock, deadline, onProgress }) {
    const start = clock.now();
    let told = start;
    let seen = held;
    while (seen.status !== 'deployed') {
        const now = clock.now();
        if (now >= deadline)
            return seen;
        const pause = Math.min(pauseAfter(now - start), deadline - now);
        if (now + pause - told > PROGRESS_EVERY) {
            onProgress(now - start);
            told = now;
        }
        await clock.sleep(pause);
        seen = await look(distributions, seen);
    }
    return seen;
}
function pauseAfter(waited) {
    return PAUSES.find(({ until }) => waited < until)?.pause ?? LAST_PAUSE;
}
async function look(distributions, seen) {
    try {
        return await distributions.get(seen.id);
    }
    catch (error) {
        if (error instanceof _cloudfront_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t && error.passes)
            return seen;
        throw error;
    }
}


/***/ }),

/***/ 2266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  destroy: () => (/* binding */ destroy)
});

// EXTERNAL MODULE: ./cloudfront/distributions.js
var cloudfront_distributions = __webpack_require__(9150);
// EXTERNAL MODULE: ./deploy/patience.js
var deploy_patience = __webpack_require__(8375);
// EXTERNAL MODULE: ./deploy/progress.js
var deploy_progress = __webpack_require__(6567);
// EXTERNAL MODULE: ./invalidate/wait-out.js
var wait_out = __webpack_require__(5630);
// EXTERNAL MODULE: ./ownership/find-owned.js
var find_owned = __webpack_require__(4195);
// EXTERNAL MODULE: ./cloudfront/errors.js + 10 modules
var errors = __webpack_require__(1888);
// EXTERNAL MODULE: ./cloudfront/refusal.js
var refusal = __webpack_require__(4069);
// EXTERNAL MODULE: ./deploy/wait-deployed.js
var wait_deployed = __webpack_require__(3776);
// EXTERNAL MODULE: ./failure.js
var failure = __webpack_require__(2526);
// EXTERNAL MODULE: ./ownership/tags.js
var ownership_tags = __webpack_require__(101);
// EXTERNAL MODULE: ./configuration/value.js
var value = __webpack_require__(5956);
;// CONCATENATED MODULE: ./destroy/released-config.js
/** The configuration of a distribution that is being deleted: it serves nobody, and holds nothing that another one may need. */

const NONE = { Quantity: 0 };
/** Members that only a certificate of one's own allows: what checks viewers' certificates, by a trust store and a function. */
const NEED_CERTIFICATE = ['ViewerMtlsConfig', 'ConnectionFunctionAssociation'];
/**
 * Disables a configuration and takes off what a disabled distribution holds as well as an enabled one: its alternate domain names,
 * certificate, functions and web ACL, and with the certificate what needs one. Only what is there is taken off, since not every kind
 * of distribution may have each member. Everything else stays, as an update needs it.
 */
function releaseConfiguration(config, { keepWebAcl }) {
    const kept = Object.fromEntries(Object.entries(config).filter(([member]) => !NEED_CERTIFICATE.includes(member)));
    return {
        ...kept,
        Enabled: false,
        ...replace(kept, 'Aliases', NONE),
        ...replace(kept, 'ViewerCertificate', { CloudFrontDefaultCertificate: true }),
        ...(keepWebAcl ? {} : replace(kept, 'WebACLId', '')),
        ...((0,value/* isStructure */.i)(kept['DefaultCacheBehavior']) && {
            DefaultCacheBehavior: releaseBehavior(kept['DefaultCacheBehavior']),
        }),
        ...((0,value/* isStructure */.i)(kept['CacheBehaviors']) && { CacheBehaviors: releaseBehaviors(kept['CacheBehaviors']) }),
    };
}
function releaseBehaviors(behaviors) {
    const items = behaviors['Items'];
    if (!Array.isArray(items))
        return behaviors;
    return { ...behaviors, Items: items.map((item) => ((0,value/* isStructure */.i)(item) ? releaseBehavior(item) : item)) };
}
function releaseBehavior(behavior) {
    return {
        ...behavior,
        ...replace(behavior, 'FunctionAssociations', NONE),
        ...replace(behavior, 'LambdaFunctionAssociations', NONE),
    };
}
function replace(structure, member, value) {
    return structure[member] === undefined ? {} : { [member]: value };
}

;// CONCATENATED MODULE: ./destroy/tear-down.js
/**
 * The steps of a destruction, each decided by what CloudFront holds at that moment and not by what this run has done before. So
 * a run that was killed anywhere is finished by the next one.
 */










/** Three suffice where nobody interferes: disabling, waiting, deleting. */
const ROUNDS = 10;
const PAUSE = 5_000;
/**
 * Marks, disables, and deletes as far as the request goes. Rejects with what CloudFront refused, with NoSuchDistribution if
 * somebody else has deleted it, and with a Failure if it must not or cannot be deleted.
 */
async function tearDown(owned, request, dependencies) {
    const { distributions, patience, log, progress } = dependencies;
    // Marked before it is disabled: a run that is killed in between leaves a distribution that serves, and that every later run knows is
    // to go. The other way round it would leave one that is disabled and that nobody ever deletes.
    if (!(0,ownership_tags/* isMarkedDestroyed */.i0)(owned.tags))
        await (0,wait_out/* waitOut */.a)(() => distributions.setTags(owned.arn, (0,ownership_tags/* destructionMark */.Op)(patience.clock.now())), patience);
    for (let round = 1; round <= ROUNDS; round++) {
        const held = await (0,wait_out/* waitOut */.a)(() => distributions.get(owned.id), patience);
        progress.learn({ distribution: (0,deploy_progress/* describeHeld */.T)(held) });
        try {
            if (round > 1 || isDeletable(held))
                await requireMark(owned, dependencies);
            if (await takeStep(held, request, dependencies))
                return;
        }
        catch (error) {
            if (!(0,cloudfront_distributions/* isStale */.QO)(error) || round === ROUNDS)
                throw error;
            log.info(`${owned.id}: ${error.refusal.code}: it is looked at again in ${(0,deploy_patience/* seconds */.YA)(PAUSE)}.`);
            await patience.clock.sleep(PAUSE);
        }
    }
    throw new failure/* Failure */.H(`Distribution ${owned.id} was enabled again by somebody else each time that it was disabled.`, 'Look for another workflow or tool that manages it, then run the job again.');
}
/** Whether nothing is left to do for this run. */
async function takeStep(held, request, dependencies) {
    const { distributions, patience, progress } = dependencies;
    if (isDeletable(held)) {
        await (0,wait_out/* waitOut */.a)(() => distributions.delete(held.id, held.etag), patience);
        progress.learn({ change: 'deleted', distribution: { ...(0,deploy_progress/* describeHeld */.T)(held), status: 'deleted' } });
        return true;
    }
    if (held.config['Enabled'] !== false) {
        const disabled = await disable(held, dependencies);
        progress.learn({ distribution: (0,deploy_progress/* describeHeld */.T)(disabled) });
    }
    progress.learn({ change: 'disabled' });
    if (request.teardown === 'async')
        return true;
    return held.config['Enabled'] === false && !(await waitForDeployment(held, request, dependencies));
}
/** Whether CloudFront deletes it as it is. */
function isDeletable({ config, status }) {
    return config['Enabled'] === false && status === 'deployed';
}
/**
 * Minutes pass until a distribution can be deleted, in which a deploy may take it back. It removes the mark before it writes, so
 * that a mark read after the ETag is still right when the ETag is. Disabling can be undone and goes by the tags that found it.
 */
async function requireMark({ id, arn, owner }, { distributions, patience }) {
    const tags = await (0,wait_out/* waitOut */.a)(() => distributions.getTags(arn), patience);
    if ((0,ownership_tags/* isOwnedBy */.D0)(tags, owner) && (0,ownership_tags/* isMarkedDestroyed */.i0)(tags))
        return;
    throw new failure/* Failure */.H(`Distribution ${id} was taken back while it was being deleted: its tags do not mark it as destroyed any more. It was left as it is.`, 'Run the job again if it is to be deleted all the same.');
}
async function disable({ id, etag, config }, { distributions, patience, log }) {
    const update = (keepWebAcl) => (0,wait_out/* waitOut */.a)(() => distributions.update(id, etag, releaseConfiguration(config, { keepWebAcl })), patience);
    try {
        return await update(false);
    }
    catch (error) {
        if (!(error instanceof errors/* CloudFrontError */.t && (0,refusal/* isHeldByPricingPlan */.W)(error.refusal)))
            throw error;
        log.warning(`${id} is on a pricing plan: it is disabled with its web ACL, and cannot be deleted before the plan ends.`);
        return update(true);
    }
}
/** Whether it is Deployed now. */
async function waitForDeployment(held, { waitTimeout, onWaitTimeout }, { distributions, patience, log, progress }) {
    const { status } = await (0,wait_deployed/* waitUntilDeployed */.e)(held, {
        distributions,
        clock: patience.clock,
        deadline: patience.deadline,
        onProgress: (waited) => {
            log.info(`${held.id}: disabled, InProgress after ${(0,deploy_patience/* seconds */.YA)(waited)}.`);
        },
    });
    if (status === 'deployed')
        return true;
    const message = `${held.id} was disabled, but not Deployed within ${(0,deploy_patience/* seconds */.YA)(waitTimeout)}, so that it could not be deleted yet. It is marked: any later run of \`destroy\` or \`sweep\` deletes it.`;
    if (onWaitTimeout === 'warn')
        log.warning(message);
    else
        progress.report({ message, advice: deploy_patience/* WAIT_LONGER */.yO });
    return false;
}

;// CONCATENATED MODULE: ./destroy/destroy.js
/** Destroys a distribution: disables it, waits until every edge location knows, and deletes it. */






/**
 * Destroys the distribution of a name, for which no file is needed. Each run goes on from where the last one got to: whatever is
 * disabled and Deployed is deleted at once. Whatever CloudFront refuses is part of the result; only a fault of the program rejects.
 */
async function destroy(request, dependencies) {
    const { name, repository, waitTimeout } = request;
    const { clock, log } = dependencies;
    const progress = (0,deploy_progress/* beginProgress */.$)();
    const patience = (0,deploy_patience/* patienceUntil */.Kv)(clock.now() + waitTimeout, { clock, log });
    await progress.attempt(async () => {
        const tools = { distributions: await dependencies.distributions(), log, patience, progress };
        const owned = await (0,find_owned/* findOwned */.z)({ repository, name }, tools);
        if (owned === undefined)
            return;
        try {
            await (request.dryRun ? planOnly(owned, request, tools) : tearDown(owned, request, tools));
        }
        catch (error) {
            // Whoever deleted it: it is as it was to be.
            if (!(0,cloudfront_distributions/* isGone */.ST)(error))
                throw error;
            progress.learn({ change: 'deleted', distribution: describeDeleted(owned, progress.known()) });
        }
    });
    const known = progress.known();
    return { command: 'destroy', name, status: summarize(known, request.dryRun), ...known };
}
/** What a run would do, from reading alone. */
async function planOnly({ id }, { teardown }, { distributions, patience, progress }) {
    const held = await (0,wait_out/* waitOut */.a)(() => distributions.get(id), patience);
    const change = isDeletable(held) || teardown === 'wait' ? 'deleted' : 'disabled';
    progress.learn({ change, distribution: (0,deploy_progress/* describeHeld */.T)(held) });
}
/** A distribution that was gone before it was read has no domain name to tell. */
function describeDeleted({ id, arn }, { distribution }) {
    return { id, arn, domainName: distribution?.domainName ?? '', status: 'deleted' };
}
function summarize({ problems, change }, dryRun) {
    if (problems.length > 0)
        return 'failed';
    if (change === 'none')
        return 'nothing-to-do';
    if (dryRun)
        return 'planned';
    return change === 'deleted' ? 'completed' : 'in-progress';
}


/***/ }),

/***/ 4195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ findOwned)
/* harmony export */ });
/* unused harmony export listOwned */
/* harmony import */ var _cloudfront_distributions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9150);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2526);
/* harmony import */ var _invalidate_wait_out_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5630);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(101);
/** Finds the distributions that are ours among all of the account, by their tags. */




/** No list of distributions tells their tags: they are read one by one, a few at a time, so that many do not meet CloudFront's rates. */
const AT_ONCE = 4;
/** The distributions that the action made for any repository, in CloudFront's order. Quotas and outages are waited out. */
async function listOwned({ distributions, patience, }) {
    const all = await (0,_invalidate_wait_out_js__WEBPACK_IMPORTED_MODULE_2__/* .waitOut */ .a)(() => collect(distributions.list()), patience);
    const owned = await mapAtOnce(all, AT_ONCE, async ({ id, arn }) => {
        const tags = await (0,_invalidate_wait_out_js__WEBPACK_IMPORTED_MODULE_2__/* .waitOut */ .a)(() => readTags(distributions, arn), patience);
        const owner = (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .readOwnership */ .m9)(tags);
        return owner && { id, arn, owner, tags };
    });
    return owned.filter((one) => one !== undefined);
}
/**
 * The distribution that is meant by a name. Of several it is the one whose destruction was not begun, or any if that was begun with
 * all of them. Undefined if there is none. Rejects with a Failure that names them if several are alive; nothing was touched then.
 */
async function findOwned(ownership, dependencies) {
    const matches = (await listOwned(dependencies)).filter(({ tags }) => (0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwnedBy */ .D0)(tags, ownership));
    const [first, ...others] = matches;
    if (first === undefined || others.length === 0)
        return first;
    const [living, ...rivals] = matches.filter(({ tags }) => !(0,_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isMarkedDestroyed */ .i0)(tags));
    if (rivals.length === 0)
        return living ?? first;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H(`${matches.length} distributions are tagged as \`${ownership.name}\` of ${ownership.repository}: ${matches.map(({ id }) => id).join(', ')}. None of them was touched.`, 'Keep one of them: delete the others, or remove their `cloudfront-action:` tags.');
}
/** A distribution that was deleted in between has no tags. */
async function readTags(distributions, arn) {
    try {
        return await distributions.getTags(arn);
    }
    catch (error) {
        if ((0,_cloudfront_distributions_js__WEBPACK_IMPORTED_MODULE_0__/* .isGone */ .ST)(error))
            return new Map();
        throw error;
    }
}
async function collect(items) {
    const all = [];
    for await (const item of items)
        all.push(item);
    return all;
}
/** Maps in the order of the items, so many of them at once; the first that fails ends it for all. */
async function mapAtOnce(items, atOnce, map) {
    const mapped = [];
    const queue = takeInTurn(items);
    const work = async () => {
        for (const [index, item] of queue)
            mapped[index] = await map(item);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return mapped;
}
/** Unlike an array's iterator, a generator ends for all who take from it as soon as one of them leaves its loop. */
function* takeInTurn(items) {
    yield* items.entries();
}


/***/ }),

/***/ 101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D0: () => (/* binding */ isOwnedBy),
/* harmony export */   KY: () => (/* binding */ isTagValue),
/* harmony export */   Op: () => (/* binding */ destructionMark),
/* harmony export */   TA: () => (/* binding */ withoutReserved),
/* harmony export */   Uy: () => (/* binding */ RESERVED_PREFIX),
/* harmony export */   dt: () => (/* binding */ ownershipTags),
/* harmony export */   i0: () => (/* binding */ isMarkedDestroyed),
/* harmony export */   m9: () => (/* binding */ readOwnership),
/* harmony export */   t3: () => (/* binding */ DESTROYED_TAG)
/* harmony export */ });
/** Tags under this prefix are the action's own: a file's tags cannot set them. */
const RESERVED_PREFIX = 'cloudfront-action:';
const REPOSITORY = `${RESERVED_PREFIX}repository`;
const NAME = `${RESERVED_PREFIX}name`;
/** Marks a distribution whose destruction was begun. */
const DESTROYED_TAG = `${RESERVED_PREFIX}destroyed`;
/** Whether a text can be the value of a tag, as CloudFront's API reference has it of `Tag`. */
function isTagValue(text) {
    return text.length <= 256 && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
}
function ownershipTags({ repository, name }) {
    return new Map([
        [REPOSITORY, repository],
        [NAME, name],
    ]);
}
/** Whose a distribution is; undefined if the action did not make it. */
function readOwnership(tags) {
    const repository = tags.get(REPOSITORY);
    const name = tags.get(NAME);
    return repository === undefined || name === undefined ? undefined : { repository, name };
}
function isOwnedBy(tags, { repository, name }) {
    const owner = readOwnership(tags);
    return owner?.repository === repository && owner.name === name;
}
/** The mark of a destruction begun at a time, in milliseconds. */
function destructionMark(time) {
    return new Map([[DESTROYED_TAG, new Date(time).toISOString()]]);
}
function isMarkedDestroyed(tags) {
    return tags.has(DESTROYED_TAG);
}
/** The tags that a file gives, without those that are the action's own. */
function withoutReserved(tags) {
    return new Map([...tags].filter(([key]) => !key.startsWith(RESERVED_PREFIX)));
}


/***/ })

};
