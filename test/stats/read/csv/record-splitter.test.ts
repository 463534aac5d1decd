import { FILE, profileBytes } from '../profile-bytes';

/** Rows by text of each column. */
function values(csv: string, delimiter?: string): Record<string, Record<string, number> | number> {
  const { rows, columns } = profileBytes(csv, { delimiter, format: 'csv' });
  return {
    rows,
    ...Object.fromEntries(columns.map(({ name, values, missing }) => [name, { ...Object.fromEntries(values ?? []), missing }])),
  };
}

test('fields in quotes hold delimiters, line breaks and quotes', () => {
  expect(values('a,b\n"1,5","x\ny"\n"say ""hi""",plain\n')).toEqual({
    rows: 2,
    a: { '1,5': 1, 'say "hi"': 1, missing: 0 },
    b: { 'x\ny': 1, plain: 1, missing: 0 },
  });
});

test('a field counts the same with quotes and without', () => {
  expect(values('a\n"x"\nx\n"12"\n12\n')).toEqual({ rows: 4, a: { x: 2, '12': 2, missing: 0 } });
});

test('lines may end with CRLF, the last one not at all', () => {
  expect(values('a,b\r\n1,"x"\r\n2,y')).toEqual({ rows: 2, a: { '1': 1, '2': 1, missing: 0 }, b: { x: 1, y: 1, missing: 0 } });
});

test('a byte order mark is no part of the first name', () => {
  expect(values('\ufeffa\n1\n')).toEqual({ rows: 1, a: { '1': 1, missing: 0 } });
});

test.each([
  ['a semicolon', 'a;b\n"1,5;2";2\n'],
  ['a tab', 'a\tb\n1,5;2\t2\n'],
  ['a bar', 'a|b\n1,5;2|2\n'],
])('%s in the header is the delimiter', (_, csv) => {
  expect(values(csv)).toEqual({ rows: 1, a: { '1,5;2': 1, missing: 0 }, b: { '2': 1, missing: 0 } });
});

test('a delimiter that is given is taken', () => {
  expect(values('a,x:b\n1:2\n', ':')).toEqual({ rows: 1, 'a,x': { '1': 1, missing: 0 }, b: { '2': 1, missing: 0 } });
});

test('empty lines at the end are no rows', () => {
  expect(values('a,b\n1,2\n\n\r\n\n')).toMatchObject({ rows: 1 });
  expect(values('a\n1\n\n\n')).toMatchObject({ rows: 1 });
});

test('an empty line between others is a missing value of a file of one column', () => {
  expect(values('a\n1\n\n\n""\n2\n\n')).toEqual({ rows: 5, a: { '1': 1, '2': 1, missing: 3 } });
});

test('a header alone is a file of no rows', () => {
  expect(values('a,b\n')).toEqual({ rows: 0, a: { missing: 0 }, b: { missing: 0 } });
  expect(values('a,b')).toEqual({ rows: 0, a: { missing: 0 }, b: { missing: 0 } });
});

test('a column without a name is called by its number', () => {
  expect(values(',b\n0,x\n')).toMatchObject({ c0: { '0': 1 }, b: { x: 1 } });
});

test.each([
  ['too few fields', 'a,b\n1,2\n3\n', ':3: column b: a row must have 2 fields, got 1'],
  ['too many fields', 'a,b\n1,2\n"x\ny",2\n3,4,five,6\n', ':5: column 3: a row must have 2 fields, got "five"'],
  ['an empty line between others', 'a,b\n1,2\n\n\n3,4\n', ':3: column a: a row must have 2 fields, got an empty line'],
  ['a quote that is not closed', 'a,b\n1,2\n3,"4\n5,6\n', ':3: column b: a quoted field must be closed'],
  ['a quote within a field', 'a,b\n1,2\n3,4"5\n', ':3: column b: a field with a quote in it must be quoted'],
  [
    'text after a closing quote',
    'a,b\n"1"2,3\n',
    ':2: column a: the delimiter or the end of the line must follow a closing quote, got "2"',
  ],
  ['a carriage return alone', 'a,b\n1\r2,3\n', ':2: column a: a carriage return outside of quotes must be followed by a line feed'],
  ['the same name twice', 'a,b,a\n', ':1: column 3: a column must have a name of its own, got "a"'],
  ['an empty header', '\n1\n', ':1: the first line must name the columns, got ""'],
  ['an empty file', '', ':1: a header must name the columns, the file is empty'],
  ['a quote that is not closed in the header', 'a,"b\n1,2\n', ':1: a quoted field must be closed'],
  ['a quote within a name', 'a,b"c\n', ':1: column 2: a field with a quote in it must be quoted, got "b\\"c"'],
])('%s is an error that says where', (_, csv, message) => {
  expect(() => values(csv)).toThrow(`${FILE}${message}`);
});

test('text must be UTF-8', () => {
  const latin1 = Buffer.from('a,b\n1,x\n2,S\u00e3o Paulo\n', 'latin1');
  expect(() => profileBytes(latin1)).toThrow(`${FILE}:3: text must be UTF-8, got "2,S\ufffdo Paulo"`);
});

test('a delimiter is one character', () => {
  expect(() => values('a\n', '::')).toThrow('delimiter must be one ASCII character other than a quote or a line break, got "::"');
});
