import { UnsafeArchive } from './unsafe-archive';

/** The paths of an archive's files, as a file system without case would see them. */
export class PathTree {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  /** Throws `UnsafeArchive` for a path that is there already, or that is a file here and a folder there. */
  add(path: string): void {
    const folded = path.normalize('NFC').toLowerCase();
    const segments = folded.split('/');
    const folders = segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
    if (this.files.has(folded)) {
      throw new UnsafeArchive(`${path} must be in the archive once, also in another case`);
    }
    if (this.folders.has(folded) || folders.some((folder) => this.files.has(folder))) {
      throw new UnsafeArchive(`${path} must not be a file and a folder`);
    }
    this.files.add(folded);
    folders.forEach((folder) => this.folders.add(folder));
  }
}
