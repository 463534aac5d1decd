import type { ResourceProvider } from '../core/resource-provider';
import { aliasProvider } from './alias-provider';
import { eventInvokeConfigProvider } from './event-invoke-config-provider';
import { eventSourceProvider } from './event-source-provider';
import { functionProvider } from './function-provider';
import { layerProvider } from './layer-provider';
import { permissionProvider } from './permission-provider';
import { urlProvider } from './url-provider';
import { versionProvider } from './version-provider';

/** Resource types of AWS Lambda. */
export const lambdaProviders: readonly ResourceProvider[] = [
  functionProvider,
  layerProvider,
  versionProvider,
  aliasProvider,
  permissionProvider,
  eventInvokeConfigProvider,
  eventSourceProvider,
  urlProvider,
];
