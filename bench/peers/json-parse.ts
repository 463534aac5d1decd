import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

// What everybody writes first: a line, JSON.parse, split, Number. Prints the sum of each column, which the engine's must equal.
const sums: number[] = [];

interface CaptureLine {
  readonly captureData: { readonly endpointInput: { readonly data: string } };
}

async function main(): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(process.argv[2] ?? '') })) {
    const { data } = (JSON.parse(line) as CaptureLine).captureData.endpointInput;
    for (const row of data.split('\n')) {
      row.split(',').forEach((cell, index) => {
        sums[index] = (sums[index] ?? 0) + Number(cell);
      });
    }
  }
  console.log(JSON.stringify(sums));
}

void main();
