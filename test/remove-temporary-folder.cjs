// Jest's global tear-down: the counterpart of make-temporary-folder.cjs.
const { rmSync } = require('node:fs');

module.exports = () => {
  rmSync(process.env.TMPDIR, { recursive: true, force: true });
};
