// The built-in template validation makes each synthesis in a test 2.8 times slower; one test runs it on purpose.
process.env.CDK_VALIDATION = 'false';
