import type { Policy } from './policy';

/** The policies that have a say in a request. */
export interface Policies {
  /** @default - none */
  readonly identity?: readonly Policy[];
  /** @default - no boundary */
  readonly boundary?: Policy;
  /** @default - no session policy */
  readonly session?: Policy;
  /** @default - the resource has no policy */
  readonly resource?: Policy;
  /**
   * Whether identity policies count only where the resource policy names the account: KMS keys and trust policies.
   *
   * @default false
   */
  readonly delegated?: boolean;
  /** Policy of the VPC endpoint that the request goes through. @default - not through an endpoint */
  readonly endpoint?: Policy;
  /** Service control policies of the principal's account by level, from the root of the organization down; each level must allow. @default - none */
  readonly serviceControl?: readonly (readonly Policy[])[];
  /** Resource control policies of the resource's account by level, from the root of the organization down; each level must allow. @default - none */
  readonly resourceControl?: readonly (readonly Policy[])[];
}
