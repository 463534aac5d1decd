import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import { globalTableProvider } from './global-table-provider';
import { tableProvider } from './table-provider';

/** Makes tables from templates. */
export function dynamoDbProviders(cloud: Cloud): ResourceProvider[] {
  return [tableProvider(cloud), globalTableProvider(cloud)];
}
