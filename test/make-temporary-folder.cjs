// Jest's global set-up: tests leave temporary files, above all CDK's assemblies; one folder holds them all.
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'plumbline-tests-'));
};
