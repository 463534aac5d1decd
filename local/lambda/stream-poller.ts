import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { MappingSettings } from './event-source-mapping';
import type { Poller } from './poller';
import { StreamBatches } from './stream-batches';
import type { TableChange } from './stream-reader';
import { StreamReader } from './stream-reader';

/** Real time between two looks at a stream, in milliseconds. */
const LOOK_MS = 100;
/** Virtual time between two looks while a batch is gathered, in milliseconds. */
const GATHER_MS = 100;

/** Brings the changes of a table to a function, in their order: what fails holds up the rest until it succeeds or is given up. */
export class StreamPoller implements Poller {
  private readonly reader: StreamReader;
  private readonly batches: StreamBatches;
  private stopped = false;
  private problem?: string;

  constructor(
    private readonly cloud: Cloud,
    private readonly settings: MappingSettings,
  ) {
    this.reader = new StreamReader(cloud, settings);
    this.batches = new StreamBatches(cloud, settings, this.reader);
    void this.poll();
  }

  get lastResult(): string {
    return this.problem ?? this.batches.lastResult;
  }

  stop(): void {
    this.stopped = true;
    this.batches.stop();
  }

  private async poll(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.reader.open();
        const records = await this.gather();
        this.problem = undefined;
        const wanted = records.filter((record) => this.settings.filter(record));
        if (wanted.length > 0) {
          await this.batches.process(wanted);
        }
        if (records.length > 0) {
          continue;
        }
      } catch (error) {
        if (error instanceof AwsError && error.code === 'ServiceUnavailable') {
          return;
        }
        this.problem = `PROBLEM: ${(error as Error).message}`;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS).unref());
    }
  }

  private async gather(): Promise<TableChange[]> {
    const { batchSize, windowSec } = this.settings;
    const records = await this.reader.read(batchSize);
    const end = this.cloud.clock.now() + windowSec * 1000;
    while (records.length > 0 && records.length < batchSize && this.cloud.clock.now() < end && !this.stopped) {
      const more = await this.reader.read(batchSize - records.length);
      records.push(...more);
      if (more.length === 0) {
        await this.cloud.clock.sleep(GATHER_MS);
      }
    }
    return records;
  }
}
