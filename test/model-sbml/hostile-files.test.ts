import { describe, expect, test } from 'vitest';
import { readDsmtsModel } from '../known-answer/dsmts/read-results.ts';
import { refusal } from './refusal.ts';
import { call, functions, law } from './sbml-parts.ts';
import { sbmlText } from './sbml-text.ts';

describe('broken and hostile files', () => {
  test.each([
    ['nothing', '', 'not well-formed XML at line 1, column 1'],
    ['no XML', 'k1 * X', 'not well-formed XML'],
    ['another format', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'sbml: <html> (must be an sbml element)'],
    ['no namespace', '<sbml level="3" version="1"><model/></sbml>', 'sbml.xmlns'],
    [
      'no model',
      '<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"/>',
      'no model (must hold one)',
    ],
    ['a tag left open', sbmlText().replace('</listOfSpecies>', ''), 'is not well-formed XML at line'],
    ['an entity of its own', sbmlText().replace('id="m"', 'id="&m;"'), 'is not well-formed XML at line'],
  ])('%s', (_, text, message) => expect(refusal(text)).toContain(message));

  test('cutting a file short anywhere is an error of one line', () => {
    const text = readDsmtsModel('00033');
    for (let length = 0; length < text.trimEnd().length; length += 41) refusal(text.slice(0, length));
  });

  /** None of these may take longer than a person notices: the time that is computed, whatever else the machine does. */
  const quick = (text: string): string => {
    const start = process.cpuUsage();
    const message = refusal(text);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
    return message;
  };

  test('entities that would grow to gigabytes are refused at once', () => {
    const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY b${i + 1} "${`&b${i};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE sbml [<!ENTITY b0 "ha">${entities}]>`;
    expect(quick(sbmlText().replace('<sbml', `${bomb}<sbml`))).toBe(
      'sbml: <!DOCTYPE sbml> (document type declarations are not supported)',
    );
    quick(sbmlText().replace('<sbml', `${bomb}<sbml`).replace('id="m"', 'id="&b12;"'));
  });

  test('five megabytes of anything are refused at once', () => {
    for (const text of ['x', '<a>', '<ci/>', '&amp;', '<!--', '\0']) quick(text.repeat(5e6 / text.length));
    quick(`<sbml ${'a'.repeat(1.9e6)}`);
    quick('<a>'.repeat(6e5));
    quick(`<a>${'<b/>'.repeat(4e5)}</a>`);
  });

  test('functions that double with every call are refused at once', () => {
    for (const operator of ['plus', 'power']) {
      const doubled = (i: number) =>
        `<apply><${operator}/>${call(`f${i}`, '<ci>x</ci>')}${call(`f${i}`, '<ci>x</ci>')}</apply>`;
      const chain = Array.from({ length: 40 }, (_, i): [string, string] => [`f${i + 1}`, doubled(i)]);
      const text = sbmlText({ ...functions(['f0', '<ci>x</ci>'], ...chain), ...law(call('f40', '<ci>X</ci>')) });
      expect(quick(text)).toContain('must have at most');
    }
  });

  test('mathematics nested too deep, or too long for a formula, is refused', () => {
    const nested = `${'<apply><sin/>'.repeat(150)}<ci>X</ci>${'</apply>'.repeat(150)}`;
    expect(quick(sbmlText(law(nested)))).toContain('must not nest deeper than');
    const deep = `${'<apply><sin/>'.repeat(2000)}<ci>X</ci>${'</apply>'.repeat(2000)}`;
    expect(quick(sbmlText(law(deep)))).toContain('must not nest deeper than');
    const wide = `<apply><plus/>${'<apply><sin/><ci>X</ci></apply><ci>k</ci>'.repeat(2000)}</apply>`;
    expect(quick(sbmlText(law(wide)))).toContain('must have at most');
    const powers = Array.from({ length: 450 }, (_, i) => `<apply><power/><ci>X</ci><cn>${i + 2}</cn></apply>`).join('');
    expect(quick(sbmlText(law(`<apply><plus/>${powers}</apply>`)))).toContain('must have at most');
  });
});
