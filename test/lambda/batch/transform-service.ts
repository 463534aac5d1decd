import type { Cloud } from '../../../local/core/cloud';
import { listObjects, readObject, writeObject } from '../../../local/core/s3-objects';
import type { Operation } from '../../../local/core/service';
import { ROOT } from '../../local/test-cloud';
import type { Model } from './clients';

interface TransformInput {
  readonly TransformJobName: string;
  readonly ModelName: string;
}

/** SageMaker as a batch sees it: models that come and go, and batch transforms that are done at once by a played model. */
export function transformService(model: () => Model) {
  let cloud: Cloud | undefined;
  const models = new Set<string>();
  const jobs = new Map<string, { readonly TransformJobStatus: string; readonly FailureReason?: string }>();

  const transform = async (): Promise<void> => {
    const inputs = (await listObjects(cloud as Cloud, ROOT, { bucket: 'features', key: 'flights/batch/' })).filter(({ key }) =>
      key.includes('/transform-input/'),
    );
    for (const { key } of inputs) {
      const rows = (await readObject(cloud as Cloud, ROOT, { bucket: 'features', key })).toString().trimEnd().split('\n');
      const { body } = model()(rows.map((row) => row.slice(row.indexOf(',') + 1)));
      const scores = body.trimEnd().split('\n');
      const out = rows.map((row, i) => `${row.split(',')[0] ?? ''},${scores[i] ?? ''}\n`).join('');
      const target = key.replace('/transform-input/', '/transform-output/');
      await writeObject(cloud as Cloud, ROOT, { bucket: 'features', key: `${target}.out` }, Buffer.from(out));
    }
  };
  const operations: Record<string, Operation> = {
    DescribeModelPackage: ({ ModelPackageName }: { ModelPackageName: string }) =>
      Promise.resolve({
        ModelPackageArn: ModelPackageName,
        CustomerMetadataProperties: { signatureKey: 'flights/evaluations/signature.json' },
        InferenceSpecification: {
          Containers: [{ Image: 'image', ModelDataUrl: 's3://artifacts/flights/training/model.tar.gz', Environment: { A: 'b' } }],
        },
      }),
    CreateModel: ({ ModelName }: TransformInput) => {
      models.add(ModelName);
      return Promise.resolve({ ModelArn: 'arn:model' });
    },
    DeleteModel: ({ ModelName }: TransformInput) => {
      models.delete(ModelName);
      return Promise.resolve({});
    },
    CreateTransformJob: async ({ TransformJobName, ModelName }: TransformInput) => {
      expect(models).toContain(ModelName);
      const outcome = await transform().then(
        () => ({ TransformJobStatus: 'Completed' }),
        (error: unknown) => ({ TransformJobStatus: 'Failed', FailureReason: (error as Error).message }),
      );
      jobs.set(TransformJobName, outcome);
      return { TransformJobArn: 'arn:job' };
    },
    DescribeTransformJob: ({ TransformJobName }: TransformInput) => Promise.resolve({ ...jobs.get(TransformJobName) }),
  };
  return { models, jobs, service: { sagemaker: operations }, connect: (to: Cloud) => void (cloud = to) };
}
