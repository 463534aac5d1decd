import type { OnProgress, Progress } from '../../stats/read/progress';

/** Time without a bar: a run that is done by then shows none. */
const QUIET_MS = 1000;
const WIDTH = 30;

/** How far reading has come, on standard error when that is a terminal. */
export class ProgressBar {
  private readonly start = Date.now();
  private readonly files = new Map<object, Progress>();
  private shown = '';

  constructor(private readonly out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr) {}

  /** What a reader is to tell; several may tell their parts. */
  file(): OnProgress {
    const file = {};
    return (progress) => {
      this.files.set(file, progress);
      this.draw();
    };
  }

  /** Takes the bar away. */
  end(): void {
    if (this.shown !== '') {
      this.out.write('\r\u001b[K');
    }
  }

  private draw(): void {
    if (!this.out.isTTY || Date.now() - this.start < QUIET_MS) {
      return;
    }
    const all = [...this.files.values()];
    const [read, total] = [all.reduce((sum, file) => sum + file.read, 0), all.reduce((sum, file) => sum + file.total, 0)];
    const done = total === 0 ? 1 : read / total;
    const line = `${'#'.repeat(Math.round(WIDTH * done)).padEnd(WIDTH, '.')} ${Math.floor(100 * done)}%`;
    if (line !== this.shown) {
      this.shown = line;
      this.out.write(`\r${line}`);
    }
  }
}
