import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CreateTrainingJobRequest } from '@aws-sdk/client-sagemaker';

/** Writes `hyperparameters.json`, `inputdataconfig.json` and `resourceconfig.json`, which a training container reads at its start. */
export async function writeTrainingConfig(folder: string, input: CreateTrainingJobRequest): Promise<void> {
  const channels = (input.InputDataConfig ?? []).map((channel) => [
    channel.ChannelName,
    {
      TrainingInputMode: channel.InputMode ?? 'File',
      S3DistributionType: channel.DataSource?.S3DataSource?.S3DataDistributionType ?? 'FullyReplicated',
      RecordWrapperType: channel.RecordWrapperType ?? 'None',
      ...(channel.ContentType === undefined ? {} : { ContentType: channel.ContentType }),
    },
  ]);
  const files = {
    hyperparameters: input.HyperParameters ?? {},
    inputdataconfig: Object.fromEntries(channels) as object,
    resourceconfig: {
      current_host: 'algo-1',
      current_instance_type: input.ResourceConfig?.InstanceType,
      current_group_name: 'homogeneousCluster',
      hosts: ['algo-1'],
      network_interface_name: 'eth0',
    },
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, 'input', 'config', `${name}.json`), JSON.stringify(content));
  }
}
