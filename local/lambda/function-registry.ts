import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { FunctionConfig } from './function-config';
import type { FunctionReference } from './function-reference';
import { functionReference } from './function-reference';
import type { Target } from './lambda-function';
import { LambdaFunction } from './lambda-function';

/** The functions of one cloud. */
export class FunctionRegistry {
  private readonly functions = new Map<string, LambdaFunction>();

  constructor(private readonly cloud: Cloud) {}

  /** Makes a function, or changes its `$LATEST`. */
  put(config: FunctionConfig): LambdaFunction {
    const known = this.functions.get(config.name);
    if (known) {
      known.latest = config;
      return known;
    }
    const made = new LambdaFunction(config);
    this.functions.set(config.name, made);
    return made;
  }

  has(name: string): boolean {
    return this.functions.has(name);
  }

  remove(name: string): void {
    this.functions.delete(name);
  }

  list(): LambdaFunction[] {
    return [...this.functions.values()].sort((a, b) => (a.latest.name < b.latest.name ? -1 : 1));
  }

  /** The function with this name or ARN, whatever its qualifier; throws `ResourceNotFoundException`. */
  get(nameOrArn: string): LambdaFunction {
    const reference = functionReference(nameOrArn);
    const found = this.functions.get(reference.name);
    if (!found) {
      throw this.notFound(reference);
    }
    return found;
  }

  /** What runs for a name and a qualifier; throws `ResourceNotFoundException`. */
  target(nameOrArn: string, parameter?: string): Target & { readonly function: LambdaFunction } {
    const reference = functionReference(nameOrArn, parameter);
    const found = this.functions.get(reference.name);
    const config = found?.resolve(reference.qualifier);
    if (!found || !config) {
      throw this.notFound(reference);
    }
    return { function: found, config, qualifier: reference.qualifier };
  }

  private notFound({ name, qualifier }: FunctionReference): AwsError {
    const suffix = qualifier === undefined ? '' : `:${qualifier}`;
    return new AwsError('ResourceNotFoundException', `Function not found: ${this.cloud.arn('lambda', `function:${name}${suffix}`)}`, 404, {
      Type: 'User',
    });
  }
}

/** The registry of a cloud. */
export const functionsOf = perCloud((cloud) => new FunctionRegistry(cloud));
