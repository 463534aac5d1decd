import { transformSync } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';

/** The bootstrap as JavaScript: the transpiled file beside this one, or a copy made from the source when local mode runs from source. */
export const bootstrapFile = perCloud((cloud: Cloud): string => {
  const built = join(__dirname, 'bootstrap.js');
  if (existsSync(built)) {
    return built;
  }
  const copy = join(cloud.options.dataDir, 'lambda', 'bootstrap.cjs');
  const { code } = transformSync(readFileSync(join(__dirname, 'bootstrap.ts'), 'utf8'), { loader: 'ts', format: 'cjs', target: 'node20' });
  mkdirSync(join(copy, '..'), { recursive: true });
  writeFileSync(copy, code);
  return copy;
});
