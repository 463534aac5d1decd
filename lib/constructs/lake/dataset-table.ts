import type { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { ColumnContract, DatasetContract } from '../../config/dataset-contract';
import type { ColumnType } from '../../config/model-spec';

const GLUE_TYPES: Readonly<Record<ColumnType, string>> = {
  integer: 'bigint',
  double: 'double',
  string: 'string',
  boolean: 'boolean',
  timestamp: 'timestamp',
};

/** The Glue table over a dataset's Parquet files below `location`: columns of the contract, one partition a day, projected instead of registered. */
export function datasetTable(contract: DatasetContract, location: string): CfnTable.TableInputProperty {
  return {
    name: contract.name,
    description: contract.description,
    owner: contract.owner,
    tableType: 'EXTERNAL_TABLE',
    partitionKeys: [{ name: 'dt', type: 'string', comment: `Day of ${contract.eventTime}` }],
    parameters: {
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.dt.type': 'date',
      'projection.dt.format': 'yyyy-MM-dd',
      'projection.dt.range': `${contract.since},NOW`,
      'storage.location.template': `${location}dt=\${dt}/`,
    },
    storageDescriptor: {
      location,
      columns: contract.columns.map(glueColumn),
      inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
      serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
    },
  };
}

function glueColumn({ name, type, description }: ColumnContract): CfnTable.ColumnProperty {
  return { name, type: GLUE_TYPES[type], comment: description };
}
