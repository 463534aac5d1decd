import type { DescribeEndpointConfigOutput } from '@aws-sdk/client-sagemaker';
import type { SageMakerState } from './state';
import { VariantFleet } from './variant-fleet';
import { ValidationException } from './validation';

/** The variants of one endpoint configuration, running. */
export class Fleet {
  readonly variants: readonly VariantFleet[];
  /** Share of the traffic by variant name, in any unit. */
  readonly weights: Map<string, number>;
  private readonly credits = new Map<string, number>();

  constructor(
    state: SageMakerState,
    endpointName: string,
    generation: number,
    readonly config: DescribeEndpointConfigOutput,
    retained: { readonly counts: ReadonlyMap<string, number>; readonly weights: ReadonlyMap<string, number> },
  ) {
    const variants = config.ProductionVariants ?? [];
    this.variants = variants.map(
      (variant) => new VariantFleet(state, endpointName, String(generation), variant, retained.counts.get(variant.VariantName ?? '')),
    );
    this.weights = new Map(
      variants.map((variant) => [
        variant.VariantName ?? '',
        retained.weights.get(variant.VariantName ?? '') ?? variant.InitialVariantWeight ?? 1,
      ]),
    );
  }

  /** Starts every variant; on a failure ends them all and throws AWS's reason. */
  async start(): Promise<void> {
    for (const variant of this.variants) {
      await variant.start().catch((cause: unknown) => {
        this.stop();
        throw new Error(
          `The primary container for production variant ${variant.name} did not pass the ping health check. ` +
            `Please check CloudWatch logs for this endpoint. (${(cause as Error).message})`,
          { cause },
        );
      });
    }
  }

  /** The variant of this name; throws AWS's ValidationError when there is none. */
  variant(name: string): VariantFleet {
    const found = this.variants.find((variant) => variant.name === name);
    if (!found) {
      throw new ValidationException(`Variant ${name} not found for Request`);
    }
    return found;
  }

  /** The variant whose turn it is: each gets its share exactly, smoothly interleaved. */
  nextVariant(): VariantFleet {
    let total = 0;
    let best: VariantFleet | undefined;
    for (const variant of this.variants) {
      const weight = this.weights.get(variant.name) ?? 0;
      total += weight;
      this.credits.set(variant.name, this.credit(variant) + weight);
      if (weight > 0 && (best === undefined || this.credit(variant) > this.credit(best))) {
        best = variant;
      }
    }
    if (!best) {
      throw new ValidationException('All variants have weight 0.');
    }
    this.credits.set(best.name, this.credit(best) - total);
    return best;
  }

  /** Ends every variant once its open requests are answered. */
  async retire(): Promise<void> {
    await Promise.all(this.variants.map((variant) => variant.drain()));
    this.stop();
  }

  /** Ends every variant at once. */
  stop(): void {
    this.variants.forEach((variant) => {
      variant.stop();
    });
  }

  private credit(variant: VariantFleet): number {
    return this.credits.get(variant.name) ?? 0;
  }
}
