import type { DataCapture } from './data-capture';
import type { Fleet } from './fleet';

/** A fleet and the capture of its traffic. */
export interface Served {
  readonly fleet: Fleet;
  readonly capture?: DataCapture;
}

/** Which fleet answers a request: the one in service or, for its share, the new one of an update. */
export class EndpointTraffic {
  /** The fleet in service; undefined before the first is. */
  current?: Served;
  private green?: Served;
  private share = 0;
  private credit = 0;

  /** The fleet whose turn it is; the new one gets exactly its share, evenly spread. */
  next(): Served | undefined {
    if (this.green) {
      this.credit += this.share;
      if (this.credit >= 1) {
        this.credit -= 1;
        return this.green;
      }
    }
    return this.current;
  }

  /** Gives the new fleet a share of the traffic, from 0 to 1. */
  shift(to: Served, share: number): void {
    this.green = to;
    this.share = share;
  }

  /** Puts the new fleet in service and returns the former one. */
  complete(): Served | undefined {
    const former = this.current;
    this.current = this.green;
    this.green = undefined;
    return former;
  }

  /** Gives all traffic back to the fleet in service and returns the new one. */
  cancel(): Served | undefined {
    const failed = this.green;
    this.green = undefined;
    return failed;
  }

  /** Every fleet that may get a request. */
  get all(): Served[] {
    return [this.current, this.green].filter((served) => served !== undefined);
  }
}
