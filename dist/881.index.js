export const id = 881;
export const ids = [881];
export const modules = {

/***/ 5262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/CloudFrontClient.js + 11 modules
var CloudFrontClient = __webpack_require__(5448);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/credential-provider-web-identity/dist-es/fromWebToken.js
var fromWebToken = __webpack_require__(4407);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/CreateDistributionWithTagsCommand.js
var CreateDistributionWithTagsCommand = __webpack_require__(5688);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/GetDistributionCommand.js
var GetDistributionCommand = __webpack_require__(5045);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/UpdateDistributionCommand.js
var UpdateDistributionCommand = __webpack_require__(7552);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/DeleteDistributionCommand.js
var DeleteDistributionCommand = __webpack_require__(6862);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/pagination/ListDistributionsPaginator.js + 1 modules
var ListDistributionsPaginator = __webpack_require__(1266);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/ListTagsForResourceCommand.js
var ListTagsForResourceCommand = __webpack_require__(1695);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/TagResourceCommand.js
var TagResourceCommand = __webpack_require__(335);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/UntagResourceCommand.js
var UntagResourceCommand = __webpack_require__(5164);
// EXTERNAL MODULE: ./cloudfront/errors.js + 10 modules
var errors = __webpack_require__(1888);
;// CONCATENATED MODULE: ./cloudfront/sdk/attempt.js

/** `operation` is the API's name of the call, without what it is called for tenants. */
async function attempt(operation, distribution, call) {
    try {
        return await call();
    }
    catch (error) {
        throw toCloudFrontError(operation, distribution, error);
    }
}
/** Pages of a list, each of them a call. */
async function* attemptPages(operation, distribution, pages) {
    const iterator = pages[Symbol.asyncIterator]();
    for (;;) {
        const page = await attempt(operation, distribution, () => iterator.next());
        if (page.done)
            return;
        yield page.value;
    }
}
/** The SDK's errors carry the service's code as their name; the network's carry it as `code`. */
function toCloudFrontError(operation, distribution, error) {
    const { name, code, message, $metadata } = error;
    const known = name !== undefined && name !== 'Error' ? name : undefined;
    return new errors/* CloudFrontError */.t({
        operation: distribution?.kind === 'tenant' ? `${operation}ForDistributionTenant` : operation,
        code: known ?? code ?? 'Unknown',
        text: message === undefined || message === '' || message === 'UnknownError' ? 'no text came back' : message,
        httpStatus: $metadata?.httpStatusCode,
        requestId: $metadata?.requestId,
        distribution,
    }, { cause: error });
}

// EXTERNAL MODULE: ./configuration/value.js
var configuration_value = __webpack_require__(5956);
;// CONCATENATED MODULE: ./cloudfront/sdk/configuration.js

/**
 * A whole configuration as the SDK's client takes it. The cast is sound where the configuration was checked by the SDK's own schema
 * or came from `fromServiceConfig`; whatever else it is, the SDK only writes what its schema knows.
 */
function toServiceConfig(config) {
    return config;
}
/**
 * What the service answered, as plain data: members that did not come are left out. Throws for what no configuration holds, such as
 * a date.
 */
function fromServiceConfig(config) {
    const value = toValue(config);
    if (!(0,configuration_value/* isStructure */.i)(value))
        throw new Error('the answer holds no configuration');
    return value;
}
function toValue(answer) {
    if (typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean')
        return answer;
    if (Array.isArray(answer))
        return answer.map(toValue);
    if (!isPlainObject(answer))
        throw new Error(`the answer's configuration holds ${String(answer)}`);
    return Object.fromEntries(Object.entries(answer).flatMap(([member, value]) => (value === undefined ? [] : [[member, toValue(value)]])));
}
/** A date or a stream is an object, too, but tells its kind. */
function isPlainObject(value) {
    return Object.prototype.toString.call(value) === '[object Object]';
}

;// CONCATENATED MODULE: ./cloudfront/sdk/distributions.js
/** The port `Distributions`, spoken to the service. */



function openDistributions(client) {
    return {
        create: ({ config, callerReference, tags }) => attempt('CreateDistributionWithTags', undefined, async () => {
            const named = toServiceConfig({ ...config, CallerReference: callerReference });
            const wanted = { DistributionConfig: named, Tags: { Items: toServiceTags(tags) } };
            return readDistribution(await client.send(new CreateDistributionWithTagsCommand/* CreateDistributionWithTagsCommand */.R({ DistributionConfigWithTags: wanted })));
        }),
        get: (id) => attempt('GetDistribution', byId(id), async () => readDistribution(await client.send(new GetDistributionCommand/* GetDistributionCommand */.s({ Id: id })))),
        update: (id, etag, config) => attempt('UpdateDistribution', byId(id), async () => {
            const command = { Id: id, IfMatch: etag, DistributionConfig: toServiceConfig(config) };
            return readDistribution(await client.send(new UpdateDistributionCommand/* UpdateDistributionCommand */.Z(command)));
        }),
        delete: (id, etag) => attempt('DeleteDistribution', byId(id), async () => {
            await client.send(new DeleteDistributionCommand/* DeleteDistributionCommand */.x({ Id: id, IfMatch: etag }));
        }),
        list: async function* () {
            const pages = (0,ListDistributionsPaginator/* paginateListDistributions */.z)({ client }, {});
            for await (const { DistributionList: list } of attemptPages('ListDistributions', undefined, pages)) {
                for (const { Id, ARN } of list?.Items ?? [])
                    if (Id && ARN)
                        yield { id: Id, arn: ARN };
            }
        },
        getTags: (arn) => attempt('ListTagsForResource', byArn(arn), async () => {
            const { Tags: tags } = await client.send(new ListTagsForResourceCommand/* ListTagsForResourceCommand */.a({ Resource: arn }));
            return new Map((tags?.Items ?? []).flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? '']] : [])));
        }),
        setTags: (arn, tags) => attempt('TagResource', byArn(arn), async () => {
            await client.send(new TagResourceCommand/* TagResourceCommand */.e({ Resource: arn, Tags: { Items: toServiceTags(tags) } }));
        }),
        removeTags: (arn, keys) => attempt('UntagResource', byArn(arn), async () => {
            await client.send(new UntagResourceCommand/* UntagResourceCommand */.R({ Resource: arn, TagKeys: { Items: [...keys] } }));
        }),
    };
}
/** What create, get and update answer alike. `Location` is not read: emulators write what they like there. */
function readDistribution(answer) {
    const { Id, ARN, DomainName, Status, DistributionConfig } = answer.Distribution ?? {};
    if (!Id || !ARN || !DomainName || !DistributionConfig)
        throw new Error('the answer holds no distribution');
    if (!answer.ETag)
        throw new Error(`the answer about distribution ${Id} holds no ETag`);
    return {
        id: Id,
        arn: ARN,
        domainName: DomainName,
        // Emulators write the status in other cases than the service does.
        status: Status?.toLowerCase() === 'deployed' ? 'deployed' : 'in-progress',
        config: fromServiceConfig(DistributionConfig),
        etag: answer.ETag,
    };
}
function toServiceTags(tags) {
    return [...tags].map(([Key, Value]) => ({ Key, Value }));
}
function byId(id) {
    return { kind: 'distribution', id };
}
/** `arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE` */
function byArn(arn) {
    return byId(arn.slice(arn.lastIndexOf('/') + 1));
}

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/GetInvalidationForDistributionTenantCommand.js
var GetInvalidationForDistributionTenantCommand = __webpack_require__(6278);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/GetInvalidationCommand.js
var GetInvalidationCommand = __webpack_require__(3391);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/CreateInvalidationForDistributionTenantCommand.js
var CreateInvalidationForDistributionTenantCommand = __webpack_require__(6300);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/CreateInvalidationCommand.js
var CreateInvalidationCommand = __webpack_require__(9937);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/ListInvalidationsForDistributionTenantCommand.js
var ListInvalidationsForDistributionTenantCommand = __webpack_require__(6355);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/ListInvalidationsCommand.js
var ListInvalidationsCommand = __webpack_require__(9008);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/pagination/ListInvalidationsForDistributionTenantPaginator.js
var ListInvalidationsForDistributionTenantPaginator = __webpack_require__(4443);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/pagination/ListInvalidationsPaginator.js
var ListInvalidationsPaginator = __webpack_require__(3152);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/GetDistributionTenantByDomainCommand.js
var GetDistributionTenantByDomainCommand = __webpack_require__(7754);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/commands/GetDistributionConfigCommand.js
var GetDistributionConfigCommand = __webpack_require__(5067);
;// CONCATENATED MODULE: ./cloudfront/sdk/invalidations.js
/** The port `CloudFront`, spoken to the service. */



function openCloudFront(client) {
    const get = async (distribution, id) => {
        const { Invalidation: found } = distribution.kind === 'tenant'
            ? await client.send(new GetInvalidationForDistributionTenantCommand/* GetInvalidationForDistributionTenantCommand */.J({ DistributionTenantId: distribution.id, Id: id }))
            : await client.send(new GetInvalidationCommand/* GetInvalidationCommand */.W({ DistributionId: distribution.id, Id: id }));
        return found;
    };
    return {
        createInvalidation: (distribution, paths, callerReference) => attempt('CreateInvalidation', distribution, async () => {
            const batch = { Paths: { Quantity: paths.length, Items: [...paths] }, CallerReference: callerReference };
            const { Invalidation: created } = distribution.kind === 'tenant'
                ? await client.send(new CreateInvalidationForDistributionTenantCommand/* CreateInvalidationForDistributionTenantCommand */.V({ Id: distribution.id, InvalidationBatch: batch }))
                : await client.send(new CreateInvalidationCommand/* CreateInvalidationCommand */.Y({ DistributionId: distribution.id, InvalidationBatch: batch }));
            return readInvalidation(created);
        }),
        getInvalidation: (distribution, id) => attempt('GetInvalidation', distribution, async () => readInvalidation(await get(distribution, id))),
        getCallerReference: (distribution, id) => attempt('GetInvalidation', distribution, async () => {
            const reference = (await get(distribution, id))?.InvalidationBatch?.CallerReference;
            if (reference === undefined)
                throw new Error('the answer holds no CallerReference');
            return reference;
        }),
        listInvalidations: (distribution) => attempt('ListInvalidations', distribution, async () => {
            const { InvalidationList: list } = distribution.kind === 'tenant'
                ? await client.send(new ListInvalidationsForDistributionTenantCommand/* ListInvalidationsForDistributionTenantCommand */.G({ Id: distribution.id, MaxItems: 100 }))
                : await client.send(new ListInvalidationsCommand/* ListInvalidationsCommand */.P({ DistributionId: distribution.id, MaxItems: 100 }));
            return (list?.Items ?? []).map(readInvalidation);
        }),
        listInvalidationIds: async function* (distribution) {
            const pages = distribution.kind === 'tenant'
                ? (0,ListInvalidationsForDistributionTenantPaginator/* paginateListInvalidationsForDistributionTenant */.a)({ client, pageSize: 100 }, { Id: distribution.id })
                : (0,ListInvalidationsPaginator/* paginateListInvalidations */.b)({ client, pageSize: 100 }, { DistributionId: distribution.id });
            for await (const { InvalidationList: list } of attemptPages('ListInvalidations', distribution, pages)) {
                yield* (list?.Items ?? []).flatMap(({ Id }) => Id ?? []);
            }
        },
        listDistributions: async function* () {
            const pages = (0,ListDistributionsPaginator/* paginateListDistributions */.z)({ client }, {});
            for await (const { DistributionList: list } of attemptPages('ListDistributions', undefined, pages)) {
                for (const { Id, DomainName, Aliases } of list?.Items ?? []) {
                    if (Id && DomainName)
                        yield { id: Id, domainName: DomainName, aliases: Aliases?.Items ?? [] };
                }
            }
        },
        findTenant: async (domain) => {
            try {
                return await attempt('GetDistributionTenantByDomain', undefined, async () => {
                    const { DistributionTenant } = await client.send(new GetDistributionTenantByDomainCommand/* GetDistributionTenantByDomainCommand */.x({ Domain: domain }));
                    return DistributionTenant?.Id;
                });
            }
            catch (error) {
                if (error instanceof errors/* CloudFrontError */.t && error.refusal.code === 'EntityNotFound')
                    return undefined;
                throw error;
            }
        },
        servesCacheTags: async (distribution) => {
            if (distribution.kind === 'tenant')
                return undefined;
            try {
                const { DistributionConfig } = await client.send(new GetDistributionConfigCommand/* GetDistributionConfigCommand */.w({ Id: distribution.id }));
                return DistributionConfig?.CacheTagConfig !== undefined;
            }
            catch {
                // It only serves a warning: whoever may not read the configuration goes without.
                return undefined;
            }
        },
    };
}
/** Emulators write the status in other cases than the service does. */
function readInvalidation(answer) {
    if (!answer?.Id)
        throw new Error('the answer holds no invalidation');
    return { id: answer.Id, status: answer.Status?.toLowerCase() === 'completed' ? 'completed' : 'in-progress' };
}

;// CONCATENATED MODULE: ./cloudfront/sdk.js
/** CloudFront as the service: this file and its folder are all that knows the AWS SDK. Loaded when there is something to send. */




/** CloudFront is global: the region only tells the partition, so that one is right wherever none is set. */
const DEFAULT_REGION = 'us-east-1';
/**
 * Connects to CloudFront. Credentials, proxies and `AWS_ENDPOINT_URL_CLOUDFRONT` are the SDK's own business. Sending starts with
 * the first call; nothing is checked before.
 */
function connect({ region = DEFAULT_REGION, role }) {
    const client = new CloudFrontClient/* CloudFrontClient */.G({
        region,
        ...(role && { credentials: assumeRole(role, region) }),
        customUserAgent: 'cloudfront-action',
        retryMode: 'standard',
        maxAttempts: 4,
        requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
    });
    return { cloudfront: openCloudFront(client), distributions: openDistributions(client) };
}
function assumeRole({ arn, sessionName, webIdentityToken }, region) {
    return async () => (0,fromWebToken/* fromWebToken */.G)({
        roleArn: arn,
        roleSessionName: sessionName,
        webIdentityToken: await webIdentityToken().catch(nameTokenError),
        clientConfig: { region },
    })();
}
/** What the runner says about a token that it could not get has no name of its own. */
function nameTokenError(cause) {
    const error = new Error(cause instanceof Error ? cause.message : String(cause), { cause });
    error.name = 'NoIdentityToken';
    throw error;
}


/***/ })

};
