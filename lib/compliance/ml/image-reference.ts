import { AWS_REGISTRIES } from './aws-registries';
import { flatText } from './flat-text';
import type { TemplateView } from './template-view';

/** A container image, as far as a template tells. */
export interface ImageReference {
  /** Whose registry of Amazon ECR it is in; `elsewhere` also when that is only known at run time. */
  readonly registry: 'aws' | 'own' | 'elsewhere';
  /** What it is pinned by; `none` for a tag that may move, such as `latest`. */
  readonly pin: 'digest' | 'version' | 'none';
}

/** `<account>.dkr.ecr.<region>.amazonaws.com/<repository>…`; the account may be the stack's own pseudo parameter. */
const ECR = /^(\d{12}|<AWS::AccountId>)\.dkr\.ecr\.(?:[\w-]+|<AWS::Region>)\.amazonaws\.com(?:\.cn)?\/[^:@]+(.*)$/;
/** The URI of a repository of the same template. */
const REPOSITORY = /^<(\w+)\.RepositoryUri>(.*)$/;
const DIGEST = /@sha256:[0-9a-f]{64}$/;
/** `:1.7-1`, `:2.1.0-cpu-py310`: begins with two numbers, so that it names one release. */
const VERSION = /^:\d+\.\d+[\w.-]*$/;

/** Reads an image URI, which may be an intrinsic. */
export function imageReference(image: unknown, template: TemplateView): ImageReference {
  const text = flatText(image);
  const [, account, ecrPin] = ECR.exec(text) ?? [];
  if (account !== undefined) {
    const registry = AWS_REGISTRIES.has(account)
      ? 'aws'
      : account === '<AWS::AccountId>' || account === template.account
        ? 'own'
        : 'elsewhere';
    return { registry, pin: pinOf(ecrPin ?? '') };
  }
  const [, logicalId, pin] = REPOSITORY.exec(text) ?? [];
  if (logicalId !== undefined && template.resources('AWS::ECR::Repository').some((repository) => repository.logicalId === logicalId)) {
    return { registry: 'own', pin: pinOf(pin ?? '') };
  }
  return { registry: 'elsewhere', pin: pinOf(/[:@][^/]*$/.exec(text)?.[0] ?? '') };
}

function pinOf(suffix: string): ImageReference['pin'] {
  return DIGEST.test(suffix) ? 'digest' : VERSION.test(suffix) ? 'version' : 'none';
}
