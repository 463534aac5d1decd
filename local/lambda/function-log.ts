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

/** The lines of an invocation with those that AWS adds, in the function's format. */
export function framedLines(requestId: string, lines: readonly string[], config: FunctionConfig, outcome: Outcome): string[] {
  return config.logFormat.format === 'JSON' ? jsonLines(requestId, lines, config, outcome) : textLines(requestId, lines, config, outcome);
}

function textLines(requestId: string, lines: readonly string[], config: FunctionConfig, outcome: Outcome): string[] {
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
  return [
    `START RequestId: ${requestId} Version: ${config.version}`,
    ...lines,
    ...failure,
    `END RequestId: ${requestId}`,
    report.join('\t'),
  ];
}

/** At the level INFO there are the start and the report; at WARN only the report of a failure; at DEBUG also the runtime's end. */
function jsonLines(requestId: string, lines: readonly string[], config: FunctionConfig, outcome: Outcome): string[] {
  const { durationMs, initMs, memoryKiB, error } = outcome;
  const { systemLevel } = config.logFormat;
  const event = (type: string, record: object): string =>
    JSON.stringify({ time: new Date().toISOString(), type: `platform.${type}`, record });
  const status = error === undefined ? 'success' : error.errorType === 'Sandbox.Timedout' ? 'timeout' : 'error';
  const metrics = {
    durationMs: Number(durationMs.toFixed(3)),
    billedDurationMs: Math.ceil(durationMs + (initMs ?? 0)),
    memorySizeMB: config.memoryMiB,
    maxMemoryUsedMB: Math.ceil(memoryKiB / 1024),
    ...(initMs === undefined ? {} : { initDurationMs: Number(initMs.toFixed(3)) }),
  };
  const quiet = systemLevel === 'WARN';
  return [
    ...(quiet ? [] : [event('start', { requestId, version: config.version })]),
    ...lines,
    ...(systemLevel === 'DEBUG' || error ? [event('runtimeDone', { requestId, status })] : []),
    ...(quiet && !error ? [] : [event('report', { requestId, metrics, status })]),
  ];
}
