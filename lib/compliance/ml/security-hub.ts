/** Controls for SageMaker in the standard AI Security Best Practices v1.0.0 of AWS Security Hub CSPM. */
export const SAGEMAKER_CONTROLS: readonly string[] = [1, 2, 3, 4, 5, ...Array.from({ length: 18 }, (_, index) => index + 8)].map(
  (number) => `SageMaker.${number}`,
);

const PRIVATE_REGISTRY =
  'it wants images from a private registry in the VPC (RepositoryAccessMode Vpc) and fails every image of Amazon ECR, which SageMaker fetches in mode Platform only; images of ECR by their digest are the default here, so that the registry is private and the image pinned all the same. ImageRegistry checks whose registry it is, and wants mode Vpc of any other';

/** Controls that no rule enforces, with the reason. */
export const NOT_ENFORCED: Readonly<Record<string, string>> = {
  'SageMaker.16': PRIVATE_REGISTRY,
  'SageMaker.19': `for models of several containers ${PRIVATE_REGISTRY}`,
};
