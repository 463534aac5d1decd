import type { ErrorRecord } from '../bootstrap-protocol';

/** What was thrown, as AWS's runtime for Node reports it. */
export function errorRecord(error: unknown): ErrorRecord {
  if (error instanceof Error) {
    return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

/** An error that the runtime gives a type of its own. */
export function runtimeError(errorType: string, error: unknown): ErrorRecord {
  return { ...errorRecord(error), errorType, errorMessage: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

/** Why a handler could not be loaded. */
export function loadError(error: unknown): ErrorRecord {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof SyntaxError) {
    return runtimeError('Runtime.UserCodeSyntaxError', error);
  }
  if (code === 'HANDLER_NOT_FOUND') {
    return { ...errorRecord(error), errorType: 'Runtime.HandlerNotFound' };
  }
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND'
    ? runtimeError('Runtime.ImportModuleError', error)
    : errorRecord(error);
}
