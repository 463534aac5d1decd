import type { DataCaptureConfig, DataCaptureConfigSummary, ProductionVariantSummary } from '@aws-sdk/client-sagemaker';
import type { Fleet } from './fleet';

/** The variants of a fleet as DescribeEndpoint shows them. */
export function variantSummaries(fleet: Fleet): ProductionVariantSummary[] {
  return fleet.variants.map((variant) => ({
    VariantName: variant.name,
    CurrentWeight: fleet.weights.get(variant.name),
    DesiredWeight: fleet.weights.get(variant.name),
    ...(variant.serverless
      ? { CurrentServerlessConfig: variant.variant.ServerlessConfig }
      : { CurrentInstanceCount: variant.current, DesiredInstanceCount: variant.desired }),
  }));
}

/** Data capture as DescribeEndpoint shows it. */
export function captureSummary(settings: DataCaptureConfig): DataCaptureConfigSummary {
  const { EnableCapture, InitialSamplingPercentage, DestinationS3Uri, KmsKeyId } = settings;
  return {
    EnableCapture,
    CaptureStatus: EnableCapture ? 'Started' : 'Stopped',
    CurrentSamplingPercentage: InitialSamplingPercentage,
    DestinationS3Uri,
    KmsKeyId,
  };
}
