import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { operationsKeyStatements } from './operations-key-statements';

/** Properties for defining `DomainKeys`. */
export interface DomainKeysProps {
  /** What happens to the keys when their stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
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
    const { removalPolicy } = props;
    const domainKey = (name: string, description: string): Key =>
      new Key(this, name, { description, enableKeyRotation: true, removalPolicy });

    this.lake = domainKey('Lake', 'Raw, curated and quarantined rows, query results');
    this.features = domainKey('Features', 'Training snapshots and rows to score');
    this.models = domainKey('Models', 'Model artefacts, training volumes, endpoints');
    this.monitoring = domainKey('Monitoring', 'Captured traffic, profiles, reports');
    const operations = domainKey('Operations', 'Logs, queues, tables, alert topic');
    for (const statement of operationsKeyStatements(operations)) {
      operations.addToResourcePolicy(statement);
    }
    this.operations = operations;
    this.signing = new Key(this, 'Signing', {
      description: 'Signatures of trained artefacts',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy,
    });
  }
}
