import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BATCH_FOLDER, INPUT_FOLDERS } from '../../../lambda/shared/batch/keys';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import type { LakeZones } from '../storage/lake-zones';
import type { BatchEngineProps } from './batch-engine';

/** Where a model's batches lie. */
export interface BatchPlaces {
  /** Name of the model: the first folder of every key. */
  readonly model: string;
  /** Buckets of what is scored, and of what is refused. */
  readonly zones: Pick<LakeZones, 'features' | 'quarantine'>;
  /** Keys of the two zones. */
  readonly keys: { readonly features: IKey; readonly lake: IKey };
}

/** Folders of what can be scored. */
const INPUTS = Object.values(INPUT_FOLDERS);

/** Allows to find what is to be scored, and to read the manifests of feature runs. */
export function allowFindingInput(grantee: IGrantable, { model, zones, keys }: BatchPlaces): void {
  for (const folder of INPUTS) {
    allowListing(grantee, zones.features, `${model}/${folder}/`);
  }
  allow(grantee, ['s3:GetObject'], [zones.features.arnForObjects(`${model}/${INPUT_FOLDERS.featureRuns}/*`)]);
  allow(grantee, ['kms:Decrypt'], [keys.features.keyArn]);
}

/** Allows to read the records to score, and to quarantine bad ones. */
export function allowSiftingRecords(grantee: IGrantable, { model, zones, keys }: BatchPlaces): void {
  allow(
    grantee,
    ['s3:GetObject'],
    INPUTS.map((folder) => zones.features.arnForObjects(`${model}/${folder}/*`)),
  );
  allow(grantee, ['s3:PutObject'], [zones.quarantine.arnForObjects(`${model}/${BATCH_FOLDER}/*`)]);
  allow(grantee, ['kms:Decrypt'], [keys.features.keyArn]);
  allow(grantee, ['kms:GenerateDataKey'], [keys.lake.keyArn]);
}

/** Allows to read the plans and results of batches. */
export function allowReadingBatches(grantee: IGrantable, { model, zones, keys }: BatchPlaces): void {
  allowListing(grantee, zones.features, `${model}/${BATCH_FOLDER}/`);
  allow(grantee, ['s3:GetObject'], [zones.features.arnForObjects(`${model}/${BATCH_FOLDER}/*`)]);
  allow(grantee, ['kms:Decrypt'], [keys.features.keyArn]);
}

/** Allows to write the plans and results of batches, and to find out what is there. */
export function allowWritingBatches(grantee: IGrantable, places: BatchPlaces): void {
  const { model, zones, keys } = places;
  allowReadingBatches(grantee, places);
  allow(grantee, ['s3:PutObject'], [zones.features.arnForObjects(`${model}/${BATCH_FOLDER}/*`)]);
  allow(grantee, ['kms:GenerateDataKey'], [keys.features.keyArn]);
}

/** Allows the result writer of a distributed map to store large results in several parts. */
export function allowLargeResults(grantee: IGrantable, { model, zones }: BatchPlaces): void {
  const batches = zones.features.arnForObjects(`${model}/${BATCH_FOLDER}/*`);
  allow(grantee, ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], [batches]);
}

/** Allows to bring files to score, and to read the records that were refused. */
export function allowBringingInput(grantee: IGrantable, { model, zones, keys }: BatchPlaces): void {
  const uploads = zones.features.arnForObjects(`${model}/${INPUT_FOLDERS.uploads}/*`);
  allow(grantee, ['s3:PutObject', 's3:AbortMultipartUpload'], [uploads]);
  allow(grantee, ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.features.keyArn]);
  allowListing(grantee, zones.quarantine, `${model}/${BATCH_FOLDER}/`);
  allow(grantee, ['s3:GetObject'], [zones.quarantine.arnForObjects(`${model}/${BATCH_FOLDER}/*`)]);
  allow(grantee, ['kms:Decrypt'], [keys.lake.keyArn]);
}

/** Allows a container to load the model. */
export function allowReadingModel(
  grantee: IGrantable,
  { places, artifactsBucket }: Pick<BatchEngineProps, 'places' | 'artifactsBucket'>,
): void {
  allow(grantee, ['s3:GetObject'], [artifactsBucket.arnForObjects(`${places.model}/training/*`)]);
}
