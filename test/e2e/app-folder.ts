import { resolve } from 'node:path';

/** Where the cloud assembly of all stages lies that the tests run. */
export const APP = resolve('.plumbline', 'e2e', 'cdk.out');
