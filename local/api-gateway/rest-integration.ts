import { NotEmulated } from '../core/aws-error';
import type { Properties } from '../core/resource-provider';
import { functionArnIn } from './invoke-function';
import type { LambdaIntegration, MockIntegration } from './rest-api';

/** API Gateway waits so long for a function, in milliseconds. */
const TIMEOUT_MS = 29_000;
const PROXY_FIELDS = [
  'IntegrationHttpMethod',
  'PassthroughBehavior',
  'TimeoutInMillis',
  'Type',
  'Uri',
  'ContentHandling',
  'CacheNamespace',
];
const MOCK_FIELDS = ['IntegrationResponses', 'PassthroughBehavior', 'RequestTemplates', 'Type', 'TimeoutInMillis'];

interface IntegrationResponse {
  readonly StatusCode?: string;
  readonly SelectionPattern?: string;
  readonly ResponseParameters?: Readonly<Record<string, string>>;
  readonly ResponseTemplates?: Readonly<Record<string, string>>;
}

/** Reads the integration of a method: a function, or a fixed answer as CDK's CORS preflight has it. */
export function restIntegration(properties: Properties): LambdaIntegration | MockIntegration {
  const type = String(properties.Type);
  const known: readonly string[] = type === 'AWS_PROXY' ? PROXY_FIELDS : type === 'MOCK' ? MOCK_FIELDS : [];
  const unknown = Object.keys(properties).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new NotEmulated(`the integration ${type} of a REST API with ${unknown}; there are AWS_PROXY with a function, and MOCK`);
  }
  return type === 'MOCK' ? mock(properties) : lambda(properties);
}

function lambda({ Uri: uri, TimeoutInMillis: timeout = TIMEOUT_MS }: Properties): LambdaIntegration {
  const functionArn = functionArnIn(String(uri));
  if (functionArn === undefined) {
    throw new NotEmulated(`the integration of a REST API with ${String(uri)}`);
  }
  return { type: 'AWS_PROXY', functionArn, timeoutMs: Number(timeout) };
}

function mock({ RequestTemplates: templates = {}, IntegrationResponses: responses = [] }: Properties): MockIntegration {
  const [template = ''] = Object.values(templates as Record<string, string>);
  const wanted = /["']?statusCode["']?\s*:\s*(\d{3})/.exec(template)?.[1] ?? '200';
  const all = responses as IntegrationResponse[];
  const matches = ({ SelectionPattern: pattern }: IntegrationResponse): boolean =>
    pattern !== undefined && pattern !== '' && new RegExp(`^(?:${pattern})$`).test(wanted);
  // The one without a pattern is for all that no pattern fits.
  const answer = all.find(matches) ?? all.find(({ SelectionPattern: pattern }) => pattern === undefined || pattern === '');
  const bodies = Object.values(answer?.ResponseTemplates ?? {}).filter((text) => text !== '');
  if (/[#$]/.test(template) || bodies.length > 0) {
    throw new NotEmulated('templates in the Velocity language of a MOCK integration');
  }
  const parameters = Object.entries(answer?.ResponseParameters ?? {}).map(([name, value]) => {
    const [, header] = /^method\.response\.header\.(.+)$/.exec(name) ?? [];
    const [, text] = /^'(.*)'$/.exec(value) ?? [];
    if (header === undefined || text === undefined) {
      throw new NotEmulated(`the response parameter ${name} = ${value} of a MOCK integration; only headers with constants are`);
    }
    return [header.toLowerCase(), text] as const;
  });
  return { type: 'MOCK', status: Number(answer?.StatusCode ?? 500), headers: Object.fromEntries(parameters) };
}
