#!/usr/bin/env node
"use strict";
/** Runs on Node 12 and later, to say that the action needs a newer one. */
const OLDEST = 24;
if (Number(process.versions.node.split('.')[0]) >= OLDEST)
    void import("./main.js");
else
    refuse();
function refuse() {
    const started = `Here it was started by Node ${process.versions.node} (${process.execPath}).`;
    // The runner gives no arguments, and a terminal does not read commands.
    if (process.argv.length > 2) {
        process.stderr.write(`cloudfront-action needs Node ${OLDEST} or newer. ${started} Install a newer one from https://nodejs.org.\n`);
        process.exitCode = 1;
        return;
    }
    const problem = `This action needs Node ${OLDEST} or newer. ${started}`;
    const advice = "GitHub's runner includes Node 24 since version 2.327.1: update a self-hosted one. " +
        '`act` and the runners of other forges use the `node` of the image: choose an image with Node 24.';
    // As in @actions/core: `%0A` is a line break, and `%25` is `%`.
    process.stdout.write(`::error::${problem.replace(/%/g, '%25')}%0A${advice}\n`);
    process.exitCode = 1;
    const outputs = process.env['GITHUB_OUTPUT'];
    if (!outputs)
        return;
    import('fs').then((fs) => {
        fs.appendFileSync(outputs, 'status=failed\n');
    }, 
    // Before Node 12.17, dynamic imports fail here.
    () => undefined);
}
