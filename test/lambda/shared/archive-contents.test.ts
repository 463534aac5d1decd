import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { readArchive } from '../../../lambda/shared/archive-contents';
import { archiveOf, entry, inChunks, packed } from './archives';
import { HOSTILE_PICKLES, safetensorsPickle } from './hostile-pickles';

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
  const { files } = await read(archiveOf({ [long]: 'x', 'empty.py': '' }));
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    [long, 1],
    ['empty.py', 0],
  ]);
  expect(await read(packed(entry({ path: './', type: 'Directory', mode: 0o755 }), entry({ path: './a.py' }, 'x')))).toMatchObject({
    files: [{ path: 'a.py' }],
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

test.each([
  ['twice', ['a.py', './a.py'], 'a.py must be in the archive once'],
  ['in two cases', ['a.py', 'A.py'], 'A.py must be in the archive once'],
  ['as a file and a folder', ['a.py', 'a.py/b.py'], 'a.py/b.py must not be a file and a folder'],
  ['as a folder and a file', ['a.py/b.py', 'a.py'], 'a.py must not be a file and a folder'],
])('refuses a path that is there %s', async (_, paths, message) => {
  await expect(read(packed(...paths.map((path) => entry({ path }, 'x'))))).rejects.toThrow(message);
});

test('refuses a path that is longer than any', async () => {
  await expect(read(archiveOf({ [`${'deep/'.repeat(120)}a.py`]: 'x' }))).rejects.toThrow('must have at most 512 characters, got 604');
});

test.each(['model.pkl', 'weights/Model.JOBLIB', 'model.pt', 'model.bin', 'rows.npy', 'model.h5', 'code/fast.so', 'model', '.json/model'])(
  'refuses %s: what its extension says is no safe format',
  async (path) => {
    await expect(read(archiveOf({ [path]: '{}' }))).rejects.toThrow(`${path} must be a file without code that loading runs`);
  },
);

test.each([
  ['model.json', 'PK\x03\x04', '{ or ['],
  ['model.json', '"text"', '{ or ['],
  ['model.ubj', 'PK\x03\x04', '{'],
  ['model.onnx', 'PK\x03\x04', 'its version (08)'],
  ['model.safetensors', '{}', 'the length of its JSON header'],
  ['model.safetensors', `\x02\0\0\0\0\0\0\0[]`, 'the length of its JSON header'],
  ['model.safetensors', `\x03\0\0\0\0\0\0\0{}`, 'the length of its JSON header'],
  ['code/serve.py', '\x7fELF', 'text in UTF-8'],
  ['columns.csv', '\xff\xfe', 'text in UTF-8'],
  ['notes.txt', 'PK\x03\x04', 'text in UTF-8'],
])('refuses %s that begins otherwise: %j', async (path, content, beginning) => {
  const bytes = Buffer.from(content, 'latin1');
  await expect(read(archiveOf({ [path]: bytes }))).rejects.toThrow(`${path} must begin with ${beginning}`);
});

test.each([
  ['requirements.txt', 'catboost\nnumpy\npandas\n'],
  ['model.json', ' \n{"learner":{}}'],
  ['model.ubj', Buffer.from('{L\x00\x00\x00\x00\x00\x00\x00\x07learner', 'latin1')],
  ['model.onnx', Buffer.from('\x08\x09\x12\x07pytorch', 'latin1')],
  ['model.safetensors', Buffer.from('\x02\0\0\0\0\0\0\0{}', 'latin1')],
  ['model.safetensors', Buffer.concat([Buffer.from([0x80, 4, 0, 0, 0, 0, 0, 0]), Buffer.from('{}'.padEnd(0x480))])],
  ['README.md', `${'x'.repeat(255)}\u00e9 cuts a character at the end of the head`],
])('takes %s', async (path, content) => {
  expect((await read(archiveOf({ [path]: content }))).files).toHaveLength(1);
});

test.each(HOSTILE_PICKLES)('refuses a renamed pickle: %s', async (_, pickle) => {
  await expect(read(archiveOf({ 'code/model.txt': pickle }))).rejects.toThrow('code/model.txt must be no pickle');
});

test('refuses valid safetensors that are a pickle as well', async () => {
  await expect(read(archiveOf({ 'model.safetensors': safetensorsPickle() }))).rejects.toThrow('model.safetensors must be no pickle');
});

test('refuses bombs: one large file of zeros, gzip inside gzip, a flood of entries', async () => {
  const zeros = gzipSync(Buffer.concat([entry({ path: 'a.py', size: 64 * 1024 ** 2 }), Buffer.alloc(64 * 1024 ** 2 + 1024)]));
  await expect(read(zeros)).rejects.toThrow('too much for a model');
  await expect(read(gzipSync(archiveOf({ 'a.py': 'x' })))).rejects.toThrow('packed once');
  const flood = packed(...Array.from({ length: 10_001 }, (_, i) => entry({ path: `f${i}.py` })));
  await expect(read(flood)).rejects.toThrow('at most 10000 entries');
});

test.each([
  ['no gzip', Buffer.from('model'), 'no whole gzip file'],
  ['a truncated one', archiveOf({ 'a.py': 'x'.repeat(5000) }).subarray(0, 60), 'no whole gzip file'],
  ['no tar', gzipSync(Buffer.alloc(2048, 'model')), 'no tar file'],
  ['a tar that ends within a file', gzipSync(entry({ path: 'a.py', size: 5000 }, 'x')), 'no tar file'],
  ['nothing', Buffer.alloc(0), 'no whole gzip file'],
])('refuses %s', async (_, bytes, message) => {
  await expect(read(bytes)).rejects.toThrow(message);
});

test('does not keep what follows the end mark in memory, but hashes it', async () => {
  const bytes = gzipSync(Buffer.concat([entry({ path: 'a.py' }, 'x'), Buffer.alloc(1024), Buffer.from('rest'.repeat(1000))]));
  expect(await read(bytes)).toMatchObject({ sha256: sha256(bytes), files: [{ path: 'a.py' }] });
});
