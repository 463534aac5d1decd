import { join } from 'node:path';

/** Where `npm run synth` writes. */
export const SYNTHESIZED = 'cdk.out';

/** The apps under `examples/`. */
export const EXAMPLES = ['one-construct', 'one-account', 'two-accounts', 'bring-your-own'] as const;

/** Name of an example. */
export type Example = (typeof EXAMPLES)[number];

/** Where the gate synthesizes an app by itself, for example `platform` once more. */
export function synthesizedAgain(app: string): string {
  return join('.cache', 'compliance', app);
}

/** Every cloud assembly: the platform, then the examples. */
export function everyAssembly(): string[] {
  return [SYNTHESIZED, ...EXAMPLES.map(synthesizedAgain)];
}
