import { StringDecoder } from 'node:string_decoder';

/** The lines of UTF-8 text, as many at a time as a chunk completes; a last line needs no line feed. */
export async function* lineBlocks(text: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  rest += decoder.end();
  if (rest !== '') {
    yield [rest];
  }
}
