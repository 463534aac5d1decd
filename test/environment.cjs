// The built-in template validation makes each synthesis in a test 2.8 times slower; one test runs it on purpose.
process.env.CDK_VALIDATION = 'false';
// As in cli/plumbline.ts: Node 20 is supported as long as the pinned SDK runs on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
