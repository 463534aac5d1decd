import type { ResourceProvider } from '../core/resource-provider';
import { eventInvokeConfigProvider } from './event-invoke-config-provider';
import { functionProvider } from './function-provider';
import { permissionProvider } from './permission-provider';

/** Resource types of AWS Lambda. */
export const lambdaProviders: readonly ResourceProvider[] = [functionProvider, permissionProvider, eventInvokeConfigProvider];
