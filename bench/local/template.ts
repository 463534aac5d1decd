const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
const WORK = 'arn:aws:lambda:us-east-1:000000000000:function:work';
/** Adds up what it is given: the rows of a batch, or one number. */
const CODE = `exports.handler = async ({ Items, value }) => ({ sum: Items ? Items.reduce((sum, row) => sum + Number(row.amount), 0) : value });`;

const INLINE_MAP = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'value.$': '$$.Map.Item.Value' },
      ItemProcessor: {
        StartAt: 'Work',
        States: { Work: { ...TASK, Parameters: { FunctionName: WORK, 'Payload.$': '$' }, OutputPath: '$.Payload.sum' } },
      },
      End: true,
    },
  },
};

const CSV = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };

/** A Distributed Map over an object of the bucket. */
function distributedMap(Key: string, ReaderConfig: object, batching: object): object {
  const Each = {
    Type: 'Map',
    ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig, Parameters: { Bucket: 'bench-rows', Key } },
    ...batching,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Work',
      States: { Work: { ...TASK, Parameters: { FunctionName: WORK, 'Payload.$': '$' }, OutputPath: '$.Payload.sum' } },
    },
    End: true,
  };
  return { StartAt: 'Each', States: { Each } };
}

function role(service: string, actions: readonly string[]): object {
  const statement = { Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' };
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: `bench-${service}`,
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [statement] },
      Policies: [{ PolicyName: 'own', PolicyDocument: document }],
    },
  };
}

function stateMachine(name: string, definition: object): object {
  const RoleArn = { 'Fn::GetAtt': ['WorkflowRole', 'Arn'] };
  return {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { StateMachineName: name, DefinitionString: JSON.stringify(definition), RoleArn },
  };
}

/** What both emulators deploy: a function, three maps over it, two buckets. */
export const TEMPLATE = JSON.stringify({
  Resources: {
    FunctionRole: role('lambda', ['logs:*']),
    WorkflowRole: role('states', ['lambda:InvokeFunction', 's3:GetObject', 's3:ListBucket', 'states:StartExecution']),
    Rows: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'bench-rows' } },
    Puts: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'bench-puts' } },
    Work: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'work',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: CODE },
        Role: { 'Fn::GetAtt': ['FunctionRole', 'Arn'] },
        Timeout: 30,
        MemorySize: 256,
      },
    },
    Inline: stateMachine('inline', INLINE_MAP),
    Batched: stateMachine('batched', distributedMap('rows.csv', CSV, { ItemBatcher: { MaxItemsPerBatch: 100 } })),
    Prepared: stateMachine('prepared', distributedMap('batches.json', { InputType: 'JSON' }, {})),
  },
});
