/** Environment of the function. */
export const ENV = {
  /** The only group whose packages it approves; needs sagemaker:DescribeModelPackage and sagemaker:UpdateModelPackage on it. */
  MODEL_PACKAGE_GROUP: 'MODEL_PACKAGE_GROUP',
} as const;

/** EventBridge event `SageMaker Model Package State Change`, as far as it is read; all else is asked of SageMaker. */
export interface ModelPackageEvent {
  readonly detail: { readonly ModelPackageArn: string };
}

/** What was done about the package. */
export interface ApprovalOutcome {
  readonly approved: boolean;
  readonly reason: string;
}
