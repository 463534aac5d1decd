import { App, Stack } from 'aws-cdk-lib/core';

// What `cdk init` makes, less the comments: what synthesis costs before anything is in it.
const app = new App();
new Stack(app, 'Empty');
