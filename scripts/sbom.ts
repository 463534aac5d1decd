import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { lockfileSbom } from './compliance/supply-chain/sbom';

/** Ships with the npm package. */
const FILE = 'dist/sbom.cdx.json';

const sbom = lockfileSbom();
mkdirSync(dirname(FILE), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(sbom, undefined, 2)}\n`);
console.log(`${FILE}: CycloneDX ${sbom.specVersion}, ${sbom.components.length} components`);
