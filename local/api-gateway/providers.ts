import type { ResourceProvider } from '../core/resource-provider';
import { httpApiProviders } from './http-providers';
import { restApiProviders } from './rest-providers';

/** Resource types of API Gateway. */
export const apiGatewayProviders: readonly ResourceProvider[] = [...httpApiProviders, ...restApiProviders];
