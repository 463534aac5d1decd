import type { Partition, Table } from '@aws-sdk/client-glue';
import type { Cloud } from '../core/cloud';
import { rootCaller } from '../core/root-caller';
import { listObjects, parseS3Uri } from '../core/s3-objects';

/**
 * The partitions of a table whose keys are in the Hive form `key=value/` below its location.
 *
 * Glue would hold a list that a crawler or DDL has made; here the objects are the list.
 */
export async function partitionsOf(cloud: Cloud, table: Table): Promise<Partition[]> {
  const keys = (table.PartitionKeys ?? []).map((key) => key.Name ?? '');
  const location = (table.StorageDescriptor?.Location ?? '').replace(/\/?$/, '/');
  const root = parseS3Uri(location);
  const objects = await listObjects(cloud, rootCaller(cloud), root);
  const folders = new Set(objects.map(({ key }) => key.slice(root.key.length).split('/').slice(0, keys.length).join('/')));
  return [...folders].flatMap((folder) => {
    const values = folder.split('/').map((part) => /^([^=]+)=(.*)$/.exec(part));
    if (!values.every((value, i) => value?.[1] === keys[i])) {
      return [];
    }
    return [
      {
        DatabaseName: table.DatabaseName,
        TableName: table.Name,
        Values: values.map((value) => decodeURIComponent(value?.[2] ?? '')),
        StorageDescriptor: { ...table.StorageDescriptor, Location: `${location}${folder}` },
      },
    ];
  });
}
