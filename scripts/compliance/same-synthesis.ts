import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SYNTHESIZED, synthesizedAgain } from './folders';
import type { Part } from './part';

/** What a deployment reads; assets are folders named after the hash of what they hold. */
const DEPLOYED = /(\.template\.json|\.assets\.json|\.config\.json|manifest\.json)$/;

/** Compares the synthesis of `npm run synth` with the gate's own, file by file: templates, manifests, and by them assets. */
export function sameSynthesis(): Promise<Part> {
  const [first, second] = [SYNTHESIZED, synthesizedAgain('platform')];
  const files = filesOf(first);
  return Promise.resolve({
    name: 'same synthesis',
    figures: { files: files.length },
    problems: differences(first, second),
  });
}

/** Files that differ between two cloud assemblies, or are in one of them only. */
export function differences(first: string, second: string): string[] {
  const [before, after] = [new Set(filesOf(first)), new Set(filesOf(second))];
  return [...new Set([...before, ...after])].flatMap((file) => {
    if (!before.has(file) || !after.has(file)) {
      return [`${file} is in ${before.has(file) ? first : second} only: two syntheses of the same sources must write the same files`];
    }
    return readFileSync(join(first, file)).equals(readFileSync(join(second, file)))
      ? []
      : [`${file} differs between ${first} and ${second}: two syntheses of the same sources must write the same bytes`];
  });
}

function filesOf(assembly: string): string[] {
  return readdirSync(assembly, { recursive: true, encoding: 'utf8' })
    .filter((file) => DEPLOYED.test(file) && !file.startsWith('asset.'))
    .sort();
}
