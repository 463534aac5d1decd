/** How a bundle calls a service: the minifier keeps the SDK's names behind the module's, as in `new nu.GetObjectCommand(`. */
const CALL = /\bnew [\w$]+\.(\w+)Command\(|\bpaginate(\w+)\)\(/g;

/** The action that IAM checks, by the operation that the SDK's command or paginator is named after. */
const ACTIONS: Readonly<Record<string, string>> = {
  DeleteObject: 's3:DeleteObject',
  DescribeEndpoint: 'sagemaker:DescribeEndpoint',
  DescribeModelPackage: 'sagemaker:DescribeModelPackage',
  Get: 'dynamodb:GetItem',
  GetObject: 's3:GetObject',
  GetParameter: 'ssm:GetParameter',
  HeadObject: 's3:GetObject',
  InvokeEndpoint: 'sagemaker:InvokeEndpoint',
  ListExecutions: 'states:ListExecutions',
  ListObjectsV2: 's3:ListBucket',
  Put: 'dynamodb:PutItem',
  PutObject: 's3:PutObject',
  Query: 'dynamodb:Query',
  Sign: 'kms:Sign',
  StartExecution: 'states:StartExecution',
  Update: 'dynamodb:UpdateItem',
  UpdateModelPackage: 'sagemaker:UpdateModelPackage',
  Verify: 'kms:Verify',
};

/** The actions that the code of a bundle needs, in order of their names. Throws on an operation that the table above does not have. */
export function bundleCalls(source: string): string[] {
  const operations = [...source.matchAll(CALL)].map(([, command, page]) => command ?? page ?? '');
  return [...new Set(operations.map(actionOf))].sort();
}

function actionOf(operation: string): string {
  const action = ACTIONS[operation];
  if (action === undefined) {
    throw new Error(`a function calls ${operation}: add its action to scripts/compliance/bundle-calls.ts`);
  }
  return action;
}
