import type { NagPack, NagPackProps } from 'cdk-nag';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { MlSecurityChecks } from '../../lib/compliance/ml/ml-security-checks';

/** Every pack by the name that `--packs` takes. */
const PACKS: Readonly<Record<string, (props?: NagPackProps) => NagPack>> = {
  ml: (props) => new MlSecurityChecks(undefined, props),
  'aws-solutions': (props) => new AwsSolutionsChecks(undefined, props),
  hipaa: (props) => new HIPAASecurityChecks(undefined, props),
  'nist-r5': (props) => new NIST80053R5Checks(undefined, props),
  pci: (props) => new PCIDSS321Checks(undefined, props),
  serverless: (props) => new ServerlessChecks(undefined, props),
};

/** Makes a pack. */
export type PackMaker = (props?: NagPackProps) => NagPack;

/** The packs of a list such as `ml,hipaa`; all of them without one. Throws when a name is unknown. */
export function packsOf(names?: string): PackMaker[] {
  return (names?.split(',') ?? Object.keys(PACKS)).map((name) => {
    const pack = PACKS[name.trim()];
    if (pack === undefined) {
      throw new Error(`--packs must be of ${Object.keys(PACKS).join(', ')}, got ${name}`);
    }
    return pack;
  });
}
