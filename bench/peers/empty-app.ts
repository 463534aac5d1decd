import { App, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib/core';

// What synthesis costs before anything is in it: CloudFormation refuses a stack without any resource, so there is the smallest one.
const app = new App();
new CfnWaitConditionHandle(new Stack(app, 'Empty'), 'Nothing');
