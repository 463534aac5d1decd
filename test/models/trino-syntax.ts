import { buildSync } from 'esbuild';
import { join } from 'node:path';

interface SyntaxError {
  readonly startLine: number;
  readonly message: string;
}

interface Parser {
  validate(sql: string): SyntaxError[];
}

/** What Trino's grammar does not take of a statement: `<line>: <message>`. */
export function trinoSyntaxErrors(sql: string): string[] {
  return trinoParser()
    .validate(sql)
    .map(({ startLine, message }) => `${startLine}: ${message}`);
}

/** `dt-sql-parser` is published in a form that neither Node nor jest loads, so it is bundled first. */
function trinoParser(): Parser {
  const { outputFiles } = buildSync({
    stdin: { contents: "export { TrinoSQL } from 'dt-sql-parser/dist/parser/trino'", resolveDir: join(__dirname, '..', '..') },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
  });
  const module = { exports: {} as { TrinoSQL: new () => Parser } };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the bundle of a pinned package
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(module, module.exports);
  return new module.exports.TrinoSQL();
}
