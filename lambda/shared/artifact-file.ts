import type { ArtifactFormat } from './artifact-formats';
import { ARTIFACT_FORMATS, HEAD_BYTES } from './artifact-formats';
import { PickleWalk } from './pickle-walk';
import { UnsafeArchive } from './unsafe-archive';

/** Looks at the content of one file of an artefact, chunk by chunk; throws `UnsafeArchive` for a path that is of no safe format. */
export class ArtifactFile {
  private readonly format: ArtifactFormat;
  private readonly pickle = new PickleWalk();
  private head = Buffer.alloc(0);

  constructor(private readonly path: string) {
    this.format = formatOf(path);
  }

  add(data: Buffer): void {
    this.pickle.add(data);
    this.head = this.head.length < HEAD_BYTES ? Buffer.concat([this.head, data.subarray(0, HEAD_BYTES - this.head.length)]) : this.head;
  }

  /** Throws `UnsafeArchive` when the file is a pickle, or not what its extension says; `bytes` is its size. */
  end(bytes: number): void {
    if (this.pickle.state === 'pickle') {
      throw new UnsafeArchive(`${this.path} must be no pickle: it would run code when it is loaded`);
    }
    if (bytes > 0 && !this.format.begins(this.head, bytes)) {
      throw new UnsafeArchive(`${this.path} must begin with ${this.format.beginning}, as its extension says`);
    }
  }
}

function formatOf(path: string): ArtifactFormat {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  const format = ARTIFACT_FORMATS.get(extension);
  if (format === undefined) {
    const known = [...ARTIFACT_FORMATS.keys()].map((known) => `.${known}`).join(', ');
    throw new UnsafeArchive(`${path} must be a file without code that loading runs, no pickle: one of ${known}`);
  }
  return format;
}
