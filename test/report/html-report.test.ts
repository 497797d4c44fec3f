import { parseXml, type XmlElement, type XmlNode } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import { studyWorks } from '../../src/estimate/study-works.ts';
import { styleOf } from '../../src/report/estimators.ts';
import { htmlReport } from '../../src/report/html-report.ts';
import { valueText } from '../../src/report/page/estimate-text.ts';
import { readReport } from '../../src/report/read-report.ts';
import { exampleAbout, exampleStudy } from './example-study.ts';

const study = exampleStudy();
const page = htmlReport(study, exampleAbout);

/** The page as a tree: reports are well-formed XML. */
const parse = (html: string): XmlElement => parseXml(html.replace(/^<!doctype html>/, '')).root!;

const isElement = (node: XmlNode): node is XmlElement => node.type === 'element';

const all = (root: XmlElement, name: string): XmlElement[] =>
  root.children.filter(isElement).flatMap((e) => [...(e.name === name ? [e] : []), ...all(e, name)]);

const classes = (root: XmlElement, name: string, wanted: string) =>
  all(root, name).filter((e) => (e.attributes.class ?? '').split(' ').includes(wanted));

test('infinite works have no figures, and the page says why', () => {
  const never = new Float64Array(60).fill(Number.POSITIVE_INFINITY);
  const works = Float64Array.from({ length: 60 }, (_, i) => i / 10);
  for (const [forward, reverse, figures] of [
    [never, null, 0],
    [never, never, 0],
    [works, never, 1],
  ] as const) {
    const root = parse(htmlReport(studyWorks(forward, reverse), exampleAbout));
    expect(classes(root, 'svg', 'figure').filter((f) => f.attributes.id === 'figure-works')).toHaveLength(figures);
    expect(root.text.replace(/\{"format.*/s, '')).not.toMatch(/NaN|undefined/);
  }
});

describe('a report of both directions', () => {
  const root = parse(page);

  test('says every estimate as it is written elsewhere, or why there is none', () => {
    const rows = all(classes(root, 'table', 'estimates')[0]!, 'tr').map((row) => row.text);
    for (const estimate of study.estimates) {
      const name = styleOf(estimate.id).name.replaceAll('_', '');
      const row = rows.find((text) => text.startsWith(name));
      expect(row, estimate.id).toContain(Number.isFinite(estimate.value) ? valueText(estimate) : estimate.reason);
    }
  });

  test.each(['Mean work', 'Dissipated work', 'Hysteresis'])('%s has an error beside it', (name) => {
    const row = all(classes(root, 'table', 'diagnostics')[0]!, 'tr').find((tr) => tr.text.trim().startsWith(name))!;
    expect(row.text.match(/\d ± [\d.]+ kT/g)).toHaveLength(name === 'Hysteresis' ? 1 : 2);
  });

  test('says the verdict as a word, with reasons', () => {
    const text = classes(root, 'section', 'verdict')[0]!.text;
    expect(text).toContain(study.verdict.light === 'green' ? 'Green' : study.verdict.light);
    expect(study.verdict.reasons.length).toBeGreaterThan(0);
  });

  test('has figures with titles and units at both axes, and a line of what is exact or referred to', () => {
    const figures = classes(root, 'svg', 'figure');
    expect(figures.map((figure) => figure.attributes.id)).toEqual([
      'figure-works',
      'figure-ratio',
      'figure-convergence',
      'figure-bias',
      'figure-spread',
    ]);
    for (const figure of figures) {
      const titles = classes(figure, 'text', 'title').map((title) => title.text);
      expect(titles, figure.attributes.id).toHaveLength(2);
      expect(titles[0], figure.attributes.id).toMatch(/kT|N$/);
      expect(titles[1], figure.attributes.id).toMatch(/kT|^ln\[/);
      expect(figure.attributes['aria-label']).not.toMatch(/NaN|undefined|null/);
      const numbers = [...JSON.stringify(figure).matchAll(/(?:NaN|Infinity|undefined)/g)];
      expect(numbers, figure.attributes.id).toEqual([]);
    }
    for (const id of ['figure-ratio', 'figure-bias', 'figure-spread'])
      expect(classes(figures.find((f) => f.attributes.id === id)!, 'path', 'exact'), id).not.toEqual([]);
    for (const id of ['figure-works', 'figure-convergence'])
      expect(figures.find((f) => f.attributes.id === id)!.text, id).toMatch(/ΔF = 18\.69\S* kT by BAR/);
  });

  test('loads nothing', () => {
    expect(page).not.toMatch(/\bsrc=|url\((?!#)|@import|<iframe|<object|<embed/);
    const links = [...all(root, 'a'), ...all(root, 'link')].map((e) => e.attributes.href!);
    expect(links.filter((href) => !/^(#|data:,$|https:\/\/doi\.org\/)/.test(href))).toEqual([]);
    expect(all(root, 'script').map((e) => e.attributes.type)).toEqual(['application/json']);
  });

  test('cites every method with a reference that it has', () => {
    const known = new Set(all(root, 'li').map((e) => `#${e.attributes.id}`));
    const cited = classes(root, 'span', 'cite').flatMap((e) => all(e, 'a').map((a) => a.attributes.href!));
    expect(cited.length).toBeGreaterThan(8);
    expect(cited.filter((href) => !known.has(href))).toEqual([]);
  });

  test('opens again with everything in it', () => {
    expect(readReport(page)).toEqual({ study, about: exampleAbout });
  });
});

test('where ΔF is known, its dashed line says “exact” in figures of ΔF', () => {
  const exact = htmlReport(study, { ...exampleAbout, exact: 18.686 });
  for (const id of ['figure-works', 'figure-convergence']) {
    const figure = classes(parse(exact), 'svg', 'figure').find((f) => f.attributes.id === id)!;
    expect(classes(figure, 'path', 'exact'), id).not.toEqual([]);
    expect(figure.text, id).toContain('exact');
  }
});

describe.each([
  ['one direction', () => exampleStudy(2, 4000, false)],
  ['no overlap', () => exampleStudy(7, 300)],
  ['equal works', () => studyWorks(new Float64Array(10).fill(3), new Float64Array(10).fill(-3))],
  ['a single work', () => studyWorks(Float64Array.of(1.5), null)],
  ['failures of weight zero', () => studyWorks(Float64Array.of(1, 2, 1.5, Infinity), Float64Array.of(-1, -2, 0.3))],
  [
    'works of 10⁴ kT',
    () => studyWorks(Float64Array.of(1e4, 10001, 9999, 10002), Float64Array.of(-1e4, -9999.5, -9998)),
  ],
])('works of %s', (_, make) => {
  const made = make();
  const html = htmlReport(made, { ...exampleAbout, reverse: made.reverse && exampleAbout.reverse });

  test('give a page without a NaN, with a reason for every number that is missing', () => {
    const root = parse(html);
    const seen = all(root, 'main')[0]!;
    expect(seen.text).not.toMatch(/NaN|undefined|Infinity/);
    expect(JSON.stringify(seen)).not.toMatch(/NaN|Infinity/);
    for (const { id, value, reason } of made.estimates)
      if (Number.isNaN(value)) expect(seen.text.replaceAll('\u00a0', ' '), id).toContain(reason!.slice(-12));
  });

  test('open again', () => expect(readReport(html).study).toEqual(made));
});

describe('hostile texts', () => {
  const hostile = `"><img src=x onerror=alert(1)></script><script>alert(2)</script>&amp;'\u0000\u202e.csv`;
  const file = {
    files: [hostile],
    choice: { kind: 'column' as const, column: hostile },
    skipped: 1,
    skippedAt: [hostile],
  };
  const about = { ...exampleAbout, title: hostile, unit: hostile, forward: file, reverse: file, warnings: [hostile] };
  const html = htmlReport(study, about);

  test('stay text', () => {
    const root = parse(html);
    expect(all(root, 'img')).toEqual([]);
    expect(all(root, 'script')).toHaveLength(1);
    expect(html).not.toContain('<img');
    expect(all(root, 'title')[0]!.text).toBe(hostile.replace('\u0000', '\ufffd'));
  });

  test('come back as they were', () => expect(readReport(html).about).toEqual(about));
});
