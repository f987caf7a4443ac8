export const id = 144;
export const ids = [144];
export const modules = {

/***/ 4144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readRulesFile: () => (/* binding */ readRulesFile)
});

// UNUSED EXPORTS: MAX_RULES_FILE_SIZE

// EXTERNAL MODULE: ../../node_modules/ajv/dist/ajv.js
var ajv = __webpack_require__(5627);
// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var dist = __webpack_require__(3483);
// EXTERNAL MODULE: ./inputs/options.js
var inputs_options = __webpack_require__(8122);
;// CONCATENATED MODULE: ./inputs/rules-file-schema.js
/** The JSON Schema of the rules file: made of the options, published as `schema/rules-file.json`, and what validates the file. */

const LIST = { type: ['string', 'array'], items: { type: 'string' } };
const RULE = {
    type: ['string', 'object'],
    properties: {
        match: { ...LIST, description: 'Globs over paths from the root of the repository.' },
        purge: { ...LIST, description: 'Targets: paths and #tags; none: nothing is purged.' },
    },
    required: ['match', 'purge'],
    additionalProperties: false,
};
/** A JSON Schema of draft-07. */
function rulesFileSchema() {
    const options = Object.fromEntries(Object.entries(inputs_options/* PURGE_OPTIONS */.ZK).map(([name, option]) => [name, { ...schemaOf(option), description: option.about }]));
    return {
        $schema: 'http://json-schema.org/draft-07/schema#',
        title: 'Rules file of cloudfront-action',
        description: 'Which paths of which CloudFront distributions to purge when which files change.',
        type: 'object',
        properties: {
            ...options,
            targets: {
                type: 'array',
                minItems: 1,
                description: 'Several distributions, each by its own rules. What a target does not say is taken from the top of the file.',
                items: { type: 'object', properties: options, additionalProperties: false },
            },
        },
        additionalProperties: false,
    };
}
function schemaOf(option) {
    switch (option.type) {
        case 'text':
            return { type: 'string' };
        case 'list':
            return LIST;
        case 'rules':
            return { type: ['string', 'array'], items: RULE };
        case 'boolean':
            return { type: 'boolean' };
        case 'duration':
            return { type: ['string', 'integer'], minimum: 0, pattern: '^[0-9]{1,6} *[smh]?$' };
        case 'integer':
            return { type: 'integer', minimum: option.least, maximum: option.most };
        case 'choice':
            return { enum: [...option.values] };
    }
}

;// CONCATENATED MODULE: ./inputs/rules-file.js
/** The rules file: YAML in, settings with their lines and columns out. Loaded only where there is such a file. */




/** Bytes of a rules file at most. */
const MAX_RULES_FILE_SIZE = 1024 * 1024;
/** How often aliases may be expanded before the file counts as an attack. */
const MAX_ALIASES = 100;
/**
 * Reads a rules file and reports everything that is wrong with its shape; options whose values are of the wrong shape are left out.
 * Undefined if nothing of it can be read.
 */
function readRulesFile(file, text, report) {
    if (text.length > MAX_RULES_FILE_SIZE) {
        report({ at: { file }, message: `the file is larger than ${MAX_RULES_FILE_SIZE} bytes` });
        return undefined;
    }
    const counter = new dist/* LineCounter */.HN();
    // A byte order mark would shift the columns of the first line.
    const document = (0,dist/* parseDocument */.Tp)(text.replace(/^\ufeff/, ''), {
        lineCounter: counter,
        prettyErrors: false,
        uniqueKeys: true,
    });
    const placeOf = (offset) => {
        if (offset === undefined)
            return { file };
        const { line, col } = counter.linePos(offset);
        return { file, line, column: col };
    };
    for (const { message, pos } of document.errors)
        report({ at: placeOf(pos[0]), message: `no valid YAML: ${message}` });
    if (document.errors.length > 0)
        return undefined;
    const value = toData(document, (message) => {
        report({ at: { file }, message });
    });
    if (value === undefined)
        return undefined;
    const validate = new ajv.Ajv({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true }).compile(rulesFileSchema());
    const wrong = validate(value) ? [] : (validate.errors ?? []);
    const follow = (node) => {
        const followed = (0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
        return (0,dist/* isNode */.Ll)(followed) ? followed : undefined;
    };
    for (const error of wrong)
        report({ at: placeOf(offsetOf(document.contents, error, follow)), message: describe(error) });
    const isWrong = (path) => wrong.some(({ instancePath }) => `${instancePath}/`.startsWith(`${path}/`));
    const root = document.contents;
    const targets = (0,dist/* isMap */.jh)(root) ? follow(root.get('targets', true)) : undefined;
    const items = (0,dist/* isSeq */.oP)(targets) ? targets.items : [];
    const nodes = { placeOf, follow };
    return {
        settings: readSettings(root, (name) => isWrong(`/${name}`), nodes),
        targets: items.map((target, index) => readSettings(follow(target), (name) => isWrong(`/targets/${index}/${name}`), nodes)),
    };
}
function toData(document, fault) {
    try {
        const value = document.toJS({ maxAliasCount: MAX_ALIASES });
        if (value !== null)
            return value;
        fault('the file is empty; it holds `distribution`, `rules` or `targets`');
    }
    catch (error) {
        fault(`the file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
}
function readSettings(map, isWrong, nodes) {
    const settings = new Map();
    for (const name of inputs_options/* OPTION_NAMES */.TM) {
        const node = (0,dist/* isMap */.jh)(map) ? nodes.follow(map.get(name, true)) : undefined;
        if (node && !isWrong(name))
            settings.set(name, readSetting(node, nodes));
    }
    return settings;
}
function readSetting(node, nodes) {
    const at = nodes.placeOf(node.range?.[0]);
    if ((0,dist/* isSeq */.oP)(node)) {
        const rules = node.items.map((item) => readRule(nodes.follow(item), nodes));
        const lines = rules.filter((rule) => 'text' in rule);
        return { text: lines.map(({ text }) => text).join('\n'), at, lines, rules };
    }
    const text = (0,dist/* isScalar */.jn)(node) ? String(node.value).trim() : '';
    const lines = linesOf(node, text, at);
    return { text, at, lines, rules: lines };
}
/** The lines of a scalar; in a block each stands on its own line of the file, below the key. */
function linesOf(node, text, at) {
    const isBlock = (0,dist/* isScalar */.jn)(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
    return ((0,dist/* isScalar */.jn)(node) ? String(node.value) : text)
        .split('\n')
        .map((line, index) => {
        const first = 'line' in at ? (at.line ?? 1) : 1;
        return { text: line.trim(), at: isBlock ? { ...at, line: first + 1 + index, column: 1 } : at };
    })
        .filter((line) => line.text !== '');
}
function readRule(node, { placeOf, follow }) {
    const at = placeOf(node?.range?.[0]);
    if (!(0,dist/* isMap */.jh)(node))
        return { text: (0,dist/* isScalar */.jn)(node) ? String(node.value).trim() : '', at };
    return { match: listOf(node.get('match', true), follow), purge: listOf(node.get('purge', true), follow), at };
}
function listOf(given, follow) {
    const node = follow(given);
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.map(follow).map((item) => ((0,dist/* isScalar */.jn)(item) ? String(item.value) : ''));
    return (0,dist/* isScalar */.jn)(node)
        ? String(node.value)
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
        : [];
}
/** Where in the text an error of the schema stands: at the stray key, or at the value. */
function offsetOf(root, { instancePath, params }, follow) {
    const path = instancePath
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const node = path.reduce((parent, part) => ((0,dist/* isCollection */.P3)(parent) ? follow(parent.get(part, true)) : undefined), follow(root));
    const key = params.additionalProperty;
    if ((0,dist/* isMap */.jh)(node) && key !== undefined) {
        const pair = node.items.find((item) => (0,dist/* isScalar */.jn)(item.key) && item.key.value === key);
        if ((0,dist/* isScalar */.jn)(pair?.key))
            return pair.key.range?.[0];
    }
    return node?.range?.[0];
}
function describe({ keyword, message, instancePath, params, parentSchema, data }) {
    const name = instancePath === '' ? 'the file' : `\`${instancePath.slice(1).replaceAll('/', '.')}\``;
    const { additionalProperty, allowedValues } = params;
    if (additionalProperty !== undefined) {
        const { properties } = (parentSchema ?? {});
        return `unknown key \`${additionalProperty}\`${suggest(additionalProperty, Object.keys(properties ?? {}))}`;
    }
    if (keyword === 'enum' && allowedValues)
        return `${name} is ${JSON.stringify(data)}; write one of ${allowedValues.map((value) => `\`${value}\``).join(', ')}`;
    return `${name} ${message ?? 'is not allowed'}`;
}
/** The allowed key whose letters are the closest to a mistyped one, else all of them. */
function suggest(key, allowed) {
    const letters = (text) => text.toLowerCase().replaceAll(/[^a-z]/g, '');
    const close = allowed.find((name) => {
        const [a, b] = [letters(name), letters(key)];
        return a === b || (b.length > 3 && (a.startsWith(b) || b.startsWith(a)));
    });
    return close === undefined ? `; allowed are ${allowed.join(', ')}` : `; did you mean \`${close}\`?`;
}


/***/ })

};
