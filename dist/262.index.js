export const id = 262;
export const ids = [262];
export const modules = {

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

/***/ 262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readConfiguration: () => (/* binding */ readConfiguration)
});

// EXTERNAL MODULE: ./configuration/value.js
var configuration_value = __webpack_require__(5956);
;// CONCATENATED MODULE: ./configuration/normalising/wording.js
/** How values and choices of a file stand in messages. */
/** As much of a file's text as a message takes. */
const SHOWN_LENGTH = 80;
/** As many names of a file as a message takes. */
const LISTED_NAMES = 10;
/** A scalar as a file writes it, cut if it is long. */
function show(value) {
    return typeof value === 'string' ? JSON.stringify(shorten(value)) : String(value);
}
function shorten(text) {
    return text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH)}…`;
}
/** `a, b or c` */
function listChoices(choices) {
    return joinWith(choices, 'or');
}
/** `a, b and c` */
function listAll(names) {
    return joinWith(names, 'and');
}
/** As `listAll`, but of many names only the first. */
function listSome(names) {
    const more = names.length - LISTED_NAMES;
    return listAll(more > 0 ? [...names.slice(0, LISTED_NAMES), `${more} more`] : names);
}
function joinWith(words, conjunction) {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.slice(-1).join('')}`;
}

;// CONCATENATED MODULE: ./configuration/checks/part.js
/** Structures of a configuration together with where they stand in it, and what checks read of them. */

/** The structure that a member is; undefined if it is not given. */
function partAt({ path, members }, member) {
    const value = members[member];
    return (0,configuration_value/* isStructure */.i)(value) ? { path: [...path, member], members: value } : undefined;
}
/** The items of a counted list of structures. */
function itemsAt(part, member) {
    return valuesAt(part, member).flatMap((value, index) => (0,configuration_value/* isStructure */.i)(value) ? [{ path: [...part.path, member, 'Items', index], members: value }] : []);
}
/** The items of a counted list of texts. */
function textsAt(part, member) {
    return valuesAt(part, member).filter((value) => typeof value === 'string');
}
/** A text that is given; an empty one means to the API that there is none. */
function textAt({ members }, member) {
    const value = members[member];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function numberAt({ members }, member) {
    const value = members[member];
    return typeof value === 'number' ? value : undefined;
}
/** All behaviors, the default one first. */
function behaviorsOf(config) {
    const byDefault = partAt(config, 'DefaultCacheBehavior');
    return [...(byDefault === undefined ? [] : [byDefault]), ...itemsAt(config, 'CacheBehaviors')];
}
function valuesAt({ members }, member) {
    const list = members[member];
    const items = (0,configuration_value/* isStructure */.i)(list) ? list['Items'] : undefined;
    return isList(items) ? items : [];
}
function isList(value) {
    return Array.isArray(value);
}

;// CONCATENATED MODULE: ./configuration/checks/aliases-and-certificate.js
/** Names of the viewers' own, and the certificate that they need. */


const checkAliases = (config, { advise }) => {
    const aliases = textsAt(config, 'Aliases');
    const certificate = partAt(config, 'ViewerCertificate');
    const hasCertificate = certificate !== undefined &&
        ['ACMCertificateArn', 'IAMCertificateId'].some((member) => textAt(certificate, member) !== undefined);
    if (aliases.length > 0 && !hasCertificate)
        advise(['Aliases'], 'CloudFront takes aliases with a certificate that covers them; give ViewerCertificate.ACMCertificateArn, or remove them');
    for (const [index, alias] of aliases.entries())
        if (/[/:\s]/.test(alias))
            advise(['Aliases', 'Items', index], `${show(alias)} is no domain name; write it without a protocol, port or path, such as www.example.com`);
};
/** They let viewers use TLS 1.1 or older, which RFC 8996 has retired. */
const OLD_PROTOCOLS = new Set(['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016']);
const checkCertificate = (config, { advise }) => {
    const certificate = partAt(config, 'ViewerCertificate');
    if (certificate === undefined)
        return;
    const at = (member) => [...certificate.path, member];
    const arn = textAt(certificate, 'ACMCertificateArn');
    // Other partitions than `aws` have other regions for it.
    const region = /^arn:aws:acm:(?<region>[\w-]*):/.exec(arn ?? '')?.groups?.['region'];
    if (region !== undefined && region !== 'us-east-1')
        advise(at('ACMCertificateArn'), `the certificate is in ${region}, and CloudFront takes those of us-east-1 alone; request or import it there`);
    if (arn === undefined && textAt(certificate, 'IAMCertificateId') === undefined)
        return;
    const support = textAt(certificate, 'SSLSupportMethod');
    if (support === undefined)
        advise(at('SSLSupportMethod'), 'it is needed with a certificate of your own; write sni-only');
    if (support === 'vip')
        advise(at('SSLSupportMethod'), 'vip costs about USD 600 a month for each certificate; write sni-only, unless very old viewers matter');
    const protocol = textAt(certificate, 'MinimumProtocolVersion');
    if (protocol !== undefined && OLD_PROTOCOLS.has(protocol))
        advise(at('MinimumProtocolVersion'), `${protocol} lets viewers use TLS 1.1 or older, which is not secure; write TLSv1.2_2021 or a newer one`);
};

;// CONCATENATED MODULE: ./configuration/checks/ttls.js

/** In the order that their values must have, too. */
const TTLS = ['MinTTL', 'DefaultTTL', 'MaxTTL'];
/** What CloudFront takes for a TTL that is not given, in seconds. */
const DEFAULTS = { MinTTL: 0, DefaultTTL: 86_400, MaxTTL: 31_536_000 };
const checkTtls = (config, findings) => {
    for (const behavior of behaviorsOf(config)) {
        if (textAt(behavior, 'CachePolicyId') !== undefined)
            continue;
        if (!refuseGiven(behavior, findings))
            adviseOnDefaults(behavior, findings);
    }
};
/** Compares what the file gives; whether anything was wrong with it. */
function refuseGiven(behavior, { refuse }) {
    const given = TTLS.flatMap((ttl) => {
        const seconds = numberAt(behavior, ttl);
        return seconds === undefined ? [] : [{ ttl, seconds }];
    });
    for (const [index, { ttl, seconds }] of given.entries()) {
        const next = given[index + 1];
        if (next === undefined || seconds <= next.seconds)
            continue;
        refuse([...behavior.path, ttl], `${seconds} is more than the ${next.seconds} of ${next.ttl}; write MinTTL ≤ DefaultTTL ≤ MaxTTL`);
        return true;
    }
    return false;
}
/**
 * Compares what the file gives with what CloudFront fills in. Its documentation lets the defaults follow the values that are given,
 * and yet it has refused such behaviors: hashicorp/terraform-provider-aws#17878.
 */
function adviseOnDefaults(behavior, { advise }) {
    for (const [index, lower] of TTLS.entries()) {
        const upper = TTLS[index + 1];
        if (upper === undefined)
            continue;
        const low = numberAt(behavior, lower);
        const high = numberAt(behavior, upper);
        if (low !== undefined && high === undefined && low > DEFAULTS[upper])
            advise([...behavior.path, lower], `${upper} is left out and counts as ${DEFAULTS[upper]}, which is less; write ${upper}, too`);
        if (low === undefined && high !== undefined && high < DEFAULTS[lower])
            advise([...behavior.path, upper], `${lower} is left out and counts as ${DEFAULTS[lower]}, which is more; write ${lower}, too`);
    }
}

;// CONCATENATED MODULE: ./configuration/checks/caching.js


const checkCaching = (config, { refuse, advise }) => {
    for (const behavior of behaviorsOf(config)) {
        const hasPolicy = textAt(behavior, 'CachePolicyId') !== undefined;
        const forwarded = partAt(behavior, 'ForwardedValues');
        if (!hasPolicy && forwarded === undefined)
            refuse(behavior.path, 'it does not say how to cache; write a CachePolicyId, such as 658327ea-f89d-4fab-a63d-7e88639e58f6 for the managed policy CachingOptimized');
        if (hasPolicy && forwarded !== undefined)
            refuse(forwarded.path, 'it cannot stand beside a CachePolicyId, which says the same; remove one of the two');
        if (!hasPolicy && textAt(behavior, 'OriginRequestPolicyId') !== undefined)
            advise([...behavior.path, 'OriginRequestPolicyId'], 'an origin request policy goes with a cache policy; write a CachePolicyId instead of ForwardedValues');
        // aws/aws-sdk-net#1698
        for (const ttl of TTLS.filter((member) => hasPolicy && numberAt(behavior, member) !== undefined))
            advise([...behavior.path, ttl], 'CloudFront refuses it beside a CachePolicyId; remove it, the cache policy holds the TTLs');
    }
};

;// CONCATENATED MODULE: ./configuration/checks/distribution.js
/** What a configuration says of the distribution as a whole. */


const checkRootObject = (config, { refuse }) => {
    const rootObject = textAt(config, 'DefaultRootObject');
    if (rootObject?.startsWith('/'))
        refuse(['DefaultRootObject'], `it must not start with a slash; write ${show(rootObject.replace(/^\/+/, ''))}`);
};
const MAX_COMMENT = 128;
const checkComment = (config, { refuse }) => {
    const { length } = Array.from(textAt(config, 'Comment') ?? '');
    if (length > MAX_COMMENT)
        refuse(['Comment'], `it has ${length} characters; write at most ${MAX_COMMENT}`);
};
const checkWebAcl = (config, { advise }) => {
    const webAcl = textAt(config, 'WebACLId');
    if (webAcl?.includes(':wafv2:') && !/^arn:[\w-]+:wafv2:us-east-1:\d*:global\//.test(webAcl))
        advise(['WebACLId'], 'CloudFront takes web ACLs of global scope alone; write an ARN such as arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID');
};
const checkStaging = (config, { advise }) => {
    if (config.members['Staging'] === true)
        advise(['Staging'], 'a staging distribution serves no viewers but those that a continuous deployment policy sends to it; leave it out for any other distribution');
    if (textAt(config, 'ContinuousDeploymentPolicyId') !== undefined)
        advise(['ContinuousDeploymentPolicyId'], 'a policy belongs to one primary distribution; leave it out if the file describes several, as for previews');
};

;// CONCATENATED MODULE: ./configuration/checks/error-responses.js
/** Pages of one's own for errors. */


/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html */
const ERROR_CODES = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
const checkErrorResponses = (config, { refuse, advise }) => {
    for (const response of itemsAt(config, 'CustomErrorResponses')) {
        const page = textAt(response, 'ResponsePagePath');
        const hasCode = textAt(response, 'ResponseCode') !== undefined;
        if (page !== undefined && !hasCode)
            refuse(response.path, 'it has a ResponsePagePath without a ResponseCode; write one, such as "200"');
        if (page === undefined && hasCode)
            refuse(response.path, 'it has a ResponseCode without a ResponsePagePath; write the path of the page, such as /index.html');
        if (page !== undefined && !page.startsWith('/'))
            advise([...response.path, 'ResponsePagePath'], `it has to start with a slash; write ${show(`/${page}`)}`);
        const error = numberAt(response, 'ErrorCode');
        if (error !== undefined && !ERROR_CODES.includes(error))
            advise([...response.path, 'ErrorCode'], `CloudFront has no page for ${error}; write one of ${ERROR_CODES.join(', ')}`);
    }
};

;// CONCATENATED MODULE: ./configuration/checks/forwarded-values.js

const checkForwardedValues = (config, findings) => {
    const all = behaviorsOf(config)
        .filter((behavior) => textAt(behavior, 'CachePolicyId') === undefined)
        .flatMap((behavior) => partAt(behavior, 'ForwardedValues') ?? []);
    adviseOnAge(all, findings);
    for (const forwarded of all) {
        const cookies = partAt(forwarded, 'Cookies');
        if (cookies !== undefined)
            checkCookies(cookies, findings);
        if (forwarded.members['QueryString'] === false && textsAt(forwarded, 'QueryStringCacheKeys').length > 0)
            findings.advise([...forwarded.path, 'QueryStringCacheKeys'], 'query strings are not forwarded, so that none of them can be a cache key; write QueryString: true, or remove the keys');
    }
};
/** Said once: it is no mistake, and whoever has it has it everywhere. */
function adviseOnAge([first, ...others], { advise }) {
    if (first === undefined)
        return;
    const where = others.length === 0 ? '' : ', here and in other behaviors';
    advise(first.path, `it is deprecated${where}, though CloudFront still takes it; write a CachePolicyId when you change it next`);
}
function checkCookies(cookies, { refuse }) {
    const forward = textAt(cookies, 'Forward');
    const names = textsAt(cookies, 'WhitelistedNames');
    if (forward === 'whitelist' && names.length === 0)
        refuse(cookies.path, 'Forward is whitelist, but WhitelistedNames has no names; list them, or write all or none');
    if (forward !== undefined && forward !== 'whitelist' && names.length > 0)
        refuse(cookies.path, `WhitelistedNames has names, but Forward is ${forward}; write whitelist, or remove the names`);
}

;// CONCATENATED MODULE: ./configuration/checks/functions.js

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html */
const checkFunctions = (config, findings) => {
    for (const behavior of behaviorsOf(config)) {
        const functions = itemsAt(behavior, 'FunctionAssociations');
        const lambdas = itemsAt(behavior, 'LambdaFunctionAssociations');
        for (const one of functions)
            checkFunction(one, findings);
        for (const one of lambdas)
            checkLambda(one, findings);
        const atViewer = lambdas.find(isAtViewer);
        if (atViewer !== undefined && functions.some(isAtViewer))
            findings.advise(atViewer.path, 'a behavior has either CloudFront functions or Lambda@Edge functions at the viewer; move one of them to an origin event');
    }
};
function isAtViewer(association) {
    return textAt(association, 'EventType')?.startsWith('viewer-') === true;
}
function checkFunction(association, { advise }) {
    if (!isAtViewer(association))
        advise([...association.path, 'EventType'], 'a CloudFront function runs at the viewer alone; write viewer-request or viewer-response, or use Lambda@Edge');
}
/** `arn:aws:lambda:us-east-1:123456789012:function:NAME:VERSION` */
function checkLambda(association, { advise }) {
    const path = [...association.path, 'LambdaFunctionARN'];
    const arn = textAt(association, 'LambdaFunctionARN') ?? '';
    const region = /^arn:[\w-]+:lambda:(?<region>[\w-]+):/.exec(arn)?.groups?.['region'];
    if (region !== undefined && region !== 'us-east-1')
        advise(path, `the function is in ${region}, and Lambda@Edge takes those of us-east-1 alone; publish it there`);
    if (!/:\d+$/.test(arn))
        advise(path, 'Lambda@Edge takes a published version, and neither $LATEST nor an alias; end the ARN in its number, such as :3');
}

;// CONCATENATED MODULE: ./configuration/checks/geo-restriction.js
/** In which countries viewers are served. */


const checkGeoRestriction = (config, { refuse, advise }) => {
    const restrictions = partAt(config, 'Restrictions');
    const geo = restrictions && partAt(restrictions, 'GeoRestriction');
    const type = geo && textAt(geo, 'RestrictionType');
    if (restrictions === undefined || geo === undefined || type === undefined)
        return;
    const countries = textsAt(restrictions, 'GeoRestriction');
    if (type !== 'none' && countries.length === 0)
        refuse(geo.path, `RestrictionType is ${type}, but no country is listed; list some, or write none`);
    if (type === 'none' && countries.length > 0)
        refuse(geo.path, 'countries are listed, but RestrictionType is none; write whitelist or blacklist, or remove them');
    for (const [index, country] of countries.entries()) {
        if (/^[A-Z]{2}$/.test(country))
            continue;
        const text = `${show(country)} is no code of ISO 3166-1; write two capital letters, such as GB`;
        advise([...geo.path, 'Items', index], text);
    }
};

;// CONCATENATED MODULE: ./configuration/checks/logging.js
/** The bucket for access logs. */


const checkLogging = (config, { advise }) => {
    const logging = partAt(config, 'Logging');
    if (logging?.members['Enabled'] !== true)
        return;
    const bucket = textAt(logging, 'Bucket');
    if (bucket === undefined)
        advise([...logging.path, 'Bucket'], 'logging is enabled without a bucket; write BUCKET.s3.amazonaws.com, or Enabled: false');
    else if (!/\.s3[.-]/.test(bucket))
        advise([...logging.path, 'Bucket'], `${show(bucket)} is no host name of a bucket; write ${show(`${bucket}.s3.amazonaws.com`)}`);
};

;// CONCATENATED MODULE: ./configuration/checks/methods.js

const READ = ['GET', 'HEAD'];
const ASK = [...READ, 'OPTIONS'];
const ALL = [...ASK, 'PUT', 'PATCH', 'POST', 'DELETE'];
/** The API counts the sets and not the methods. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_AllowedMethods.html */
const ALLOWED = [READ, ASK, ALL];
const CACHED = [READ, ASK];
const checkMethods = (config, { refuse }) => {
    for (const behavior of behaviorsOf(config)) {
        const allowed = partAt(behavior, 'AllowedMethods');
        if (allowed === undefined)
            continue;
        const methods = textsAt(behavior, 'AllowedMethods');
        if (!isOneOf(ALLOWED, methods))
            refuse(allowed.path, `${list(methods)} is no set of methods that can be allowed; write ${ALLOWED.map(list).join(', or ')}`);
        const cached = partAt(allowed, 'CachedMethods');
        if (cached === undefined)
            continue;
        const cachedMethods = textsAt(allowed, 'CachedMethods');
        const unallowed = cachedMethods.filter((method) => !methods.includes(method));
        if (!isOneOf(CACHED, cachedMethods))
            refuse(cached.path, `${list(cachedMethods)} is no set of methods that can be cached; write ${CACHED.map(list).join(', or ')}`);
        else if (unallowed.length > 0)
            refuse(cached.path, `${list(unallowed)} is cached but not allowed; add it to the allowed methods, or remove it here`);
    }
};
function isOneOf(sets, methods) {
    const given = new Set(methods);
    return sets.some((set) => set.length === given.size && set.every((method) => given.has(method)));
}
function list(methods) {
    return methods.length === 0 ? 'no methods' : methods.join(' ');
}

;// CONCATENATED MODULE: ./configuration/checks/origin-ids.js
/** The IDs by which a configuration's origins and origin groups are named. */


function originIds(config) {
    return idsOf(config, 'Origins');
}
function groupIds(config) {
    return idsOf(config, 'OriginGroups');
}
function idsOf(config, list) {
    return new Set(itemsAt(config, list).flatMap((item) => textAt(item, 'Id') ?? []));
}
/** So many IDs are offered where one is wrong. */
const SHOWN = 10;
/** What to write where none of the IDs is. */
function offer(ids) {
    if (ids.size === 0)
        return 'add the origin to Origins';
    const shown = [...ids].slice(0, SHOWN).map((id) => show(id));
    return `write ${shown.length === 1 ? '' : 'one of '}${shown.join(', ')}${ids.size > SHOWN ? ', …' : ''}`;
}

;// CONCATENATED MODULE: ./configuration/checks/origin-groups.js
/** Origin groups: a primary origin and the one to fail over to. */



/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginGroupMembers.html */
const MEMBERS = 2;
const checkOriginGroups = (config, { refuse }) => {
    const ids = originIds(config);
    for (const group of itemsAt(config, 'OriginGroups')) {
        const members = itemsAt(group, 'Members');
        if (members.length !== MEMBERS)
            refuse([...group.path, 'Members'], `a group does not have ${members.length} members; write ${MEMBERS}, the primary origin first`);
        for (const member of members) {
            const id = textAt(member, 'OriginId') ?? '';
            if (!ids.has(id))
                refuse([...member.path, 'OriginId'], `${show(id)} is no origin; ${offer(ids)}`);
        }
    }
};

;// CONCATENATED MODULE: ./configuration/checks/origins.js
/** Origins: what they are called, which kind they are, how they are reached. */


const checkOrigins = (config, findings) => {
    checkIds([...itemsAt(config, 'Origins'), ...itemsAt(config, 'OriginGroups')], findings);
    for (const origin of itemsAt(config, 'Origins')) {
        checkKind(origin, findings);
        checkDomainName(origin, findings);
        checkAccess(origin, findings);
        checkPath(origin, findings);
    }
};
/** Behaviors name origins and groups alike, so that their IDs must differ. */
function checkIds(named, { refuse }) {
    const seen = new Set();
    for (const part of named) {
        const id = textAt(part, 'Id');
        if (id !== undefined && seen.has(id))
            refuse([...part.path, 'Id'], `${show(id)} is the ID of another origin or origin group, too; write one of its own`);
        if (id !== undefined)
            seen.add(id);
    }
}
const KINDS = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'];
function checkKind(origin, { refuse }) {
    const kinds = KINDS.filter((kind) => partAt(origin, kind) !== undefined);
    if (kinds.length === 0)
        refuse(origin.path, 'it does not say what kind of origin it is; add S3OriginConfig for a bucket, CustomOriginConfig for any other server, VpcOriginConfig for one in a VPC');
    if (kinds.length > 1)
        refuse(origin.path, `it has both ${kinds.join(' and ')}; keep the one that fits its DomainName`);
}
/** `BUCKET.s3-website-REGION.amazonaws.com` and `BUCKET.s3-website.REGION.amazonaws.com`: a server of its own, not the bucket. */
const WEBSITE_ENDPOINT = /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/i;
function checkDomainName(origin, { refuse, advise }) {
    const domain = textAt(origin, 'DomainName') ?? '';
    const path = [...origin.path, 'DomainName'];
    if (/^[a-z]+:\/\//i.test(domain))
        refuse(path, `${show(domain)} is a URL; write the domain name alone, and a path as OriginPath`);
    if (!WEBSITE_ENDPOINT.test(domain))
        return;
    if (partAt(origin, 'S3OriginConfig') !== undefined)
        refuse(path, 'a website endpoint is no S3 origin; write CustomOriginConfig with OriginProtocolPolicy http-only, or the bucket itself, BUCKET.s3.REGION.amazonaws.com');
    else if (textAt(origin, 'OriginAccessControlId') !== undefined)
        advise([...origin.path, 'OriginAccessControlId'], 'a website endpoint knows no origin access control; write the bucket itself, BUCKET.s3.REGION.amazonaws.com, as an S3 origin, or remove it');
}
function checkAccess(origin, { refuse, advise }) {
    const s3 = partAt(origin, 'S3OriginConfig');
    const identity = s3 && textAt(s3, 'OriginAccessIdentity');
    if (s3 === undefined || identity === undefined)
        return;
    const path = [...s3.path, 'OriginAccessIdentity'];
    if (textAt(origin, 'OriginAccessControlId') !== undefined)
        refuse(path, 'an origin has an origin access control or an origin access identity, not both; write "" here');
    else if (!/^origin-access-identity\/cloudfront\/\w+$/.test(identity))
        advise(path, `${show(identity)} is no origin access identity; write origin-access-identity/cloudfront/ID`);
}
function checkPath(origin, { advise }) {
    const originPath = textAt(origin, 'OriginPath');
    if (originPath !== undefined && (!originPath.startsWith('/') || originPath.endsWith('/')))
        advise([...origin.path, 'OriginPath'], `${show(originPath)} has to start with a slash and not to end with one; write ${show(trimPath(originPath))}`);
}
function trimPath(path) {
    const trimmed = path.replace(/^\/+|\/+$/g, '');
    return trimmed === '' ? '' : `/${trimmed}`;
}

;// CONCATENATED MODULE: ./configuration/checks/path-patterns.js
/** Which behavior a path has. */


const checkPathPatterns = (config, { refuse }) => {
    const seen = new Set();
    for (const behavior of itemsAt(config, 'CacheBehaviors')) {
        const pattern = textAt(behavior, 'PathPattern');
        if (pattern === undefined)
            continue;
        if (seen.has(pattern))
            refuse([...behavior.path, 'PathPattern'], `${show(pattern)} is the pattern of a behavior before it, which has all its requests; write another, or remove one of the two`);
        seen.add(pattern);
    }
};

;// CONCATENATED MODULE: ./configuration/checks/quotas.js

/** The defaults of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html in 2026. */
const OF_DISTRIBUTION = [
    ['Aliases', 100],
    ['CacheBehaviors', 75],
    ['Origins', 100],
    ['OriginGroups', 10],
];
const OF_ORIGIN = [['CustomHeaders', 30]];
const OF_BEHAVIOR = [['TrustedKeyGroups', 4]];
const OF_FORWARDED_VALUES = [
    ['Headers', 10],
    ['QueryStringCacheKeys', 10],
];
const OF_COOKIES = [['WhitelistedNames', 10]];
const checkQuotas = (config, findings) => {
    compare(config, OF_DISTRIBUTION, findings);
    for (const origin of itemsAt(config, 'Origins'))
        compare(origin, OF_ORIGIN, findings);
    for (const behavior of behaviorsOf(config)) {
        compare(behavior, OF_BEHAVIOR, findings);
        const forwarded = partAt(behavior, 'ForwardedValues');
        if (forwarded === undefined)
            continue;
        compare(forwarded, OF_FORWARDED_VALUES, findings);
        const cookies = partAt(forwarded, 'Cookies');
        if (cookies !== undefined)
            compare(cookies, OF_COOKIES, findings);
    }
};
function compare(part, quotas, { advise }) {
    for (const [list, most] of quotas) {
        const counted = partAt(part, list);
        const quantity = counted && numberAt(counted, 'Quantity');
        if (counted !== undefined && quantity !== undefined && quantity > most)
            advise(counted.path, `it has ${quantity} items, and CloudFront takes ${most} unless the account's quota was raised; remove some, or ask for more in Service Quotas`);
    }
}

// EXTERNAL MODULE: ./ownership/tags.js
var ownership_tags = __webpack_require__(101);
;// CONCATENATED MODULE: ./configuration/checks/tags.js
/** The tags that a file gives. */


const MAX_KEY_LENGTH = 128;
/** Of the 50 that a distribution may have, the action writes some itself. */
const MAX_TAGS = 46;
/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Tag.html */
function checkTags(tags, { refuse, advise }) {
    for (const [key, value] of tags) {
        const name = show(key);
        if (key.startsWith(ownership_tags/* RESERVED_PREFIX */.Uy))
            advise(['Tags'], `${name} is one of the action's own tags and is left out; write another key`);
        if (key === '' || key.length > MAX_KEY_LENGTH || !(0,ownership_tags/* isTagValue */.KY)(key))
            refuse(['Tags'], `${name} cannot be a key; write 1 to ${MAX_KEY_LENGTH} ${CHARACTERS}`);
        if (/^aws:/i.test(key))
            refuse(['Tags'], `${name} cannot be a key, as AWS keeps aws: for itself; write another key`);
        if (!(0,ownership_tags/* isTagValue */.KY)(value))
            refuse(['Tags'], `the value of ${name}, ${show(value)}, is not allowed; write at most 256 ${CHARACTERS}`);
    }
    if (tags.size > MAX_TAGS)
        advise(['Tags'], `there are ${tags.size} tags, and a distribution takes ${MAX_TAGS} besides the action's own; remove some, or ask for more in Service Quotas`);
}
const CHARACTERS = 'letters, digits, blanks and _.:/=+-@';

;// CONCATENATED MODULE: ./configuration/checks/target-origins.js
/** Where behaviors send requests to. */



const checkTargetOrigins = (config, { refuse, advise }) => {
    const groups = groupIds(config);
    const ids = new Set([...originIds(config), ...groups]);
    for (const behavior of behaviorsOf(config)) {
        const target = textAt(behavior, 'TargetOriginId') ?? '';
        if (!ids.has(target))
            refuse([...behavior.path, 'TargetOriginId'], `${show(target)} is neither an origin nor an origin group; ${offer(ids)}`);
        else if (groups.has(target) && textsAt(behavior, 'AllowedMethods').includes('POST'))
            // aws/aws-cdk#32450
            advise([...behavior.path, 'AllowedMethods'], 'CloudFront refuses methods that write for an origin group; write GET HEAD OPTIONS, or name an origin in TargetOriginId');
    }
};

;// CONCATENATED MODULE: ./configuration/checks/timeouts.js

/** Of the API reference; the ones marked there can be raised for an account, so that none is an error. */
const timeouts_OF_ORIGIN = [
    ['ConnectionAttempts', 3],
    ['ConnectionTimeout', 10],
];
const OF_KIND = [
    ['OriginReadTimeout', 120],
    ['OriginKeepaliveTimeout', 120],
];
const checkTimeouts = (config, { advise }) => {
    for (const origin of itemsAt(config, 'Origins')) {
        const kinds = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'].map((kind) => partAt(origin, kind));
        const limited = [
            { part: origin, limits: timeouts_OF_ORIGIN },
            ...kinds.flatMap((part) => (part === undefined ? [] : [{ part, limits: OF_KIND }])),
        ];
        for (const { part, limits } of limited)
            for (const [member, most] of limits) {
                const value = numberAt(part, member);
                if (value !== undefined && (value < 1 || value > most))
                    advise([...part.path, member], `CloudFront takes 1 to ${most}, not ${value}; write a value in between`);
            }
    }
};

;// CONCATENATED MODULE: ./configuration/checks/trusted-signers.js

/** Said once, as it is no mistake. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html */
const checkTrustedSigners = (config, { advise }) => {
    const first = behaviorsOf(config).find((behavior) => textsAt(behavior, 'TrustedSigners').length > 0);
    const signers = first && partAt(first, 'TrustedSigners');
    if (signers === undefined)
        return;
    advise(signers.path, 'it works only as long as the root users of these accounts keep their CloudFront key pairs; name a key group in TrustedKeyGroups instead');
};

;// CONCATENATED MODULE: ./configuration/checks/check-configuration.js



















const CHECKS = [
    checkRootObject,
    checkComment,
    checkStaging,
    checkWebAcl,
    checkGeoRestriction,
    checkLogging,
    checkAliases,
    checkCertificate,
    checkOrigins,
    checkTimeouts,
    checkOriginGroups,
    checkTargetOrigins,
    checkPathPatterns,
    checkMethods,
    checkCaching,
    checkForwardedValues,
    checkTtls,
    checkTrustedSigners,
    checkFunctions,
    checkErrorResponses,
    checkQuotas,
];
/**
 * Reports what cannot be sent in earnest, and advises on what only the service can decide: it has the last word. The file's
 * configuration is valid by the schema. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
 */
function checkConfiguration(file, { report, advise }) {
    const tell = (take) => (path, text) => {
        take({ at: placeOf(path, file), message: `${(0,configuration_value/* formatPath */.j)(path)}: ${text}` });
    };
    const findings = { refuse: tell(report), advise: tell(advise) };
    for (const check of CHECKS)
        check({ path: [], members: file.config }, findings);
    checkTags(file.tags, findings);
}
/** Where a value stands, and of one that does not stand there what it belongs to. */
function placeOf(path, { file, places }) {
    const at = places.get((0,configuration_value/* formatPath */.j)(path));
    if (at !== undefined)
        return at;
    return path.length === 0 ? { file } : placeOf(path.slice(0, -1), { file, places });
}

;// CONCATENATED MODULE: ./configuration/normalising/intrinsic-function.js

/** CloudFormation's own names whose values do not depend on an account, in the partition where the default region lies. */
const PSEUDO_PARAMETERS = new Map([
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
]);
const NO_VALUE = 'AWS::NoValue';
const REFERENCE = /\$\{(!?)([^{}]*)\}/g;
/** The node that a node stands for: itself, unless it is a function. A null is nothing given. */
function resolveNode(node, names) {
    const call = readCall(node);
    if (call === undefined) {
        return node.kind === 'scalar' && node.value === null ? { kind: 'absent' } : { kind: 'node', node };
    }
    const text = textOf(call.argument);
    if (call.name === 'Ref' && text !== undefined)
        return resolveReference(call, text, names);
    if (call.name === 'Sub' && text !== undefined)
        return substitute(call, text, names);
    return refused(call, 'is not evaluated here');
}
function readCall(node) {
    if (node.tag !== undefined) {
        const argument = { ...node, tag: undefined };
        return { written: shorten(node.tag), name: node.tag.replace(/^!/, ''), argument };
    }
    const [entry, ...others] = node.kind === 'map' ? node.entries : [];
    if (entry === undefined || others.length > 0 || !/^(Ref$|Fn::)/.test(entry.key))
        return undefined;
    return { written: shorten(entry.key), name: entry.key.replace(/^Fn::/, ''), argument: entry.value };
}
function resolveReference(call, name, names) {
    if (name === NO_VALUE)
        return { kind: 'absent' };
    const value = lookUp(name, names);
    return value === undefined
        ? refused(call, `names ${shorten(name)}, of which nothing is known here`)
        : textNode(value, call.argument.at);
}
function substitute(call, text, names) {
    const unknown = new Set();
    const value = text.replaceAll(REFERENCE, (whole, isLiteral, name) => {
        if (isLiteral !== '')
            return `\${${name}}`;
        const found = lookUp(name, names);
        if (found === undefined)
            unknown.add(shorten(name));
        return found ?? whole;
    });
    return unknown.size > 0
        ? refused(call, `names ${listSome([...unknown])}, of which nothing is known here`)
        : textNode(value, call.argument.at);
}
function lookUp(name, { variables, parameters }) {
    return variables.get(name) ?? parameters.get(name) ?? PSEUDO_PARAMETERS.get(name);
}
function textOf(node) {
    return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
function textNode(value, at) {
    const node = { kind: 'scalar', value, isText: true, tag: undefined, at };
    return { kind: 'node', node };
}
function refused({ written }, reason) {
    return {
        kind: 'refused',
        reason: `${written} ${reason}; write the value itself, or \${VARIABLE} and give the variable in the input \`variables\``,
    };
}

;// CONCATENATED MODULE: ./configuration/normalising/reading.js

/** Reports what cannot be sent. */
function refuse(reading, path, at, text) {
    reading.report({ at, message: describe(reading, path, text) });
}
/**
 * Reports what the API may know even if the SDK's schemas do not: an error if the user is strict, otherwise a warning that also
 * says what becomes of it.
 */
function doubt(reading, path, at, text, otherwise) {
    if (reading.strict)
        refuse(reading, path, at, text);
    else
        reading.advise({ at, message: describe(reading, path, `${text}; ${otherwise}`) });
}
function describe({ rootName }, path, text) {
    return `${path.length === 0 ? rootName : (0,configuration_value/* formatPath */.j)(path)}: ${text}`;
}

;// CONCATENATED MODULE: ./configuration/normalising/read-scalar.js


/** The value of a scalar in the type of its shape; undefined, after a report, if it has none. */
function readScalar(shape, node, path, reading) {
    switch (shape.kind) {
        case 'boolean':
            return readBoolean(node, path, reading);
        case 'integer':
            return readInteger(node, path, reading);
        case 'text':
            return readText(shape, node, path, reading);
    }
}
function readBoolean(node, path, reading) {
    if (typeof node.value === 'boolean')
        return node.value;
    const text = readableText(node, reading)?.toLowerCase();
    if (text === 'true' || text === 'false')
        return text === 'true';
    const hint = /^(true|false)$/i.test(String(node.value).trim()) ? '; write it without quotes' : '';
    refuse(reading, path, node.at, `true or false is expected, not ${show(node.value)}${hint}`);
    return undefined;
}
function readInteger(node, path, reading) {
    const text = readableText(node, reading);
    const value = text !== undefined && /^-?\d+$/.test(text) ? Number(text) : node.value;
    // A negative zero is a zero.
    if (typeof value === 'number' && Number.isInteger(value))
        return value + 0;
    const hint = text === undefined && /^\s*-?\d+\s*$/.test(String(node.value)) ? '; write it without quotes' : '';
    refuse(reading, path, node.at, `a whole number is expected, not ${show(node.value)}${hint}`);
    return undefined;
}
function readText(shape, node, path, reading) {
    const text = toText(shape, node, path, reading);
    if (text === undefined || shape.values === undefined)
        return text;
    const chosen = node.isText ? text.trim() : text;
    if (!shape.values.includes(chosen)) {
        const allowed = `${show(chosen)} is not allowed; use ${listChoices(shape.values)}`;
        if (chosen === '')
            refuse(reading, path, node.at, `${allowed}, or leave it out`);
        else
            doubt(reading, path, node.at, allowed, 'it is sent as it is, and CloudFront decides');
    }
    return chosen;
}
/**
 * Whole numbers are taken for the text that they were meant as, such as an account's. The readers of files take none for a number
 * that would lose digits so, and report what they cannot hold.
 */
function toText({ isSecret }, { value, at }, path, reading) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number' && Number.isInteger(value))
        return String(value);
    refuse(reading, path, at, `text is expected${isSecret ? '' : `, not ${show(value)}`}; write it in quotes`);
    return undefined;
}
/** The text that may stand for a boolean or a number here. */
function readableText({ value, isText }, { dialect }) {
    return typeof value === 'string' && (isText || dialect.isTextual) ? value.trim() : undefined;
}

// EXTERNAL MODULE: ./configuration/shape.js
var configuration_shape = __webpack_require__(8368);
;// CONCATENATED MODULE: ./configuration/normalising/count-items.js


/**
 * The members of a structure with the Quantity that its items have, and without items where there are none. A Quantity is there so
 * that lost items are noticed: one that disagrees is reported. Other structures are as they were.
 */
function countItems(shape, members, path, reading) {
    if ((0,configuration_shape/* countedList */.z)(shape) === undefined)
        return members.values;
    const { Quantity: stated, Items: items, ...others } = Object.fromEntries(members.values);
    // Items that cannot be read are reported already, and nobody knows how many they are.
    if (items === undefined && members.given.has('Items'))
        return new Map(Object.entries(others));
    const count = Array.isArray(items) ? items.length : 0;
    if (members.quantityAt !== undefined && typeof stated === 'number' && stated !== count) {
        const counted = count === 1 ? 'there is 1 item' : `there are ${count} items`;
        refuse(reading, path, members.quantityAt, `Quantity is ${stated}, but ${counted}`);
    }
    const counted = { ...others, Quantity: count };
    return new Map(Object.entries(items === undefined || count === 0 ? counted : { ...counted, Items: items }));
}

;// CONCATENATED MODULE: ./configuration/normalising/fill-in.js
/** What the API requires and everybody leaves out, because only one value can be meant. */

/** A bucket's own host name, which only an S3 origin has; a website's endpoint, `…s3-website…`, is none. */
const BUCKET = /^[^/]+\.s3(?:[.-](?!website)[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/i;
const NO_IDENTITY = { OriginAccessIdentity: '' };
/** Members to add to those of a structure that a file gives. What is given but cannot be used is not replaced. */
function fillIn(shape, values, given) {
    return additions(shape, values).filter(([member]) => !given.has(member));
}
/**
 * The service wants a MinTTL wherever there are ForwardedValues ("The parameter MinTTL is required."), though its model does not say
 * so; 0 is what its own tools write.
 */
function additions(shape, values) {
    switch (shape.name) {
        case 'DistributionConfig':
            return [['Comment', '']];
        case 'S3OriginConfig':
            return Object.entries(NO_IDENTITY);
        case 'Origin':
            return isBucketWithAccessControl(values) ? [['S3OriginConfig', NO_IDENTITY]] : [];
        case 'DefaultCacheBehavior':
        case 'CacheBehavior':
            return values.has('ForwardedValues') ? [['MinTTL', 0]] : [];
        default:
            return isSwitchable(shape) ? [['Enabled', values.has('Items')]] : [];
    }
}
/** An origin access control takes the place of the identity that the API still wants to be there, and empty. */
function isBucketWithAccessControl(values) {
    const domain = values.get('DomainName');
    const control = values.get('OriginAccessControlId');
    const isOther = ['CustomOriginConfig', 'VpcOriginConfig'].some((member) => values.has(member));
    return !isOther && typeof domain === 'string' && BUCKET.test(domain) && control !== undefined && control !== '';
}
/** Trusted signers and key groups: whoever lists some means them to be on. */
function isSwitchable(shape) {
    return (0,configuration_shape/* countedList */.z)(shape) !== undefined && shape.members.get('Enabled')?.isRequired === true;
}

;// CONCATENATED MODULE: ./configuration/normalising/required-members.js



/** The action makes its own where the file gives none. */
const NEVER_MISSING = new Set(['DistributionConfig.CallerReference']);
/** Reports what is missing, at the structure in which it is. Given is also what cannot be used: that is reported already. */
function reportMissingMembers(shape, members, path, at, reading) {
    const isCounted = (0,configuration_shape/* countedList */.z)(shape) !== undefined;
    for (const [name, member] of shape.members) {
        if (!member.isRequired || members.values.has(name) || NEVER_MISSING.has(`${shape.name}.${name}`))
            continue;
        if (isCounted && name === 'Items') {
            if (members.values.get('Quantity') === 0)
                refuse(reading, path, at, 'at least one item is required');
        }
        else if (!members.given.has(name) && !(isCounted && name === 'Quantity')) {
            refuse(reading, [...path, reading.dialect.nameOf(shape, name)], at, required_members_describe(shape, name, member));
        }
    }
}
function required_members_describe(structure, name, { shape }) {
    if (structure.name === 'DistributionConfig' && name === 'Enabled') {
        return 'it is required and missing; write `Enabled: true`';
    }
    const values = shape.kind === 'text' ? shape.values : undefined;
    return `it is required and missing${values ? `; use ${listChoices(values)}` : ''}`;
}

;// CONCATENATED MODULE: ./configuration/normalising/cloudformation-names.js
/** CloudFormation's names for members of the API, where they differ: by the API's structure, CloudFormation's name first. */
const NAMES = new Map([
    ['DistributionConfig', new Map([['IPV6Enabled', 'IsIPV6Enabled']])],
    ['Origin', new Map([['OriginCustomHeaders', 'CustomHeaders']])],
    ['CustomOriginConfig', new Map([['OriginSSLProtocols', 'OriginSslProtocols']])],
    [
        'ViewerCertificate',
        new Map([
            ['AcmCertificateArn', 'ACMCertificateArn'],
            ['IamCertificateId', 'IAMCertificateId'],
            ['SslSupportMethod', 'SSLSupportMethod'],
        ]),
    ],
    ['GeoRestriction', new Map([['Locations', 'Items']])],
]);
/** A name from before the API had its own, still taken. */
const LEGACY_NAMES = new Map([
    ['DistributionConfig', new Map([['CNAMEs', 'Aliases']])],
]);
/** Members from before that are none of the API: nobody documents which Id such an origin has. */
const LEGACY_ORIGINS = new Set(['S3Origin', 'CustomOrigin']);
/** Whether a name is one of a single origin, from before there were Origins. */
function isLegacyOrigin(structure, name) {
    return structure === 'DistributionConfig' && LEGACY_ORIGINS.has(name);
}
/** The API's name for a member that CloudFormation calls otherwise; undefined if it does not. */
function nameInApi(structure, name) {
    return NAMES.get(structure)?.get(name) ?? LEGACY_NAMES.get(structure)?.get(name);
}
/** CloudFormation's name for a member. */
function nameInCloudFormation(structure, member) {
    const [name] = [...(NAMES.get(structure) ?? [])].find(([, api]) => api === member) ?? [member];
    return name;
}

;// CONCATENATED MODULE: ./configuration/normalising/nearest-name.js
/** Which name somebody meant who wrote another one. */
/** More slips than this, or than half of the letters, make another word. */
const MAX_SLIPS = 3;
/** The name that differs in the fewest letters, or only in its case; undefined if none is near. */
function findNearestName(written, names) {
    const limit = Math.min(MAX_SLIPS, Math.floor(written.length / 2));
    const lower = written.toLowerCase();
    const near = [...names]
        .filter((name) => Math.abs(name.length - written.length) <= limit)
        .map((name) => ({ name, slips: countSlips(lower, name.toLowerCase()) }))
        .filter(({ slips }) => slips <= limit);
    return near.toSorted((a, b) => a.slips - b.slips)[0]?.name;
}
/** Letters left out, added, exchanged for others, or swapped with their neighbours: the optimal string alignment distance. */
function countSlips(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= b.length; column += 1) {
            const differs = a[row - 1] === b[column - 1] ? 0 : 1;
            const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            current[column] = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + differs, isSwap ? at(beforeLast, column - 2) + 1 : Infinity);
        }
        beforeLast = last;
        last = current;
    }
    return at(last, b.length);
}
function at(row, column) {
    return row[column] ?? Infinity;
}

;// CONCATENATED MODULE: ./configuration/normalising/unknown-member.js



/** Members of what stands around a configuration in files and answers. */
const WRAPPERS = ['DistributionConfigWithTags', 'DistributionConfig', 'Distribution', 'Tags', 'ETag'];
/** A name that is at home in more places than these says nothing about where it belongs. */
const MAX_HOMES = 3;
/** Finds the homes of all members of a structure and of what is in it. */
function findHomes(shape) {
    const homes = new Map();
    for (const [name, home] of membersOf(shape, ''))
        homes.set(name, [...(homes.get(name) ?? []), home]);
    return homes;
}
/** The second half of a message: what may have been meant, where the name belongs, or what may stand there. */
function adviseOnMember(key, shape, { homes, dialect }) {
    const members = [...shape.members.keys()];
    const meant = members.find((name) => name.toLowerCase() === key.toLowerCase()) ?? nameInApi(shape.name, key);
    if (meant !== undefined)
        return `did you mean ${dialect.nameOf(shape, meant)}?`;
    if (isLegacyOrigin(shape.name, key))
        return 'write it as an item of Origins, with an Id that TargetOriginId names';
    if (WRAPPERS.includes(key))
        return describeWrapper(key);
    const known = homes.get(key) ?? [];
    const inHere = known.length === 0 ? [] : (findHomes(shape).get(key) ?? []);
    const nearest = inHere.length > 0 ? inHere : known;
    if (nearest.length > 0 && nearest.length <= MAX_HOMES)
        return `it belongs ${listChoices(nearest)}`;
    const names = members.map((member) => dialect.nameOf(shape, member));
    const similar = findNearestName(key, names);
    return similar === undefined ? `there may be ${listAll(names)}` : `did you mean ${similar}?`;
}
function describeWrapper(key) {
    if (key === 'Tags' || key === 'ETag') {
        return `it stands beside DistributionConfig: put the rest of the configuration below a key DistributionConfig`;
    }
    return 'it stands around the whole configuration, at the top of the file';
}
/** Every member in a shape, with where it stands. A counted list's items are said to be in the structure that counts them. */
function* membersOf(shape, path) {
    if (shape.kind === 'list')
        yield* membersOf(shape.item, `${path.replace(/\.Items$/, '')}[]`);
    if (shape.kind !== 'structure')
        return;
    for (const [name, { shape: below }] of shape.members) {
        yield [name, path === '' ? 'at the top of the configuration' : `in ${path}`];
        yield* membersOf(below, path === '' ? name : `${path}.${name}`);
    }
}

;// CONCATENATED MODULE: ./configuration/normalising/read-structure.js







/** What the service tells of a certificate besides what it was given; it is not taken back. */
const ECHOES = new Set(['ViewerCertificate.Certificate', 'ViewerCertificate.CertificateSource']);
/** Reads a structure as `readValue` does. A list stands for the structure that holds it as its Items. */
function readStructure(shape, node, path, reading) {
    reading.settle(path, node.at);
    const entries = entriesOf(shape, node, reading);
    if (entries === undefined) {
        const expected = hasItems(shape) ? 'a list or a mapping' : 'a mapping';
        refuse(reading, path, node.at, `${expected} is expected, not ${describeKind(node)}`);
        return undefined;
    }
    const members = readMembers(shape, entries, path, reading);
    const counted = countItems(shape, members, path, reading);
    const values = new Map([...counted, ...fillIn(shape, counted, members.given)]);
    reportMissingMembers(shape, { values, given: members.given }, path, node.at, reading);
    const added = [...values].filter(([name]) => !members.given.has(name));
    for (const [name, value] of added)
        settleAll(value, [...path, name], node.at, reading);
    return Object.fromEntries(values);
}
/** Undefined if the node is none of what a structure can be written as. */
function entriesOf(shape, node, { dialect }) {
    if (node.kind === 'map')
        return dialect.entriesOf(shape, node);
    if (node.kind === 'list' && hasItems(shape))
        return [{ key: 'Items', keyAt: node.at, value: node }];
    return dialect.isEmpty(node) ? [] : undefined;
}
function hasItems(shape) {
    return shape.members.get('Items')?.shape.kind === 'list';
}
function readMembers(shape, entries, path, reading) {
    const values = new Map();
    const given = new Set();
    let quantityAt;
    for (const { key, keyAt, value } of entries) {
        const member = shape.members.get(key);
        const memberPath = [...path, shorten(key)];
        if (member === undefined) {
            const text = `there is no such member here; ${adviseOnMember(key, shape, reading)}`;
            doubt(reading, memberPath, keyAt, text, 'it is left out');
            continue;
        }
        const resolved = reading.resolve(value);
        if (resolved.kind === 'absent' || ECHOES.has(`${shape.name}.${key}`))
            continue;
        if (given.has(key)) {
            refuse(reading, memberPath, keyAt, 'it stands there more than once; write it once');
            continue;
        }
        given.add(key);
        if (resolved.kind === 'refused') {
            refuse(reading, memberPath, value.at, resolved.reason);
            continue;
        }
        if (key === 'Quantity')
            quantityAt = resolved.node.at;
        const read = readValue(member.shape, resolved.node, memberPath, reading);
        if (read !== undefined)
            values.set(key, read);
    }
    return { values, given, quantityAt };
}
/** What a file does not say itself stands where the structure stands that it was added to. */
function settleAll(value, path, at, reading) {
    reading.settle(path, at);
    if (typeof value !== 'object')
        return;
    for (const [name, below] of Object.entries(value))
        settleAll(below, [...path, name], at, reading);
}

;// CONCATENATED MODULE: ./configuration/normalising/read-value.js




/**
 * Reads a value and everything in it into the API's own form. Undefined if it cannot be used; that is reported, as is all that is
 * wrong below it. The node is resolved already.
 */
function readValue(shape, node, path, reading) {
    switch (shape.kind) {
        case 'structure':
            return readStructure(shape, node, path, reading);
        case 'list':
            return readList(shape, node, path, reading);
        case 'text':
        case 'integer':
        case 'boolean':
            reading.settle(path, node.at);
            if (node.kind === 'scalar')
                return readScalar(shape, node, path, reading);
            refuse(reading, path, node.at, `a single value is expected, not ${describeKind(node)}`);
            return undefined;
    }
}
function readList(shape, node, path, reading) {
    reading.settle(path, node.at);
    const nodes = listItems(shape, node, path, reading);
    // An item that cannot be used keeps its place, so that all are counted as they stand there. The report discards the whole.
    return nodes?.map((item, index) => readItem(shape, item, [...path, index], reading) ?? '');
}
function readItem(shape, node, path, reading) {
    const resolved = reading.resolve(node);
    if (resolved.kind === 'node')
        return readValue(shape.item, resolved.node, path, reading);
    refuse(reading, path, node.at, resolved.kind === 'refused' ? resolved.reason : 'the item is empty');
    return undefined;
}
function listItems(shape, node, path, reading) {
    if (node.kind === 'list')
        return node.items.filter((item) => !isLeftOut(item, reading));
    if (reading.dialect.isEmpty(node))
        return [];
    const content = node.kind === 'map' ? reading.dialect.itemsOf(shape, node) : undefined;
    if (content === undefined) {
        refuse(reading, path, node.at, `a list is expected, not ${describeKind(node)}`);
        return undefined;
    }
    for (const { key, keyAt } of content.strays) {
        const text = `an item is written <${shape.itemName}>, not <${shorten(key)}>`;
        doubt(reading, path, keyAt, text, 'it is left out');
    }
    return content.items;
}
/** CloudFormation takes an item of no value out of its list; a null is no way to write that. */
function isLeftOut(node, { resolve }) {
    return resolve(node).kind === 'absent' && !(node.kind === 'scalar' && node.value === null);
}
/** Without the value itself, which may be a secret in the wrong place. */
function describeKind(node) {
    if (node.kind === 'list')
        return 'a list';
    if (node.kind === 'map')
        return describeKeys(node);
    return typeof node.value === 'string' ? 'text' : `a ${typeof node.value}`;
}
function describeKeys({ entries }) {
    const [first] = entries;
    return first === undefined ? 'an empty mapping' : `a mapping with the key ${shorten(first.key)}`;
}

;// CONCATENATED MODULE: ./configuration/normalising/read-tags.js



const TEXT = { kind: 'text', values: undefined, isSecret: false };
const TAG = {
    kind: 'structure',
    name: 'Tag',
    members: new Map([
        ['Key', { shape: TEXT, isRequired: true }],
        ['Value', { shape: TEXT, isRequired: false }],
    ]),
};
/** The shape of the API's Tags, which is no part of a configuration's; a test compares it with the SDK's. */
const TAGS_SHAPE = {
    kind: 'structure',
    name: 'Tags',
    members: new Map([['Items', { shape: { kind: 'list', item: TAG, itemName: 'Tag' }, isRequired: false }]]),
};
/** The path under which messages name tags. */
const TAGS = ['Tags'];
/** Reads `{ Items: [{ Key, Value }] }` or the list alone. A tag without a value has an empty one; a key given twice is reported. */
function readTags(node, reading) {
    const tags = new Map();
    const resolved = node && reading.resolve(node);
    if (node === undefined || resolved === undefined || resolved.kind === 'absent')
        return tags;
    if (resolved.kind === 'refused') {
        refuse(reading, TAGS, node.at, resolved.reason);
        return tags;
    }
    for (const tag of itemsOf(readValue(TAGS_SHAPE, resolved.node, TAGS, reading))) {
        const { Key: key, Value: value = '' } = (0,configuration_value/* isStructure */.i)(tag) ? tag : {};
        if (typeof key !== 'string' || typeof value !== 'string')
            continue;
        if (tags.has(key))
            refuse(reading, TAGS, node.at, `the key ${JSON.stringify(key)} is given more than once`);
        tags.set(key, value);
    }
    return tags;
}
function itemsOf(value) {
    const items = (0,configuration_value/* isStructure */.i)(value) ? value['Items'] : undefined;
    const list = Array.isArray(items) ? items : [];
    return list;
}

;// CONCATENATED MODULE: ./configuration/normalising/cloudformation-dialect.js

const CLOUDFORMATION_DIALECT = {
    isTextual: true,
    entriesOf: (shape, map) => complete(shape, map, map.entries.map((entry) => rename(shape, entry))),
    nameOf: ({ name }, member) => nameInCloudFormation(name, member),
    itemsOf: () => undefined,
    isEmpty: () => false,
};
/** The methods of a cache behavior that names none. */
const DEFAULT_METHODS = ['GET', 'HEAD'];
function rename({ name }, entry) {
    return { ...entry, key: nameInApi(name, entry.key) ?? entry.key };
}
function complete({ name }, map, entries) {
    switch (name) {
        case 'DefaultCacheBehavior':
        case 'CacheBehavior':
            return moveCachedMethods(map, entries);
        case 'LoggingConfig':
            return completeLogging(map, entries);
        case 'CustomOriginConfig':
            return withDefaults(map, entries, { HTTPPort: 80, HTTPSPort: 443 });
        case 'ForwardedValues':
            return has(entries, 'Cookies') ? entries : [...entries, entryOf('Cookies', mapOf({ Forward: 'none' }, map), map)];
        default:
            return entries;
    }
}
/** In the API the cached methods are a part of the allowed ones. */
function moveCachedMethods(map, entries) {
    const cached = entries.find(({ key }) => key === 'CachedMethods');
    if (cached === undefined)
        return entries;
    const allowed = entries.find(({ key }) => key === 'AllowedMethods');
    const items = allowed?.value ?? {
        kind: 'list',
        items: DEFAULT_METHODS.map((method) => scalarOf(method, map)),
        tag: undefined,
        at: cached.keyAt,
    };
    const value = {
        kind: 'map',
        entries: [{ key: 'Items', keyAt: items.at, value: items }, cached],
        tag: undefined,
        at: items.at,
    };
    const others = entries.filter((entry) => entry !== cached && entry !== allowed);
    return [...others, { key: 'AllowedMethods', keyAt: allowed?.keyAt ?? cached.keyAt, value }];
}
/** The API wants all four members. In CloudFormation a bucket is what turns logging on. */
function completeLogging(map, entries) {
    const Enabled = has(entries, 'Bucket');
    return withDefaults(map, entries, { Enabled, IncludeCookies: false, Bucket: '', Prefix: '' });
}
function withDefaults(map, entries, defaults) {
    const missing = Object.entries(defaults).filter(([key]) => !has(entries, key));
    return [...entries, ...missing.map(([key, value]) => entryOf(key, scalarOf(value, map), map))];
}
function has(entries, key) {
    return entries.some((entry) => entry.key === key);
}
function entryOf(key, value, { at }) {
    return { key, keyAt: at, value };
}
function mapOf(values, map) {
    const entries = Object.entries(values).map(([key, value]) => entryOf(key, scalarOf(value, map), map));
    return { kind: 'map', entries, tag: undefined, at: map.at };
}
function scalarOf(value, { at }) {
    return { kind: 'scalar', value, isText: false, tag: undefined, at };
}

;// CONCATENATED MODULE: ./configuration/normalising/dialect.js
const API_DIALECT = {
    isTextual: false,
    entriesOf: (_shape, map) => map.entries,
    nameOf: (_shape, member) => member,
    itemsOf: () => undefined,
    isEmpty: () => false,
};
const XML_DIALECT = {
    isTextual: true,
    entriesOf: unflatten,
    nameOf: (_shape, member) => member,
    itemsOf: ({ itemName }, { entries }) => ({
        items: entries.filter(({ key }) => key === itemName).map(({ value }) => value),
        strays: entries.filter(({ key }) => key !== itemName),
    }),
    isEmpty: (node) => node.kind === 'scalar' && node.value === '',
};
/** Also takes items that stand in their structure without an `Items` around them. */
function unflatten(shape, map) {
    const list = shape.members.get('Items')?.shape;
    const isItem = ({ key }) => list?.kind === 'list' && key === list.itemName;
    const items = map.entries.filter(isItem);
    const [first] = items;
    if (first === undefined)
        return map.entries;
    const value = { kind: 'map', entries: items, tag: undefined, at: first.keyAt };
    return [...map.entries.filter((entry) => !isItem(entry)), { key: 'Items', keyAt: first.keyAt, value }];
}

;// CONCATENATED MODULE: ./configuration/normalising/template.js

const DISTRIBUTION_TYPE = 'AWS::CloudFront::Distribution';
/** Attributes of a resource that say nothing about what it is. */
const IGNORED_ATTRIBUTES = new Set([
    'Type',
    'Properties',
    'CreationPolicy',
    'DeletionPolicy',
    'DependsOn',
    'Metadata',
    'UpdatePolicy',
    'UpdateReplacePolicy',
]);
/** Whether a mapping is a resource of a template, whatever its type. */
function isResource(map) {
    return typeOf(map)?.includes('::') === true || (template_has(map, 'Type') && template_has(map, 'Properties'));
}
/** Whether a mapping is the resources of a template, cut out of it. */
function holdsDistributions(map) {
    return distributionsOf(map).length > 0;
}
/** The properties of the one distribution among a template's resources; undefined, after a report, if it is not one. */
function findInResources(resources, faults) {
    if (resources.kind !== 'map') {
        faults.report({ at: resources.at, message: 'Resources: a mapping of resources by their names is expected' });
        return undefined;
    }
    const found = distributionsOf(resources);
    const [first, ...others] = found;
    if (first?.value.kind === 'map' && others.length === 0)
        return readResource(first.value, faults);
    faults.report({ at: resources.at, message: `Resources: ${describeResources(resources, found)}` });
    return undefined;
}
/** The properties of a resource that is a distribution; undefined, after a report, if it is none. */
function readResource(resource, { report, advise }) {
    const type = typeOf(resource);
    if (type !== DISTRIBUTION_TYPE) {
        const stated = type === undefined ? 'there is none' : `it is ${shorten(type)}`;
        report({ at: template_placeOf(resource, 'Type'), message: `Type: ${DISTRIBUTION_TYPE} is expected, and ${stated}` });
        return undefined;
    }
    for (const { key, keyAt } of resource.entries.filter(({ key }) => !IGNORED_ATTRIBUTES.has(key))) {
        advise({ at: keyAt, message: `${shorten(key)}: it is not evaluated; the distribution is as its Properties say` });
    }
    const properties = get(resource, 'Properties');
    if (properties?.kind === 'map')
        return properties;
    report({
        at: properties?.at ?? resource.at,
        message: 'Properties: a mapping is expected that holds DistributionConfig and perhaps Tags',
    });
    return undefined;
}
/** The values that a template's parameters have if nobody gives others. */
function readParameters(template) {
    const parameters = get(template, 'Parameters');
    const entries = parameters?.kind === 'map' ? parameters.entries : [];
    return new Map(entries.flatMap(({ key, value }) => {
        const preset = value.kind === 'map' ? get(value, 'Default') : undefined;
        return preset?.kind === 'scalar' && preset.value !== null ? [[key, String(preset.value)]] : [];
    }));
}
/** The value of a key; undefined if it is not there. */
function get(map, key) {
    return map.entries.find((entry) => entry.key === key)?.value;
}
function template_has(map, key) {
    return get(map, key) !== undefined;
}
function distributionsOf(resources) {
    return resources.entries.filter(({ value }) => value.kind === 'map' && typeOf(value) === DISTRIBUTION_TYPE);
}
function describeResources(resources, found) {
    if (found.length > 0) {
        const names = listSome(found.map(({ key }) => shorten(key)));
        return `there are ${found.length} of the type ${DISTRIBUTION_TYPE}: ${names}; leave one of them in the file`;
    }
    const others = resources.entries.map(({ key, value }) => {
        const type = value.kind === 'map' ? typeOf(value) : undefined;
        return type === undefined ? shorten(key) : `${shorten(key)} (${shorten(type)})`;
    });
    const instead = others.length === 0 ? 'there are no resources' : `the resources are ${listSome(others)}`;
    return `none is of the type ${DISTRIBUTION_TYPE}; ${instead}`;
}
function typeOf(map) {
    const type = get(map, 'Type');
    return type?.kind === 'scalar' && typeof type.value === 'string' ? type.value : undefined;
}
function template_placeOf(map, key) {
    return get(map, key)?.at ?? map.at;
}

;// CONCATENATED MODULE: ./configuration/normalising/unwrap.js




const unwrap_WRAPPERS = ['DistributionConfig', 'Distribution', 'DistributionConfigWithTags'];
/**
 * What stands beside a configuration in answers and in the inputs of calls: members of the API's Distribution, what the command
 * line and other SDKs print around it, what an update names besides.
 */
const IGNORED_SIBLINGS = new Set([
    'ARN',
    'ActiveTrustedKeyGroups',
    'ActiveTrustedSigners',
    'AliasICPRecordals',
    'DomainName',
    'ETag',
    'Id',
    'IfMatch',
    'InProgressInvalidationBatches',
    'LastModifiedTime',
    'Location',
    'ResponseMetadata',
    'Status',
]);
const EXPECTED = 'a configuration of the API with its Origins, DefaultCacheBehavior, …, alone or below DistributionConfig, or a CloudFormation template or resource';
/** Finds the configuration and the tags in a document; undefined, after a report, if there is no configuration. */
function unwrap(document, options) {
    const { root, rootName } = document;
    if (rootName !== undefined)
        return unwrapXml(rootName, root, { ...options, dialect: XML_DIALECT });
    if (root.kind === 'map')
        return unwrapMap(root, { ...options, dialect: API_DIALECT });
    options.report({ at: root.at, message: `the file holds no mapping; expected is ${EXPECTED}` });
    return undefined;
}
function unwrapXml(rootName, root, unwrapping) {
    if (rootName === 'DistributionConfig')
        return found(root, undefined, unwrapping);
    if (isWrapper(rootName))
        return openWrapper(rootName, root, undefined, unwrapping);
    const names = listChoices(unwrap_WRAPPERS.map((name) => `<${name}>`));
    const message = `the element at the root is <${shorten(rootName)}>; it must be ${names}`;
    unwrapping.report({ at: root.at, message });
    return undefined;
}
function unwrapMap(map, unwrapping) {
    const resources = get(map, 'Resources');
    if (resources !== undefined)
        return unwrapProperties(findInResources(resources, unwrapping), map, unwrapping);
    if (isResource(map))
        return unwrapProperties(readResource(map, unwrapping), map, unwrapping);
    if (holdsDistributions(map))
        return unwrapProperties(findInResources(map, unwrapping), map, unwrapping);
    if (map.entries.some(({ key }) => isWrapper(key)))
        return openMap(map, undefined, unwrapping);
    if (map.entries.some(({ key }) => unwrapping.shape.members.has(key)))
        return found(map, undefined, unwrapping);
    const keys = map.entries.map(({ key }) => shorten(key));
    const content = keys.length === 0 ? 'is empty' : `has ${listSome(keys)} at its top`;
    unwrapping.report({ at: map.at, message: `the file ${content}; expected is ${EXPECTED}` });
    return undefined;
}
function unwrapProperties(properties, template, unwrapping) {
    const unwrapped = properties && openMap(properties, undefined, { ...unwrapping, dialect: CLOUDFORMATION_DIALECT });
    return unwrapped && { ...unwrapped, parameters: readParameters(template) };
}
function openWrapper(name, node, tags, unwrapping) {
    if (node.kind === 'map')
        return openMap(node, tags, unwrapping);
    unwrapping.report({ at: node.at, message: `${name}: a mapping with the key DistributionConfig is expected` });
    return undefined;
}
/** Opens the one wrapper in a mapping. Tags may stand beside any of them. */
function openMap(map, outerTags, unwrapping) {
    const [wrapper, ...others] = map.entries.filter(({ key }) => isWrapper(key));
    const tags = get(map, 'Tags') ?? outerTags;
    if (wrapper === undefined || others.length > 0) {
        const names = [...(wrapper ? [wrapper] : []), ...others].map(({ key }) => key);
        const content = names.length === 0 ? 'there is none' : `there are ${listAll(names)}`;
        unwrapping.report({ at: map.at, message: `one key DistributionConfig is expected here, and ${content}` });
        return undefined;
    }
    for (const sibling of map.entries)
        if (sibling !== wrapper)
            doubtSibling(sibling, wrapper.key, unwrapping);
    if (wrapper.key === 'DistributionConfig')
        return found(wrapper.value, tags, unwrapping);
    return openWrapper(wrapper.key, wrapper.value, tags, unwrapping);
}
function doubtSibling({ key, keyAt }, wrapper, unwrapping) {
    if (key === 'Tags' || IGNORED_SIBLINGS.has(key))
        return;
    const advice = unwrapping.shape.members.has(key) ? 'it belongs in DistributionConfig' : 'only Tags may stand there';
    const message = `${shorten(key)}: there is no such member beside ${wrapper}; ${advice}`;
    if (unwrapping.strict)
        unwrapping.report({ at: keyAt, message });
    else
        unwrapping.advise({ at: keyAt, message: `${message}; it is left out` });
}
function isWrapper(name) {
    return unwrap_WRAPPERS.some((wrapper) => wrapper === name);
}
function found(config, tags, { dialect }) {
    return { config, tags, dialect, parameters: new Map() };
}

;// CONCATENATED MODULE: ./configuration/normalising/normalise.js







/**
 * Reads the configuration and the tags out of a document by their shapes. All that is wrong is reported, and what then comes back is
 * not to be used; undefined if there is nothing to read.
 */
function normalise(document, options) {
    const unwrapped = unwrap(document, options);
    if (unwrapped === undefined)
        return undefined;
    const places = new Map();
    const settle = (path, at) => {
        places.set((0,configuration_value/* formatPath */.j)(path), at);
    };
    const shared = { ...createReading(unwrapped, options), settle };
    const config = readConfig(options.shape, unwrapped.config, {
        ...shared,
        homes: findHomes(options.shape),
        rootName: 'DistributionConfig',
    });
    const tags = readTags(unwrapped.tags, { ...shared, homes: findHomes(TAGS_SHAPE), rootName: 'Tags' });
    return config && { config, tags, places };
}
function createReading({ dialect, parameters }, { variables, strict, report, advise }) {
    // What aliases repeat is one node, and is resolved once, however large it is.
    const resolved = new Map();
    const resolve = (node) => {
        const known = resolved.get(node) ?? resolveNode(node, { variables, parameters });
        resolved.set(node, known);
        return known;
    };
    return { dialect, resolve, strict, report, advise };
}
function readConfig(shape, node, reading) {
    const resolved = reading.resolve(node);
    if (resolved.kind !== 'node') {
        refuse(reading, [], node.at, resolved.kind === 'refused' ? resolved.reason : 'it is empty');
        return undefined;
    }
    const config = readValue(shape, resolved.node, [], reading);
    return (0,configuration_value/* isStructure */.i)(config) ? config : undefined;
}

;// CONCATENATED MODULE: ./configuration/reading/limits.js
/**
 * How much a configuration file may ask for. A pull request brings the file, so each limit holds before the work that it bounds.
 * The largest configuration that CloudFront's quotas allow has fewer than 20,000 values, 12 levels deep.
 */
/** Bytes of a file at most. */
const MAX_FILE_SIZE = 1024 * 1024;
/** Lines of a file at most. */
const MAX_LINES = 50_000;
/** Lists and maps inside each other at most, the outermost counted. */
const MAX_DEPTH = 64;
/** Lists, maps and scalars at most, those that aliases and merge keys repeat counted each time. */
const MAX_NODES = 20_000;
/** Aliases of a YAML file at most. */
const MAX_ALIASES = 1_000;
/** Words, marks, spaces, line ends and comments of a YAML file at most: eight for each value, as `  key: value` has. */
const MAX_LEXEMES = 160_000;
/** Of those the marks at most, such as commas, colons, dashes, tags: each can be a mistake by itself, which takes longer than a value. */
const MAX_MARKS = 60_000;
/** UTF-16 code units of all texts in which variables were replaced, at most. */
const MAX_EXPANDED_LENGTH = 1024 * 1024;
/** Faults of one file that are told; of more only the number is. */
const MAX_FAULTS = 100;

;// CONCATENATED MODULE: ./configuration/reading/limit-faults.js

/** Passes faults on as far as a reader of them gets, each once; `end` tells how many more there were. */
function limitFaults(file, report) {
    let faults = 0;
    return {
        report: (fault) => {
            faults += 1;
            if (faults <= MAX_FAULTS)
                report(fault);
        },
        end: () => {
            const more = faults - MAX_FAULTS;
            if (more > 0)
                report({ at: { file }, message: `${more} more ${more === 1 ? 'mistake is' : 'mistakes are'} not listed` });
        },
    };
}

;// CONCATENATED MODULE: ./configuration/reading/source.js
/** Takes the text of a file apart into lines once, so that any place is found in logarithmic time. */
function openSource(file, text, report) {
    const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)];
    const placeAt = (offset) => {
        let [first, last] = [0, starts.length - 1];
        while (first < last) {
            const middle = Math.ceil((first + last) / 2);
            if ((starts[middle] ?? 0) <= offset)
                first = middle;
            else
                last = middle - 1;
        }
        return { file, line: first + 1, column: offset - (starts[first] ?? 0) + 1 };
    };
    return { text, lines: starts.length, placeAt, report };
}

;// CONCATENATED MODULE: ./configuration/reading/decode-text.js


/** Decodes UTF-8, without its byte order mark. Reports a file that is too large or in another encoding, and is then undefined. */
function decodeText(file, bytes, report) {
    if (bytes.length > MAX_FILE_SIZE) {
        report({ at: { file }, message: `the file has ${bytes.length} bytes; at most ${MAX_FILE_SIZE} are read` });
        return undefined;
    }
    if (looksLikeUtf16(bytes)) {
        report({ at: { file }, message: 'the file is UTF-16; save it as UTF-8' });
        return undefined;
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        const offset = findInvalidByte(bytes);
        const before = new TextDecoder().decode(bytes.subarray(0, offset));
        const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
        const at = openSource(file, before, report).placeAt(before.length);
        report({ at, message: `the byte 0x${byte} is not UTF-8; save the file as UTF-8` });
        return undefined;
    }
}
/** A byte order mark, or the zero bytes that characters of ASCII have in UTF-16. */
function looksLikeUtf16(bytes) {
    const [first, second, third, fourth] = bytes;
    const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const zeros = [first, second, third, fourth].map((byte) => byte === 0).join();
    return hasMark || zeros === 'true,false,true,false' || zeros === 'false,true,false,true';
}
/** The first byte that decoding and encoding again does not give back. */
function findInvalidByte(bytes) {
    const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    const offset = bytes.findIndex((byte, index) => byte !== again[index]);
    return offset === -1 ? bytes.length : offset;
}

;// CONCATENATED MODULE: ./configuration/reading/match-at.js
/** What a sticky expression matches at a place of the text, if it matches there. */
function matchAt(expression, text, offset) {
    expression.lastIndex = offset;
    return expression.exec(text)?.[0];
}

;// CONCATENATED MODULE: ./configuration/reading/json-mistakes.js
/** What is wrong where JSON's grammar ends, in words that say what to write instead. */


const WANTED = {
    value: 'a value',
    key: 'a key in double quotes',
    colon: 'a colon after the key',
    'comma or ]': 'a comma or `]`',
    'comma or }': 'a comma or `}`',
    end: 'nothing more after the first value',
};
/** Mistakes that people make who know JavaScript, Python or YAML, by what stands there. */
const HINTS = [
    [/\/[/*]|#/y, 'JSON has no comments; a YAML file has'],
    [/'/y, 'texts stand in double quotes'],
    [/[-+.]?(?:NaN|Infinity)/y, 'JSON has no such number'],
    [/-?0[0-9]/y, 'a number does not begin with 0; write it in quotes if it is text'],
    [/[-+.]/y, 'a number begins with a digit, or with `-` and a digit'],
    [/True|False|None|undefined/y, 'write true, false or null'],
];
const WORD = /[\p{L}\p{N}_$.+-]+|./suy;
/** `text` is all of the file, `offset` the place of the first character that cannot stand there. */
function describeMistake(text, offset, expected) {
    const wanted = `no valid JSON: expected ${WANTED[expected]}`;
    if (offset >= text.length)
        return `${wanted}, but the file ends here`;
    const found = `found ${show(matchAt(WORD, text, offset) ?? '')}`;
    const hint = isTrailingComma(text, offset, expected)
        ? 'remove the comma before it'
        : HINTS.find(([mistake]) => matchAt(mistake, text, offset) !== undefined)?.[1];
    return `${wanted}, ${found}${hint === undefined ? '' : `; ${hint}`}`;
}
function isTrailingComma(text, offset, expected) {
    const closes = (expected === 'key' && text[offset] === '}') || (expected === 'value' && text[offset] === ']');
    return closes && text.slice(0, offset).trimEnd().endsWith(',');
}

;// CONCATENATED MODULE: ./configuration/reading/read-number.js
/** Numbers as JSON writes them, which is how YAML's core schema writes all but its rarer ones. */
/** Digits that a double keeps whatever they are. */
const EXACT_DIGITS = 17;
/** A number and nothing else: no leading zeros, no `+`, no bases. */
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
/** The number that a text of the form NUMBER means; undefined if JavaScript's numbers cannot hold it. */
function readNumber(text) {
    const value = Number(text);
    const digits = (text.split(/e/i)[0] ?? '').replaceAll(/[-.]/g, '').replace(/^0+/, '');
    if (digits === '')
        return value;
    const isKept = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
    return isKept && value !== 0 && digits.replace(/0+$/, '').length <= EXACT_DIGITS ? value : undefined;
}

;// CONCATENATED MODULE: ./configuration/reading/refusals.js
/** What is refused in every format, in the same words. They quote no value: it may be a secret. */

const TOO_MANY_LINES = `the file has more than ${MAX_LINES} lines`;
const TOO_DEEP = `lists and maps are nested deeper than ${MAX_DEPTH} levels`;
const TOO_MANY_NODES = `the file has more than ${MAX_NODES} values`;
const TOO_MANY_LEXEMES = `the file has more than ${MAX_LEXEMES} words, marks, spaces and line ends`;
const TOO_MANY_MARKS = `the file has more than ${MAX_MARKS} marks such as commas, colons and dashes`;
const TOO_MANY_ALIASES = `the file has more than ${MAX_ALIASES} aliases`;
const INEXACT_NUMBER = 'the number has more digits than can be kept; write it in quotes if it is text';
const LONE_SURROGATE = 'the text holds an escape such as `\\ud800`, which is half of a character; write the other half, too';

;// CONCATENATED MODULE: ./configuration/reading/unique-entries.js

/** Names that lead to an object's prototype in JavaScript. CloudFront has no member of such a name. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Whether a key can be a member's name; reports one that cannot. */
function isAllowedKey({ key, keyAt }, report) {
    if (!PROTOTYPE_KEYS.has(key))
        return true;
    report({ at: keyAt, message: `the key ${show(key)} is not allowed; CloudFront has no such member, remove it` });
    return false;
}
/** Keeps the keys of one map: the first of each name is taken, everything else reported. */
function collectKeys(report) {
    const lines = new Map();
    return {
        /** Whether an entry with this key belongs to the map. */
        take(key) {
            if (!isAllowedKey(key, report))
                return false;
            const line = lines.get(key.key);
            if (line === undefined) {
                lines.set(key.key, key.keyAt.line);
                return true;
            }
            const message = `the key ${show(key.key)} stands twice, in line ${line} and in line ${key.keyAt.line}; keep one of them`;
            report({ at: key.keyAt, message });
            return false;
        },
        has: (key) => lines.has(key),
    };
}

;// CONCATENATED MODULE: ./configuration/reading/read-json.js






const SPACE = /[ \t\n\r]*/y;
/** What of a text stands for itself: all but control characters, `"` and the backslash. */
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERAL = /(?:true|false|null)(?![\p{L}\p{N}_$])/uy;
const WHOLE_NUMBER = new RegExp(`${NUMBER.source}(?![\\p{L}\\p{N}_$.+-])`, 'uy');
/**
 * Reads what `JSON.parse` reads and nothing else. Reports the first mistake of the grammar, and is then undefined; equal keys and
 * numbers that JavaScript cannot hold are reported besides. Grammar: RFC 8259.
 */
function readJson({ text, placeAt, report }) {
    let offset = 0;
    let nodes = 0;
    /** Goes past what an expression matches here. */
    const take = (expression) => {
        const found = matchAt(expression, text, offset);
        offset += found?.length ?? 0;
        return found;
    };
    const skip = (mark) => {
        take(SPACE);
        if (text[offset] !== mark)
            return false;
        offset += 1;
        return true;
    };
    /** Reports the mistake that ends the reading. */
    const stop = (message) => {
        report({ at: placeAt(offset), message });
        return undefined;
    };
    const miss = (expected) => stop(describeMistake(text, offset, expected));
    function readValue(depth) {
        take(SPACE);
        nodes += 1;
        if (nodes > MAX_NODES)
            return stop(TOO_MANY_NODES);
        const isNested = text[offset] === '{' || text[offset] === '[';
        if (isNested && depth === MAX_DEPTH)
            return stop(TOO_DEEP);
        const at = placeAt(offset);
        if (text[offset] === '{')
            return readMap(at, depth + 1);
        if (text[offset] === '[')
            return readList(at, depth + 1);
        return readScalar(at);
    }
    function readMap(at, depth) {
        const keys = collectKeys(report);
        const entries = [];
        offset += 1;
        if (skip('}'))
            return { kind: 'map', entries, tag: undefined, at };
        do {
            const key = readKey();
            const value = key && readValue(depth);
            if (!key || !value)
                return undefined;
            if (keys.take(key))
                entries.push({ ...key, value });
        } while (skip(','));
        return skip('}') ? { kind: 'map', entries, tag: undefined, at } : miss('comma or }');
    }
    function readKey() {
        take(SPACE);
        const keyAt = placeAt(offset);
        if (text[offset] !== '"') {
            miss('key');
            return undefined;
        }
        const key = readText();
        if (key === undefined)
            return undefined;
        if (skip(':'))
            return { key, keyAt };
        miss('colon');
        return undefined;
    }
    function readList(at, depth) {
        const items = [];
        offset += 1;
        if (skip(']'))
            return { kind: 'list', items, tag: undefined, at };
        do {
            const item = readValue(depth);
            if (!item)
                return undefined;
            items.push(item);
        } while (skip(','));
        return skip(']') ? { kind: 'list', items, tag: undefined, at } : miss('comma or ]');
    }
    function readScalar(at) {
        const scalar = (value) => {
            return { kind: 'scalar', value, isText: false, tag: undefined, at };
        };
        if (text[offset] === '"') {
            const value = readText();
            if (value?.isWellFormed() === false)
                report({ at, message: LONE_SURROGATE });
            return value === undefined ? undefined : scalar(value);
        }
        const literal = take(LITERAL);
        if (literal !== undefined)
            return scalar(literal === 'null' ? null : literal === 'true');
        const number = take(WHOLE_NUMBER);
        if (number === undefined)
            return miss('value');
        const value = readNumber(number);
        if (value === undefined)
            report({ at, message: INEXACT_NUMBER });
        return scalar(value ?? Number(number));
    }
    function readText() {
        const start = offset;
        offset += 1;
        do
            take(PLAIN);
        while (take(ESCAPE) !== undefined);
        if (text[offset] !== '"') {
            stop(describeUnfinished(text, offset, placeAt(start)));
            return undefined;
        }
        offset += 1;
        const value = JSON.parse(text.slice(start, offset));
        return String(value);
    }
    const root = readValue(0);
    take(SPACE);
    return root && offset < text.length ? miss('end') : root;
}
function describeUnfinished(text, offset, { line, column }) {
    const found = text[offset];
    if (found === '\\')
        return 'no valid JSON: a backslash begins none of JSON’s escapes; write `\\\\` for a backslash';
    const begin = `the text that begins in line ${line}, column ${column}`;
    if (found === undefined)
        return `no valid JSON: ${begin} does not end; a double quote is missing`;
    if (found === '\n' || found === '\r')
        return `no valid JSON: ${begin} does not end in its line; write \`\\n\` for a new line`;
    const code = found.charCodeAt(0).toString(16).padStart(4, '0');
    return `no valid JSON: ${begin} holds a control character; write it as \`\\u${code}\``;
}

// EXTERNAL MODULE: ../../node_modules/saxes/saxes.js
var saxes = __webpack_require__(628);
;// CONCATENATED MODULE: ./configuration/reading/xml-mistakes.js
/** What is wrong where XML's grammar ends, in words that say what to write instead. */
/** Said of a `&` that begins none of them. */
const LONE_AMPERSAND = 'no valid XML: this `&` begins none of &lt; &gt; &amp; &apos; &quot; and no character’s number such as &#38;; write a lone `&` as `&amp;`';
/** Our words for the parser's, by how those begin. */
const WORDS = [
    ['malformed character entity', 'XML allows no character of this number'],
    ['unquoted attribute value', 'the value of an attribute stands in quotes'],
    ['documents may contain only one root', 'a second element begins after the first; a configuration is one element'],
    [
        'document must contain a root element',
        'there is no whole element, such as <DistributionConfig>…</DistributionConfig>',
    ],
    ['text data outside of root node', 'there is text outside of the element at the root; remove it'],
    ['unmatched closing tag', 'this closes an element that is not open'],
    ['unexpected end', 'the file ends in the middle of a tag, a comment or the like'],
    ['disallowed character.', 'a character stands here that XML does not allow; remove it'],
];
/** `problem` is what the parser says, which begins with a place of its own counting: `3:7: undefined entity.` */
function describeXmlMistake(problem) {
    const said = problem.replace(/^\d+:\d+: /, '');
    const words = WORDS.find(([begin]) => said.startsWith(begin))?.[1] ?? said.replace(/\.$/, '');
    return `no valid XML: ${words}`;
}

;// CONCATENATED MODULE: ./configuration/reading/xml-tree.js


/** What XML calls white space, at the ends of a text. */
const BLANK_ENDS = /^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g;
/** A tree to which the events of a parser are told in their order. */
function growTree(report) {
    const path = [];
    const closed = [];
    return {
        path: path,
        open(element) {
            path.push({ ...element, entries: [], text: '', textAt: undefined });
        },
        /** Adds a piece of the innermost element's text; `findPlace` is asked where its first word stands. */
        addText(piece, findPlace) {
            const element = path.at(-1);
            if (!element)
                return;
            if (!element.textAt && trimBlank(piece) !== '')
                element.textAt = findPlace();
            element.text += piece;
        },
        close() {
            const element = path.pop();
            if (!element)
                return;
            const { name: key, at: keyAt } = element;
            const value = toNode(element, report);
            const parent = path.at(-1);
            if (!parent)
                closed.push({ rootName: key, root: value });
            else if (isAllowedKey({ key, keyAt }, report))
                parent.entries.push({ key, keyAt, value });
        },
        /** The root once it is closed. */
        root: () => closed[0],
    };
}
function toNode({ name, at, entries, text, textAt }, report) {
    const value = trimBlank(text);
    if (entries.length === 0)
        return { kind: 'scalar', value, isText: true, tag: undefined, at: textAt ?? at };
    if (textAt) {
        const message = `${show(value)} stands between the elements of <${shorten(name)}>; put it into an element, or remove it`;
        report({ at: textAt, message });
    }
    return { kind: 'map', entries, tag: undefined, at };
}
function trimBlank(text) {
    return text.replace(BLANK_ENDS, '');
}

;// CONCATENATED MODULE: ./configuration/reading/read-xml.js
/** XML as a tree with places. */







/** Code units given to the parser at once: after a mistake it goes to the end of those, and not of the file. */
const CHUNK_LENGTH = 4096;
const CDATA_START = '<![CDATA[';
/** A `&` that begins no reference, or the tag that ends the text. */
const LONE_AMPERSAND_OR_TAG = /<|&(?!(?:lt|gt|amp|apos|quot|#\d+|#x[\da-f]+);)/gi;
const BLANKS = /[ \t\r\n]*/y;
/** What can be said by name; the parser's own table inherits from Object, of which `&constructor;` would be an entity. */
const ENTITIES = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };
/**
 * Reads a document of XML 1.0 without a DOCTYPE. An element's text loses the white space at its ends; comments and processing
 * instructions are passed over. Reports the first mistake of the grammar, and is then undefined; attributes, prefixes and text
 * between elements are reported besides.
 */
function readXml({ text, placeAt, report }) {
    const parser = new saxes/* SaxesParser */.wT();
    parser.ENTITIES = Object.assign(Object.create(null), ENTITIES);
    const tree = growTree(report);
    /** Where the text goes on after the last tag or comment. */
    let textStart = 0;
    let elements = 0;
    const mistakes = [];
    const isSound = () => mistakes.length === 0;
    const stop = (offset, message) => {
        if (isSound())
            mistakes.push({ at: placeAt(offset), message });
    };
    /** The position of the mark that begins what the parser has just read. */
    const startOf = (mark) => text.lastIndexOf(mark, parser.position - 1);
    parser.on('error', ({ message }) => {
        const isUnclosed = message.includes(': unclosed tag: ');
        // The parser takes a `&` and all that follows for a name, to the next semicolon or the end of the file.
        const ampersand = isUnclosed || / entity( name)?\.$/.test(message) ? findLoneAmpersand(text, textStart) : undefined;
        const unclosed = isUnclosed ? tree.path.at(-1) : undefined;
        if (ampersand !== undefined)
            stop(ampersand, LONE_AMPERSAND);
        else if (unclosed && isSound()) {
            mistakes.push({ at: unclosed.at, message: `no valid XML: <${shorten(unclosed.name)}> is not closed` });
        }
        else if (message.includes('outside of root'))
            stop(textStart + blanksAt(text, textStart), describeXmlMistake(message));
        else
            stop(parser.position - 1, describeXmlMistake(message));
    });
    parser.on('xmldecl', ({ encoding }) => {
        if (encoding === undefined || encoding.toUpperCase() === 'UTF-8')
            return;
        stop(0, `the encoding ${show(encoding)} is not read; save the file as UTF-8 and write encoding="UTF-8"`);
    });
    parser.on('doctype', () => {
        stop(startOf('<!DOCTYPE'), 'a DOCTYPE is not allowed, since entities are not expanded here; remove it');
    });
    parser.on('opentagstart', ({ name }) => {
        const start = startOf('<');
        elements += 1;
        if (tree.path.length > MAX_DEPTH)
            stop(start, TOO_DEEP);
        if (elements > MAX_NODES)
            stop(start, TOO_MANY_NODES);
        if (!isSound())
            return;
        const at = placeAt(start);
        // The rest of what is wrong is told by the name without the prefix.
        tree.open({ name: name.slice(name.indexOf(':') + 1), at });
        if (name.includes(':')) {
            report({
                at,
                message: `the element ${show(name)} has a prefix; name the namespace by xmlns="…" and leave prefixes out`,
            });
        }
    });
    parser.on('opentag', ({ attributes }) => {
        textStart = parser.position;
        const element = tree.path.at(-1);
        const unknown = Object.keys(attributes).filter((name) => name !== 'xmlns' && !name.startsWith('xmlns:'));
        if (!isSound() || !element)
            return;
        for (const name of unknown) {
            const message = `the attribute ${show(name)} of <${shorten(element.name)}> is not known; CloudFront knows none but xmlns, remove it`;
            report({ at: element.at, message });
        }
    });
    parser.on('closetag', ({ name, isSelfClosing }) => {
        textStart = parser.position;
        const closing = text.slice(startOf('<') + '</'.length, parser.position - 1).trimEnd();
        const element = tree.path.at(-1);
        if (!isSelfClosing && closing !== name && element) {
            stop(startOf('<'), `no valid XML: ${show(`</${closing}>`)} stands where <${shorten(name)}> of line ${element.at.line} is to be closed`);
        }
        if (isSound())
            tree.close();
    });
    parser.on('text', (piece) => {
        const start = textStart;
        tree.addText(piece, () => placeAt(start + blanksAt(text, start)));
        textStart = parser.position - '<'.length;
    });
    parser.on('cdata', (piece) => {
        const start = textStart + CDATA_START.length;
        tree.addText(piece, () => placeAt(start + blanksAt(text, start)));
        textStart = parser.position;
    });
    parser.on('comment', () => {
        // The parser tells of a comment before it has read the last character.
        textStart = parser.position + '>'.length;
    });
    parser.on('processinginstruction', () => {
        textStart = parser.position;
    });
    for (let offset = 0; offset < text.length && isSound(); offset += CHUNK_LENGTH) {
        parser.write(text.slice(offset, offset + CHUNK_LENGTH));
    }
    if (isSound())
        parser.close();
    mistakes.forEach(report);
    return isSound() ? tree.root() : undefined;
}
function findLoneAmpersand(text, offset) {
    LONE_AMPERSAND_OR_TAG.lastIndex = offset;
    const found = LONE_AMPERSAND_OR_TAG.exec(text);
    return found?.[0] === '&' ? found.index : undefined;
}
function blanksAt(text, offset) {
    return matchAt(BLANKS, text, offset)?.length ?? 0;
}

// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var dist = __webpack_require__(3483);
;// CONCATENATED MODULE: ./configuration/reading/scan-yaml.js
/** The tokens of a YAML file, as far as the limits go. */



/** What YAML allows nowhere, though its parser takes it: the controls below the space but the tab and the ends of lines. */
const CONTROL = /[^\P{Cc}\t\n\r\u007f-\u009f]/u;
/** How a lexeme begins that is a mark. */
const MARK = /^[-?:,[\]{}&*!%]/;
const COLLECTIONS = new Set(['block-map', 'block-seq', 'flow-collection']);
/**
 * Takes the text apart into the tokens of one document, up to the first that cannot stand where it does. What would take too long,
 * or too much of the stack, is a mistake before it is composed.
 */
function scanYaml(text) {
    const control = text.search(CONTROL);
    if (control !== -1)
        return { mistake: { offset: control, message: describeControl(text.charCodeAt(control)) } };
    const parser = new dist/* Parser */.iX();
    const tokens = [];
    let lexemes = 0;
    let marks = 0;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        lexemes += 1;
        if (lexemes > MAX_LEXEMES)
            return { mistake: { offset: parser.offset, message: TOO_MANY_LEXEMES } };
        if (MARK.test(lexeme))
            marks += 1;
        if (marks > MAX_MARKS)
            return { mistake: { offset: parser.offset, message: TOO_MANY_MARKS } };
        tokens.push(...parser.next(lexeme));
        if (isTooDeep(parser.stack))
            return { mistake: { offset: parser.offset, message: TOO_DEEP } };
        if (tokens.at(-1)?.type === 'error')
            break;
    }
    tokens.push(...parser.end());
    const second = tokens.filter((token) => token.type === 'document')[1];
    const message = 'a second document begins here; a configuration is one document';
    return second ? { mistake: { offset: second.offset, message } } : { tokens };
}
function isTooDeep(stack) {
    return stack.length > MAX_DEPTH && stack.filter(({ type }) => COLLECTIONS.has(type)).length > MAX_DEPTH;
}
function describeControl(code) {
    const hex = code.toString(16).padStart(2, '0');
    return `no valid YAML: a control character stands here; in double quotes it is written \`\\x${hex}\``;
}

;// CONCATENATED MODULE: ./configuration/reading/parse-yaml.js
/** YAML as the library's document. */



/** Texts stay texts: what a plain one means, which keys are equal and what `<<` merges is decided where the tree is built. */
const OPTIONS = { version: '1.2', schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false };
/** How far before a mistake its reason is looked for. */
const HINT_LENGTH = 200;
/** Parses one document of YAML 1.2. Reports the mistakes of its grammar, one a line, and is undefined if there are any. */
function parseYaml({ text, placeAt, report }) {
    const parsed = parse(text);
    if ('document' in parsed)
        return parsed.document;
    const lines = new Set();
    for (const { offset, message } of parsed.mistakes) {
        const at = placeAt(offset);
        // One mistake makes the parser stumble several times, mostly in the same line.
        if (lines.has(at.line))
            continue;
        lines.add(at.line);
        report({ at, message: `${message}${hintAt(text, offset)}` });
    }
    return undefined;
}
function parse(text) {
    const scanned = scanYaml(text);
    if ('mistake' in scanned)
        return { mistakes: [scanned.mistake] };
    const [document] = new dist/* Composer */.Dk(OPTIONS).compose(scanned.tokens);
    if (!document)
        return { mistakes: [{ offset: 0, message: 'the file has no values, only comments' }] };
    if (document.errors.length > 0)
        return { mistakes: findMistakes(document.errors, text) };
    if (document.directives.yaml.version === '1.2')
        return { document };
    const offset = text.search(/^%YAML/m);
    return { mistakes: [{ offset, message: 'the file is read as YAML 1.2; remove the directive `%YAML`' }] };
}
function findMistakes(errors, text) {
    return errors
        .map(({ message, pos }) => {
        return { offset: Math.min(pos[0], text.length), message: `no valid YAML: ${shorten(message)}` };
    })
        .toSorted((a, b) => a.offset - b.offset);
}
/** In flow style the brace of a variable begins a map, which is seldom meant. */
function hintAt(text, offset) {
    const before = text.slice(Math.max(0, offset - HINT_LENGTH), offset + 1);
    return /[[{,].*\$\{$/.test(before) ? '; within [ ] and { } write "${NAME}" in quotes' : '';
}

;// CONCATENATED MODULE: ./configuration/reading/tree-limits.js


const SCALAR = { size: 1, height: 0 };
/** Measures nodes when they are made and counts them wherever they are put; an alias costs no time, however much it stands for. */
function limitTree(report) {
    const extents = new Map();
    const exceeded = new Set();
    let nodes = 0;
    const extentOf = (node) => extents.get(node) ?? SCALAR;
    const exceed = (at, message) => {
        if (!exceeded.has(message))
            report({ at, message });
        exceeded.add(message);
    };
    return {
        /** Tells of a limit once. */
        exceed,
        /** Whether there is no use in going on. */
        isExceeded: () => exceeded.size > 0,
        /** Counts a node that is put below `depth` lists and maps. */
        place(node, depth, at) {
            const { size, height } = extentOf(node);
            nodes += size;
            if (nodes > MAX_NODES)
                exceed(at, TOO_MANY_NODES);
            if (depth + height > MAX_DEPTH)
                exceed(at, TOO_DEEP);
        },
        /** Counts a list or map that begins. */
        begin(depth, at) {
            nodes += 1;
            if (nodes > MAX_NODES)
                exceed(at, TOO_MANY_NODES);
            if (depth >= MAX_DEPTH)
                exceed(at, TOO_DEEP);
        },
        /** Measures a list or map whose parts are known. */
        measure(node, parts) {
            const below = parts.map(extentOf);
            const size = below.reduce((sum, extent) => sum + extent.size, 1);
            extents.set(node, { size, height: 1 + below.reduce((most, { height }) => Math.max(most, height), 0) });
            return node;
        },
    };
}

;// CONCATENATED MODULE: ./configuration/reading/yaml-scalar.js
/** What a scalar of YAML means, by the core schema of YAML 1.2 as far as it agrees with JSON. */




/** The tags of YAML's own types begin so; `!!int` is short for the one of integers. */
const CORE_TAG = 'tag:yaml.org,2002:';
const yaml_scalar_WORDS = new Map([
    ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null]),
    ...['true', 'True', 'TRUE'].map((word) => [word, true]),
    ...['false', 'False', 'FALSE'].map((word) => [word, false]),
]);
/** Own types whose values are text, since nothing in a configuration is a time or bytes. */
const TEXT_TAGS = new Set(['str', 'timestamp', 'binary']);
/**
 * The value of a scalar, and what is wrong with it. Only what JSON takes for a number is one: `012`, `0x10`, `.inf` and the like are
 * text, since a leading zero belongs to an account's number and nothing of CloudFront's is infinite.
 */
function readYamlScalar(scalar) {
    const text = scalar.source ?? '';
    if (scalar.tag === undefined || !isOwnTag(scalar.tag))
        return scalar.type === dist/* Scalar */.X5.PLAIN ? readPlain(text) : yaml_scalar_readText(text);
    const tag = scalar.tag.slice(CORE_TAG.length);
    if (scalar.tag === '!' || TEXT_TAGS.has(tag))
        return yaml_scalar_readText(text);
    const meaning = readPlain(text);
    return typeNames(meaning.value).includes(tag) ? meaning : { value: text, problem: `the value is no !!${tag}` };
}
/** Whether a tag is YAML's own and not one such as CloudFormation's `!Ref`. */
function isOwnTag(tag) {
    return tag === '!' || tag.startsWith(CORE_TAG);
}
function yaml_scalar_readText(text) {
    return text.isWellFormed() ? { value: text } : { value: text, problem: LONE_SURROGATE };
}
function readPlain(text) {
    const word = yaml_scalar_WORDS.get(text);
    if (word !== undefined)
        return { value: word };
    if (matchAt(NUMBER, text, 0) !== text)
        return { value: text };
    const value = readNumber(text);
    return value === undefined ? { value: text, problem: INEXACT_NUMBER } : { value };
}
function typeNames(value) {
    if (value === null)
        return ['null'];
    if (typeof value === 'number')
        return Number.isInteger(value) ? ['int', 'float'] : ['float'];
    return typeof value === 'boolean' ? ['bool'] : [];
}

;// CONCATENATED MODULE: ./configuration/reading/yaml-tree.js
/** A document of YAML as a tree with places, its aliases and merge keys followed. */







/** YAML 1.1's key that takes over the entries of other maps; quoted it is a key like any other. */
const MERGE_KEY = '<<';
/**
 * Builds the tree; undefined, after a report, if it exceeds a limit. An alias stands for the very node that its anchor names, places
 * included. A map's own entries win over merged ones, and those of an earlier map over those of a later.
 */
function buildYamlTree(document, { placeAt, report }) {
    const limits = limitTree(report);
    /** The nodes by their anchors; undefined while the node is being read. */
    const anchors = new Map();
    let aliases = 0;
    function readNode(node, depth, at) {
        if (node === null || limits.isExceeded())
            return nothing(at);
        if ((0,dist/* isAlias */.Vj)(node))
            return followAlias(node, depth);
        if (node.anchor !== undefined)
            anchors.set(node.anchor, undefined);
        const read = (0,dist/* isScalar */.jn)(node) ? readScalar(node) : (0,dist/* isMap */.jh)(node) ? readMap(node, depth) : readList(node, depth);
        if (node.anchor !== undefined)
            anchors.set(node.anchor, read);
        if (read.kind === 'scalar')
            limits.place(read, depth, startOf(node));
        return read;
    }
    function followAlias(alias, depth) {
        const at = startOf(alias);
        const name = show(alias.source);
        aliases += 1;
        if (aliases > MAX_ALIASES)
            limits.exceed(at, TOO_MANY_ALIASES);
        const node = anchors.get(alias.source);
        if (node) {
            limits.place(node, depth, at);
            return node;
        }
        const isInside = anchors.has(alias.source);
        const message = isInside
            ? `the alias ${name} stands within what it stands for`
            : `the alias ${name} has no anchor before it`;
        report({ at, message });
        return nothing(at);
    }
    function readScalar(scalar) {
        const at = startOf(scalar);
        const { value, problem } = readYamlScalar(scalar);
        if (problem !== undefined)
            report({ at, message: problem });
        return { kind: 'scalar', value, isText: false, tag: foreignTag(scalar), at };
    }
    function readList(list, depth) {
        const at = startOf(list);
        limits.begin(depth, at);
        checkTag(list, 'seq', at);
        const items = list.items.map((item) => readNode(item, depth + 1, at));
        return limits.measure({ kind: 'list', items, tag: foreignTag(list), at }, items);
    }
    function readMap(map, depth) {
        const at = startOf(map);
        limits.begin(depth, at);
        checkTag(map, 'map', at);
        const keys = collectKeys(report);
        const entries = [];
        const merged = [];
        for (const pair of map.items) {
            const key = readKey(pair.key);
            const value = readNode(pair.value, depth + 1, startOf(pair.key));
            if (!key || !keys.take(key))
                continue;
            if (isMergeKey(pair.key))
                merged.push(...readMerged(value, key));
            else
                entries.push({ ...key, value });
        }
        const all = addMerged(entries, merged, depth + 1, at);
        const values = all.map(({ value }) => value);
        return limits.measure({ kind: 'map', entries: all, tag: foreignTag(map), at }, values);
    }
    function readKey(node) {
        const keyAt = startOf(node);
        const key = (0,dist/* isAlias */.Vj)(node) ? yaml_tree_textOf(followAlias(node, 0)) : (0,dist/* isScalar */.jn)(node) ? node.source : undefined;
        if ((0,dist/* isScalar */.jn)(node) && node.anchor !== undefined) {
            anchors.set(node.anchor, { kind: 'scalar', value: node.source, isText: false, tag: undefined, at: keyAt });
        }
        if (key !== undefined && (key !== '' || isQuoted(node)))
            return { key, keyAt };
        const message = key === '' ? 'a key is missing here' : 'a key is text; put it in quotes if this is its text';
        report({ at: keyAt, message });
        return undefined;
    }
    function readMerged(value, { keyAt }) {
        const maps = value.kind === 'list' ? value.items : [value];
        if (maps.every((map) => map.kind === 'map'))
            return maps;
        report({ at: keyAt, message: `\`${MERGE_KEY}\` takes a map, or a list of maps; write it in quotes if it is a key` });
        return [];
    }
    function addMerged(own, merged, depth, at) {
        const entries = new Map(own.map((entry) => [entry.key, entry]));
        for (const entry of merged.flatMap((map) => map.entries)) {
            if (entries.has(entry.key) || limits.isExceeded())
                continue;
            limits.place(entry.value, depth, at);
            entries.set(entry.key, entry);
        }
        return [...entries.values()];
    }
    function checkTag(node, type, at) {
        const { tag } = node;
        if (tag === undefined || !isOwnTag(tag) || tag === `${CORE_TAG}${type}`)
            return;
        report({
            at,
            message: `this is no !!${shorten(tag.slice(CORE_TAG.length))} but a ${type === 'map' ? 'map' : 'list'}`,
        });
    }
    const startOf = (node) => placeAt(node.range[0]);
    const root = readNode(document.contents, 0, placeAt(0));
    return limits.isExceeded() ? undefined : root;
}
function nothing(at) {
    return { kind: 'scalar', value: null, isText: false, tag: undefined, at };
}
function foreignTag({ tag }) {
    return tag === undefined || isOwnTag(tag) ? undefined : tag;
}
function yaml_tree_textOf(node) {
    return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
function isQuoted(node) {
    return !(0,dist/* isScalar */.jn)(node) || node.type !== dist/* Scalar */.X5.PLAIN;
}
function isMergeKey(node) {
    return (0,dist/* isScalar */.jn)(node) && !isQuoted(node) && node.source === MERGE_KEY;
}

;// CONCATENATED MODULE: ./configuration/reading/read-yaml.js


/** Reads one document. Undefined, after a report, if its grammar is wrong or a limit is exceeded. */
function readYaml(source) {
    const document = parseYaml(source);
    return document && buildYamlTree(document, source);
}

;// CONCATENATED MODULE: ./configuration/reading/variables.js



/** A second dollar sign makes a text of it: `$${NAME}` is `${NAME}`. Other names than these are none of ours: `${AWS::Region}`. */
const variables_REFERENCE = /(\$?)\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
/** CloudFormation's own way of replacing, which is for those to understand who read its templates. */
const SUBSTITUTION_TAG = '!Sub';
const SUBSTITUTION_KEY = 'Fn::Sub';
/**
 * Replaces the variables in all texts but keys; what is put in is not looked at again. Reports the unknown ones, by the names and
 * never the values of the known.
 */
function replaceVariables(root, variables, report) {
    const replaced = new Map();
    const describeUnknown = describeUnknownVariable(variables);
    let length = 0;
    /** What an alias repeats is replaced once. */
    function replaceIn(node) {
        const known = replaced.get(node);
        if (known)
            return known;
        const made = node.tag === SUBSTITUTION_TAG ? node : replaceAfresh(node);
        replaced.set(node, made);
        return made;
    }
    function replaceAfresh(node) {
        switch (node.kind) {
            case 'scalar':
                return replaceInScalar(node);
            case 'list':
                return { ...node, items: node.items.map(replaceIn) };
            case 'map':
                return { ...node, entries: node.entries.map(replaceInEntry) };
        }
    }
    function replaceInEntry(entry) {
        return entry.key === SUBSTITUTION_KEY ? entry : { ...entry, value: replaceIn(entry.value) };
    }
    function replaceInScalar(scalar) {
        const { value: text, at } = scalar;
        if (typeof text !== 'string' || !text.includes('${'))
            return scalar;
        let isReplaced = false;
        const replace = (whole, escape, name) => {
            if (escape !== '')
                return whole.slice(escape.length);
            const value = variables.get(name);
            if (value === undefined)
                report({ at, message: describeUnknown(name) });
            if (value === undefined || length > MAX_EXPANDED_LENGTH)
                return whole;
            length += value.length;
            if (length > MAX_EXPANDED_LENGTH) {
                report({ at, message: `the values of variables add up to more than ${MAX_EXPANDED_LENGTH} characters` });
                return whole;
            }
            isReplaced = true;
            return value;
        };
        return { ...scalar, value: text.replaceAll(variables_REFERENCE, replace), isText: scalar.isText || isReplaced };
    }
    return replaceIn(root);
}
/** The message for a name, made once for each. */
function describeUnknownVariable(variables) {
    const known = [...variables.keys()].toSorted();
    const list = known.length === 0 ? 'none is known' : `known are ${known.join(', ')}`;
    const messages = new Map();
    return (name) => {
        const near = messages.has(name) ? undefined : findNearestName(name, known);
        const advice = near === undefined ? `${list}; give it in the input \`variables\`` : `did you mean \`\${${near}}\`? (${list})`;
        const message = messages.get(name) ??
            `there is no variable \`\${${shorten(name)}}\`: ${advice}; for this very text write \`$\${…}\``;
        messages.set(name, message);
        return message;
    };
}

;// CONCATENATED MODULE: ./configuration/reading/read-document.js









/**
 * Reads JSON, YAML 1.2 or XML. Whatever the bytes are it throws nothing and takes less than a second: every mistake is reported
 * with its line and column, as many of them as can be found. Undefined if nothing usable was read; a document of which something
 * was reported shows what else is wrong, and must not be used otherwise.
 */
function readDocument({ file, bytes, variables, report }) {
    const faults = limitFaults(file, report);
    const text = decodeText(file, bytes, faults.report);
    const document = text === undefined ? undefined : read_document_readText(openSource(file, text, faults.report), chooseFormat(file, text));
    const root = document && replaceVariables(document.root, variables, faults.report);
    faults.end();
    return document && root && { ...document, root };
}
const FORMATS = new Map([
    ['json', 'json'],
    ['yml', 'yaml'],
    ['yaml', 'yaml'],
    ['xml', 'xml'],
]);
/** By the file's ending, or else by how its text begins. */
function chooseFormat(file, text) {
    const known = FORMATS.get(/\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '');
    if (known)
        return known;
    const begin = /\S/.exec(text)?.[0];
    if (begin === '<')
        return 'xml';
    return begin === '{' ? 'json' : 'yaml';
}
function read_document_readText(source, format) {
    if (source.lines > MAX_LINES) {
        source.report({ at: { file: source.placeAt(0).file }, message: TOO_MANY_LINES });
        return undefined;
    }
    if (!/[^ \t\r\n\ufeff]/.test(source.text)) {
        source.report({ at: source.placeAt(0), message: 'the file is empty; it holds the configuration of a distribution' });
        return undefined;
    }
    if (format === 'xml') {
        const read = readXml(source);
        return read && { format, ...read };
    }
    const root = format === 'json' ? readJson(source) : readYaml(source);
    return root && { format, rootName: undefined, root };
}

;// CONCATENATED MODULE: ./configuration/read-distribution-file.js




/**
 * Reads a configuration in any of its formats and forms and checks it; undefined if anything is wrong. What the service enforces
 * beyond its schemas is checked only of a configuration that is right by them.
 */
function readDistributionFile(options) {
    const { file, bytes, variables } = options;
    let isSound = true;
    const fail = (fault) => {
        isSound = false;
        options.report(fault);
    };
    const ifSound = (value) => (isSound ? value : undefined);
    const document = readDocument({ file, bytes, variables, report: fail });
    if (document === undefined)
        return undefined;
    const errors = limitFaults(file, fail);
    const warnings = limitFaults(file, options.advise);
    const [report, advise] = [errors.report, warnings.report];
    const normalised = ifSound(normalise(document, { ...options, report, advise }));
    const read = normalised && toDistributionFile(file, normalised);
    if (read)
        checkConfiguration(read, { report, advise });
    errors.end();
    warnings.end();
    return ifSound(read);
}
/** The CallerReference by itself; an empty one, as the command line's skeletons have it, is none. */
function toDistributionFile(file, { config: whole, tags, places }) {
    const { CallerReference: reference, ...config } = whole;
    const callerReference = typeof reference === 'string' && reference !== '' ? reference : undefined;
    return { file, config, callerReference, tags, places };
}

// EXTERNAL MODULE: ./faults.js
var faults_0 = __webpack_require__(2991);
// EXTERNAL MODULE: ./changed-files/events/payload.js
var payload = __webpack_require__(7297);
// EXTERNAL MODULE: ./changed-files/git-port.js
var git_port = __webpack_require__(3881);
// EXTERNAL MODULE: ./changed-files/obtain-commits.js
var obtain_commits = __webpack_require__(4215);
// EXTERNAL MODULE: ./changed-files/revision.js
var changed_files_revision = __webpack_require__(2600);
// EXTERNAL MODULE: ./failure.js
var failure = __webpack_require__(2526);
// EXTERNAL MODULE: ./github/github.js
var github_github = __webpack_require__(7151);
;// CONCATENATED MODULE: ./deploy/find-config-file.js
/** Where the configuration is read from: the checkout, or a commit that the event or the user names. */







const DEFAULT_FILES = ['yml', 'yaml', 'json', 'xml'].map((ending) => `.github/cloudfront-distribution.${ending}`);
/**
 * Finds the configuration file and reads it. `file` is undefined for the one of the default names that exists. `ref` is `auto`,
 * `head`, `base`, or a ref or SHA. Under `pull_request_target` the checkout may be the pull request's, which nobody has reviewed:
 * there `auto` is the base's commit and never what lies in the workspace. Rejects with an InvalidInput if there is no such file, and
 * with a Failure if neither git nor GitHub can read the commit.
 */
async function findConfigFile(wanted, sources) {
    const isTarget = sources.event.name === 'pull_request_target';
    const ref = wanted.ref === 'auto' ? (isTarget ? 'base' : 'head') : wanted.ref;
    if (ref === 'head' && !isTarget)
        return findInCheckout(wanted.file, sources);
    const revision = nameRevision(ref, sources);
    const found = await findBy(readAt(revision, sources), wanted.file);
    if (found)
        return found;
    throw missing(wanted.file, `in ${find_config_file_describe(revision)}`);
}
async function findInCheckout(file, sources) {
    const read = (path) => sources.workspace.read(path).catch((error) => {
        const why = error instanceof Error ? error.message : String(error);
        throw invalid(`${JSON.stringify(path)} cannot be read: ${why}`);
    });
    const found = await findBy(read, file);
    if (found)
        return found;
    // A job that only sets up a distribution needs no checkout: the event's commit has the file.
    const elsewhere = sources.head && (await findBy(readAt(sources.head, sources), file).catch(() => undefined));
    if (elsewhere)
        return elsewhere;
    throw missing(file, 'in the workspace');
}
function nameRevision(ref, { event, head }) {
    if (ref !== 'base' && ref !== 'head')
        return (0,changed_files_revision/* readSha */.tU)(ref) ?? { kind: 'ref', ref };
    const revision = ref === 'base' ? (0,changed_files_revision/* readSha */.tU)((0,payload/* fieldOf */._F)(event.payload, 'pull_request', 'base', 'sha')) : head;
    if (revision)
        return revision;
    throw new faults_0/* InvalidInput */.o([
        {
            at: { input: 'config-ref' },
            message: `the event ${JSON.stringify(event.name)} has no ${ref} commit; give a branch, a tag or a SHA, or \`head\` for what is checked out`,
        },
    ]);
}
async function findBy(read, file) {
    const found = [];
    for (const candidate of file === undefined ? DEFAULT_FILES : [file]) {
        const bytes = await read(candidate);
        if (bytes)
            found.push({ file: candidate, bytes });
    }
    if (found.length <= 1)
        return found[0];
    const names = found.map((one) => one.file).join(' and ');
    throw invalid(`there are ${names}; name the one that is meant`);
}
/** By git where the clone has the commit or can fetch it, otherwise by GitHub's API. */
function readAt(revision, { git, github }) {
    return async (file) => {
        try {
            const [commit = ''] = await (0,obtain_commits/* obtainCommits */.e)(git, [revision]);
            return await git.readFile(commit, file);
        }
        catch (error) {
            if (!(error instanceof git_port/* GitFailure */.X))
                throw error;
            return await readByApi(revision, file, github).catch((refusal) => {
                if (!(refusal instanceof github_github/* GitHubFailure */.i))
                    throw refusal;
                throw new failure/* Failure */.H(`${file} cannot be read of ${find_config_file_describe(revision)}: ${error.message} ${refusal.message}`);
            });
        }
    };
}
async function readByApi(revision, file, connect) {
    const github = await connect();
    return github.readFile(file, await (0,obtain_commits/* findOnGitHub */.k)(github, revision));
}
function missing(file, where) {
    return invalid(file === undefined
        ? `there is none of ${DEFAULT_FILES.join(', ')} ${where}; give the file's path`
        : `there is no file ${JSON.stringify(file)} ${where}; check the path, and that the repository is checked out before this step`);
}
function invalid(message) {
    return new faults_0/* InvalidInput */.o([{ at: { input: 'config-file' }, message }]);
}
function find_config_file_describe(revision) {
    return revision.kind === 'sha' ? revision.sha : JSON.stringify(revision.ref);
}

;// CONCATENATED MODULE: ./deploy/read-configuration.js
/** From the inputs to what the configuration file says. */



/**
 * Finds, reads and checks the configuration. `warn` gets what only CloudFront can decide. Rejects with an InvalidInput that names
 * everything that is wrong with the file.
 */
async function readConfiguration(wanted, given) {
    const { file, bytes } = await findConfigFile({ file: wanted.configFile, ref: wanted.configRef }, given);
    const faults = [];
    const read = readDistributionFile({
        file,
        bytes,
        variables: wanted.variables,
        shape: given.shape,
        strict: wanted.strict,
        report: (fault) => void faults.push(fault),
        advise: ({ at, message }) => {
            given.warn(message, at);
        },
    });
    if (read === undefined || faults.length > 0)
        throw new faults_0/* InvalidInput */.o(faults);
    return read;
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
