import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ObjectContent } from './object-version';

const PLAIN_SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9_.=,@+:-]{1,200}$/;
const MAX_PLAIN_LENGTH = 1000;

/** Whether a key can be a path as it is: no dots alone, no empty segment, nothing that a file system could take differently. */
function isPlain(key: string): boolean {
  return key.length <= MAX_PLAIN_LENGTH && key.split('/').every((segment) => PLAIN_SEGMENT.test(segment));
}

/**
 * Files of one bucket: the current version of a plain key lies at `objects/<key>`, so that tools can read it there; every
 * other content has a name of its own under `contents`.
 *
 * Moves are synchronous: between two awaits of the caller no other request sees a half-made change.
 */
export class ContentFiles {
  constructor(private readonly folder: string) {
    mkdirSync(join(folder, 'contents'), { recursive: true });
  }

  /** A new file name for content that is on its way in. */
  newPath(): string {
    return join(this.folder, 'contents', randomUUID());
  }

  /** Moves current content to its key's own path, if the key is plain and nothing lies in the way (`a` and `a/b` may both exist). */
  showAtKey(key: string, content: ObjectContent): void {
    const path = join(this.folder, 'objects', key);
    if (!isPlain(key) || content.path === path || existsSync(path)) {
      return;
    }
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      if (['EEXIST', 'ENOTDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        return;
      }
      throw error;
    }
    this.move(content, path);
  }

  /** Moves content away from its key's path. */
  hide(content: ObjectContent): void {
    if (content.path.startsWith(join(this.folder, 'objects'))) {
      this.move(content, this.newPath());
    }
  }

  /** Removes content; who has the file open still reads it to the end. */
  remove(content: ObjectContent): void {
    unlinkSync(content.path);
  }

  private move(content: ObjectContent, path: string): void {
    renameSync(content.path, path);
    content.path = path;
  }
}
