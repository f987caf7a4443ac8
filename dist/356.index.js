export const id = 356;
export const ids = [356];
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

/***/ 8368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ countedList)
/* harmony export */ });
/** The API's model of a configuration, in the words that reading, checking and comparing need. It comes from the SDK's own schemas. */
/** The list that a structure counts, `{ Quantity, Items }` and perhaps more; undefined if it counts none. */
function countedList(shape) {
    const items = shape.members.get('Items')?.shape;
    return shape.members.has('Quantity') && items?.kind === 'list' ? items : undefined;
}


/***/ }),

/***/ 1356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy)
});

// EXTERNAL MODULE: ./cloudfront/distributions.js
var cloudfront_distributions = __webpack_require__(9150);
// EXTERNAL MODULE: ./configuration/shape.js
var configuration_shape = __webpack_require__(8368);
// EXTERNAL MODULE: ./configuration/value.js
var configuration_value = __webpack_require__(5956);
;// CONCATENATED MODULE: ./difference/counted.js
/** The items of a list; a value that is none, or is not there, has no items. */
function listOf(value) {
    return isList(value) ? value : [];
}
function isList(value) {
    return Array.isArray(value);
}
/** The members of a structure that counts a list, with the Quantity that its items have, and without items where there are none. */
function countItems(members) {
    const items = listOf(members.get('Items'));
    const others = [...members].filter(([name]) => name !== 'Items' && name !== 'Quantity');
    const counted = { Quantity: items.length, ...Object.fromEntries(others) };
    return items.length === 0 ? counted : { ...counted, Items: items };
}

;// CONCATENATED MODULE: ./difference/emptiness.js
/** The many ways in which the API says that there is nothing. */

/** Whether a value says no more than its absence: `''`, no items, or a structure of nothing but such values and `false`. */
function isEmpty(value) {
    if (value === undefined || value === '')
        return true;
    if (Array.isArray(value))
        return value.length === 0;
    if (!(0,configuration_value/* isStructure */.i)(value))
        return false;
    return Object.entries(value).every(([member, part]) => isEmpty(part) || part === false || (member === 'Quantity' && part === 0));
}

;// CONCATENATED MODULE: ./difference/identities.js

/** The member that no two items of a list share, by the API's name of the item's type. */
const NAMING_MEMBERS = new Map([
    ['CacheBehavior', 'PathPattern'],
    ['CustomErrorResponse', 'ErrorCode'],
    ['FunctionAssociation', 'EventType'],
    ['LambdaFunctionAssociation', 'EventType'],
    ['Origin', 'Id'],
    ['OriginCustomHeader', 'HeaderName'],
    ['OriginGroup', 'Id'],
    ['OriginGroupMember', 'OriginId'],
    ['ParameterDefinition', 'Name'],
]);
/** Cache behaviors are tried one after the other, and an origin group's first member is its primary. All else is a set. */
const ORDERED = new Set(['CacheBehavior', 'OriginGroupMember']);
/** Names of the DNS (RFC 4343) and of HTTP headers (RFC 9110, section 5.1), which have no case. */
const CASELESS = new Set([
    'Aliases.Items',
    'CacheTagConfig.HeaderName',
    'Headers.Items',
    'Origin.DomainName',
    'OriginCustomHeader.HeaderName',
]);
/** The member by which the items of a list are told apart; undefined where they are told apart by all that they are. */
function namingMember({ item }) {
    return item.kind === 'structure' ? NAMING_MEMBERS.get(item.name) : undefined;
}
function isOrdered({ item }) {
    return item.kind === 'structure' && ORDERED.has(item.name);
}
/** An item's name as the file or the service writes it: `www.example.com`, `/api/*`, `404`. */
function nameItem(item, shape) {
    const member = namingMember(shape);
    const name = member !== undefined && (0,configuration_value/* isStructure */.i)(item) ? item[member] : item;
    return typeof name === 'object' || name === undefined ? JSON.stringify(item) : String(name);
}
/** What the names of two items have in common if they are the same item. `owner` is the API's name of the structure that lists them. */
function identifyItem(item, shape, owner) {
    const name = nameItem(item, shape);
    const member = namingMember(shape);
    const { item: itemShape } = shape;
    const place = member !== undefined && itemShape.kind === 'structure' ? `${itemShape.name}.${member}` : `${owner}.Items`;
    return foldCase(name, place);
}
/** Whether two texts, numbers or booleans mean the same as the `member` of a structure that the API calls `owner`. */
function isSameScalar(one, other, owner, member) {
    const place = `${owner}.${member}`;
    return foldCase(one, place) === foldCase(other, place);
}
/** A name without its case, where names have none. `place` is `structure.member` in the API's names. */
function foldCase(value, place) {
    return typeof value === 'string' && CASELESS.has(place) ? value.toLowerCase() : value;
}

;// CONCATENATED MODULE: ./difference/describe-creation.js
/** What a creation makes, told as changes. */





/**
 * Everything that a file gives, as added, in the order of the API's members. Each value is a change of its own; items that have names
 * are told by what is in them, and lists of plain values, such as aliases and methods, as a whole. What says nothing, such as an
 * empty comment, is left out. Nothing is risky where there are no viewers yet.
 */
function describeCreation({ wanted, shape, }) {
    return describeStructure(wanted, shape, '');
}
function describeStructure(structure, shape, path) {
    const isCounted = (0,configuration_shape/* countedList */.z)(shape) !== undefined;
    return [...shape.members].flatMap(([name, { shape: member }]) => {
        const value = structure[name];
        if (value === undefined || isEmpty(value) || (isCounted && name === 'Quantity'))
            return [];
        const entered = path === '' ? name : `${path}.${name}`;
        if (member.kind === 'structure' && (0,configuration_value/* isStructure */.i)(value))
            return describeStructure(value, member, entered);
        if (member.kind === 'list')
            return describeList(listOf(value), member, isCounted ? path : entered);
        return [add(entered, value, member.kind === 'text' && member.isSecret)];
    });
}
function describeList(items, shape, path) {
    if (shape.item.kind !== 'structure')
        return [add(path, items, shape.item.kind === 'text' && shape.item.isSecret)];
    return items.flatMap((item) => describeItem(item, shape, `${path}[${nameItem(item, shape)}]`));
}
/** The members of an item without its name, which the path has; an item that is but a name is told as that. */
function describeItem(item, shape, path) {
    const { item: itemShape } = shape;
    if (itemShape.kind !== 'structure' || !(0,configuration_value/* isStructure */.i)(item))
        return [add(path, item, false)];
    const naming = namingMember(shape);
    const members = Object.entries(item).filter(([name]) => name !== naming);
    const changes = describeStructure(Object.fromEntries(members), itemShape, path);
    return changes.length > 0 ? changes : [add(path, item, false)];
}
function add(path, value, isSecret) {
    return { path, before: undefined, after: value, isReset: false, isSecret, risk: undefined };
}

// EXTERNAL MODULE: ./invalidate/wait-out.js
var wait_out = __webpack_require__(5630);
// EXTERNAL MODULE: ./ownership/find-owned.js
var find_owned = __webpack_require__(4195);
// EXTERNAL MODULE: ./ownership/tags.js
var ownership_tags = __webpack_require__(101);
;// CONCATENATED MODULE: ./ownership/state.js

const STATE = `${ownership_tags/* RESERVED_PREFIX */.Uy}state`;
/** `FILE/LIVE` */
function stateTag({ file, live }) {
    return new Map([[STATE, `${file}/${live}`]]);
}
/** Undefined if no deploy has come to its end yet, or if the tag is none of ours. */
function readState(tags) {
    const found = /^(?<file>\w+)\/(?<live>\w+)$/.exec(tags.get(STATE) ?? '')?.groups;
    return found && { file: found['file'] ?? '', live: found['live'] ?? '' };
}
function isSameState(a, b) {
    return a.file === b?.file && a.live === b.live;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./difference/choices.js

/**
 * Structures that choose or switch something by being there, so that one of nothing but defaults is not the same as none: the kind
 * of an origin, settings of the cache in place of a cache policy, and features that no default turns off.
 */
const CHOICES = new Set([
    'CacheTagConfig',
    'ConnectionFunctionAssociation',
    'CustomOriginConfig',
    'ForwardedValues',
    'OriginMtlsConfig',
    'S3OriginConfig',
    'StringSchema',
    'TenantConfig',
    'TrustStoreConfig',
    'ViewerMtlsConfig',
    'VpcOriginConfig',
]);
function isChoice(member) {
    return CHOICES.has(member);
}
/** Every member of a behavior that a cache policy takes the place of. */
const REPLACED_BY_POLICY = ['ForwardedValues', 'MinTTL', 'DefaultTTL', 'MaxTTL'];
/**
 * The members that CloudFront does not heed, and may forget or fill, beside what the file gives: no difference in them is one. `name`
 * is the API's name of the structure. Source of each: the API reference of that structure.
 */
function findIdleMembers(name, wanted, live) {
    return new Set(listIdleMembers(name, wanted, live));
}
function listIdleMembers(name, wanted, live) {
    switch (name) {
        case 'LoggingConfig':
            // "If you specify false for Enabled but you specify values for Bucket and prefix, the values are automatically deleted."
            return wanted['Enabled'] === false ? ['Bucket', 'Prefix'] : [];
        case 'CookiePreference':
            // "If you … don't delete the WhitelistedNames element …, CloudFront deletes them automatically."
            return wanted['Forward'] === 'whitelist' ? [] : ['WhitelistedNames'];
        case 'GeoRestriction':
            return wanted['RestrictionType'] === 'none' ? ['Items'] : [];
        case 'OriginShield':
            return wanted['Enabled'] === false ? ['OriginShieldRegion'] : [];
        case 'ViewerCertificate':
            // With CloudFront's own certificate it decides itself, "regardless of the value that you set here".
            return wanted['CloudFrontDefaultCertificate'] === true ? ['SSLSupportMethod', 'MinimumProtocolVersion'] : [];
        case 'CacheBehavior':
        case 'DefaultCacheBehavior':
            return listReplaced(wanted, live);
        default:
            return [];
    }
}
/** What stands beside a cache policy that is there and stays is a leftover: CloudFront has none, some that imitate it do. */
function listReplaced(wanted, live) {
    if (isEmpty(wanted['CachePolicyId']) || isEmpty(live?.['CachePolicyId']))
        return [];
    return REPLACED_BY_POLICY.filter((member) => wanted[member] === undefined);
}

;// CONCATENATED MODULE: ./difference/defaults.js

const DAY = 86_400;
const YEAR = 31_536_000;
const METHODS = { Quantity: 2, Items: ['GET', 'HEAD'] };
const BEHAVIOR = {
    AllowedMethods: sent({ ...METHODS, CachedMethods: METHODS }),
    FieldLevelEncryptionId: sent(''),
    MinTTL: (behavior) => (hasPolicy(behavior) ? none(0) : sent(0)),
    DefaultTTL: (behavior) => (hasPolicy(behavior) ? none(0, DAY) : sent(defaultTtl(behavior), DAY)),
    MaxTTL: (behavior) => (hasPolicy(behavior) ? none(0, YEAR) : sent(maxTtl(behavior))),
};
/** By the API's names of the structure and of its member. */
const DEFAULTS = {
    DistributionConfig: {
        Origins: 'unsettled',
        DefaultCacheBehavior: 'unsettled',
        Enabled: 'unsettled',
        Comment: sent(''),
        DefaultRootObject: sent(''),
        // `None` is what multi-tenant distributions may have, which have no price class.
        PriceClass: sent('PriceClass_All', 'None'),
        ViewerCertificate: sent({ CloudFrontDefaultCertificate: true }),
        WebACLId: sent(''),
        HttpVersion: sent('http2'),
        // Since 2016: https://aws.amazon.com/about-aws/whats-new/2016/10/ipv6-support-for-cloudfront-waf-and-s3-transfer-acceleration/
        IsIPV6Enabled: sent(true),
        ContinuousDeploymentPolicyId: sent(''),
        ConnectionMode: sent('direct'),
    },
    CacheBehavior: BEHAVIOR,
    DefaultCacheBehavior: BEHAVIOR,
    AllowedMethods: { CachedMethods: sent(METHODS) },
    CookiePreference: { Forward: sent('none') },
    Origin: {
        OriginPath: sent(''),
        OriginAccessControlId: sent(''),
        ConnectionAttempts: sent(3),
        ConnectionTimeout: sent(10),
        // "If you don't set a value for ResponseCompletionTimeout, CloudFront doesn't enforce a maximum value."
        ResponseCompletionTimeout: none(0),
    },
    S3OriginConfig: { OriginAccessIdentity: sent(''), OriginReadTimeout: sent(30) },
    CustomOriginConfig: {
        HTTPPort: 'unsettled',
        HTTPSPort: 'unsettled',
        OriginProtocolPolicy: 'unsettled',
        // Documented only by CloudFormation, until 2016, as SSLv3 and TLSv1; what came later is known from answers alone.
        OriginSslProtocols: sent(list('TLSv1', 'TLSv1.1', 'TLSv1.2'), list('SSLv3', 'TLSv1'), list('TLSv1.2')),
        OriginReadTimeout: sent(30),
        OriginKeepaliveTimeout: sent(5),
        IpAddressType: sent('ipv4'),
    },
    // No source says whether an answer names the owner of a VPC origin that is the caller itself.
    VpcOriginConfig: { OwnerAccountId: 'unsettled', OriginReadTimeout: sent(30), OriginKeepaliveTimeout: sent(5) },
    OriginGroup: { SelectionCriteria: sent('default') },
    CustomErrorResponse: {
        ResponsePagePath: sent(''),
        ResponseCode: sent(''),
        // The Developer Guide has 10 seconds; until 2020 it had five minutes, which older distributions may have kept.
        ErrorCachingMinTTL: sent(10, 300),
    },
    LoggingConfig: {
        // Whether a bucket alone turns the logs on is not documented.
        Enabled: (logging) => (isEmpty(logging['Bucket']) ? sent(false) : sent(false, true)),
        Bucket: sent(''),
        Prefix: sent(''),
    },
    ViewerCertificate: {
        CloudFrontDefaultCertificate: none(),
        SSLSupportMethod: 'unsettled',
        // The reference demands one; the CLI's example leaves it out with `sni-only` and gets TLSv1.2_2021, older ones got TLSv1.
        MinimumProtocolVersion: ({ CloudFrontDefaultCertificate: isDefault, SSLSupportMethod: method }) => {
            if (isDefault === true)
                return none();
            return method === 'vip' ? sent('TLSv1', 'TLSv1.2_2021') : sent('TLSv1.2_2021', 'TLSv1');
        },
    },
    GeoRestriction: { RestrictionType: sent('none') },
    ViewerMtlsConfig: { Mode: 'unsettled' },
};
/**
 * The default of a member of a structure that the API calls `owner`; undefined where no source settles it. Some depend on the other
 * members that the file gives in the same structure. Without a line of its own a text is empty, a boolean false, a list has no items and a
 * structure has its members' defaults.
 */
function findDefault(owner, member, shape, structure) {
    const rule = DEFAULTS[owner]?.[member];
    if (rule === 'unsettled')
        return undefined;
    if (rule !== undefined)
        return typeof rule === 'function' ? rule(structure) : rule;
    switch (shape.kind) {
        case 'text':
            return shape.values === undefined ? { value: '', alike: [], isSent: false } : undefined;
        case 'integer':
            return undefined;
        case 'boolean':
            return sent(false);
        case 'list':
        case 'structure':
            return sent(undefined);
    }
}
function sent(value, ...alike) {
    return { value, alike, isSent: true };
}
function none(...alike) {
    return { value: undefined, alike, isSent: false };
}
function list(...items) {
    return { Quantity: items.length, Items: items };
}
function hasPolicy(behavior) {
    return !isEmpty(behavior['CachePolicyId']);
}
/** A day, or MinTTL if that is longer, as the Developer Guide says; never more than a given MaxTTL, which the API would refuse. */
function defaultTtl({ MinTTL: min, MaxTTL: max }) {
    return Math.min(Math.max(DAY, seconds(min)), max === undefined ? Infinity : seconds(max));
}
/** A year, or the longest of the others. */
function maxTtl({ MinTTL: min, DefaultTTL: standard }) {
    return Math.max(YEAR, seconds(min), seconds(standard));
}
function seconds(value) {
    return typeof value === 'number' ? value : 0;
}

;// CONCATENATED MODULE: ./difference/viewer-certificate.js
/** The certificate of a distribution in one form, of the several that the API reads and answers with. */


/** What `Certificate` repeats, by the `CertificateSource` beside it. */
const ECHOED = new Map([
    ['acm', 'ACMCertificateArn'],
    ['iam', 'IAMCertificateId'],
]);
const OTHER_NAMES = new Set(['Certificate', 'CertificateSource', 'CloudFrontDefaultCertificate']);
/** A configuration whose certificate, if it gives one, is in the one form that can be compared. */
function withOneCertificate(config) {
    const certificate = config['ViewerCertificate'];
    return (0,configuration_value/* isStructure */.i)(certificate) ? { ...config, ViewerCertificate: resolveCertificate(certificate) } : config;
}
/**
 * A ViewerCertificate that names its certificate once. `Certificate` and `CertificateSource` repeat its ARN or ID, or in a file of
 * before 2016 stand for it, and CloudFront's own certificate is there if there is no other.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
 */
function resolveCertificate(certificate) {
    const given = new Map(Object.entries(certificate).filter(([, value]) => !isEmpty(value)));
    const others = [...given].filter(([member]) => !OTHER_NAMES.has(member));
    return Object.fromEntries([nameCertificate(given) ?? ['CloudFrontDefaultCertificate', true], ...others]);
}
/** The member that names the certificate, and its name; undefined for CloudFront's own. */
function nameCertificate(given) {
    for (const member of ECHOED.values()) {
        const name = given.get(member);
        if (name !== undefined)
            return [member, name];
    }
    const echo = given.get('Certificate');
    const member = ECHOED.get(given.get('CertificateSource'));
    return echo === undefined || member === undefined ? undefined : [member, echo];
}

;// CONCATENATED MODULE: ./difference/digest.js
/** A few digits that stand for everything a configuration means, so that tags of a distribution can remember it. */









const DIGITS = 16;
/**
 * Sixteen hexadecimal digits of a DistributionConfig, a file's or CloudFront's. Two that mean the same have the same, whatever the order
 * of members and of sets, the echoes, the CallerReference, and the certain defaults that one of them writes out: what CloudFront
 * begins to fill in next year changes no digest. A default that no source settles is kept, since to give it is to demand it.
 */
function digestConfiguration(value, shape) {
    const text = JSON.stringify(reduceStructure(withOneCertificate(value), shape));
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, DIGITS);
}
/** What a structure says beyond its defaults, its members by name. */
function reduceStructure(structure, shape) {
    const idle = findIdleMembers(shape.name, structure, structure);
    const isSaid = (name) => !idle.has(name) && name !== 'CallerReference';
    const members = [...shape.members].flatMap(([name, member]) => {
        const value = structure[name];
        if (value === undefined || !isSaid(name) || (name === 'Quantity' && (0,configuration_shape/* countedList */.z)(shape) !== undefined))
            return [];
        const reduced = reduce(value, member.shape, shape.name, name);
        if (isChoice(name))
            return [[name, reduced]];
        return isDefault(reduced, name, { structure, owner: shape, member: member.shape }) ? [] : [[name, reduced]];
    });
    return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}
function reduce(value, shape, owner, member) {
    if (shape.kind === 'structure' && (0,configuration_value/* isStructure */.i)(value))
        return reduceStructure(value, shape);
    if (shape.kind === 'list')
        return reduceList(listOf(value), shape, owner);
    return foldCase(value, `${owner}.${member}`);
}
/** The items of a set in the order of their names. */
function reduceList(items, shape, owner) {
    const named = items.map((item) => ({
        name: identifyItem(item, shape, owner),
        value: reduce(item, shape.item, owner, 'Items'),
    }));
    const inOrder = isOrdered(shape) ? named : named.sort(({ name: one }, { name: other }) => (one < other ? -1 : 1));
    return inOrder.map(({ value }) => value);
}
function isDefault(reduced, name, { structure, owner, member }) {
    // False is a value of its own where the default is true.
    if (reduced !== false && isEmpty(reduced))
        return true;
    const standard = findDefault(owner.name, name, member, structure);
    if (standard?.value === undefined || standard.alike.length > 0)
        return false;
    return JSON.stringify(reduced) === JSON.stringify(reduce(standard.value, member, owner.name, name));
}

;// CONCATENATED MODULE: ./difference/redact.js


/** What stands in the place of a secret inside a value that is shown as a whole. */
const SECRET = '(secret)';
/** A list or structure without the secrets in it, such as the values of an origin's custom headers. */
function redact(value, shape) {
    if (shape.kind === 'text')
        return shape.isSecret ? SECRET : value;
    if (shape.kind === 'list' && isList(value))
        return value.map((item) => redact(item, shape.item));
    if (shape.kind !== 'structure' || !(0,configuration_value/* isStructure */.i)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => {
        const member = shape.members.get(name);
        return [name, member === undefined ? part : redact(part, member.shape)];
    }));
}

;// CONCATENATED MODULE: ./difference/behavior-risks.js
const CACHE = 'Objects are cached by other rules: viewers may see them staler, or the origin may be asked more often.';
/** By the API's names of a behavior's members. */
const BEHAVIOR_RISKS = {
    AllowedMethods: ({ action }) => action === 'added'
        ? 'Requests with this method reach the origin.'
        : 'Requests with some methods are refused, or treated otherwise.',
    CachePolicyId: CACHE,
    DefaultTTL: CACHE,
    FieldLevelEncryptionId: 'The origin gets fields of forms encrypted otherwise.',
    ForwardedValues: CACHE,
    FunctionAssociations: ({ action }) => action === 'removed' ? 'No function runs at this event any more.' : 'A function runs at this event.',
    GrpcConfig: ({ after }) => (after === true ? undefined : 'gRPC requests are refused.'),
    LambdaFunctionAssociations: ({ action }) => action === 'removed' ? 'No function runs at this event any more.' : 'A function runs at this event.',
    MaxTTL: CACHE,
    MinTTL: CACHE,
    OriginRequestPolicyId: 'The origin gets other headers, cookies and query strings, and may answer otherwise.',
    ResponseHeadersPolicyId: 'Viewers get other response headers, such as those of CORS and of security.',
    SmoothStreaming: ({ after }) => after === true ? undefined : 'Media in the Smooth Streaming format no longer plays.',
    TargetOriginId: 'Requests go to another origin.',
    TrustedKeyGroups: tellSigners,
    TrustedSigners: tellSigners,
    ViewerProtocolPolicy: ({ after }) => tellProtocol(after),
};
function tellSigners({ action, after }) {
    return action === 'removed' || after === false
        ? 'What was signed with these keys is refused, or, if no keys are left, nothing needs a signature any more.'
        : 'Requests need a signature with one of the keys.';
}
function tellProtocol(after) {
    if (after === 'allow-all')
        return 'Viewers may use HTTP without encryption.';
    return after === 'https-only' ? 'Requests over HTTP are refused.' : undefined;
}

;// CONCATENATED MODULE: ./difference/risks.js

const CERTIFICATE = 'Viewers are shown another certificate; domain names that it does not cover fail until it is put right.';
const REFUSED_BY_ORIGIN = 'The origin refuses requests of CloudFront unless its policy allows the new identity.';
/** By the API's names of the structure and of its member, which covers what is inside it. Of a list it is about whole items. */
const RISKS = {
    DistributionConfig: {
        Aliases: ({ action, item }) => action === 'added'
            ? `Requests for ${item} are answered by this distribution as soon as DNS leads them to CloudFront.`
            : `Requests for ${item} that still reach CloudFront are refused.`,
        AnycastIpListId: 'The distribution answers at other IP addresses.',
        CacheBehaviors: ({ action }) => action === 'moved'
            ? 'Requests that match several path patterns may be answered by another behavior.'
            : 'Requests for these paths are answered by another behavior than before.',
        CacheTagConfig: 'Invalidations by tag no longer find what was cached before.',
        ConnectionFunctionAssociation: 'Connections are accepted or refused by another function.',
        ConnectionMode: 'Viewers reach the distribution in another way.',
        ContinuousDeploymentPolicyId: 'Another part of the requests than before is sent to a staging distribution.',
        CustomErrorResponses: ({ action, item }) => action === 'removed'
            ? `Viewers get the origin's own answer with status ${item}.`
            : `Viewers get another answer where the origin answers ${item}.`,
        DefaultRootObject: 'Viewers who ask for / get another object, or none.',
        Enabled: ({ after }) => after === true ? 'The distribution begins to answer viewers.' : 'Viewers get no answer any more.',
        IsIPV6Enabled: ({ after }) => after === false ? 'Viewers who have nothing but IPv6 cannot reach the distribution.' : undefined,
        OriginGroups: 'Requests fail over to another origin, or to none.',
        Origins: ({ action }) => action === 'removed' ? 'What only this origin has is gone once it leaves the cache.' : undefined,
        PriceClass: 'Viewers in some parts of the world are served from farther away, or at a higher price.',
        Restrictions: 'Viewers in some countries are let in or kept out.',
        Staging: 'The distribution begins or ceases to be a staging distribution, which only chosen requests reach.',
        TenantConfig: "Tenants' parameters are read in another way.",
        ViewerCertificate: CERTIFICATE,
        ViewerMtlsConfig: 'Viewers must present other certificates than before, or none.',
        WebACLId: ({ action }) => action === 'removed'
            ? 'Requests are no longer filtered by AWS WAF.'
            : 'Requests are filtered by another web ACL of AWS WAF, which may block some.',
    },
    ViewerCertificate: {
        ACMCertificateArn: CERTIFICATE,
        CloudFrontDefaultCertificate: CERTIFICATE,
        IAMCertificateId: CERTIFICATE,
        MinimumProtocolVersion: 'Viewers with older TLS are locked out, or weaker TLS is let in.',
        SSLSupportMethod: ({ after }) => after === 'sni-only'
            ? 'Viewers without Server Name Indication cannot connect.'
            : 'The distribution gets its own IP addresses, which are charged for by the month.',
    },
    Origin: {
        CustomHeaders: 'The origin gets other headers with every request, and may answer otherwise.',
        CustomOriginConfig: 'The origin is asked in another way, and may not answer.',
        DomainName: 'Everything that is not cached comes from another host.',
        OriginAccessControlId: REFUSED_BY_ORIGIN,
        OriginPath: 'Everything that is not cached comes from another directory.',
        S3OriginConfig: REFUSED_BY_ORIGIN,
        VpcOriginConfig: 'The origin is asked in another way, and may not answer.',
    },
    OriginCustomHeader: {
        HeaderValue: 'The origin gets another header with every request, and may answer otherwise.',
    },
    S3OriginConfig: { OriginAccessIdentity: REFUSED_BY_ORIGIN },
    CustomOriginConfig: {
        HTTPPort: 'The origin is asked at another port.',
        HTTPSPort: 'The origin is asked at another port.',
        IpAddressType: 'The origin is asked at other IP addresses.',
        OriginMtlsConfig: 'The origin is shown another certificate, and may refuse it.',
        OriginProtocolPolicy: 'The origin is asked over another protocol, and may not answer.',
        OriginSslProtocols: 'An origin that speaks none of the TLS versions left cannot be reached.',
    },
    VpcOriginConfig: { VpcOriginId: 'Everything that is not cached comes from another host.' },
    OriginGroup: {
        FailoverCriteria: 'Requests fail over to the second origin in other cases.',
        Members: 'Requests go to another origin first, or fail over to another.',
        SelectionCriteria: 'Requests go to another origin of the group.',
    },
    CustomErrorResponse: {
        ResponseCode: 'Viewers get another status for this error.',
        ResponsePagePath: 'Viewers get another page for this error.',
    },
    DefaultCacheBehavior: BEHAVIOR_RISKS,
    CacheBehavior: BEHAVIOR_RISKS,
    LambdaFunctionAssociation: { LambdaFunctionARN: 'Other code runs at this event.' },
    FunctionAssociation: { FunctionARN: 'Other code runs at this event.' },
};
function findRisk(owner, member) {
    return RISKS[owner]?.[member];
}
function tellRisk(risk, event) {
    return typeof risk === 'function' ? risk(event) : risk;
}

;// CONCATENATED MODULE: ./difference/comparison.js



/** `owner` is the API's name of the structure that has the member. */
function enterMember(spot, owner, member) {
    const path = spot.path === '' ? member : `${spot.path}.${member}`;
    return { ...spot, path, risk: findRisk(owner, member) ?? spot.risk };
}
/** The members of an item have their own risks; that of the list is about whole items. */
function enterItem(spot, item) {
    return { ...spot, path: `${spot.path}[${item}]`, risk: undefined };
}
function describeChange(spot, shape, { before, after, isReset }, item) {
    const had = isNothing(before) ? undefined : before;
    const gets = isNothing(after) ? undefined : after;
    const action = had === undefined ? 'added' : gets === undefined ? 'removed' : 'changed';
    const isSecret = shape.kind === 'text' && shape.isSecret;
    const show = (value) => (value === undefined || isSecret ? value : redact(value, shape));
    return {
        path: item === undefined ? spot.path : `${spot.path}[${item}]`,
        before: show(had),
        after: show(gets),
        isReset,
        isSecret,
        risk: tellRisk(spot.risk, { action, item: item ?? '', before: had, after: gets }),
    };
}
/** An item that stays and is tried earlier or later than before; the places count from 0, as CloudFront's console counts them. */
function describeMove(spot, item, before, after) {
    return {
        path: `${spot.path}[${item}] precedence`,
        before,
        after,
        isReset: false,
        isSecret: false,
        risk: tellRisk(spot.risk, { action: 'moved', item, before, after }),
    };
}
/** Structures that are there count as something, whatever they hold. */
function isNothing(value) {
    return typeof value !== 'object' && isEmpty(value);
}

;// CONCATENATED MODULE: ./difference/moves.js
/** Which items of a list moved, and no more than must have. */
/**
 * Of items that two orders have in common, as few as possible whose taking out and putting back elsewhere turns the first order into the
 * second: all but a longest run of items that both have in the same order.
 */
function findMoved(before, after) {
    const places = new Map(before.map((item, index) => [item, index]));
    /** For every item so far the longest run that ends with it. */
    const runs = [];
    for (const item of after) {
        const place = places.get(item) ?? 0;
        const run = longest(runs.filter((earlier) => earlier.place < place));
        runs.push({ place, items: [...run, item] });
    }
    const staying = new Set(longest(runs));
    return new Set(after.filter((item) => !staying.has(item)));
}
function longest(runs) {
    return runs.reduce((best, { items }) => (items.length > best.length ? items : best), []);
}

;// CONCATENATED MODULE: ./difference/compare-list.js




function compareList(lists, spot) {
    const { shape, owner, isReset } = lists;
    const wanted = nameItems(lists.wanted, shape, owner);
    const live = nameItems(lists.live, shape, owner);
    const moves = isOrdered(shape) ? describeMoves(wanted, live, shape, spot) : new Map();
    const given = [...wanted].map(([name, item]) => {
        const { changes, value } = compareItem(item, live.get(name), lists, spot);
        const move = moves.get(name);
        return { name, value: value ?? item, changes: move === undefined ? changes : [move, ...changes] };
    });
    const removed = [...live].flatMap(([name, item]) => wanted.has(name)
        ? []
        : [describeChange(spot, shape.item, { before: item, after: undefined, isReset }, nameItem(item, shape))]);
    const values = new Map(given.map(({ name, value }) => [name, value]));
    return {
        changes: [...given.flatMap(({ changes }) => changes), ...removed],
        value: isOrdered(shape) ? [...values.values()] : [...keepOrder(values, live).values()],
    };
}
function compareItem(wanted, live, lists, spot) {
    const { shape, isReset } = lists;
    const item = nameItem(wanted, shape);
    const compared = compareMembers(wanted, live, lists, enterItem(spot, item));
    if (live !== undefined)
        return compared;
    const added = describeChange(spot, shape.item, { before: undefined, after: wanted, isReset }, item);
    return { changes: [added], value: compared.value };
}
/** What an item consists of; one that has no members is the same as its name. */
function compareMembers(wanted, live, { shape: { item: shape }, compareStructures }, spot) {
    if (shape.kind !== 'structure' || !(0,configuration_value/* isStructure */.i)(wanted))
        return { changes: [], value: live ?? wanted };
    return compareStructures({ wanted, live: (0,configuration_value/* isStructure */.i)(live) ? live : undefined, shape }, spot);
}
function describeMoves(wanted, live, shape, spot) {
    const before = [...live.keys()];
    const after = [...wanted.keys()];
    const moved = findMoved(before.filter((name) => wanted.has(name)), after.filter((name) => live.has(name)));
    return new Map([...moved].map((name) => {
        const item = nameItem(wanted.get(name) ?? name, shape);
        return [name, describeMove(spot, item, before.indexOf(name), after.indexOf(name))];
    }));
}
function nameItems(items, shape, owner) {
    return new Map(items.map((item) => [identifyItem(item, shape, owner), item]));
}
/** The items of a set in the order that CloudFront has them, new ones at the end. */
function keepOrder(values, live) {
    const names = [...[...live.keys()].filter((name) => values.has(name)), ...values.keys()];
    return new Map(names.flatMap((name) => [...values].filter(([key]) => key === name)));
}

;// CONCATENATED MODULE: ./difference/required-in-update.js
/** Members that CloudFront demands in an update and not in a creation. What it filled in itself has them all, what is new has not. */
/**
 * By the API's name of the structure. Of behaviors from
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html, the rest as users of the
 * API were told by it (aws-controllers-k8s/community#2335, aws/aws-sdk-kotlin#1608).
 */
const required_in_update_BEHAVIOR = [
    'AllowedMethods',
    'Compress',
    'DefaultTTL',
    'FieldLevelEncryptionId',
    'LambdaFunctionAssociations',
    'MaxTTL',
    'MinTTL',
    'SmoothStreaming',
];
const REQUIRED = {
    AllowedMethods: ['CachedMethods'],
    CacheBehavior: required_in_update_BEHAVIOR,
    CustomOriginConfig: ['OriginKeepaliveTimeout', 'OriginReadTimeout', 'OriginSslProtocols'],
    DefaultCacheBehavior: required_in_update_BEHAVIOR,
    ForwardedValues: ['Headers', 'QueryStringCacheKeys'],
    LoggingConfig: ['IncludeCookies'],
    Origin: ['CustomHeaders', 'OriginPath'],
};
/**
 * Members that distributions with tenants must not have.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html#unsupported-saas
 */
const NOT_FOR_TENANTS = new Set(['SmoothStreaming', 'MinTTL', 'DefaultTTL', 'MaxTTL']);
/** `owner` is the API's name of the structure that has the member. */
function isRequiredInUpdate(owner, member, isMultiTenant) {
    if (isMultiTenant && NOT_FOR_TENANTS.has(member))
        return false;
    return REQUIRED[owner]?.includes(member) === true;
}

;// CONCATENATED MODULE: ./difference/reset-member.js
/** Members that the file does not give: they go back to CloudFront's default, if they are not there already. */









/** A member that CloudFront has, as `held`, and the file does not give. */
function resetMember(held, { name, member: { shape } }, { wanted, shape: owner }, { spot, compareStructures }) {
    if (isChoice(name))
        return withdraw(held, shape, spot);
    const standard = findDefault(owner.name, name, shape, wanted);
    if (isEmpty(held) || standard === undefined)
        return keep(held);
    if (shape.kind === 'structure' && (0,configuration_value/* isStructure */.i)(held))
        return resetStructure(held, standard, shape, { spot, compareStructures });
    if (shape.kind === 'list')
        return compareList({ wanted: [], live: listOf(held), shape, owner: owner.name, isReset: true, compareStructures }, spot);
    const { value, alike, isSent } = standard;
    const isStandard = [value, ...alike].some((one) => one !== undefined && isSameScalar(held, one, owner.name, name));
    if (isStandard)
        return { changes: [], value: isSent ? held : undefined };
    return {
        changes: [describeChange(spot, shape, { before: held, after: value, isReset: true })],
        value: isSent ? value : undefined,
    };
}
function keep(held) {
    return { changes: [], value: held };
}
/** What chooses by being there goes as a whole. */
function withdraw(held, shape, spot) {
    const removed = describeChange(spot, shape, { before: held, after: undefined, isReset: true });
    return { changes: isEmpty(held) ? [] : [removed], value: undefined };
}
/** Told as one change, and of a plain list as one for each item. */
function resetStructure(held, standard, shape, { spot, compareStructures }) {
    const compare = (wanted) => compareStructures({ wanted, live: held, shape }, spot);
    const { changes, value } = compare((0,configuration_value/* isStructure */.i)(standard.value) ? standard.value : {});
    const others = standard.alike.filter(configuration_value/* isStructure */.i).map(compare);
    if ([changes, ...others.map((other) => other.changes)].some(({ length }) => length === 0))
        return keep(held);
    const whole = describeChange(spot, shape, { before: held, after: standard.value, isReset: true });
    return {
        changes: isPlainList(shape) ? changes.map((change) => ({ ...change, isReset: true })) : [whole],
        value: lacksMembers(value, shape) ? undefined : value,
    };
}
/** `{ Quantity, Items }` and nothing else. */
function isPlainList(shape) {
    return (0,configuration_shape/* countedList */.z)(shape) !== undefined && shape.members.size === 2;
}
/** A structure of which the API requires more than is left is left out. */
function lacksMembers(value, shape) {
    return [...shape.members].some(([name, { isRequired }]) => isRequired && value?.[name] === undefined);
}

;// CONCATENATED MODULE: ./difference/compare-structures.js
/** A structure of the file side by side with CloudFront's: what differs, and what an update sends. */











/** What an update sends of CloudFront's own members that the shape does not know stays as it is. */
function compareStructures(structures, spot) {
    const { wanted, live, shape } = structures;
    const idle = findIdleMembers(shape.name, wanted, live);
    const isCounted = (0,configuration_shape/* countedList */.z)(shape) !== undefined;
    const compared = [...shape.members]
        .filter(([name]) => !(isCounted && name === 'Quantity'))
        .map(([name, member]) => {
        const entered = enterMember(spot, shape.name, name);
        const place = isCounted && name === 'Items' ? spot : entered;
        const value = { name, member, isIdle: idle.has(name) };
        return { name, ...compareMember(value, structures, place) };
    });
    const members = new Map(Object.entries(live ?? {}));
    for (const { name, value } of compared) {
        if (value === undefined)
            members.delete(name);
        else
            members.set(name, value);
    }
    return {
        changes: compared.flatMap(({ changes }) => changes),
        value: isCounted ? countItems(members) : Object.fromEntries(members),
    };
}
function compareMember(at, structures, spot) {
    const { name, member, isIdle } = at;
    const { wanted, live, shape } = structures;
    const given = wanted[name];
    const held = live?.[name];
    if (isReference(shape.name, name))
        return { changes: [], value: held };
    if (isIdle) {
        const standard = findDefault(shape.name, name, member.shape, wanted);
        return { changes: [], value: standard?.isSent === true ? standard.value : undefined };
    }
    if (given !== undefined)
        return compareGiven(given, at, structures, spot);
    if (held !== undefined)
        return resetMember(held, at, structures, { spot, compareStructures });
    return { changes: [], value: complete(at, structures, spot) };
}
function compareGiven(given, at, structures, spot) {
    const { name, member } = at;
    const { live, wanted, shape: owner } = structures;
    const held = live?.[name];
    const standard = findDefault(owner.name, name, member.shape, wanted);
    // CloudFront always says what it has; others that speak its API may leave a default unsaid, which is certain only if there is one.
    const has = held ?? (standard?.alike.length === 0 ? standard.value : undefined);
    if (member.shape.kind === 'list') {
        const lists = { wanted: listOf(given), live: listOf(held), shape: member.shape, owner: owner.name };
        return compareList({ ...lists, isReset: false, compareStructures }, spot);
    }
    if (member.shape.kind === 'structure' && (0,configuration_value/* isStructure */.i)(given)) {
        const sides = { wanted: given, live: (0,configuration_value/* isStructure */.i)(has) ? has : undefined, shape: member.shape };
        const compared = compareStructures(sides, spot);
        if (held !== undefined || !isChoice(name) || isEmpty(given))
            return compared;
        const added = describeChange(spot, member.shape, { before: undefined, after: given, isReset: false });
        return { changes: [added], value: compared.value };
    }
    const isSame = has === undefined ? isEmpty(given) : isSameScalar(given, has, owner.name, name);
    if (isSame)
        return { changes: [], value: held ?? given };
    return {
        changes: [describeChange(spot, member.shape, { before: held, after: given, isReset: false })],
        value: given,
    };
}
/** What neither the file nor CloudFront has, and an update must have. */
function complete({ name, member }, { wanted, shape }, spot) {
    if (!isRequiredInUpdate(shape.name, name, spot.isMultiTenant))
        return undefined;
    const standard = findDefault(shape.name, name, member.shape, wanted);
    if (standard?.isSent !== true)
        return undefined;
    return standard.value ?? countItems(new Map());
}
/** A distribution's CallerReference is nobody's to change. */
function isReference(owner, member) {
    return owner === 'DistributionConfig' && member === 'CallerReference';
}

;// CONCATENATED MODULE: ./difference/find-difference.js


/**
 * Compares what a file says with what CloudFront has. The file is the whole truth: what it gives is to be so, what it does not give
 * is to be at CloudFront's default. What CloudFront fills in, echoes, repeats or reorders is no difference.
 *
 * - `wanted`: the members of the API's DistributionConfig that the file gives.
 * - `live`: the whole DistributionConfig as CloudFront answers it.
 * - `shape`: that of the API's DistributionConfig.
 *
 * The update is what CloudFront has with the changes made, so that it holds all that the API demands in an update; of the certificate
 * it holds no echoes. Changes stand in the order of the API's members, items of a list in the file's order, removed ones last.
 */
function findDifference({ wanted, live, shape, }) {
    const isMultiTenant = wanted['ConnectionMode'] === 'tenant-only';
    const sides = { wanted: withOneCertificate(wanted), live: withOneCertificate(live), shape };
    const { changes, value } = compareStructures(sides, { path: '', risk: undefined, isMultiTenant });
    return { changes, update: value ?? sides.live };
}

;// CONCATENATED MODULE: ./deploy/compare.js




function compareWithFile(held, tags, { file, shape }) {
    const tagChanges = describeTags(missingTags(file, tags), tags);
    const now = digestState(file, held, shape);
    const then = readState(tags);
    // Nobody changed anything since the last deploy: what still looks different is only how CloudFront words it.
    if (isSameState(now, then))
        return { changes: [], tagChanges, update: held.config, cause: undefined };
    const { changes, update } = findDifference({ wanted: file.config, live: held.config, shape });
    // What a destruction that was begun has taken away is nobody's change.
    const isTold = changes.length > 0 && !(0,ownership_tags/* isMarkedDestroyed */.i0)(tags);
    return { changes, tagChanges, update, cause: isTold ? tellCause(now, then) : undefined };
}
/** What a deploy records once CloudFront holds what the file says. */
function digestState(file, held, shape) {
    return { file: digestConfiguration(file.config, shape), live: digestConfiguration(held.config, shape) };
}
function tellCause(now, then) {
    if (then === undefined)
        return undefined;
    if (now.live === then.live)
        return 'file';
    return now.file === then.file ? 'outside' : 'both';
}
/** The tags that the file gives and the distribution has not, or with another value. */
function missingTags(file, live) {
    return new Map([...(0,ownership_tags/* withoutReserved */.TA)(file.tags)].filter(([key, value]) => live.get(key) !== value));
}
/** Tags to be set as changes: `Tags[team]`. */
function describeTags(missing, live) {
    return [...missing].map(([key, value]) => ({
        path: `Tags[${key}]`,
        before: live.get(key),
        after: value,
        isReset: false,
        isSecret: false,
        risk: undefined,
    }));
}

// EXTERNAL MODULE: ./failure.js
var failure = __webpack_require__(2526);
// EXTERNAL MODULE: ./plan/caller-reference.js
var caller_reference = __webpack_require__(8427);
;// CONCATENATED MODULE: ./ownership/caller-references.js
/**
 * The CallerReferences of distributions: what makes a creation safe to send again. CloudFront refuses one that was used before and
 * names the distribution that has it, so that the same reference for the same name leads every run to the same distribution.
 */

/**
 * How many distributions of one name may have been deleted before. Nobody documents whether the reference of a deleted distribution
 * can be used again; should it not, each of them has used one up.
 */
const GENERATIONS = 100;
/**
 * The references to try one after the other: the file's own, if it gives one, then `cloudfront-action/OWNER/REPOSITORY/NAME` and
 * its generations `/2`, `/3`, …
 */
function* callerReferences({ repository, name }, given) {
    if (given !== undefined)
        yield given;
    const reference = shorten(`cloudfront-action/${repository}/${name}`);
    yield reference;
    for (let generation = 2; generation <= GENERATIONS; generation++)
        yield `${reference}/${generation}`;
}
const LONGEST_GENERATION = `/${GENERATIONS}`.length;
/** A name that leaves no room ends in a digest. */
function shorten(reference) {
    const room = caller_reference/* MAX_REFERENCE_LENGTH */.KC - LONGEST_GENERATION;
    if (reference.length <= room)
        return reference;
    const digest = `+${(0,caller_reference/* shortDigest */.VK)(reference)}`;
    return reference.slice(0, room - digest.length) + digest;
}
/**
 * The ID of the distribution that has a reference already, from the text of DistributionAlreadyExists: `… is associated with another
 * distribution. Already exists: E2EXAMPLE` (aws/aws-sdk-js-v3#2618). Undefined if the text does not say.
 */
function parseExistingId(text) {
    return /already exists:\s*(?<id>\w+)\W*$/i.exec(text)?.groups?.['id'];
}

;// CONCATENATED MODULE: ./deploy/create-distribution.js
/** Creates a distribution, or adopts the one that was created under the same reference. */






/**
 * Creates the distribution with its tags in one call, so that a run that is killed leaves either nothing or something that the next
 * one knows for ours. A reference that others' distributions hold is left to them, and the next one is tried.
 */
async function createDistribution(file, ownership, dependencies) {
    const { distributions, patience, log } = dependencies;
    const tags = new Map([...(0,ownership_tags/* withoutReserved */.TA)(file.tags), ...(0,ownership_tags/* ownershipTags */.dt)(ownership)]);
    for (const callerReference of callerReferences(ownership, file.callerReference)) {
        try {
            const wanted = { config: file.config, callerReference, tags };
            return { kind: 'created', held: await (0,wait_out/* waitOut */.a)(() => distributions.create(wanted), patience), tags };
        }
        catch (error) {
            if (!(0,cloudfront_distributions/* isRefusedAs */.H6)(error, 'DistributionAlreadyExists'))
                throw error;
            const holder = await findHolder(error, ownership, dependencies);
            if (holder.kind === 'ours')
                return { kind: 'adopted', owned: holder.owned };
            const tell = callerReference === file.callerReference ? log.notice : log.info;
            tell(`The CallerReference ${callerReference} belongs to ${holder.who}: another one is tried.`);
        }
    }
    throw new failure/* Failure */.H(`No distribution could be created for \`${ownership.name}\` of ${ownership.repository}: CloudFront has seen every CallerReference that this name can have.`, 'Give the distribution another `name`.');
}
/** Whose distribution has the reference that was refused: only its tags can say so. */
async function findHolder({ refusal }, ownership, dependencies) {
    const { distributions, patience } = dependencies;
    const id = parseExistingId(refusal.text);
    if (id === undefined) {
        const owned = await (0,find_owned/* findOwned */.z)(ownership, dependencies);
        return owned ? { kind: 'ours', owned } : { kind: 'other', who: 'a distribution that CloudFront does not name' };
    }
    try {
        const { arn } = await (0,wait_out/* waitOut */.a)(() => distributions.get(id), patience);
        const tags = await (0,wait_out/* waitOut */.a)(() => distributions.getTags(arn), patience);
        if ((0,ownership_tags/* isOwnedBy */.D0)(tags, ownership))
            return { kind: 'ours', owned: { id, arn, owner: ownership, tags } };
        return {
            kind: 'other',
            who: `distribution ${id}, whose tags do not make it \`${ownership.name}\` of this repository`,
        };
    }
    catch (error) {
        if ((0,cloudfront_distributions/* isGone */.ST)(error))
            return { kind: 'other', who: `distribution ${id}, which was deleted` };
        throw error;
    }
}

// EXTERNAL MODULE: ./deploy/patience.js
var deploy_patience = __webpack_require__(8375);
// EXTERNAL MODULE: ./deploy/progress.js
var deploy_progress = __webpack_require__(6567);
// EXTERNAL MODULE: ./invalidate/post-batches.js
var post_batches = __webpack_require__(3353);
// EXTERNAL MODULE: ./invalidate/wait.js
var wait = __webpack_require__(315);
// EXTERNAL MODULE: ./plan/batches.js
var batches = __webpack_require__(1354);
// EXTERNAL MODULE: ./plan/plan-target.js
var plan_target = __webpack_require__(5425);
;// CONCATENATED MODULE: ./deploy/purge-distribution.js






/** Paths in one request: the default of `batch-size`. */
const BATCH_SIZE = 1000;
/** Posts the paths, and waits for them if that is wanted. What was not purged is a problem; what was is learnt all the same. */
async function purgeDistribution(purge, dependencies) {
    const { paths } = purge;
    const { cloudfront, patience, log, progress, origin } = dependencies;
    const distribution = { kind: 'distribution', id: purge.id };
    // It vouches for no commit: what changed between two commits is not known here.
    const run = { ...origin, scope: (0,caller_reference/* shortDigest */.VK)(`deploy\n${paths.join('\n')}`), commit: undefined };
    const posted = await (0,post_batches/* postBatches */.z)(distribution, (0,batches/* splitIntoBatches */.tt)(paths, BATCH_SIZE), {
        ...patience,
        cloudfront,
        reference: (part) => (0,caller_reference/* formatCallerReference */.se)(run, part),
    });
    progress.learn({ purge: { ...posted, paths } });
    for (const { from, to, why } of posted.widenings)
        log.warning(`${purge.id}: ${from} was purged as ${to}: ${why}.`);
    for (const problem of describeUnposted(posted))
        progress.report(problem);
    if (purge.wait)
        await waitForPurge(distribution, posted, purge, dependencies);
}
async function waitForPurge(distribution, posted, { id, paths, waitTimeout, onWaitTimeout }, { cloudfront, patience, log, progress }) {
    const ids = posted.invalidations.filter(({ status }) => status === 'in-progress').map((one) => one.id);
    const pending = await (0,wait/* waitForCompletion */.B)(distribution, ids, {
        cloudfront,
        clock: patience.clock,
        deadline: patience.deadline,
        onProgress: (left, waited) => {
            log.info(`${id}: ${left} of ${ids.length} invalidations in progress after ${(0,deploy_patience/* seconds */.YA)(waited)}.`);
        },
    });
    const left = new Set(pending);
    const invalidations = posted.invalidations.map((one) => ({
        ...one,
        status: left.has(one.id) ? 'in-progress' : 'completed',
    }));
    progress.learn({ purge: { ...posted, invalidations, paths } });
    if (pending.length === 0)
        return;
    const message = `${id}: ${pending.join(', ')} did not complete within ${(0,deploy_patience/* seconds */.YA)(waitTimeout)}. What was posted goes on being processed.`;
    if (onWaitTimeout === 'warn')
        log.warning(message);
    else
        progress.report({ message, advice: deploy_patience/* WAIT_LONGER */.yO });
}
/** One problem for each error, however many batches it has kept from being posted. */
function describeUnposted({ unposted }) {
    return [...Map.groupBy(unposted, ({ error }) => error)].map(([error, parts]) => ({
        message: `${error.message}. Not purged: ${(0,plan_target/* listSome */.X)(parts.flatMap(({ paths }) => paths))}.`,
        advice: error.advice,
    }));
}

;// CONCATENATED MODULE: ./deploy/update-distribution.js
/** Makes a distribution that exists match its file. */







/** An ETag moves whenever somebody writes, and sometimes by itself: so often is the distribution read and merged again. */
const ATTEMPTS = 5;
const FIRST_PAUSE = 500;
/**
 * Updates only what differs from the file, and nothing if nothing does. `progress` learns the differences before they are sent, and
 * the change once it is made. Its tags were read when it was found and name us: they are not read again, since nobody but this
 * action has a reason to change those, and an update can be undone.
 */
async function updateDistribution(owned, file, dependencies) {
    const { distributions, patience, log } = dependencies;
    if ((0,ownership_tags/* isMarkedDestroyed */.i0)(owned.tags)) {
        // First of all: whoever finishes destructions must not find the mark on a distribution that serves again.
        await (0,wait_out/* waitOut */.a)(() => distributions.removeTags(owned.arn, [ownership_tags/* DESTROYED_TAG */.t3]), patience);
        log.notice(`Distribution ${owned.id} was being deleted: it is taken back.`);
    }
    const held = await updateConfiguration(owned, file, dependencies);
    await settleTags({ held, tags: owned.tags }, file, dependencies);
    return held;
}
async function updateConfiguration({ id, tags }, file, { distributions, patience, shape, log, progress, onDistribution }) {
    for (let attempt = 1;; attempt++) {
        const held = await (0,wait_out/* waitOut */.a)(() => distributions.get(id), patience);
        progress.learn({ distribution: (0,deploy_progress/* describeHeld */.T)(held) });
        onDistribution((0,deploy_progress/* describeHeld */.T)(held));
        const { changes, tagChanges, update, cause } = compareWithFile(held, tags, { file, shape });
        if (changes.length === 0) {
            // After a refusal it was our own write whose answer was lost, or another run's: either way it is made.
            progress.learn(attempt > 1 ? { change: 'updated' } : { change: 'unchanged', changes: tagChanges });
            return held;
        }
        progress.learn({ changes: [...changes, ...tagChanges], cause });
        const updated = await updateUnlessStale(held, update, { distributions, patience, isLast: attempt === ATTEMPTS });
        if (updated !== undefined) {
            progress.learn({ change: 'updated', distribution: (0,deploy_progress/* describeHeld */.T)(updated) });
            return readBack(updated, { distributions, patience });
        }
        const pause = FIRST_PAUSE * attempt;
        log.info(`${id} was changed while it was read: it is read and merged again in ${(0,deploy_patience/* seconds */.YA)(pause)}.`);
        await patience.clock.sleep(pause);
    }
}
/** Undefined if somebody else has written since the distribution was read; the last time that rejects. */
async function updateUnlessStale({ id, etag }, update, { distributions, patience, isLast, }) {
    try {
        return await (0,wait_out/* waitOut */.a)(() => distributions.update(id, etag, update), patience);
    }
    catch (error) {
        if ((0,cloudfront_distributions/* isStale */.QO)(error) && !isLast)
            return undefined;
        throw error;
    }
}
/**
 * A written configuration as a reader finds it, which is what the next run compares with. Should somebody have written since, it is
 * the answer to our own write: theirs must not pass for ours.
 */
async function readBack(written, { distributions, patience }) {
    const read = await (0,wait_out/* waitOut */.a)(() => distributions.get(written.id), patience);
    return read.etag === written.etag ? read : written;
}
/**
 * Sets the file's tags and records what was deployed, in one call and only if any of it is not so already. It comes last: without
 * the record the next run compares everything, which is right after a run that was killed.
 */
async function settleTags({ held, tags }, file, { distributions, patience, shape, progress }) {
    const missing = missingTags(file, tags);
    const state = digestState(file, held, shape);
    const wanted = new Map([...missing, ...(isSameState(state, readState(tags)) ? [] : stateTag(state))]);
    if (wanted.size === 0)
        return;
    await (0,wait_out/* waitOut */.a)(() => distributions.setTags(held.arn, wanted), patience);
    if (missing.size > 0)
        progress.learn({ change: 'updated' });
}

// EXTERNAL MODULE: ./deploy/wait-deployed.js
var wait_deployed = __webpack_require__(3776);
;// CONCATENATED MODULE: ./deploy/deploy.js













/**
 * Creates the distribution if there is none, updates it if it differs from its file, and leaves it alone otherwise. Repeated after
 * a run that was killed at any point, it goes on from there. Whatever CloudFront refuses is part of the result, beside all that was
 * done in spite of it; only a fault of the program rejects.
 */
async function deploy(request, dependencies) {
    const { name, repository, dryRun, wait, purge } = request;
    const { clock, log } = dependencies;
    const progress = (0,deploy_progress/* beginProgress */.$)();
    const patience = (0,deploy_patience/* patienceUntil */.Kv)(clock.now() + request.waitTimeout, { clock, log });
    const tools = { ...dependencies, patience, progress };
    await progress.attempt(async () => {
        const connected = { ...tools, distributions: await dependencies.distributions() };
        if (dryRun)
            return planOnly(request, connected);
        const brought = await bringAbout(request, connected);
        if (wait)
            await progress.attempt(() => waitForDeployment(brought.held, request, connected));
        if (brought.isNew || purge.length === 0)
            return;
        if (!wait && progress.known().change === 'updated')
            log.info('Until the update is Deployed, edge locations may fill their caches by the old configuration: `wait: true` purges afterwards.');
        await purgeDistribution({ ...request, id: brought.held.id, paths: purge }, { ...tools, cloudfront: await dependencies.cloudfront(), origin: { ...dependencies.run, repository } });
    });
    const known = progress.known();
    return { command: 'deploy', name, status: summarize(known, dryRun), ...known };
}
/** What a run would do, from reading alone. */
async function planOnly({ name, repository, file }, tools) {
    const { distributions, patience, shape, progress, onDistribution } = tools;
    const owned = await (0,find_owned/* findOwned */.z)({ repository, name }, tools);
    if (owned === undefined) {
        progress.learn({ change: 'created', changes: describeWhole(file, shape) });
        return;
    }
    const held = await (0,wait_out/* waitOut */.a)(() => distributions.get(owned.id), patience);
    onDistribution((0,deploy_progress/* describeHeld */.T)(held));
    const { changes, tagChanges, cause } = compareWithFile(held, owned.tags, { file, shape });
    const all = [...changes, ...tagChanges];
    progress.learn({
        distribution: (0,deploy_progress/* describeHeld */.T)(held),
        change: all.length > 0 ? 'updated' : 'unchanged',
        changes: all,
        cause,
    });
}
/** How often a distribution may vanish between two calls. */
const ROUNDS = 3;
async function bringAbout(request, tools) {
    for (let round = 1;; round++) {
        try {
            return await createOrUpdate(request, tools);
        }
        catch (error) {
            if (!(0,cloudfront_distributions/* isGone */.ST)(error) || round === ROUNDS)
                throw error;
            tools.log.notice(`${error.refusal.distribution?.id ?? 'The distribution'} was deleted meanwhile: it is created again.`);
            tools.progress.learn({ change: 'none', distribution: undefined, changes: [], cause: undefined });
        }
    }
}
async function createOrUpdate({ name, repository, file }, tools) {
    const { shape, progress, onDistribution } = tools;
    const ownership = { repository, name };
    const found = await (0,find_owned/* findOwned */.z)(ownership, tools);
    if (found !== undefined)
        return { held: await updateDistribution(found, file, tools), isNew: false };
    const creation = { change: 'created', changes: describeWhole(file, shape) };
    const made = await createDistribution(file, ownership, tools);
    if (made.kind === 'created') {
        const { held, tags } = made;
        progress.learn({ ...creation, distribution: (0,deploy_progress/* describeHeld */.T)(held) });
        onDistribution((0,deploy_progress/* describeHeld */.T)(held));
        await settleTags({ held: await readBack(held, tools), tags }, file, tools);
        return { held, isNew: true };
    }
    const held = await updateDistribution(made.owned, file, tools);
    // Nobody has finished it yet: it came from a call of this run whose answer was lost, or from a run beside it.
    const isNew = readState(made.owned.tags) === undefined && progress.known().change === 'unchanged';
    if (isNew)
        progress.learn(creation);
    return { held, isNew };
}
/** A creation as changes: everything that the file gives, its tags last. */
function describeWhole(file, shape) {
    return [...describeCreation({ wanted: file.config, shape }), ...describeTags((0,ownership_tags/* withoutReserved */.TA)(file.tags), new Map())];
}
async function waitForDeployment(held, { waitTimeout, onWaitTimeout }, { distributions, clock, log, patience, progress }) {
    const seen = await (0,wait_deployed/* waitUntilDeployed */.e)(held, {
        distributions,
        clock,
        deadline: patience.deadline,
        onProgress: (waited) => {
            log.info(`${held.id}: InProgress after ${(0,deploy_patience/* seconds */.YA)(waited)}.`);
        },
    });
    progress.learn({ distribution: (0,deploy_progress/* describeHeld */.T)(seen) });
    if (seen.status === 'deployed')
        return;
    const message = `${held.id} was not Deployed within ${(0,deploy_patience/* seconds */.YA)(waitTimeout)}. CloudFront goes on deploying it.`;
    if (onWaitTimeout === 'warn')
        log.warning(message);
    else
        progress.report({ message, advice: deploy_patience/* WAIT_LONGER */.yO });
}
/** A run that found everything as it should be, and purged nothing, had nothing to do. */
function summarize({ problems, distribution, change, purge }, dryRun) {
    if (problems.length > 0)
        return 'failed';
    if (dryRun)
        return 'planned';
    const invalidations = purge?.invalidations ?? [];
    if (distribution?.status === 'in-progress' || invalidations.some(({ status }) => status === 'in-progress'))
        return 'in-progress';
    return change === 'unchanged' && purge === undefined ? 'nothing-to-do' : 'completed';
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
