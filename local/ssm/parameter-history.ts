import type {
  GetParameterHistoryCommandInput,
  GetParameterHistoryCommandOutput,
  LabelParameterVersionCommandInput,
  LabelParameterVersionCommandOutput,
  UnlabelParameterVersionCommandInput,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { page, pageSize } from './page';
import type { ParameterVersion } from './parameter-store';
import { parameterStore } from './parameter-store';
import { shownValue } from './secure-string';

const MAX_HISTORY = 50;
const MAX_LABELS = 10;
/** Letters, digits, dots, hyphens and underscores, but not a number first. */
const LABEL = /^(?!\d)(?!aws|ssm)[\w.-]{1,100}$/i;

export function getParameterHistory(
  input: GetParameterHistoryCommandInput,
  call: CallContext,
): SdkOutput<GetParameterHistoryCommandOutput> {
  const versions = history(call, 'GetParameterHistory', input.Name);
  const { items, nextToken } = page(versions, pageSize(input.MaxResults, MAX_HISTORY), input.NextToken);
  return {
    Parameters: items.map((version) => ({
      Name: version.name,
      Type: version.type,
      KeyId: version.keyId,
      LastModifiedDate: version.modifiedAt,
      LastModifiedUser: version.modifiedBy,
      Description: version.description,
      Value: shownValue(call, version, input.WithDecryption ?? false),
      AllowedPattern: version.allowedPattern,
      Version: version.version,
      Labels: [...version.labels],
      Tier: version.tier,
      Policies: [],
      DataType: 'text',
    })),
    NextToken: nextToken,
  };
}

/** Gives labels to a version, by default the newest; a label moves from the version that had it. */
export function labelParameterVersion(
  input: LabelParameterVersionCommandInput,
  call: CallContext,
): SdkOutput<LabelParameterVersionCommandOutput> {
  const versions = history(call, 'LabelParameterVersion', input.Name);
  const target = versionOf(versions, input.ParameterVersion);
  const labels = input.Labels ?? [];
  const valid = labels.filter((label) => LABEL.test(label));
  if (new Set([...target.labels, ...valid]).size > MAX_LABELS) {
    throw new AwsError('ParameterVersionLabelLimitExceeded', `A parameter version can have a maximum of ${MAX_LABELS} labels.`);
  }
  for (const label of valid) {
    versions.forEach((version) => version.labels.delete(label));
    target.labels.add(label);
  }
  return { InvalidLabels: labels.filter((label) => !valid.includes(label)), ParameterVersion: target.version };
}

export function unlabelParameterVersion(input: UnlabelParameterVersionCommandInput, call: CallContext): object {
  const target = versionOf(history(call, 'UnlabelParameterVersion', input.Name), input.ParameterVersion);
  const removed = (input.Labels ?? []).filter((label) => target.labels.delete(label));
  return { RemovedLabels: removed, InvalidLabels: (input.Labels ?? []).filter((label) => !removed.includes(label)) };
}

function history({ cloud, authorize }: CallContext, operation: string, selector = ''): readonly ParameterVersion[] {
  const store = parameterStore(cloud);
  const name = store.nameOf(selector);
  authorize({ action: `ssm:${operation}`, resource: store.arn(name) });
  const versions = store.history(name);
  if (versions.length === 0) {
    throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
  }
  return versions;
}

function versionOf(versions: readonly ParameterVersion[], number: number | undefined): ParameterVersion {
  const found = number === undefined ? versions.at(-1) : versions.find(({ version }) => version === number);
  if (!found) {
    throw new AwsError(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${number ?? ''} of ${versions[0]?.name ?? ''}. Verify the version and try again.`,
    );
  }
  return found;
}
