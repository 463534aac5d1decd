import { NotEmulated } from '../core/aws-error';

/** Levels of application logs, from the most to the least detail. */
export const LOG_LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;

/** A level of an application log. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The format of a function's log; with JSON also what is left out of it. */
export interface LogFormat {
  readonly format: 'Text' | 'JSON';
  /** Lowest level of what the function logs. @default INFO */
  readonly applicationLevel: LogLevel;
  /** Lowest level of the lines of Lambda itself. @default INFO */
  readonly systemLevel: 'DEBUG' | 'INFO' | 'WARN';
}

interface LoggingConfig {
  readonly LogFormat?: string;
  readonly ApplicationLogLevel?: LogLevel;
  readonly SystemLogLevel?: 'DEBUG' | 'INFO' | 'WARN';
  readonly LogGroup?: string;
}

/** Reads the property `LoggingConfig`. */
export function logFormat({ LogFormat: format = 'Text', ApplicationLogLevel, SystemLogLevel, ...rest }: LoggingConfig): LogFormat {
  const unknown = Object.keys(rest).find((name) => name !== 'LogGroup');
  if ((format !== 'Text' && format !== 'JSON') || unknown !== undefined) {
    throw new NotEmulated(`LoggingConfig of a function with ${unknown ?? `the format ${format}`}`);
  }
  return { format, applicationLevel: ApplicationLogLevel ?? 'INFO', systemLevel: SystemLogLevel ?? 'INFO' };
}

/** The configuration as the API shows it. */
export function describeLogging({ format, applicationLevel, systemLevel }: LogFormat, logGroup: string): object {
  const levels = format === 'JSON' ? { ApplicationLogLevel: applicationLevel, SystemLogLevel: systemLevel } : {};
  return { LogFormat: format, ...levels, LogGroup: logGroup };
}
