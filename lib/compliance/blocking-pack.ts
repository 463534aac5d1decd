import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import type { NagPack } from 'cdk-nag';

/** A rule pack whose warnings fail the synthesis as its errors do. */
export class BlockingPack implements IPolicyValidationPlugin {
  public readonly name: string;
  private readonly pack: NagPack;

  constructor(pack: NagPack) {
    this.name = pack.name;
    this.pack = pack;
  }

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { success, violations } = this.pack.validate(context);
    return { success, violations: violations.map((violation) => ({ ...violation, severity: 'error' })) };
  }
}
