import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../charts/measure.ts';
import { FONT_SUBSETS, scriptsIn } from './fonts.ts';
import { frame, type Framed } from './frame.ts';
import { drawnIn, keyIn, parse } from './markup.ts';
import { resolved, sheetOf, styleOf } from './styles.ts';
import { wrapText } from './wrap.ts';

const css = (name: string): string => readFileSync(join(import.meta.dirname, `../design/${name}.css`), 'utf8');
const sheet = sheetOf(css('tokens'), css('charts'));
const drawn = drawnIn('<svg viewBox="0 0 300 100"><path class="ln thin" d="M0 0H300"/></svg>', sheet);
const framed = (change: Partial<Framed> = {}): Framed => ({ title: 'Deaths', subtitle: '2012 to 2022', panels: [{ drawn }], columns: 1, key: [], notes: [], source: ['UCDP; CC BY 4.0; 25.1.'], by: 'Comity · CSTO', made: 'made 12 May 2022', example: null, lang: 'en', ...change });

const graphemes = new Intl.Segmenter();
/** One letter as a reader counts them, which cannot be broken any further. */
const alone = (text: string): boolean => [...graphemes.segment(text)].length === 1;

/** What a strict reader of XML finds in it. @throws when it is none */
function texts(svg: string): { name: string; text: string; x: number; size: number; weight: number; anchor: string }[] {
  const document = XmlDocument.fromString(svg);
  try {
    return document.find('//*[local-name()="text" or local-name()="title" or local-name()="desc"]').map((node) => {
      const attr = (name: string): string => (node as typeof document.root).attr(name)?.value ?? '';
      return { name: (node as typeof document.root).name, text: node.content, x: Number(attr('x')), size: parseFloat(attr('font-size')), weight: Number(attr('font-weight')), anchor: attr('text-anchor') };
    });
  } finally {
    document.dispose();
  }
}

describe('styles', () => {
  test('come from the design, light, with nothing left to resolve', () => {
    expect(sheet.tokens.get('--ink')).toBe('#14191f');
    expect(sheet.tokens.get('--st-absent')).toBe('var(--st-silent)');
    expect(sheet.rules.length).toBeGreaterThan(40);
    expect(sheet.rules.flatMap(({ set }) => Object.values(set)).filter((value) => /var\(|light-dark/.test(value))).toEqual([]);
    expect([...sheet.tokens.values()].filter((value) => value.includes('light-dark'))).toEqual([]);
  });

  test('a changed token changes what is exported', () => {
    const other = sheetOf(css('tokens').replace('--c-main: light-dark(#234b85', '--c-main: light-dark(#00ff00'), css('charts'));
    expect(drawn.inner).toBe('<path d="M0 0H300" fill="none" stroke="#234b85" stroke-width="1.1" stroke-linejoin="round"/>');
    expect(drawnIn('<svg viewBox="0 0 3 1"><path class="ln" d="M0 0"/></svg>', other).inner).toContain('stroke="#00ff00"');
  });

  test('the more particular rule counts, then the later; a style of its own counts most', () => {
    const text = (cls: string, style = ''): Record<string, string> => styleOf(sheet, { name: 'text', attributes: { class: cls, ...(style ? { style } : {}) } }, [{ name: 'svg', attributes: {} }]);
    expect(text('tk end')).toMatchObject({ 'font-size': '11.5px', 'font-weight': '430', 'text-anchor': 'end', fill: '#5b6670' });
    expect(text('bold ink')).toMatchObject({ 'font-weight': '620', fill: '#14191f' });
    expect(text('ink', 'fill: var(--c-mark); text-anchor: middle')).toMatchObject({ fill: '#a8321a', 'text-anchor': 'middle' });
    expect(resolved('var(--nothing)', sheet.tokens)).toBe('var(--nothing)');
  });
});

describe('what a part draws', () => {
  test('is taken without classes, links and what only a pointer needs', () => {
    const markup = '<figure><!--[--><svg viewBox="0 0 10 20" class="fluid" role="group" aria-label="x"><a href="/x" aria-label="y"><path class="land n2" d="M0 0Z"/></a><circle class="hit" r="12"/><rect style="fill: var(--paper)" width="1"/><!--]--></svg></figure>';
    expect(drawnIn(markup, sheet)).toEqual({ width: 10, height: 20, inner: '<path d="M0 0Z" stroke="#7d8891" stroke-width=".6" stroke-linejoin="round" fill="#a9bfdc"/><rect width="1" fill="#ffffff"/>' });
  });

  test('must be well-formed, and must be there', () => {
    expect(() => parse('<svg viewBox="0 0 1 1"><path d="M0 0"></svg>')).toThrow();
    expect(() => drawnIn('<p>none</p>', sheet)).toThrow('nothing is drawn');
  });

  test('a key is its swatches and words', () => {
    const key = keyIn('<p class="key"><span><svg viewBox="0 0 14 12"><rect class="land n1" width="13"/></svg>1 to 99</span> <span>scale &amp; top</span></p>', sheet);
    expect(key.map(({ swatch, text }) => [swatch?.width, text])).toEqual([[14, '1 to 99'], [undefined, 'scale & top']]);
  });
});

test('lines are no wider than asked, and lose no letter', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 60, max: 900 }), (text, width) => {
    const lines = wrapText(text, width, 13, true);
    expect(lines.join('').replace(/[ \t\r\n]/g, '')).toBe(text.replace(/[ \t\r\n]/g, ''));
    for (const line of lines) expect(textWidth(line, 13, true) <= width || alone(line)).toBe(true);
  }));
});

describe('a picture', () => {
  const strange = ['A & B < C > "D" \'E\' ]]> <!-- x --> <script>alert(1)</script>', 'Ёж «в» тумане № 5', '🏔️ 👨‍👩‍👧 emoji', 'من أفغانستان إلى طاجيكستان', 'nul \0 bell \x07 half \ud800 last \uffff', `${'без пробела'.replaceAll(' ', '')}`.repeat(40), '', ' '];

  test.each(strange)('is well-formed with the title %j', (title) => {
    const { svg } = frame(framed({ title, notes: [title], source: [title], panels: [{ drawn, heading: title, sub: title, foot: title }], key: [{ swatch: drawn, text: title }] }), sheet);
    expect(texts(svg)[0]!.text).toBe(title.toWellFormed().replace(/[\0\x07\uffff]/g, ''));
    expect(svg).not.toMatch(/<script|class=|var\(/);
  });

  test('whatever its words are, it is well-formed, and every line stands within it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 1, max: 3 }), (title, note, columns) => {
      const panels = Array.from({ length: 4 }, () => ({ drawn, heading: note.slice(0, 80).toWellFormed(), foot: title }));
      const { svg, width } = frame(framed({ title, notes: [note], panels, columns, key: [{ swatch: null, text: note }, { swatch: drawn, text: title }], by: title }), sheet);
      for (const { name, text, x, size, weight, anchor } of texts(svg)) {
        if (name !== 'text') continue;
        const long = textWidth(text, size, weight > 500);
        expect(anchor === 'end' ? x - long >= 0 : x + long <= width - 20 || alone(text)).toBe(true);
      }
    }), { numRuns: 60 });
  });

  test('says title, window, source, who made it and when, and what was invented', () => {
    const { svg, width, height } = frame(framed({ example: 'Invented for the example' }), sheet);
    expect(texts(svg).filter(({ name }) => name === 'text').map(({ text }) => text)).toEqual(['Deaths', '2012 to 2022', 'UCDP; CC BY 4.0; 25.1.', 'Comity · CSTO', 'Invented for the example · made 12 May 2022']);
    expect(svg).toContain(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`);
  });

  test('panels stand beside each other, and the next row under them', () => {
    const { svg, width } = frame(framed({ panels: [{ drawn }, { drawn }, { drawn }], columns: 2 }), sheet);
    expect(width).toBe(24 + 300 + 24 + 300 + 24);
    const at = [...svg.matchAll(/translate\((\d+) ([\d.]+)\)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(at.map(([x]) => x)).toEqual([24, 348, 24]);
    expect(at[2]![1]! - at[0]![1]!).toBeGreaterThanOrEqual(100);
  });
});

test('the subsets of the face are those of the page', () => {
  const inter = [...css('fonts').matchAll(/inter-([\w-]+)-wght-normal\.woff2[^}]*unicode-range: ([^;]+);/g)].map(([, name, range]) => [name, range]);
  expect(Object.entries(FONT_SUBSETS)).toEqual(expect.arrayContaining(inter));
  expect(inter).toHaveLength(4);
  expect(scriptsIn('Deaths 5')).toEqual({ subsets: ['latin'], others: false });
  expect(scriptsIn('Ё, Қ and ğ')).toEqual({ subsets: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'], others: false });
  expect(scriptsIn('≥ 🏔').others).toBe(true);
});
