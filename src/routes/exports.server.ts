import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { csv, type Cell } from '#core/csv.ts';
import type { Refusal } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { fill, say } from '#core/words.ts';
import { pngOf } from '#platform/picture.ts';
import charts from '#web/design/charts.css?raw';
import tokens from '#web/design/tokens.css?raw';
import { scriptsIn, FONT_FAMILY, FONT_SUBSETS } from '#web/export/fonts.ts';
import { frame, type Picture } from '#web/export/frame.ts';
import { drawnIn, keyIn } from '#web/export/markup.ts';
import { sheetOf } from '#web/export/styles.ts';
import { wordsIn } from '#web/words.ts';
import { missing, worded } from './edge.ts';

/**
 * Charts as they leave the desk: one that a page draws is named with its window, unit, source and vintage, and comes as
 * SVG, as PNG, or as the figures in it. What a reader may export is what the reader's own lease has read.
 */
export const FORMATS = ['csv', 'png', 'svg'] as const;
export type Format = (typeof FORMATS)[number];

/** A part of a page, drawn when it is wanted. `around` are classes of what stands around it on the page. */
export type Part = { readonly markup: (prefix: string) => string; readonly around: readonly string[] };
export const part = <P extends Record<string, unknown>>(component: Component<P>, props: P, ...around: string[]): Part => ({
  markup: (idPrefix) => render(component as unknown as Component<Record<string, unknown>>, { props, idPrefix }).body, around,
});

export type Chart = {
  /** What, where, window: the parts of the file's name. */
  readonly file: readonly string[];
  readonly title: string;
  readonly subtitle: string;
  readonly panels: readonly { readonly heading?: string; readonly sub?: string; readonly part: Part; readonly foot?: string }[];
  readonly columns?: number;
  readonly key?: Part | undefined;
  readonly notes?: readonly string[];
  /** Source, licence and vintage; as known on. */
  readonly source: readonly string[];
  /** What is shown was invented for the example. */
  readonly invented?: boolean;
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };
  /** Why the figures may not leave the desk, where they may not. */
  readonly kept?: Refusal | null;
};

const SHEET = sheetOf(tokens, charts);
/** Pixels for each unit: a picture is sharp on paper and on fine screens. */
const SCALE = 2;
const find = createRequire(import.meta.url).resolve;
const fontFile = (name: string): string => find(`#web/design/fonts/${name}`);
const FACES = [400, 600].map((weight) => fontFile(`export/inter-${weight === 400 ? 430 : 620}.ttf`));

/** `@font-face` of the subsets that a text needs, so that the drawing looks everywhere as on the page. */
const faces = new Map<string, string>();
function faceOf(subset: string): string {
  let face = faces.get(subset);
  if (!face) faces.set(subset, (face = `@font-face{font-family:"${FONT_FAMILY}";font-weight:100 900;src:url(data:font/woff2;base64,${readFileSync(fontFile(`inter-${subset}-wght-normal.woff2`)).toString('base64')}) format("woff2");unicode-range:${FONT_SUBSETS[subset]!}}`));
  return face;
}

export function pictureOf(locals: Pick<App.Locals, 'lang' | 'charter' | 'now' | 'desk'>, chart: Chart, embed: boolean): Picture {
  const { lang, charter, now, desk } = locals;
  const w = wordsIn(lang);
  const panels = chart.panels.map(({ part: { markup, around }, ...words }, i) => ({ ...words, drawn: drawnIn(markup(`p${i}`), SHEET, around) }));
  const framed = {
    title: chart.title, subtitle: chart.subtitle, panels, columns: chart.columns ?? 1, key: chart.key ? keyIn(chart.key.markup('k'), SHEET) : [], notes: chart.notes ?? [], source: chart.source,
    by: fill(w.export.by, { organisation: say(charter.short, lang) }), made: fill(w.export.made, { when: sayInstant(now, charter.seat, lang) }), example: chart.invented ? w.example.title : desk.example ? w.export.example : null, lang,
  };
  const plain = frame(framed, SHEET);
  return embed ? frame(framed, SHEET, scriptsIn(plain.svg).subsets.map(faceOf).join('')) : plain;
}

const isFormat = (format: string): format is Format => FORMATS.includes(format as Format);

/** "southern-borders-ucdp-deaths-PAK-2019-05-2022-04.svg" */
export const fileName = (parts: readonly string[], format: Format): string => `${parts.join('-').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 120)}.${format}`;

const sent = (body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response => new Response(body, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } });

/** Figures as CSV. */
export const tableFile = (file: readonly string[], { columns, rows }: Chart['table']): Response => sent(csv([columns, ...rows]), 'text/csv; charset=utf-8; header=present', fileName(file, 'csv'));

/** Why nothing was exported, in words: what asks for a file gets no page. */
export function keptBack(locals: App.Locals, refusal: Refusal): Response {
  const { what, mend, code } = worded(locals, refusal);
  return new Response(`${what}\n${mend}\n${code}\n`, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' } });
}

/** The answer to a request for a chart. 403 in words for rows that may not leave the desk. @throws 404 for a format there is not */
export async function exported(locals: App.Locals, format: string, chart: Chart): Promise<Response> {
  if (!isFormat(format)) missing(locals);
  if (format === 'csv') {
    if (chart.kept) return keptBack(locals, chart.kept);
    return tableFile(chart.file, chart.table);
  }
  const { svg } = pictureOf(locals, chart, format === 'svg');
  const name = fileName(chart.file, format);
  if (format === 'svg') return sent(svg, 'image/svg+xml; charset=utf-8', name);
  return sent(await pngOf(svg, SCALE, { files: FACES, family: FONT_FAMILY, others: scriptsIn(svg).others }), 'image/png', name);
}
