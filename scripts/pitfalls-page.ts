import { writeFileSync } from 'node:fs';
import { PITFALLS_PAGE, pitfallsPage } from './compliance/pitfalls/page';

writeFileSync(PITFALLS_PAGE, pitfallsPage());
