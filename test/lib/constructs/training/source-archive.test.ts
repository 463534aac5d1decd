import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list } from 'tar';
import { sourceArchive } from '../../../../lib/constructs/training/source-archive';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'source-archive-'));
  mkdirSync(join(root, 'models', 'flights'), { recursive: true });
  write('train.py', 'print("train")');
  write('serve.py', 'print("serve")');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  writeFileSync(join(root, 'models', 'flights', file), text);
}

/** The archive, made anew. */
function bytes(): Buffer {
  rmSync(join(root, '.cache'), { recursive: true, force: true });
  return readFileSync(sourceArchive(join(root, 'models', 'flights'), join(root, '.cache')));
}

test('holds the Python files of the model and nothing else', () => {
  write('model.ts', '');
  const names: string[] = [];
  list({
    file: sourceArchive(join(root, 'models', 'flights'), join(root, '.cache')),
    sync: true,
    onReadEntry: ({ path }) => void names.push(path),
  });
  expect(names).toEqual(['serve.py', 'train.py']);
});

test('is the same to the byte for the same files, whenever they were written', () => {
  const first = bytes();
  utimesSync(join(root, 'models', 'flights', 'train.py'), new Date('2001-01-01'), new Date('2001-01-01'));
  expect(bytes()).toEqual(first);
});

test('is another file when a line or a name changes', () => {
  const paths = [sourceArchive(join(root, 'models', 'flights'), join(root, '.cache'))];
  write('train.py', 'print("train better")');
  paths.push(sourceArchive(join(root, 'models', 'flights'), join(root, '.cache')));
  write('features.py', '');
  paths.push(sourceArchive(join(root, 'models', 'flights'), join(root, '.cache')));
  expect(new Set(paths).size).toBe(3);
});

test('is made once for the same files', () => {
  const path = sourceArchive(join(root, 'models', 'flights'), join(root, '.cache'));
  writeFileSync(path, 'kept');
  expect(readFileSync(sourceArchive(join(root, 'models', 'flights'), join(root, '.cache')), 'utf8')).toBe('kept');
});
