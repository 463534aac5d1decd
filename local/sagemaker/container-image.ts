import { ValidationException } from './validation';
import type { SageMakerOptions } from './options';

/** Repository name of an image: `123.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0` -> `sagemaker-xgboost`. */
function repositoryName(image: string): string {
  return (image.split('@')[0] ?? '').replace(/^[^/]+\//, '').replace(/:[^:/]*$/, '');
}

/** The Python executable that plays an image; throws a ValidationException that names the image and the option. */
export function pythonFor(image: string, options: SageMakerOptions): string {
  const repository = repositoryName(image);
  const python = options.containers[repository];
  if (python === undefined) {
    throw new ValidationException(
      `local mode has no Python for the image ${image}: ` +
        `set the option containers['${repository}'] to a Python executable with the image's packages ` +
        `(known: ${Object.keys(options.containers).join(', ') || 'none'})`,
    );
  }
  return python;
}
