// A dynamic import names the built file (`./page.js`), as Node.js wants it; the tests run its source (`./page.ts`).
module.exports = (path, options) => {
  try {
    return options.defaultResolver(path, options);
  } catch (error) {
    if (/^\.{1,2}\/.*\.js$/.test(path)) {
      return options.defaultResolver(path.replace(/\.js$/, '.ts'), options);
    }
    throw error;
  }
};
