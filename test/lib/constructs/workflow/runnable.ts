import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Definition } from '../../../../lib/constructs/workflow/states';

/** A definition as Step Functions gets it, for the local interpreter. */
export function runnable(definition: Definition): object {
  const text = JSON.stringify({ QueryLanguage: 'JSONata', ...definition });
  return JSON.parse(text.replace(/\$\{Token\[AWS\.Partition\.\d+\]\}/g, 'aws')) as object;
}

/** A function that is known by its name, as `functions` of the harness takes it. */
export function namedFunction(functionArn: string): IFunction {
  return { functionArn } as IFunction;
}
