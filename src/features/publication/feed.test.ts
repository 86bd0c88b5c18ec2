import fc from 'fast-check';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { csto } from '../../../test/actors.ts';
import { digest } from '../../core/canonical.ts';
import { textFiles, type Paragraph } from '../../core/text.ts';
import type { Words } from '../../core/words.ts';
import { atomFeed, sitemap } from './feed.ts';
import { statementJson, statementShape, statementsJson, statementsShape } from './public.ts';
import type { Publication } from './store.ts';

const ATOM = new URL('../../../../shared/data/drafting/atom/', import.meta.url);
const there = existsSync(new URL('atom.rng', ATOM));
if (!there) process.stderr.write('\n!!! NO ATOM SCHEMA, the feed is not validated: ../shared/data/drafting/atom/atom.rng is not there !!!\n\n');

/** The faults that the Relax NG schema of RFC 4287 finds, none for a valid feed. */
function faults(text: string): string[] {
  const schema = XmlDocument.fromString(readFileSync(new URL('atom.rng', ATOM), 'utf8'));
  const validator = RelaxNGValidator.fromDoc(schema);
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [(error as Error).message];
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}

const publication = (title: Words, words: Words[], change: Partial<Publication> = {}): Publication => {
  const paragraphs = words.map((one, i): Paragraph => ({ part: i === 0 && words.length > 1 ? 'preambular' : 'operative', heading: null, words: one }));
  return {
    symbol: 'CSC/ST/2022/1', dossier: 'D-1', procedure: 'S-1', text: 'T-1', version: 1, body: 'csc', title, paragraphs, hash: digest(JSON.stringify(title)), files: textFiles(title, paragraphs, ['ru', 'en']),
    participation: [{ party: 'ARM', standing: 'reserves', reservations: [{ paragraphs: [1], words: { en: 'An aim.' } }] }, { party: 'KAZ', standing: 'agrees', reservations: [] }],
    decided_at: '2022-05-08T13:00:00.000Z', announced_at: '2022-05-09T07:05:00.000Z', year: 2022, subjects: ['analysis', 'gone'], seq: 30, audience: ['public'], example: true, ...change,
  };
};
const both = (text: string): Words => ({ en: text, ru: text });
const site = { base: 'https://desk.example.org', charter: csto, lang: 'en' } as const;
const feed = (publications: readonly Publication[], change: Partial<Parameters<typeof atomFeed>[1]> = {}): string => atomFeed(site, { subject: null, page: 1, more: false, publications, updated: publications[0]?.announced_at ?? null, ...change });
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).filter((text) => text.trim() !== '').map(both);

describe.skipIf(!there)('the feed is valid Atom', () => {
  test('the schema knows a good feed from a bad one', () => {
    expect(faults(readFileSync(new URL('good.xml', ATOM), 'utf8'))).toEqual([]);
    expect(faults(readFileSync(new URL('bad.xml', ATOM), 'utf8'))).toHaveLength(1);
    expect(faults(feed([publication(both('x'), [both('y')])]).replace(/<updated>[^<]*<\/updated>/, ''))).toHaveLength(1);
  });

  test.each([
    ['empty', []],
    ['one statement', [publication(both('On the borders'), [both('Noting,'), both('The Parties agree.')])]],
    ['in one language alone', [publication({ ru: 'О рубежах' }, [{ ru: 'Стороны согласны.' }])]],
    ['with an address that needs care', [publication(both('x'), [both('y')], { symbol: 'A B/№ 1?#&<>"/2' })]],
  ] as const)('%s', (_, publications) => {
    expect(faults(feed(publications))).toEqual([]);
    expect(faults(atomFeed({ ...site, lang: 'ru' }, { subject: 'analysis', page: 2, more: true, publications, updated: null }))).toEqual([]);
  });

  test('whatever the statements say', () => {
    fc.assert(fc.property(words, fc.array(words, { minLength: 1, maxLength: 4 }), (title, paragraphs) => {
      expect(faults(feed([publication(title, paragraphs)]))).toEqual([]);
    }), { numRuns: 60 });
  });
});

test('names stay when the address of the site changes, and differ by language, subject and statement', () => {
  const one = publication(both('x'), [both('y')]);
  const ids = (text: string): string[] => [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id!);
  const [here, elsewhere] = [ids(feed([one])), ids(atomFeed({ ...site, base: 'http://localhost:8080' }, { subject: null, page: 1, more: false, publications: [one], updated: null }))];
  expect(here).toEqual(elsewhere);
  expect(here.every((id) => /^urn:sha256:[0-9a-f]{64}$/.test(id))).toBe(true);
  const all = [...here, ...ids(feed([{ ...one, symbol: 'CSC/ST/2022/2' }], { subject: 'analysis' })), ...ids(atomFeed({ ...site, lang: 'ru' }, { subject: null, page: 1, more: false, publications: [one], updated: null }))];
  expect(new Set(all).size).toBe(6);
});

test('an invented statement says so in the feed', () => {
  expect(feed([publication(both('x'), [both('y')])])).toContain('<category term="example"');
  expect(feed([publication(both('x'), [both('y')], { example: false })])).not.toMatch(/example"|invented/i);
});

test('the sitemap names every statement in both languages, each beside the other', () => {
  const document = XmlDocument.fromString(sitemap('https://desk.example.org', ['en', 'ru'], [{ symbol: 'A/1', announced_at: '2022-05-09T07:05:00.000Z' }, { symbol: 'A/2&x', announced_at: '2022-05-08T07:05:00.000Z' }]));
  const names = { s: 'http://www.sitemaps.org/schemas/sitemap/0.9', x: 'http://www.w3.org/1999/xhtml' };
  expect(document.find('//s:url', names)).toHaveLength(8);
  expect(document.find('//s:url/s:loc', names).map((node) => node.content)).toContain('https://desk.example.org/statements/A/2%26x?lang=ru');
  expect(document.find('//s:url[count(x:link) = 2]', names)).toHaveLength(8);
  document.dispose();
  expect([...sitemap('https://a.example', ['en', 'ru'], Array.from({ length: 60_000 }, (_, i) => ({ symbol: `A/${i}`, announced_at: '2022-05-09T07:05:00.000Z' }))).matchAll(/<url>/g)]).toHaveLength(50_000);
});

test('JSON has the shape of the contract', () => {
  fc.assert(fc.property(words, fc.array(words, { minLength: 1, maxLength: 3 }), fc.boolean(), (title, paragraphs, example) => {
    const one = publication(title, paragraphs, { example });
    expect(statementShape.safeParse(statementJson(site, one)).error).toBeUndefined();
    const list = statementsJson(site, { publications: [one], counted: { years: [{ year: 2022, count: 1 }], subjects: [{ subject: 'analysis', count: 1 }] }, count: 1, page: 1, next: null, updated: one.announced_at });
    expect(statementsShape.safeParse(list).error).toBeUndefined();
  }));
  expect(statementShape.safeParse({ ...statementJson(site, publication(both('x'), [both('y')])), dossier: 'D-1' }).success).toBe(false);
});
