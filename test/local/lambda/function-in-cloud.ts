import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import type { Service } from '../../../local/core/service';
import { createLambda } from '../../../local/lambda/operations';
import { lambdaProviders } from '../../../local/lambda/providers';
import type { TestCloudOverrides } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

/** A queue that remembers its messages. */
export interface Letters extends Service {
  readonly letters: Record<string, unknown>[];
}

/**
 * A cloud with one function `work`, its code given as the source of `index.js` or as files by name, and a dead-letter queue that accepts
 * everything; `add` makes another function of the same code.
 */
export async function functionInCloud(
  source: string | Readonly<Record<string, string>>,
  properties: object = {},
  overrides: TestCloudOverrides = {},
) {
  const cloud = testCloud(overrides);
  const letters: Record<string, unknown>[] = [];
  cloud.addService(createLambda(cloud));
  cloud.addService({
    signingName: 'sqs',
    operations: { SendMessage: (input) => Promise.resolve(void letters.push(input as Record<string, unknown>)) },
  });
  cloud.addProviders(lambdaProviders);
  const folder = join(cloud.options.dataDir, 'asset');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(typeof source === 'string' ? { 'index.js': source } : source)) {
    writeFileSync(join(folder, name), text);
  }
  const context = { cloud, physicalName: () => 'named', assetPath: () => folder } as unknown as ProvisionContext;
  const add = (FunctionName: string, more: object = {}) =>
    cloud.provider('AWS::Lambda::Function')?.create(
      {
        FunctionName,
        Code: { S3Bucket: 'assets', S3Key: 'work.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: 'arn:aws:iam::123456789012:role/worker',
        ...more,
      },
      context,
    );
  await add('work', properties);
  const invoke = async (event: unknown = {}, type = 'RequestResponse', FunctionName = 'work') => {
    const answer = await cloud.call<{ StatusCode: number; FunctionError?: string; Payload?: Uint8Array }>(ROOT, 'lambda', 'Invoke', {
      FunctionName,
      InvocationType: type,
      Payload: Buffer.from(JSON.stringify(event)),
    });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows what its handler returns
    const payload: any = answer.Payload === undefined ? undefined : JSON.parse(Buffer.from(answer.Payload).toString());
    return { status: answer.StatusCode, functionError: answer.FunctionError, payload };
  };
  const logged = () => cloud.recording.logs.flatMap(({ lines }) => lines);
  return { cloud, context, add, invoke, letters, logged };
}
