import { JsonWalker } from '../json/json-walker';

/** One side of a request, as it stands in the line. */
export interface CapturedSide {
  /** The text of `data` between the quotes of the JSON, with its escapes. */
  start: number;
  end: number;
  /** Its `encoding` is `CSV`. */
  isCsv: boolean;
  /** The line has this side. */
  found: boolean;
}

const CAPTURE_DATA = Buffer.from('captureData');
const INPUT = Buffer.from('endpointInput');
const OUTPUT = Buffer.from('endpointOutput');
const TRANSFORM_OUTPUT = Buffer.from('batchTransformOutput');
const DATA = Buffer.from('data');
const ENCODING = Buffer.from('encoding');
const CSV = Buffer.from('CSV');

/** Finds the data of a captured request in the bytes of its line, without making objects of it. */
export class CaptureLine {
  readonly input: CapturedSide = { start: 0, end: 0, isCsv: false, found: false };
  readonly output: CapturedSide = { start: 0, end: 0, isCsv: false, found: false };
  private captureFound = false;
  private readonly walker = new JsonWalker();

  /**
   * Looks at the line at `start`, which a line feed ends; returns the byte after it, or -1 when only `JSON.parse` can tell what the line is: see
   * `JsonWalker`.
   */
  find(bytes: Buffer, start: number): number {
    this.captureFound = false;
    reset(this.input);
    reset(this.output);
    this.walker.begin(bytes, start);
    return this.walker.object(this.member) ? this.walker.lineEnd() : -1;
  }

  private readonly member = (): boolean => {
    if (!this.walker.textIs(CAPTURE_DATA)) {
      return this.walker.value();
    }
    // When a member comes twice the last one counts: a matter for `JSON.parse`, here and below.
    const again = this.captureFound;
    this.captureFound = true;
    return !again && this.walker.object(this.sideMember);
  };

  private readonly sideMember = (): boolean => {
    if (this.walker.textIs(INPUT)) {
      return this.side(this.input, this.inputMember);
    }
    if (this.walker.textIs(OUTPUT) || this.walker.textIs(TRANSFORM_OUTPUT)) {
      return this.side(this.output, this.outputMember);
    }
    return this.walker.value();
  };

  private readonly inputMember = (): boolean => this.dataMember(this.input);

  private readonly outputMember = (): boolean => this.dataMember(this.output);

  private side(side: CapturedSide, member: () => boolean): boolean {
    const again = side.found;
    side.found = true;
    return !again && this.walker.object(member);
  }

  private dataMember(side: CapturedSide): boolean {
    const { walker } = this;
    if (walker.textIs(DATA)) {
      const again = side.end > 0;
      const known = walker.string();
      side.start = walker.textStart;
      side.end = walker.textEnd;
      return known && !again;
    }
    if (walker.textIs(ENCODING)) {
      const again = side.isCsv;
      const known = walker.string();
      side.isCsv = walker.textIs(CSV);
      return known && !again;
    }
    return walker.value();
  }
}

function reset(side: CapturedSide): void {
  side.start = side.end = 0;
  side.isCsv = side.found = false;
}
