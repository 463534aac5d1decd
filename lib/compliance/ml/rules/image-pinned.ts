import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import type { ImageReference } from '../image-reference';
import { imageReference } from '../image-reference';
import { imagesOf, IMAGE_TYPES } from '../images-of';

function isPinned({ registry, pin }: ImageReference): boolean {
  return pin === 'digest' || (registry === 'aws' && pin === 'version');
}

/** An image is named by a tag that can move. */
export const imagePinned: MlRule = {
  name: 'ImagePinned',
  types: IMAGE_TYPES,
  info: 'An image is named by a tag that can move.',
  why: 'A tag such as latest may stand for other code tomorrow, without a review and without a trace.',
  fix: "Name the image by its digest (@sha256:…); of AWS's own images an exact version tag will do.",
  controls: controlsOf('INTEGRITY'),
  check: (request, template) =>
    imagesOf(request)
      .filter(({ image }) => !isPinned(imageReference(image, template)))
      .map(({ path }) => path),
};
