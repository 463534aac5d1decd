import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import { customResourceProvider } from './custom-resource-provider';
import { isCustomResource } from './custom-resource-type';

/** The provider of a resource type; nothing when local mode has none. */
export function providerOf(cloud: Cloud, type: string): ResourceProvider | undefined {
  return cloud.provider(type) ?? (isCustomResource(type) ? customResourceProvider(type) : undefined);
}
