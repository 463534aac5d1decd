import type { ApiRequest } from './api-request';
import { containers } from './containers';
import { jobParts, JOBS, jobTypes } from './job-settings';
import { equal, listAt, valuesAt } from './values';

/** An image that a request names. */
export interface NamedImage {
  /** Path of the property that holds it. */
  readonly path: string;
  readonly image: unknown;
  /** Whether SageMaker fetches it through the VPC, from a private registry. */
  readonly isThroughVpc: boolean;
}

/** Requests that name images. */
export const IMAGE_TYPES: readonly string[] = ['AWS::SageMaker::Model', 'AWS::SageMaker::ModelPackage', ...jobTypes(JOBS, 'image')];

/** The images that a request names; a container from the model registry names none. */
export function imagesOf(request: ApiRequest): NamedImage[] {
  const { type, input } = request;
  if (type === 'AWS::SageMaker::Model') {
    return containers(input).flatMap(({ path, definition }) => imagesAt(definition, 'Image', `${path}.`));
  }
  if (type === 'AWS::SageMaker::ModelPackage') {
    const path = 'InferenceSpecification.Containers';
    return listAt(input, path).flatMap((container, index) => imagesAt(container, 'Image', `${path}.${index}.`));
  }
  const path = JOBS[type]?.image;
  return path === undefined ? [] : jobParts(request).flatMap(({ prefix, input: job }) => imagesAt(job, path, prefix));
}

function imagesAt(definition: unknown, path: string, prefix: string): NamedImage[] {
  const isThroughVpc = valuesAt(definition, 'ImageConfig.RepositoryAccessMode').every(equal('Vpc'));
  return valuesAt(definition, path)
    .filter((image) => image !== undefined)
    .map((image) => ({ path: `${prefix}${path}`, image, isThroughVpc }));
}
