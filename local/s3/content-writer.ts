import { writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';

/** Up to this size content is written at once when its end is known, which costs a fraction of a file that stays open. */
const SMALL_BYTES = 64 * 1024;

/** Writes one new file: small content in one go, other content as it comes. */
export class ContentWriter {
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private file?: FileHandle;

  constructor(private readonly path: string) {}

  async write(chunk: Uint8Array): Promise<void> {
    this.held.push(chunk);
    this.heldBytes += chunk.length;
    if (this.heldBytes > SMALL_BYTES) {
      this.file ??= await open(this.path, 'wx');
      await this.flush(this.file);
    }
  }

  async end(): Promise<void> {
    if (!this.file) {
      writeFileSync(this.path, Buffer.concat(this.held), { flag: 'wx' });
      return;
    }
    await this.flush(this.file);
    await this.file.close();
  }

  private async flush(file: FileHandle): Promise<void> {
    await file.writeFile(this.held.length === 1 && this.held[0] ? this.held[0] : Buffer.concat(this.held));
    this.held = [];
    this.heldBytes = 0;
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.file?.close();
    await rm(this.path, { force: true });
  }
}
