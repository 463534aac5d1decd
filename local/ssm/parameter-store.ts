import type { Tag } from '@aws-sdk/client-ssm';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';

/** Types of parameters. */
export type ParameterType = 'String' | 'StringList' | 'SecureString';

/** One version of a parameter. */
export interface ParameterVersion {
  readonly name: string;
  readonly type: ParameterType;
  /** In plain text, of a secure string too. */
  readonly value: string;
  readonly tier: 'Standard' | 'Advanced';
  /** Key of a secure string: id, ARN or alias. */
  readonly keyId?: string;
  /** What the version is called beside its number. */
  readonly labels: Set<string>;
  readonly version: number;
  readonly description?: string;
  readonly allowedPattern?: string;
  readonly modifiedAt: Date;
  readonly modifiedBy: string;
}

/** Versions that Parameter Store keeps of a parameter. */
const MAX_VERSIONS = 100;

/** The parameters of one account and region. */
export class ParameterStore {
  private readonly parameters = new Map<string, ParameterVersion[]>();

  constructor(private readonly cloud: Cloud) {}

  arn(name: string): string {
    return this.cloud.arn('ssm', `parameter/${name.replace(/^\//, '')}`);
  }

  /**
   * The newest version, or the one that `selector` names (`name`, `name:version`, `name:label` or an ARN); none if there is no such parameter.
   *
   * @throws `ParameterVersionNotFound` if there is the parameter, but not this version of it
   */
  find(selector: string): ParameterVersion | undefined {
    const [name, selected] = this.split(selector);
    const versions = this.history(name);
    if (selected === undefined || versions.length === 0) {
      return versions.at(-1);
    }
    const isNumber = /^\d+$/.test(selected);
    const found = versions.find(({ version, labels }) => (isNumber ? version === Number(selected) : labels.has(selected)));
    if (!found) {
      const [kind, of] = isNumber ? ['version', 'of'] : ['label', 'for parameter'];
      throw new AwsError(
        'ParameterVersionNotFound',
        `Systems Manager could not find ${kind} ${selected} ${of} ${name}. Verify the ${kind} and try again.`,
      );
    }
    return found;
  }

  /** Every version that is kept, oldest first. */
  history(name: string): readonly ParameterVersion[] {
    return this.parameters.get(name) ?? [];
  }

  /** Tags of the parameters, by name. */
  readonly tags = new Map<string, readonly Tag[]>();

  /** Name of the parameter that a selector names. */
  nameOf(selector: string): string {
    return this.split(selector)[0];
  }

  /** The newest version of every parameter, by name. */
  list(): ParameterVersion[] {
    const newest = [...this.parameters.values()].flatMap((versions) => versions.slice(-1));
    return newest.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Stores a new version. */
  put(parameter: Omit<ParameterVersion, 'version' | 'modifiedAt' | 'labels'>): ParameterVersion {
    const versions = this.history(parameter.name);
    if (versions.length === MAX_VERSIONS && (versions[0]?.labels.size ?? 0) > 0) {
      throw new AwsError(
        'ParameterMaxVersionLimitExceeded',
        `The oldest version of ${parameter.name} has a label, so that it can't be deleted to make room for another version.`,
      );
    }
    const next = {
      ...parameter,
      labels: new Set<string>(),
      version: (versions.at(-1)?.version ?? 0) + 1,
      modifiedAt: this.cloud.clock.date(),
    };
    this.parameters.set(parameter.name, [...versions, next].slice(-MAX_VERSIONS));
    this.emit(next, versions.length === 0 ? 'Create' : 'Update');
    return next;
  }

  /** Removes all versions; fails with `ParameterNotFound`. */
  delete(name: string): void {
    const last = this.history(name).at(-1);
    if (!last) {
      throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
    }
    this.parameters.delete(name);
    this.tags.delete(name);
    this.emit(last, 'Delete');
  }

  private emit({ name, type, description }: ParameterVersion, operation: string): void {
    this.cloud.ports.emit({
      source: 'aws.ssm',
      detailType: 'Parameter Store Change',
      detail: { operation, name, type, ...(description === undefined ? {} : { description }) },
      resources: [this.arn(name)],
    });
  }

  /** Name of a parameter, and its version or label. */
  split(selector: string): [name: string, selected?: string] {
    const local = selector.startsWith('arn:') ? selector.replace(/^.*?:parameter/, '') : selector;
    const [name = '', selected] = local.split(':');
    // An ARN never tells whether the name began with a slash.
    const known = this.parameters.has(name) || !selector.startsWith('arn:') ? name : name.slice(1);
    return selected === undefined ? [known] : [known, selected];
  }
}

/** The parameters of a cloud. */
export const parameterStore = perCloud((cloud) => new ParameterStore(cloud));
