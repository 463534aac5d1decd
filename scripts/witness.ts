import { readFileSync, writeFileSync } from 'node:fs';
import { pythonEnvironment } from '../cli/demo/python-environment';
import { differences } from './witness/differences';
import { document } from './witness/document';
import type { Explanation } from './witness/explanation';
import { judge } from './witness/explanation';
import { bothSides } from './witness/sides';

const DOCUMENT = 'docs/local-mode/differences.md';
const EXPLANATIONS = 'bench/witness/differences.json';

/**
 * The differential run: one driver against local mode and MiniStack. Prints each difference that nobody has explained, and fails for
 * those, for stale explanations and for a stale document; `--write` writes it.
 */
async function witness(writes: boolean): Promise<void> {
  const python = await pythonEnvironment('bench/witness/requirements.txt');
  const explanations = JSON.parse(readFileSync(EXPLANATIONS, 'utf8')) as Explanation[];
  const [ours, theirs] = await bothSides(python);
  const found = differences(ours, theirs);
  const judgement = judge(found, explanations);
  for (const { call, field, ours: one, theirs: other } of judgement.unexplained) {
    console.log(`${call}\n  ${field || 'answer'}: ours ${JSON.stringify(one)}, MiniStack ${JSON.stringify(other)}`);
  }
  const text = document(ours, judgement);
  if (writes) {
    writeFileSync(DOCUMENT, text);
  }
  const faults = [
    ...judgement.faults,
    ...(judgement.unexplained.length > 0 ? [`${judgement.unexplained.length} differences are not explained in ${EXPLANATIONS}`] : []),
    ...(readFileSync(DOCUMENT, 'utf8') === text ? [] : [`${DOCUMENT} is stale: npm run witness -- --write`]),
  ];
  console.log(`${Object.keys(ours).length} calls, ${found.length} differences, ${explanations.length} explanations`);
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
}

witness(process.argv.includes('--write')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
