import { AccessDenied } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { FunctionConfig } from './function-config';
import type { FunctionProcess } from './function-process';
import type { Outcome } from './running-invocation';

/**
 * Writes lines to the function's log group with the rights of its role.
 *
 * As on AWS a role that may not write logs loses them, and the function runs all the same; the denied call is counted.
 */
export function writeLog(cloud: Cloud, { config, caller, logStream }: FunctionProcess, lines: readonly string[]): void {
  const resource = cloud.arn('logs', `log-group:${config.logGroup}:log-stream:${logStream}`);
  try {
    cloud.ports.authorize(caller, { action: 'logs:PutLogEvents', resource });
  } catch (error) {
    if (error instanceof AccessDenied) {
      return;
    }
    throw error;
  }
  cloud.ports.log(config.logGroup, logStream, lines);
}

/** The lines that AWS adds to those of the handler. */
export function framedLines(requestId: string, lines: readonly string[], config: FunctionConfig, outcome: Outcome): string[] {
  const { durationMs, initMs, memoryKiB, error } = outcome;
  const report = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs + (initMs ?? 0))} ms`,
    `Memory Size: ${config.memoryMiB} MB`,
    `Max Memory Used: ${Math.ceil(memoryKiB / 1024)} MB`,
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...(error?.errorType === 'Sandbox.Timedout' ? ['Status: timeout'] : []),
  ];
  const failure = error?.errorType === 'Runtime.ExitError' ? [error.errorMessage] : [];
  return [`START RequestId: ${requestId} Version: $LATEST`, ...lines, ...failure, `END RequestId: ${requestId}`, report.join('\t')];
}
