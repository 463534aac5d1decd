import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { ObjectContent } from './object-version';

const PLAIN_SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9_.=,@+:-]{1,200}$/;
const MAX_PLAIN_LENGTH = 1000;
/** A folder where a file should be, or a file where a folder should be. */
const IN_THE_WAY = ['EEXIST', 'EISDIR', 'ENOTDIR', 'ENOTEMPTY', 'ENAMETOOLONG'];

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

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
  private readonly objects: string;

  constructor(private readonly folder: string) {
    this.objects = join(folder, 'objects') + sep;
    mkdirSync(join(folder, 'contents'), { recursive: true });
  }

  /** A new file name for content that is on its way in. */
  newPath(): string {
    return join(this.folder, 'contents', randomUUID());
  }

  /** Moves current content to its key's own path, if the key is plain and nothing lies in the way (`a` and `a/b` may both exist). */
  showAtKey(key: string, content: ObjectContent): void {
    const path = this.objects + key;
    if (!isPlain(key) || content.path === path) {
      return;
    }
    try {
      this.moveInto(content, path);
    } catch (error) {
      if (!IN_THE_WAY.includes(codeOf(error))) {
        throw error;
      }
    }
  }

  /** Puts content in the place of other content, which is gone then. */
  replace(replaced: ObjectContent, content: ObjectContent): void {
    if (this.isAtKey(replaced)) {
      this.move(content, replaced.path);
    } else {
      this.remove(replaced);
    }
  }

  /** Moves content away from its key's path. */
  hide(content: ObjectContent): void {
    if (this.isAtKey(content)) {
      this.move(content, this.newPath());
    }
  }

  /** Removes content; who has the file open still reads it to the end. */
  remove(content: ObjectContent): void {
    unlinkSync(content.path);
  }

  private isAtKey({ path }: ObjectContent): boolean {
    return path.startsWith(this.objects);
  }

  /** Folders are made when they turn out to be missing, which is seldom. */
  private moveInto(content: ObjectContent, path: string): void {
    try {
      this.move(content, path);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') {
        throw error;
      }
      mkdirSync(dirname(path), { recursive: true });
      this.move(content, path);
    }
  }

  private move(content: ObjectContent, path: string): void {
    renameSync(content.path, path);
    content.path = path;
  }
}
