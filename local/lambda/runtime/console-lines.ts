import { format } from 'node:util';

const METHODS = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;
const ORDER = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** Makes the console write lines in the form of AWS's text or JSON format; a message of several lines stays one log event. */
export function patchConsole(requestId: () => string | undefined): void {
  const { AWS_LAMBDA_LOG_FORMAT: logFormat, AWS_LAMBDA_LOG_LEVEL: lowest = 'TRACE' } = process.env;
  const lineOf = logFormat === 'JSON' ? jsonLine : textLine;
  for (const [method, level] of Object.entries(METHODS)) {
    const wanted = ORDER.indexOf(level) >= ORDER.indexOf(lowest);
    console[method as keyof typeof METHODS] = (...values: unknown[]) => {
      if (wanted) {
        process.stdout.write(`${lineOf(level, requestId(), values).replaceAll('\n', '\r')}\n`);
      }
    };
  }
}

function textLine(level: string, requestId: string | undefined, values: unknown[]): string {
  return `${new Date().toISOString()}\t${requestId ?? ''}\t${level}\t${format(...values)}`;
}

function jsonLine(level: string, requestId: string | undefined, values: unknown[]): string {
  const line = { timestamp: new Date().toISOString(), level, requestId };
  const error = values.find((value) => value instanceof Error);
  try {
    return values.length === 1
      ? JSON.stringify({ ...line, message: values[0] }, (_key, value: unknown) => (value instanceof Error ? errorMembers(value) : value))
      : JSON.stringify({ ...line, message: format(...values), ...(error ? errorMembers(error) : {}) });
  } catch {
    // A circular structure, for example.
    return JSON.stringify({ ...line, message: format(...values) });
  }
}

function errorMembers(error: Error): object {
  return { errorType: error.name, errorMessage: error.message, stackTrace: error.stack?.split('\n') ?? [] };
}
