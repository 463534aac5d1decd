import type { ErrorRecord, InvocationMessage, ProcessMessage } from './bootstrap-protocol';
import { endOfOutput } from './bootstrap-protocol';
import { exited } from './runtime-error';

/** How one invocation went. */
export interface Outcome {
  /** JSON that the handler returned. */
  readonly result?: string;
  readonly error?: ErrorRecord;
  readonly durationMs: number;
  /** Time to start the process, on its first invocation. */
  readonly initMs?: number;
  readonly memoryKiB: number;
}

type Done = Extract<ProcessMessage, { kind: 'done' }>;

/** One invocation inside a process: it is over when the handler is done and all of its output has been read. */
export class RunningInvocation {
  /** Never rejects. */
  readonly outcome: Promise<Outcome>;
  private resolve: (outcome: Outcome) => void = () => undefined;
  private readonly startedAt = performance.now();
  /** Streams, of stdout and stderr, whose end marker has not been seen yet. */
  private openStreams = 2;
  private done?: Done;

  constructor(
    readonly message: InvocationMessage,
    private readonly print: (line: string) => void,
  ) {
    this.outcome = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  /** Ends the invocation; what comes later changes nothing. */
  finish(outcome: Pick<Outcome, 'result' | 'error'>, memoryKiB = 0): void {
    this.resolve({ ...outcome, durationMs: performance.now() - this.startedAt, memoryKiB });
  }

  /** Takes a line that the process has printed. */
  readonly onLine = (line: string): void => {
    const marker = endOfOutput(this.message.requestId).trimEnd();
    const over = line.endsWith(marker);
    const text = over ? line.slice(0, -marker.length) : line;
    if (text !== '') {
      // The bootstrap keeps the lines of one message together with carriage returns.
      this.print(text.replaceAll('\r', '\n'));
    }
    if (over) {
      this.openStreams--;
      this.settle();
    }
  };

  /** Takes the handler's result. */
  onDone(done: Done): void {
    if (done.requestId === this.message.requestId) {
      this.done = done;
      this.settle();
    }
  }

  /** The process has ended, and its output has been read. */
  onClosed(end: string): void {
    if (this.done) {
      this.finishAs(this.done);
    } else {
      this.finish({ error: exited(this.message.requestId, end) });
    }
  }

  private settle(): void {
    if (this.done && this.openStreams === 0) {
      this.finishAs(this.done);
    }
  }

  private finishAs({ result, error, memoryKiB }: Done): void {
    this.finish({ result, error }, memoryKiB);
  }
}
