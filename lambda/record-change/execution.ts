import type { AuditedEvent } from './contract';
import { isoTime } from './package-change';

/** An execution that has ended. */
export interface EndedExecution {
  readonly arn: string;
  readonly name: string;
  readonly succeeded: boolean;
  /** When it ended, ISO 8601. */
  readonly ended: string;
  /** Empty when Step Functions left it out of the event for its size. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  /** Why it failed, in one line. */
  readonly failure: string;
  /** Names this end of this execution: a redrive ends it again. */
  readonly event: string;
}

/** Reads `Step Functions Execution Status Change`. */
export function endedExecution({ time, detail }: AuditedEvent): EndedExecution {
  const text = (name: string): string => (typeof detail[name] === 'string' ? detail[name] : '');
  const ended = isoTime(typeof detail['stopDate'] === 'number' ? detail['stopDate'] : time);
  return {
    arn: text('executionArn'),
    name: text('name'),
    succeeded: detail['status'] === 'SUCCEEDED',
    ended,
    input: parsed(text('input')),
    output: parsed(text('output')),
    failure: [text('status'), text('error'), text('cause')].filter((part) => part !== '').join(': '),
    event: `${text('status')}/${text('executionArn')}/${ended}`,
  };
}

function parsed(json: string): Readonly<Record<string, unknown>> {
  return json === '' ? {} : (JSON.parse(json) as Record<string, unknown>);
}
