import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { readArchive } from '../../../lambda/shared/archive-contents';
import { archiveOf, entry, inChunks, packed } from './archives';

const read = (bytes: Buffer) => readArchive(inChunks(bytes));
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

test('hashes the archive and every file, in the order of the paths', async () => {
  const bytes = archiveOf({ 'model.json': '{"trees":[]}', 'code/serve.py': 'import json\n', './columns.json': '{}' });
  expect(await read(bytes)).toEqual({
    bytes: bytes.length,
    sha256: sha256(bytes),
    files: [
      { path: 'code/serve.py', bytes: 12, sha256: sha256('import json\n') },
      { path: 'columns.json', bytes: 2, sha256: sha256('{}') },
      { path: 'model.json', bytes: 12, sha256: sha256('{"trees":[]}') },
    ],
  });
});

test('takes folders, empty files and paths longer than a header holds', async () => {
  const long = `code/${'deep/'.repeat(40)}serve.py`;
  const { files } = await read(archiveOf({ [long]: 'x', empty: '' }));
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    [long, 1],
    ['empty', 0],
  ]);
  expect(await read(packed(entry({ path: './', type: 'Directory', mode: 0o755 }), entry({ path: './a' }, 'x')))).toMatchObject({
    files: [{ path: 'a' }],
  });
});

test.each([
  ['an absolute path', { path: '/etc/passwd' }],
  ['a path that climbs out', { path: 'code/../../serve.py' }],
  ['a Windows path', { path: 'C:/model.json' }],
  ['a path with a line feed', { path: 'code/a\nb' }],
  ['a file without a name', { path: '.' }],
])('refuses %s', async (_, header) => {
  await expect(read(packed(entry(header, 'x')))).rejects.toThrow('must be a plain relative path');
});

test.each([
  ['SymbolicLink', { path: 'a', type: 'SymbolicLink', linkpath: '/etc/passwd', size: 0 }],
  ['Link', { path: 'a', type: 'Link', linkpath: 'b', size: 0 }],
  ['CharacterDevice', { path: 'a', type: 'CharacterDevice', size: 0 }],
  ['FIFO', { path: 'a', type: 'FIFO', size: 0 }],
] as const)('refuses a %s', async (type, header) => {
  await expect(read(packed(entry(header)))).rejects.toThrow(`a must be a file or folder, got ${type}`);
});

test('refuses a path that is there twice', async () => {
  await expect(read(packed(entry({ path: 'a' }, 'x'), entry({ path: './a' }, 'y')))).rejects.toThrow('a must be in the archive once');
});

test.each([
  ['model.pkl', 'x'],
  ['weights/Model.JOBLIB', 'x'],
  ['model.bin', Buffer.from([0x80, 4, 0x95, 0, 0])],
  ['protocol-0', "cposix\nsystem\np0\n(S'id'\np1\ntp2\nRp3\n."],
  ['model.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from('archive/data.pkl')])],
  ['rows.npy', Buffer.from("\x93NUMPY\x01\x00v\x00{'descr': '|O', 'fortran_order': False}", 'latin1')],
])('refuses the pickle %s', async (path, content) => {
  await expect(read(archiveOf({ [path]: content }))).rejects.toThrow(`${path} must be no pickle`);
});

test.each([
  ['requirements.txt', 'catboost\nnumpy\npandas\n'],
  ['rows.npy', Buffer.from("\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'fortran_order': False}", 'latin1')],
  ['model.ubj', Buffer.from('{L\x00\x00\x00\x00\x00\x00\x00\x07learner', 'latin1')],
])('takes %s, which only looks like one', async (path, content) => {
  expect((await read(archiveOf({ [path]: content }))).files).toHaveLength(1);
});

test('refuses bombs: one large file of zeros, gzip inside gzip, a flood of entries', async () => {
  const zeros = gzipSync(Buffer.concat([entry({ path: 'a', size: 64 * 1024 ** 2 }), Buffer.alloc(64 * 1024 ** 2 + 1024)]));
  await expect(read(zeros)).rejects.toThrow('too much for a model');
  await expect(read(gzipSync(archiveOf({ a: 'x' })))).rejects.toThrow('packed once');
  const flood = packed(...Array.from({ length: 10_001 }, (_, i) => entry({ path: `f${i}` })));
  await expect(read(flood)).rejects.toThrow('at most 10000 entries');
});

test.each([
  ['no gzip', Buffer.from('model'), 'no whole gzip file'],
  ['a truncated one', archiveOf({ a: 'x'.repeat(5000) }).subarray(0, 60), 'no whole gzip file'],
  ['no tar', gzipSync(Buffer.alloc(2048, 'model')), 'no tar file'],
  ['a tar that ends within a file', gzipSync(entry({ path: 'a', size: 5000 }, 'x')), 'no tar file'],
  ['nothing', Buffer.alloc(0), 'no whole gzip file'],
])('refuses %s', async (_, bytes, message) => {
  await expect(read(bytes)).rejects.toThrow(message);
});

test('does not keep what follows the end mark in memory, but hashes it', async () => {
  const bytes = gzipSync(Buffer.concat([entry({ path: 'a' }, 'x'), Buffer.alloc(1024), Buffer.from('rest'.repeat(1000))]));
  expect(await read(bytes)).toMatchObject({ sha256: sha256(bytes), files: [{ path: 'a' }] });
});
