export const id = 145;
export const ids = [145];
export const modules = {

/***/ 6145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectToCloudFront: () => (/* binding */ connectToCloudFront)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5448);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6278);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3391);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6300);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9937);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6355);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9008);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4443);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3152);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1266);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7754);
/* harmony import */ var _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5067);
/* harmony import */ var _aws_sdk_credential_provider_web_identity__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4407);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5121);
/** CloudFront as the service: the only file that knows the AWS SDK. Loaded when there is something to send. */



/** CloudFront is global: the region only tells the partition, so that one is right wherever none is set. */
const DEFAULT_REGION = 'us-east-1';
/**
 * Connects to CloudFront. Credentials, proxies and `AWS_ENDPOINT_URL_CLOUDFRONT` are the SDK's own business. Sending starts with
 * the first call; nothing is checked before.
 */
function connectToCloudFront(options) {
    const region = options.region ?? DEFAULT_REGION;
    const client = new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_1__/* .CloudFrontClient */ .G({
        region,
        ...(options.role && { credentials: assumeRole(options.role, region) }),
        customUserAgent: 'cloudfront-action',
        retryMode: 'standard',
        maxAttempts: 4,
        requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
    });
    const get = async (distribution, id) => {
        const { Invalidation: found } = distribution.kind === 'tenant'
            ? await client.send(new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_2__/* .GetInvalidationForDistributionTenantCommand */ .J({ DistributionTenantId: distribution.id, Id: id }))
            : await client.send(new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_3__/* .GetInvalidationCommand */ .W({ DistributionId: distribution.id, Id: id }));
        return found;
    };
    return {
        createInvalidation: (distribution, paths, callerReference) => attempt('CreateInvalidation', distribution, async () => {
            const batch = { Paths: { Quantity: paths.length, Items: [...paths] }, CallerReference: callerReference };
            const { Invalidation: created } = distribution.kind === 'tenant'
                ? await client.send(new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_4__/* .CreateInvalidationForDistributionTenantCommand */ .V({ Id: distribution.id, InvalidationBatch: batch }))
                : await client.send(new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_5__/* .CreateInvalidationCommand */ .Y({ DistributionId: distribution.id, InvalidationBatch: batch }));
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
                ? await client.send(new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_6__/* .ListInvalidationsForDistributionTenantCommand */ .G({ Id: distribution.id, MaxItems: 100 }))
                : await client.send(new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_7__/* .ListInvalidationsCommand */ .P({ DistributionId: distribution.id, MaxItems: 100 }));
            return (list?.Items ?? []).map(readInvalidation);
        }),
        listInvalidationIds: async function* (distribution) {
            const pages = distribution.kind === 'tenant'
                ? (0,_aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_8__/* .paginateListInvalidationsForDistributionTenant */ .a)({ client, pageSize: 100 }, { Id: distribution.id })
                : (0,_aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_9__/* .paginateListInvalidations */ .b)({ client, pageSize: 100 }, { DistributionId: distribution.id });
            for await (const { InvalidationList: list } of attemptPages('ListInvalidations', distribution, pages)) {
                yield* (list?.Items ?? []).flatMap(({ Id }) => Id ?? []);
            }
        },
        listDistributions: async function* () {
            const pages = (0,_aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_10__/* .paginateListDistributions */ .z)({ client }, {});
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
                    const { DistributionTenant } = await client.send(new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_11__/* .GetDistributionTenantByDomainCommand */ .x({ Domain: domain }));
                    return DistributionTenant?.Id;
                });
            }
            catch (error) {
                if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t && error.refusal.code === 'EntityNotFound')
                    return undefined;
                throw error;
            }
        },
        servesCacheTags: async (distribution) => {
            if (distribution.kind === 'tenant')
                return undefined;
            try {
                const { DistributionConfig } = await client.send(new _aws_sdk_client_cloudfront__WEBPACK_IMPORTED_MODULE_12__/* .GetDistributionConfigCommand */ .w({ Id: distribution.id }));
                return DistributionConfig?.CacheTagConfig !== undefined;
            }
            catch {
                // It only serves a warning: whoever may not read the configuration goes without.
                return undefined;
            }
        },
    };
}
function assumeRole({ arn, sessionName, webIdentityToken }, region) {
    return async () => (0,_aws_sdk_credential_provider_web_identity__WEBPACK_IMPORTED_MODULE_13__/* .fromWebToken */ .G)({
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
/** Emulators write the status in other cases than the service does. */
function readInvalidation(answer) {
    if (!answer?.Id)
        throw new Error('the answer holds no invalidation');
    return { id: answer.Id, status: answer.Status?.toLowerCase() === 'completed' ? 'completed' : 'in-progress' };
}
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudFrontError */ .t({
        operation: distribution?.kind === 'tenant' ? `${operation}ForDistributionTenant` : operation,
        code: known ?? code ?? 'Unknown',
        text: message === undefined || message === '' || message === 'UnknownError' ? 'no text came back' : message,
        httpStatus: $metadata?.httpStatusCode,
        requestId: $metadata?.requestId,
        distribution,
    }, { cause: error });
}


/***/ })

};
