import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectTable } from '../../src/import/inspect-table.ts';
import { numberInBytes } from '../../src/import/number-in-bytes.ts';
import { numberInText } from '../../src/import/number-in-text.ts';
import { readWorks } from '../../src/import/read-works.ts';
import { cut, expectSame, fileOf, readByDefault, refusal, worksOf } from './files.ts';

const column = (name: string) => ({ kind: 'column', column: name }) as const;

describe('how cells lie', () => {
  test.each([
    ['one a line', '1.5\n-2\n3e2\n', [1.5, -2, 300]],
    ['a heading', 'work\n1.5\n2\n', [1.5, 2]],
    ['no end of the last line', '1\n2', [1, 2]],
    ['CR LF', 'work\r\n1.5\r\n2\r\n', [1.5, 2]],
    ['a byte order mark', '\ufeff1.5\n2\n', [1.5, 2]],
    ['commas', 'name,work\na,1\nb,2\n', [1, 2]],
    ['commas and spaces', '1.5, 9\n2.5, 9\n', [1.5, 2.5]],
    ['tabs', 'x\ty\n1\t5\n2\t6\n', [1, 2]],
    ['semicolons', 'x;y\n1;5\n2;6\n', [1, 2]],
    ['semicolons and decimal commas', 'W;t\n1,25;0\n-2,5e1;1\n', [1.25, -25]],
    ['tabs and decimal commas', '1,25\t0\n2,5\t1\n', [1.25, 2.5]],
    ['decimal commas below a heading of one cell', 'work\n1,25\n2,5\n', [1.25, 2.5]],
    ['decimal commas with spaces', '1,25 0,5\n2,5 0,5\n', [1.25, 2.5]],
    ['many decimals with a decimal comma', 'W;t\n1,2345678901234567;0\n', [1.2345678901234567]],
    ['spaces', '  1.5   7\n  2.5   8\n', [1.5, 2.5]],
    ['quoted cells', '"name, of it","work"\n"a, b","1.5"\n"c",2\n', [1.5, 2]],
    ['comments', '# made by hand\n@ and so on\n% too\n1\n# in between\n2\n', [1, 2]],
    ['Fortran’s exponents', '1.5D+01\n-2d0\n', [15, -2]],
    ['a minus sign that is one', '−1.5\n2\n', [-1.5, 2]],
    ['text beside the works', 'a 1\nb 2\n', [1, 2]],
  ])('%s', async (_, text, works) => {
    expect(await worksOf(fileOf('works.txt', text))).toEqual(works);
  });

  test('a column by its heading, by its number, by its heading in other letters', async () => {
    const file = fileOf('works.csv', 'time,Work,2\n0,5,8\n1,6,9\n');
    expect(await worksOf(file, column('Work'))).toEqual([5, 6]);
    expect(await worksOf(file, column('work'))).toEqual([5, 6]);
    expect(await worksOf(file, column('3'))).toEqual([8, 9]);
    expect(await worksOf(file, column('2'))).toEqual([8, 9]); // a heading first, then a number
    expect(await refusal(readWorks([file], column('heat')))).toBe(
      'SpecError: column: heat (works.csv has time, Work, 2)',
    );
  });

  test('only the rows of one direction', async () => {
    const file = fileOf('works.csv', 'index,direction,work\n0,forward,1\n1,reverse,2\n2,forward,3\n');
    expect(await worksOf(file)).toEqual([1, 3]);
    const reverse = { kind: 'column', column: 'work', rows: { column: 'direction', value: 'reverse' } } as const;
    expect(await worksOf(file, reverse)).toEqual([2]);
  });

  test('several files are one set, in their order', async () => {
    const read = await readByDefault(fileOf('a.txt', '1\n2\n'), fileOf('b.csv', 'work\n3\n'));
    expect([...read.values]).toEqual([1, 2, 3]);
    expect(read.files.map(({ name, first, count }) => [name, first, count])).toEqual([
      ['a.txt', 0, 2],
      ['b.csv', 2, 1],
    ]);
    expect(read.warnings).toEqual([]);
  });

  test('a stream is read alike wherever it is cut', async () => {
    const text = '# é\n"a, é",work\n"b, c",1.2345678901234567\r\nd,nan\n\ne,-3\nf,4e-300';
    const whole = await readByDefault(fileOf('works.csv', text));
    expect([...whole.values]).toEqual([1.2345678901234567, -3, 4e-300]);
    expect(whole.skippedAt).toEqual(['works.csv:4']);
    for (let bytes = 1; bytes < 20; bytes++)
      expect(await readByDefault(cut(fileOf('works.csv', text), bytes)), `${bytes} bytes`).toEqual(whole);
  });

  test('more works than one block of memory holds', async () => {
    const works = Float64Array.from({ length: 2 ** 20 + 5000 }, (_, i) => Math.sin(i));
    const shares: number[] = [];
    const read = await readWorks([fileOf('many.txt', works.join('\n'))], column('1'), (share) => shares.push(share));
    expectSame(read.values, works);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});

describe('what is looked at', () => {
  test('headings, units, first cells', async () => {
    const look = await inspectTable(fileOf('pull.csv', 'Name;Force (pN);x [nm];W / kJ/mol\na;1,5;2;3\nb;2,5;3;4\n'));
    expect(look.format).toBe('text');
    expect(look.layout).toEqual({ delimiter: ';', decimalComma: true, headerLine: 1, width: 4 });
    expect(look.notes).toEqual(['commas are read as decimal commas']);
    expect(look.columns).toEqual([
      { name: 'Name', unit: null, numeric: false, preview: ['a', 'b'] },
      { name: 'Force (pN)', unit: 'pN', numeric: true, preview: ['1,5', '2,5'] },
      { name: 'x [nm]', unit: 'nm', numeric: true, preview: ['2', '3'] },
      { name: 'W / kJ/mol', unit: 'kJ/mol', numeric: true, preview: ['3', '4'] },
    ]);
  });

  test('headings in a comment, as numpy.savetxt and JPK write them', async () => {
    const names = async (text: string) => (await inspectTable(fileOf('a.txt', text))).columns.map(({ name }) => name);
    expect(await names('# made by hand\n# time work\n0 1\n')).toEqual(['time', 'work']);
    expect(await names('# units: m N\n# columns: height vDeflection\n# segment: retract\n0 1\n')).toEqual([
      'height (m)',
      'vDeflection (N)',
    ]);
  });

  test('headings of several words between spaces', async () => {
    const names = async (text: string) => (await inspectTable(fileOf('a.txt', text))).columns.map(({ name }) => name);
    expect(await names('Force (pN) Extension (nm)\n1 2\n')).toEqual(['Force (pN)', 'Extension (nm)']);
    expect(await names('work done  time spent\n1 2\n')).toEqual(['work done', 'time spent']);
    expect(await names('work done on it\n1\n')).toEqual(['work done on it']);
  });

  test('a pair of whole numbers that may be one with a decimal comma is pointed out', async () => {
    const { notes } = await inspectTable(fileOf('a.csv', '3,14\n2,71\n'));
    expect(notes).toEqual(['commas are read as dividing columns: “2,71” as 2 and 71']);
  });

  test('the first megabyte only', async () => {
    let most = 0;
    const file = fileOf('long.txt', 'work\n1\n'.padEnd(3e6, '2\n'));
    const look = await inspectTable({
      name: file.name,
      size: file.size,
      stream: () => file.stream(),
      slice: (start, end) => {
        most = Math.max(most, end);
        return file.slice(start, end);
      },
    });
    expect(look.columns[0]).toMatchObject({ name: 'work', numeric: true });
    expect(most).toBe(2 ** 20);
  });
});

test('numbers in quotation marks are numbers, in a column alone or between spaces', async () => {
  expect([...(await readByDefault(fileOf('a.csv', '"work done"\n"1.5"\n"-2.5e1"\n'))).values]).toEqual([1.5, -25]);
  const read = await readWorks([fileOf('a.txt', '"pull 1"  "1.5"\n"pull 2"  2.5\n')], column('2'));
  expect([...read.values]).toEqual([1.5, 2.5]);
});

describe('cells without a number', () => {
  test('are counted, with their lines', async () => {
    const read = await readByDefault(fileOf('a.csv', 'work\n1\nnan\n2\n\n-inf\n1e999\nNA\n3\n\n\n'));
    expect([...read.values]).toEqual([1, 2, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 3]);
    expect(read.skipped).toBe(3);
    expect(read.skippedAt).toEqual(['a.csv:3', 'a.csv:5', 'a.csv:8']);
  });

  test('in rows of several cells a blank line divides, and an empty cell is one without a number', async () => {
    const read = await readWorks([fileOf('a.csv', 'a,b\n1,5\n\n2,\n3,6\n4\n')], column('b'));
    expect([...read.values]).toEqual([5, 6]);
    expect(read.skippedAt).toEqual(['a.csv:4', 'a.csv:6']);
  });

  test.each([
    ['text after the first line', 'work\n1\ntwo\n3\n', 'a.csv line 3: two (must be a number)'],
    ['a number with something behind it', '1\n2x\n', 'a.csv line 2: 2x (must be a number)'],
    ['a hexadecimal number', '1\n0x10\n', 'a.csv line 2: 0x10 (must be a number)'],
    ['text far down', `${'1.00000000000\n'.repeat(90_000)}end\n`, 'a.csv line 90001: end (must be a number)'],
    [
      'a quotation mark left open',
      'a,b\n1,2\n2,"3\n',
      'a.csv line 3: 2,"3 (a quotation mark is not closed in its line)',
    ],
    ['nothing', '', 'a.csv: 0 bytes (is empty)'],
    ['blank lines', ' \n\n', 'a.csv: 3 bytes (is empty)'],
    ['a header and no values', 'work\n', 'a.csv: work (holds a header and no values)'],
    ['comments and no values', '# hello\n', 'a.csv: # hello (holds comments and no values)'],
    ['words alone', 'a\nb\n', 'a.csv: b (must hold a column of numbers)'],
    ['old line ends', '1\r2\r3', 'a.csv: lines ending in CR (must end in LF or CR LF: save it again)'],
  ])('%s is refused', async (_, text, line) => {
    expect(await refusal(readByDefault(fileOf('a.csv', text)))).toBe(`SpecError: ${line}`);
  });

  test('no finite number at all', async () => {
    expect(await refusal(readWorks([fileOf('a.csv', 'nan\nnan\n')], column('1')))).toBe(
      'SpecError: a.csv: column 1 (holds no finite number)',
    );
  });
});

describe('numbers', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const read = (text: string) => {
    const fast = numberInBytes(bytesOf(text), 0, text.length, false);
    return Number.isNaN(fast) ? numberInText(text, false) : fast;
  };

  test('are the nearest double, however they are written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e307, max: 1e307 }), fc.integer({ min: 0, max: 20 }), (x, digits) => {
        for (const text of [String(x), x.toExponential(digits), x.toPrecision(digits + 1), x.toFixed(digits)])
          expect(read(text), text).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('are taken from bytes only where that is exact, and from nothing else', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-+]?[0-9.]{0,20}([eE][-+]?[0-9]{0,3})?$/), (text) => {
        const fast = numberInBytes(bytesOf(text), 0, text.length, false);
        if (!Number.isNaN(fast)) expect(fast, text).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
    for (const text of ['', '-', '.', 'e5', '1e', '1e+', '1.2.3', '1-2', 'nan', '1 2'])
      expect(numberInBytes(bytesOf(text), 0, text.length, false), text).toBeNaN();
  });
});
