import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { PolicyDocument } from '../core/service';
import type { AsyncConfig } from './async-config';
import type { FunctionConfig } from './function-config';

/** The functions of one cloud, with their resource policies and asynchronous settings. */
export class FunctionRegistry {
  readonly asyncConfigs = new Map<string, AsyncConfig>();
  private readonly configs = new Map<string, FunctionConfig>();
  private readonly statements = new Map<string, Map<string, object>>();

  constructor(private readonly cloud: Cloud) {}

  put(config: FunctionConfig): void {
    this.configs.set(config.name, config);
  }

  remove(name: string): void {
    this.configs.delete(name);
    this.statements.delete(name);
    this.asyncConfigs.delete(name);
  }

  list(): FunctionConfig[] {
    return [...this.configs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The function with this name or ARN, with or without the qualifier `$LATEST`; throws `ResourceNotFoundException`. */
  get(nameOrArn: string): FunctionConfig {
    const name = functionName(nameOrArn);
    const config = this.configs.get(name);
    if (!config) {
      throw new AwsError('ResourceNotFoundException', `Function not found: ${this.cloud.arn('lambda', `function:${name}`)}`, 404);
    }
    return config;
  }

  addStatement(name: string, id: string, statement: object): void {
    const ofFunction = this.statements.get(name) ?? new Map<string, object>();
    this.statements.set(name, ofFunction.set(id, statement));
  }

  removeStatement(name: string, id: string): void {
    this.statements.get(name)?.delete(id);
  }

  /** The resource policy of a function. */
  policy(name: string): PolicyDocument {
    return { Version: '2012-10-17', Statement: [...(this.statements.get(name)?.values() ?? [])] };
  }
}

/** The registry of a cloud. */
export const functionsOf = perCloud((cloud) => new FunctionRegistry(cloud));

/** `name`, `name:$LATEST`, `123456789012:function:name` and full ARNs all name the same function. */
export function functionName(nameOrArn: string): string {
  const afterFunction = nameOrArn.split(':function:').at(-1) ?? nameOrArn;
  return afterFunction.replace(/:\$LATEST$/, '');
}
