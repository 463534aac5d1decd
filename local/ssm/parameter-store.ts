import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';

/** One version of a parameter. */
export interface ParameterVersion {
  readonly name: string;
  readonly type: 'String' | 'StringList';
  readonly value: string;
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

  /** The newest version, or the one that `selector` names (`name`, `name:version` or ARN). */
  find(selector: string): ParameterVersion | undefined {
    const [name, version] = this.split(selector);
    const versions = this.parameters.get(name) ?? [];
    return version === undefined ? versions.at(-1) : versions.find((entry) => entry.version === version);
  }

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
  put(parameter: Omit<ParameterVersion, 'version' | 'modifiedAt'>): ParameterVersion {
    const versions = this.parameters.get(parameter.name) ?? [];
    const next = { ...parameter, version: (versions.at(-1)?.version ?? 0) + 1, modifiedAt: this.cloud.clock.date() };
    this.parameters.set(parameter.name, [...versions, next].slice(-MAX_VERSIONS));
    this.emit(next, versions.length === 0 ? 'Create' : 'Update');
    return next;
  }

  /** Removes all versions; fails with `ParameterNotFound`. */
  delete(name: string): void {
    const last = this.find(name);
    if (!last) {
      throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
    }
    this.parameters.delete(name);
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

  private split(selector: string): [name: string, version?: number] {
    const local = selector.startsWith('arn:') ? selector.replace(/^.*?:parameter/, '') : selector;
    const [name = '', version] = local.split(':');
    // An ARN never tells whether the name began with a slash.
    const known = this.parameters.has(name) || !selector.startsWith('arn:') ? name : name.slice(1);
    return version === undefined ? [known] : [known, Number(version)];
  }
}

/** The parameters of a cloud. */
export const parameterStore = perCloud((cloud) => new ParameterStore(cloud));
