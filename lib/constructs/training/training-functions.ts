import { Duration } from 'aws-cdk-lib/core';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ENV as EVALUATE_ENV } from '../../../lambda/evaluate/contract';
import { ENV as QUALITY_ENV } from '../../../lambda/quality-gate/contract';
import { ENV as SIGN_ENV } from '../../../lambda/sign-artifact/contract';
import { ENV as VERIFY_ENV } from '../../../lambda/verify-artifact/contract';
import type { PlatformFunctionProps } from '../compute/platform-function';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import type { LakeZones } from '../storage/lake-zones';

/** Properties for defining `TrainingFunctions`. */
export interface TrainingFunctionsProps {
  readonly host: PlatformHost;
  readonly model: string;
  readonly zones: Pick<LakeZones, 'features' | 'artifacts'>;
  /** Keys of the two zones, and the one that signs artefacts. */
  readonly keys: { readonly features: IKey; readonly models: IKey; readonly signing: IKey };
}

/** The functions of a training: each reads and writes its own prefixes only. */
export class TrainingFunctions extends Construct {
  public readonly qualityGate: IFunction;
  public readonly sign: IFunction;
  public readonly verify: IFunction;
  public readonly evaluate: IFunction;
  public readonly gate: IFunction;
  private readonly props: TrainingFunctionsProps;

  constructor(scope: Construct, id: string, props: TrainingFunctionsProps) {
    super(scope, id);
    this.props = props;
    const { model } = props;
    const qualityGate = this.make('QualityGate', 'quality-gate', `Judges training snapshots of ${model}`, {
      environment: { [QUALITY_ENV.FEATURES_BUCKET]: props.zones.features.bucketName },
    });
    const gate = this.make('Gate', 'gate', `Compares candidates of ${model} with its gates and champion`);
    this.readSnapshots(qualityGate);

    this.qualityGate = qualityGate.function;
    this.sign = this.signFunction().function;
    this.verify = this.verifyFunction().function;
    this.evaluate = this.evaluateFunction().function;
    this.gate = gate.function;
  }

  private signFunction(): PlatformFunction {
    const { model, zones, keys } = this.props;
    const sign = this.make('Sign', 'sign-artifact', `Signs artefacts of ${model}`, {
      environment: { [SIGN_ENV.ARTIFACTS_BUCKET]: zones.artifacts.bucketName, [SIGN_ENV.SIGNING_KEY_ID]: keys.signing.keyId },
      timeout: Duration.minutes(5),
      memorySizeMiB: 1024,
    });
    allow(sign, ['s3:GetObject'], [zones.artifacts.arnForObjects(`${model}/training/*`)]);
    allow(sign, ['s3:PutObject'], [zones.artifacts.arnForObjects(`${model}/evaluations/*`)]);
    allow(sign, ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.models.keyArn]);
    allow(sign, ['kms:Sign'], [keys.signing.keyArn]);
    return sign;
  }

  private verifyFunction(): PlatformFunction {
    const { model, zones, keys } = this.props;
    const verify = this.make('Verify', 'verify-artifact', `Verifies signatures of artefacts of ${model}`, {
      environment: { [VERIFY_ENV.ARTIFACTS_BUCKET]: zones.artifacts.bucketName, [VERIFY_ENV.SIGNING_KEY_ID]: keys.signing.keyId },
      timeout: Duration.minutes(5),
      memorySizeMiB: 1024,
    });
    allow(
      verify,
      ['s3:GetObject'],
      ['training', 'evaluations'].map((folder) => zones.artifacts.arnForObjects(`${model}/${folder}/*`)),
    );
    allow(verify, ['kms:Decrypt'], [keys.models.keyArn]);
    allow(verify, ['kms:Verify'], [keys.signing.keyArn]);
    return verify;
  }

  private evaluateFunction(): PlatformFunction {
    const { model, zones, keys } = this.props;
    const evaluate = this.make('Evaluate', 'evaluate', `Evaluates candidates of ${model} on held-out rows`, {
      environment: {
        [EVALUATE_ENV.FEATURES_BUCKET]: zones.features.bucketName,
        [EVALUATE_ENV.ARTIFACTS_BUCKET]: zones.artifacts.bucketName,
      },
      timeout: Duration.minutes(15),
      memorySizeMiB: 3008,
    });
    this.readSnapshots(evaluate);
    allowListing(evaluate, zones.artifacts, `${model}/transform/`);
    allow(evaluate, ['s3:GetObject'], [zones.artifacts.arnForObjects(`${model}/transform/*`)]);
    allow(evaluate, ['s3:PutObject'], [zones.artifacts.arnForObjects(`${model}/evaluations/*`)]);
    allow(evaluate, ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.models.keyArn]);
    return evaluate;
  }

  private readSnapshots(grantee: PlatformFunction): void {
    const { model, zones, keys } = this.props;
    allow(grantee, ['s3:GetObject'], [zones.features.arnForObjects(`${model}/snapshots/*`)]);
    allow(grantee, ['kms:Decrypt'], [keys.features.keyArn]);
  }

  private make(id: string, source: string, description: string, more: Partial<PlatformFunctionProps> = {}): PlatformFunction {
    return new PlatformFunction(this, id, { host: this.props.host, source, description, ...more });
  }
}
