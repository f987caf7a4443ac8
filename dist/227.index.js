export const id = 227;
export const ids = [227];
export const modules = {

/***/ 8227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  distributionShape: () => (/* binding */ distributionShape)
});

;// CONCATENATED MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/models/enums.js
const ResponseHeadersPolicyAccessControlAllowMethodsValues = {
    ALL: "ALL",
    DELETE: "DELETE",
    GET: "GET",
    HEAD: "HEAD",
    OPTIONS: "OPTIONS",
    PATCH: "PATCH",
    POST: "POST",
    PUT: "PUT",
};
const ICPRecordalStatus = {
    APPROVED: "APPROVED",
    PENDING: "PENDING",
    SUSPENDED: "SUSPENDED",
};
const Method = {
    DELETE: "DELETE",
    GET: "GET",
    HEAD: "HEAD",
    OPTIONS: "OPTIONS",
    PATCH: "PATCH",
    POST: "POST",
    PUT: "PUT",
};
const IpAddressType = {
    DualStack: "dualstack",
    Ipv4: "ipv4",
    Ipv6: "ipv6",
};
const IpamCidrStatus = {
    Advertised: "advertised",
    Advertising: "advertising",
    Deprovisioned: "deprovisioned",
    Deprovisioning: "deprovisioning",
    FailedAdvertise: "failed-advertise",
    FailedDeprovision: "failed-deprovision",
    FailedProvision: "failed-provision",
    FailedWithdraw: "failed-withdraw",
    Provisioned: "provisioned",
    Provisioning: "provisioning",
    Withdrawing: "withdrawing",
    Withdrawn: "withdrawn",
};
const ItemSelection = {
    all: "all",
    none: "none",
    whitelist: "whitelist",
};
const EventType = {
    origin_request: "origin-request",
    origin_response: "origin-response",
    viewer_request: "viewer-request",
    viewer_response: "viewer-response",
};
const ViewerProtocolPolicy = {
    allow_all: "allow-all",
    https_only: "https-only",
    redirect_to_https: "redirect-to-https",
};
const CachePolicyCookieBehavior = {
    all: "all",
    allExcept: "allExcept",
    none: "none",
    whitelist: "whitelist",
};
const CachePolicyHeaderBehavior = {
    none: "none",
    whitelist: "whitelist",
};
const CachePolicyQueryStringBehavior = {
    all: "all",
    allExcept: "allExcept",
    none: "none",
    whitelist: "whitelist",
};
const CachePolicyType = {
    custom: "custom",
    managed: "managed",
};
const CertificateSource = {
    acm: "acm",
    cloudfront: "cloudfront",
    iam: "iam",
};
const CertificateTransparencyLoggingPreference = {
    Disabled: "disabled",
    Enabled: "enabled",
};
const ConnectionMode = {
    Direct: "direct",
    TenantOnly: "tenant-only",
};
const HttpVersion = {
    http1_1: "http1.1",
    http2: "http2",
    http2and3: "http2and3",
    http3: "http3",
};
const OriginGroupSelectionCriteria = {
    Default: "default",
    MediaQualityBased: "media-quality-based",
};
const OriginProtocolPolicy = {
    http_only: "http-only",
    https_only: "https-only",
    match_viewer: "match-viewer",
};
const SslProtocol = {
    SSLv3: "SSLv3",
    TLSv1: "TLSv1",
    TLSv1_1: "TLSv1.1",
    TLSv1_2: "TLSv1.2",
};
const PriceClass = {
    None: "None",
    PriceClass_100: "PriceClass_100",
    PriceClass_200: "PriceClass_200",
    PriceClass_All: "PriceClass_All",
};
const GeoRestrictionType = {
    blacklist: "blacklist",
    none: "none",
    whitelist: "whitelist",
};
const MinimumProtocolVersion = {
    SSLv3: "SSLv3",
    TLSv1: "TLSv1",
    TLSv1_1_2016: "TLSv1.1_2016",
    TLSv1_2016: "TLSv1_2016",
    TLSv1_2_2018: "TLSv1.2_2018",
    TLSv1_2_2019: "TLSv1.2_2019",
    TLSv1_2_2021: "TLSv1.2_2021",
    TLSv1_2_2025: "TLSv1.2_2025",
    TLSv1_3_2025: "TLSv1.3_2025",
};
const SSLSupportMethod = {
    sni_only: "sni-only",
    static_ip: "static-ip",
    vip: "vip",
};
const ViewerMtlsMode = {
    Optional: "optional",
    Passthrough: "passthrough",
    Required: "required",
};
const FunctionRuntime = {
    cloudfront_js_1_0: "cloudfront-js-1.0",
    cloudfront_js_2_0: "cloudfront-js-2.0",
};
const FunctionStage = {
    DEVELOPMENT: "DEVELOPMENT",
    LIVE: "LIVE",
};
const ContinuousDeploymentPolicyType = {
    SingleHeader: "SingleHeader",
    SingleWeight: "SingleWeight",
};
const CustomizationActionType = {
    disable: "disable",
    override: "override",
};
const ValidationTokenHost = {
    CloudFront: "cloudfront",
    SelfHosted: "self-hosted",
};
const DomainStatus = {
    Active: "active",
    Inactive: "inactive",
};
const Format = {
    URLEncoded: "URLEncoded",
};
const ImportSourceType = {
    S3: "S3",
};
const RealtimeMetricsSubscriptionStatus = {
    Disabled: "Disabled",
    Enabled: "Enabled",
};
const OriginAccessControlOriginTypes = {
    lambda: "lambda",
    mediapackagev2: "mediapackagev2",
    mediastore: "mediastore",
    s3: "s3",
};
const OriginAccessControlSigningBehaviors = {
    always: "always",
    always_amz_auth: "always-amz-auth",
    never: "never",
    no_override: "no-override",
};
const OriginAccessControlSigningProtocols = {
    sigv4: "sigv4",
    sigv4a: "sigv4a",
};
const OriginRequestPolicyCookieBehavior = {
    all: "all",
    allExcept: "allExcept",
    none: "none",
    whitelist: "whitelist",
};
const OriginRequestPolicyHeaderBehavior = {
    allExcept: "allExcept",
    allViewer: "allViewer",
    allViewerAndWhitelistCloudFront: "allViewerAndWhitelistCloudFront",
    none: "none",
    whitelist: "whitelist",
};
const OriginRequestPolicyQueryStringBehavior = {
    all: "all",
    allExcept: "allExcept",
    none: "none",
    whitelist: "whitelist",
};
const FrameOptionsList = {
    DENY: "DENY",
    SAMEORIGIN: "SAMEORIGIN",
};
const ReferrerPolicyList = {
    no_referrer: "no-referrer",
    no_referrer_when_downgrade: "no-referrer-when-downgrade",
    origin: "origin",
    origin_when_cross_origin: "origin-when-cross-origin",
    same_origin: "same-origin",
    strict_origin: "strict-origin",
    strict_origin_when_cross_origin: "strict-origin-when-cross-origin",
    unsafe_url: "unsafe-url",
};
const TrustStoreStatus = {
    Active: "active",
    Failed: "failed",
    Pending: "pending",
};
const VpcIpAddressType = {
    DualStack: "dualstack",
    Ipv4: "ipv4",
};
const ManagedCertificateStatus = {
    Expired: "expired",
    Failed: "failed",
    Inactive: "inactive",
    Issued: "issued",
    PendingValidation: "pending-validation",
    Revoked: "revoked",
    ValidationTimedOut: "validation-timed-out",
};
const DistributionResourceType = {
    Distribution: "distribution",
    DistributionTenant: "distribution-tenant",
};
const OriginRequestPolicyType = {
    custom: "custom",
    managed: "managed",
};
const ResponseHeadersPolicyType = {
    custom: "custom",
    managed: "managed",
};
const DnsConfigurationStatus = {
    Invalid: "invalid-configuration",
    Unknown: "unknown-configuration",
    Valid: "valid-configuration",
};

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-cloudfront/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(1459);
;// CONCATENATED MODULE: ./cloudfront/distribution-shape.js
/** The API's model of a distribution's configuration, as the SDK's own schemas have it. */

/**
 * The values of text that the API counts, by the name of the member or of the list's item that holds it. The schemas do not say
 * which member has which; the declarations of the package do, and a test compares them with this table.
 */
const COUNTED_VALUES = new Map(Object.entries({
    CertificateSource: CertificateSource,
    ConnectionMode: ConnectionMode,
    EventType: EventType,
    Forward: ItemSelection,
    HttpVersion: HttpVersion,
    IpAddressType: IpAddressType,
    Method: Method,
    MinimumProtocolVersion: MinimumProtocolVersion,
    Mode: ViewerMtlsMode,
    OriginProtocolPolicy: OriginProtocolPolicy,
    PriceClass: PriceClass,
    RestrictionType: GeoRestrictionType,
    SSLSupportMethod: SSLSupportMethod,
    SelectionCriteria: OriginGroupSelectionCriteria,
    SslProtocol: SslProtocol,
    ViewerProtocolPolicy: ViewerProtocolPolicy,
}));
/** The shape of the API's DistributionConfig. */
function distributionShape() {
    return readStructure(schemas_0/* DistributionConfig$ */.xnZ);
}
/** A schema that is but a number is a simple type; others begin with the number of their kind. */
const SIMPLE = { text: 0, number: 1, boolean: 2 };
const KIND = { simple: 0, list: 1, structure: 3 };
/** The bit of a simple type's traits that says that its values must not be shown. */
const SENSITIVE = 8;
/** The API has it among what must not be shown; it stands in the console for all to read, and a plan without it says little. */
const COMMENT = 'Comment';
function readStructure([, , name, , names, schemas, requiredCount = 0]) {
    // In the package's schemas the required members come first; how many they are comes last.
    const members = schemas.map((schema, index) => {
        const member = names[index] ?? '';
        return [member, { shape: readShape(schema, member), isRequired: index < requiredCount }];
    });
    return { kind: 'structure', name, members: new Map(members) };
}
/** `name` is the member's, or of a list's item the item's. */
function readShape(reference, name) {
    const { schema } = follow(reference);
    if (schema === SIMPLE.boolean)
        return { kind: 'boolean' };
    if (schema === SIMPLE.number)
        return { kind: 'integer' };
    if (schema === SIMPLE.text)
        return { kind: 'text', values: valuesOf(name), isSecret: false };
    if (isStructureSchema(schema))
        return readStructure(schema);
    if (isListSchema(schema))
        return readList(schema);
    if (isNamedText(schema)) {
        return { kind: 'text', values: valuesOf(name), isSecret: isSensitive(schema) && name !== COMMENT };
    }
    throw new Error(`the SDK's schema of ${name} is of a kind that no configuration has had so far`);
}
function readList([, , , , item]) {
    const { traits } = follow(item);
    const itemName = (typeof traits === 'object' ? traits.xmlName : undefined) ?? 'member';
    return { kind: 'list', item: readShape(item, itemName), itemName };
}
/** A reference is a schema, a function that gives one, or a pair of such a reference and its traits. */
function follow(reference) {
    const [target, traits] = isPair(reference) ? reference : [reference, 0];
    return { schema: typeof target === 'function' ? target() : target, traits };
}
function isPair(reference) {
    return Array.isArray(reference) && reference.length === 2;
}
function isStructureSchema(schema) {
    return Array.isArray(schema) && schema[0] === KIND.structure;
}
function isListSchema(schema) {
    return Array.isArray(schema) && schema.length === 5 && schema[0] === KIND.list;
}
function isNamedText(schema) {
    return Array.isArray(schema) && schema.length === 5 && schema[0] === KIND.simple && schema[4] === SIMPLE.text;
}
function isSensitive([, , , traits]) {
    return typeof traits === 'number' ? (traits & SENSITIVE) !== 0 : traits.sensitive === 1;
}
function valuesOf(name) {
    const values = COUNTED_VALUES.get(name);
    return values && Object.values(values);
}


/***/ })

};
