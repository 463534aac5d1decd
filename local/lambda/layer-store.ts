import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { FunctionCode, Layer } from './function-config';

/** The layers of one cloud. */
export class LayerStore {
  private readonly layers = new Map<string, Layer>();
  private readonly lastVersions = new Map<string, number>();

  constructor(private readonly cloud: Cloud) {}

  /** Publishes the next version of a layer. */
  publish(name: string, code: FunctionCode): Layer {
    const version = (this.lastVersions.get(name) ?? 0) + 1;
    this.lastVersions.set(name, version);
    const layer = { arn: this.cloud.arn('lambda', `layer:${name}:${version}`), code };
    this.layers.set(layer.arn, layer);
    return layer;
  }

  remove(arn: string): void {
    this.layers.delete(arn);
  }

  /** The version with this ARN; one of another account is an error, for its content is not here. */
  get(arn: string): Layer {
    const layer = this.layers.get(arn);
    if (!layer) {
      throw new NotEmulated(`the Lambda layer ${arn}, which no AWS::Lambda::LayerVersion of this assembly makes`);
    }
    return layer;
  }
}

/** The layers of a cloud. */
export const layersOf = perCloud((cloud) => new LayerStore(cloud));
