import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { IKey, KeyProps } from 'aws-cdk-lib/aws-kms';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { KeyDomain } from '../../config/key-domain';
import { pascalCase } from '../../config/names';
import { operationsKeyStatements } from './operations-key-statements';

/** Properties for defining `DomainKeys`. */
export interface DomainKeysProps {
  /** What happens to the keys when their stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  /**
   * ARNs of keys that exist; their policies stay as they are.
   *
   * @default - none: all are made
   */
  readonly existing?: Readonly<Partial<Record<KeyDomain, string>>>;
}

/**
 * One customer-managed key per domain of data, so that access to one says nothing about another.
 *
 * Keys have no alias: a retained alias would block a second deployment.
 */
export class DomainKeys extends Construct {
  /** Raw, curated and quarantined rows, results of queries. */
  public readonly lake: IKey;
  /** Training snapshots and rows to score. */
  public readonly features: IKey;
  /** Artefacts, training volumes, endpoints. */
  public readonly models: IKey;
  /** Captured traffic, profiles and reports. */
  public readonly monitoring: IKey;
  /** Logs, queues, tables, the alert topic. */
  public readonly operations: IKey;
  /** Signs trained artefacts; elliptic curve, which AWS can't rotate. */
  public readonly signing: IKey;

  constructor(scope: Construct, id: string, props: DomainKeysProps) {
    super(scope, id);
    const { removalPolicy, existing = {} } = props;
    const domainKey = (domain: KeyDomain, description: string, options: KeyProps = { enableKeyRotation: true }): IKey => {
      const id = pascalCase(domain);
      const arn = existing[domain];
      return arn === undefined ? new Key(this, id, { description, removalPolicy, ...options }) : Key.fromKeyArn(this, id, arn);
    };

    this.lake = domainKey('lake', 'Raw, curated and quarantined rows, query results');
    this.features = domainKey('features', 'Training snapshots and rows to score');
    this.models = domainKey('models', 'Model artefacts, training volumes, endpoints');
    this.monitoring = domainKey('monitoring', 'Captured traffic, profiles, reports');
    this.operations = domainKey('operations', 'Logs, queues, tables, alert topic');
    for (const statement of operationsKeyStatements(this)) {
      // The policy of an existing key is its owner's: CDK adds nothing to it.
      this.operations.addToResourcePolicy(statement);
    }
    this.signing = domainKey('signing', 'Signatures of trained artefacts', {
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
    });
  }
}
