/** Pickles of Python 3.12 by title, in hex: `os.system('true')`, the same inside data, an object with a state, and data alone. */
const OF_PYTHON: Readonly<Record<string, string>> = {
  'call, protocol 0': '63706f7369780a73797374656d0a70300a2856747275650a70310a7470320a5270330a2e',
  'call, protocol 1': '63706f7369780a73797374656d0a71002858040000007472756571017471025271032e',
  'call, protocol 2': '800263706f7369780a73797374656d0a710058040000007472756571018571025271032e',
  'call, protocol 4': '8004951f000000000000008c05706f736978948c0673797374656d9493948c047472756594859452942e',
  'call, protocol 5': '8005951f000000000000008c05706f736978948c0673797374656d9493948c047472756594859452942e',
  'nested, protocol 0':
    '286470300a56610a70310a286c70320a49310a6146322e350a6156780a70330a6163706f7369780a73797374656d0a70340a2856747275650a70350a' +
    '7470360a5270370a61732e',
  'nested, protocol 1':
    '7d710058010000006171015d7102284b01474004000000000000580100000078710363706f7369780a73797374656d0a710428580400000074727565' +
    '710574710652710765732e',
  'nested, protocol 5':
    '80059539000000000000007d948c0161945d94284b014740040000000000008c0178948c05706f736978948c0673797374656d9493948c0474727565' +
    '948594529465732e',
  'state, protocol 0':
    '63636f70795f7265670a5f7265636f6e7374727563746f720a70300a286361726770617273650a4e616d6573706163650a70310a635f5f6275696c74' +
    '696e5f5f0a6f626a6563740a70320a4e7470330a5270340a286470350a56610a70360a49310a73622e',
  'state, protocol 2': '80026361726770617273650a4e616d6573706163650a7100298171017d710258010000006171034b0173622e',
  'state, protocol 4': '80049527000000000000008c086172677061727365948c094e616d6573706163659493942981947d948c0161944b0173622e',
  'data, protocol 2':
    '80027d710058010000006171015d7102284b0147400400000000000058010000007871034e88284b014b024b034b04747104635f5f6275696c74696e' +
    '5f5f0a7365740a71055d7106284b014b026585710752710865732e',
  'data, protocol 4':
    '80049530000000000000007d948c0161945d94284b014740040000000000008c0178944e88284b014b024b034b0474948f94284b014b029065732e',
};

/** Pickles that nobody's `pickle.dump` writes, but that `pickle.load` runs. */
const BY_HAND: Readonly<Record<string, string>> = {
  'instance of a class': "(S'true'\nios\nsystem\n.",
  'object of a class': "(cos\nsystem\nS'true'\no.",
  'without an end': "cos\nsystem\n(S'true'\ntR",
  'a mark that is popped like a value': "(0cos\nsystem\n(S'true'\ntR.",
  'a number that ends at a null byte': "I1\0 %\n0cos\nsystem\n(S'true'\ntR.",
  'after harmless ones': "I1\n.N.cos\nsystem\n(S'true'\ntR.",
  'behind an empty text': "V\n0cos\nsystem\n(S'true'\ntR.",
  'behind long bytes': `B\x00\x04\x00\x00${'x'.repeat(1024)}0cos\nsystem\n(S'true'\ntR.`,
  'in a registered extension': '\x82\x01)R.',
  'more marks than any value needs': '('.repeat(2000),
};

/** Pickles that a file of an artefact may be, by title. */
export const HOSTILE_PICKLES: readonly (readonly [title: string, pickle: Buffer])[] = [
  ...Object.entries(OF_PYTHON).map(([title, hex]) => [title, Buffer.from(hex, 'hex')] as const),
  ...Object.entries(BY_HAND).map(([title, text]) => [title, Buffer.from(text, 'latin1')] as const),
];

/** A valid safetensors file whose header's length, read as an opcode, swallows the header; what follows is run. */
export function safetensorsPickle(): Buffer {
  // 58 ll ll ll 00: text of a four-byte length; the same bytes are the length of the header.
  const length = 0x0258;
  const header = Buffer.from('{}'.padEnd(length, ' '));
  const lengthBytes = Buffer.alloc(8);
  lengthBytes.writeBigUInt64LE(BigInt(length));
  lengthBytes[0] = 0x58;
  const swallowed = lengthBytes.readUInt32LE(1);
  const text = Buffer.concat([lengthBytes, header]);
  const payload = Buffer.from("0cos\nsystem\n(S'true'\ntR.");
  payload.copy(text, 5 + swallowed);
  return text;
}
