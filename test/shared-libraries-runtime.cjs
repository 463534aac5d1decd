// Jest gives each test file its own copy of every module, and loading aws-cdk-lib is most of what a construct's test takes. These
// libraries keep no state between apps, so all files of a worker share one copy.
const { default: Runtime } = require('jest-runtime');

// The built-in template validation makes each synthesis in a test 2.8 times slower; one test runs it on purpose.
process.env.CDK_VALIDATION = 'false';

const SHARED = /^(aws-cdk-lib|constructs|cdk-nag)(\/|$)/;

module.exports = class SharedLibrariesRuntime extends Runtime {
  requireModuleOrMock(from, moduleName) {
    return SHARED.test(moduleName) ? require(moduleName) : super.requireModuleOrMock(from, moduleName);
  }
};
