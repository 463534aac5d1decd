import type { StackProps } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { PlatformConfig } from '../config/platform-config';
import { profileOf } from '../config/profile';
import type { PlatformHost } from '../constructs/compute/platform-host';
import { LakeBuckets } from '../constructs/lake/lake-buckets';
import type { DomainKeys } from '../constructs/security/domain-keys';
import type { LakeZones } from '../constructs/storage/lake-zones';

/** Properties for defining a `DataLakeStack`. */
export interface DataLakeStackProps extends StackProps {
  readonly config: PlatformConfig;
  readonly host: PlatformHost;
  readonly keys: DomainKeys;
}

/** The governed data lake: buckets, catalog, queries, and the ingestion of each dataset. */
export class DataLakeStack extends Stack {
  /** The buckets. */
  public readonly zones: LakeZones;

  constructor(scope: Construct, id: string, props: DataLakeStackProps) {
    super(scope, id, props);
    const { config, keys } = props;
    const { removalPolicy } = profileOf(config);
    this.zones = new LakeBuckets(this, 'Zones', { keys, removalPolicy });
  }
}
