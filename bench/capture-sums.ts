import { profileFile } from '../stats/read/profile-file';

// The engine on a capture file: prints the sum of each column, as peers/json-parse.ts does.
void profileFile(process.argv[2] ?? '', { sketches: 'compare' }).then(({ columns }) => {
  console.log(JSON.stringify(columns.map(({ numbers }) => (numbers ? numbers.mean * numbers.count : 0))));
});
