/** A format of the files of an artefact. */
export interface ArtifactFormat {
  /** What a file of the format begins with, for people. */
  readonly beginning: string;
  /** Whether these first bytes of a file of so many bytes are the format's. */
  readonly begins: (head: Buffer, bytes: number) => boolean;
}

/** First bytes of a file that a format wants to see. */
export const HEAD_BYTES = 256;

/** Most bytes of the header of safetensors, as its own reader takes them. */
const MAX_SAFETENSORS_HEADER = 100_000_000;

/** Bytes that no text has. */
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f]/;

const TEXT: ArtifactFormat = { beginning: 'text in UTF-8', begins: isText };
const JSON_TEXT: ArtifactFormat = { beginning: '{ or [', begins: (head) => isText(head) && /^\s*[{[]/.test(head.toString('latin1')) };

/**
 * Formats that artefacts may hold, by extension: models as data only, and text. None of them runs code when it is read, which pickles
 * (joblib, PyTorch and NumPy's arrays of objects among them), HDF5 of Keras and shared libraries do.
 */
export const ARTIFACT_FORMATS: ReadonlyMap<string, ArtifactFormat> = new Map([
  ['json', JSON_TEXT],
  ['jsonl', JSON_TEXT],
  ['ubj', { beginning: '{', begins: (head) => head[0] === 0x7b }],
  ['onnx', { beginning: 'its version (08)', begins: (head) => head[0] === 0x08 }],
  ['safetensors', { beginning: 'the length of its JSON header', begins: isSafetensors }],
  ...['py', 'txt', 'md', 'csv', 'tsv', 'sql', 'yaml', 'yml', 'toml'].map((extension): [string, ArtifactFormat] => [extension, TEXT]),
]);

/** The head may end within a character. */
function isText(head: Buffer): boolean {
  try {
    return !CONTROLS.test(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }));
  } catch {
    return false;
  }
}

/** Eight bytes of a little-endian length, then so many bytes of JSON, then the tensors. */
function isSafetensors(head: Buffer, bytes: number): boolean {
  if (head.length <= 8) {
    return false;
  }
  const header = head.readBigUInt64LE();
  return header <= MAX_SAFETENSORS_HEADER && Number(header) <= bytes - 8 && head[8] === 0x7b;
}
