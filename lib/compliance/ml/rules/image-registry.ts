import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { imageReference } from '../image-reference';
import { imagesOf, IMAGE_TYPES } from '../images-of';

/** An image comes from a registry that is neither the account's own, nor one of AWS's, nor a private one that is reached through the VPC. */
export const imageRegistry: MlRule = {
  name: 'ImageRegistry',
  types: IMAGE_TYPES,
  info: "An image comes from a registry that is neither the account's own, nor one of AWS's, nor a private one that is reached through the VPC.",
  why: 'Whoever owns the registry can change what your jobs and models run.',
  fix: "Copy the image into a repository of the account, use AWS's own image, or set ImageConfig.RepositoryAccessMode to Vpc; an account that is only known at run time counts as somebody else's.",
  controls: controlsOf('INTEGRITY'),
  check: (request, template) =>
    imagesOf(request)
      .filter(({ image, isThroughVpc }) => !isThroughVpc && imageReference(image, template).registry === 'elsewhere')
      .map(({ path }) => path),
};
