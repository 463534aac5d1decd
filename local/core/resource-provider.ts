import type { Cloud } from './cloud';

/** Resolved properties of a CloudFormation resource. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- templates are JSON; each provider narrows
export type Properties = Readonly<Record<string, any>>;

/** What is known of a resource while it is provisioned. */
export interface ProvisionContext {
  readonly cloud: Cloud;
  readonly stackName: string;
  readonly stackId: string;
  readonly logicalId: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** A physical name as CloudFormation makes them: `<stack>-<logical id>-<hash>`, deterministic, cut to `maxLength`. */
  physicalName(maxLength?: number): string;
  /** A copy of the file asset with this source hash: a folder, or a file. */
  assetPath(bucket: string, key: string): string;
}

/** A resource that exists. */
export interface Provisioned {
  /** What `Ref` returns. */
  readonly physicalId: string;
  /** What `Fn::GetAtt` returns. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Whether stack outputs show asterisks for the attributes. @default false */
  readonly noEcho?: boolean;
}

/** Makes, changes and removes the resources of one CloudFormation type. */
export interface ResourceProvider {
  /** For example `AWS::S3::Bucket`. */
  readonly type: string;
  /** Top-level properties that have their effect here. */
  readonly properties: readonly string[];
  /** Top-level properties that are kept for reading but have no effect here; any other property is an error. */
  readonly recorded?: readonly string[];
  /** Whether resources of the type get ids and attributes and nothing else happens; then every property is accepted. @default false */
  readonly onlyRecorded?: boolean;
  /** Top-level properties that can't be changed in place: a change makes a new resource and deletes the old one. */
  readonly replaceOn?: readonly string[];
  create(properties: Properties, context: ProvisionContext): Promise<Provisioned>;
  /** @default - any change is an error */
  update?(physicalId: string, properties: Properties, previous: Properties, context: ProvisionContext): Promise<Provisioned>;
  delete(physicalId: string, properties: Properties, context: ProvisionContext): Promise<void>;
}
