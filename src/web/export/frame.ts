import { textWidth } from '../charts/measure.ts';
import { escape, type Drawn, type KeyItem } from './markup.ts';
import type { Sheet } from './styles.ts';
import { balanceText, wrapText } from './wrap.ts';

/**
 * A chart as it leaves the desk: title, time window and unit above it, its key, and under it what was left out, source,
 * licence and vintage, who made it and when. One picture that stands by itself. Pure.
 */
export type Panel = { readonly heading?: string; readonly sub?: string; readonly drawn: Drawn; readonly foot?: string };
export type Framed = {
  readonly title: string;
  /** Time window, unit. */
  readonly subtitle: string;
  readonly panels: readonly Panel[];
  readonly columns: number;
  readonly key: readonly KeyItem[];
  /** What is missing, left out or has no room. */
  readonly notes: readonly string[];
  /** Source, licence, vintage, as known on. */
  readonly source: readonly string[];
  /** "Comity · CSTO". */
  readonly by: string;
  readonly made: string;
  /** Said where what is shown was invented. */
  readonly example: string | null;
  readonly lang: string;
};
export type Picture = { readonly svg: string; readonly width: number; readonly height: number };

const EDGE = 24;
const GUTTER = 24;
/** No picture is narrower: its source line would be a column of words. */
const NARROWEST = 420;

type Style = { size: number; line: number; colour: string; bold?: boolean };
type Ink = (name: string) => string;

/** @param faces `@font-face` rules, for programs that read them */
export function frame(framed: Framed, sheet: Sheet, faces = ''): Picture {
  const ink: Ink = (name) => sheet.tokens.get(`--${name}`) ?? '#000';
  const { columns, panels } = framed;
  const across = Math.max(...panels.map((panel) => panel.drawn.width));
  const width = Math.max(NARROWEST, 2 * EDGE + columns * across + (columns - 1) * GUTTER);
  const inner = width - 2 * EDGE;
  const out: string[] = [];
  let y = EDGE;
  const write = (text: string, style: Style, x = EDGE, room = inner): void => {
    for (const line of wrapText(text, room, style.size, style.bold)) out.push(words(line, x, (y += style.line) - style.line * 0.26, style));
  };
  const title: Style = { size: 17, line: 23, colour: ink('ink'), bold: true };
  const caption: Style = { size: 11.5, line: 16, colour: ink('ink-3') };
  for (const line of balanceText(framed.title, inner, title.size, true)) out.push(words(line, EDGE, (y += title.line) - title.line * 0.26, title));
  y += 2;
  write(framed.subtitle, { size: 13, line: 18, colour: ink('ink-2') });
  if (framed.key.length > 0) {
    y += 8;
    const { rows, height } = keyRows(framed.key, inner, ink, y);
    out.push(...rows);
    y += height;
  }
  y += 14;
  for (let i = 0; i < panels.length; i += columns) {
    const { drawn, bottom } = row(panels.slice(i, i + columns), y, across, ink);
    out.push(...drawn);
    y = bottom + (i + columns < panels.length ? 20 : 0);
  }
  y += 10;
  for (const note of framed.notes) write(note, caption);
  if (framed.notes.length > 0) y += 4;
  for (const line of framed.source) write(line, caption);
  y += 12;
  out.push(`<path d="M${EDGE} ${y + 0.5}H${width - EDGE}" stroke="${ink('line')}" fill="none"/>`);
  y += 6;
  const made = [framed.example, framed.made].filter((part) => part !== null).join(' · ');
  const foot: Style = { size: 11.5, line: 17, colour: ink('ink-3') };
  const byWidth = textWidth(framed.by, foot.size, true);
  if (byWidth + textWidth(made, foot.size) + 24 <= inner) {
    out.push(words(framed.by, EDGE, y + 13, { ...foot, colour: ink('ink-2'), bold: true }), words(made, width - EDGE, y + 13, foot, 'end'));
    y += foot.line;
  } else for (const [text, bold] of [[framed.by, true], [made, false]] as const) write(text, { ...foot, bold });
  const height = Math.ceil(y + EDGE - 6);
  const style = faces === '' ? '' : `<style>${faces}</style>`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xml:lang="${escape(framed.lang)}" role="img" font-family="${escape(ink('font-ui'))}" font-size="12">`;
  const said = `<title>${escape(framed.title)}</title><desc>${escape([framed.subtitle, ...framed.notes, ...framed.source].join(' '))}</desc>`;
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${head}${said}${style}<rect width="${width}" height="${height}" fill="${ink('paper')}"/>${out.join('')}</svg>\n`, width, height };
}

const n = (x: number): string => String(Number(x.toFixed(1)));

function words(text: string, x: number, y: number, { size, colour, bold = false }: Style, anchor?: 'end'): string {
  return `<text x="${n(x)}" y="${n(y)}" font-size="${size}px" font-weight="${bold ? 620 : 430}" fill="${colour}"${anchor ? ` text-anchor="${anchor}"` : ''}>${escape(text)}</text>`;
}

/** Figures of one width in charts alone: they widen hyphens too. */
const placed = ({ inner }: Drawn, x: number, y: number): string => `<g transform="translate(${n(x)} ${n(y)})" style="font-variant-numeric: tabular-nums lining-nums">${inner}</g>`;

/** Charts side by side: headings end on one line, and so do the words under them. */
function row(panels: readonly Panel[], top: number, across: number, ink: Ink): { drawn: string[]; bottom: number } {
  const parts = [
    { of: (panel: Panel) => panel.heading, style: { size: 13, line: 18, colour: ink('ink'), bold: true } },
    { of: (panel: Panel) => panel.sub, style: { size: 12, line: 17, colour: ink('ink-3') } },
  ];
  const drawn: string[] = [];
  let y = top;
  for (const { of, style } of parts) {
    const lines = panels.map((panel) => wrapText(of(panel) ?? '', across, style.size, style.bold));
    const most = Math.max(...lines.map((one) => one.length));
    for (const [i, one] of lines.entries()) for (const [k, line] of one.entries()) drawn.push(words(line, EDGE + i * (across + GUTTER), y + style.line * (k + (of === parts[0]!.of ? most - one.length : 0) + 0.74), style));
    y += most * style.line;
  }
  if (y > top) y += 2;
  for (const [i, panel] of panels.entries()) drawn.push(placed(panel.drawn, EDGE + i * (across + GUTTER), y));
  y += Math.max(...panels.map((panel) => panel.drawn.height));
  const foot = { size: 11.5, line: 16, colour: ink('ink-3') };
  const feet = panels.map((panel) => wrapText(panel.foot ?? '', across, foot.size));
  for (const [i, lines] of feet.entries()) for (const [k, line] of lines.entries()) drawn.push(words(line, EDGE + i * (across + GUTTER), y + foot.line * (k + 0.8), foot));
  return { drawn, bottom: y + Math.max(...feet.map((lines) => lines.length)) * foot.line };
}

const GAP = 6;
const APART = 18;
const LINE = 19;

/** The key as it runs on the page: swatch and words, one beside the other, and on the next line where there is no room. */
function keyRows(items: readonly KeyItem[], width: number, ink: Ink, top: number): { rows: string[]; height: number } {
  const style: Style = { size: 12, line: LINE, colour: ink('ink-2') };
  const rows: string[] = [];
  let [x, line] = [0, 0];
  for (const { swatch, text } of items) {
    const before = swatch ? swatch.width + GAP : 0;
    const lines = wrapText(text, width - before, style.size);
    const long = before + Math.max(0, ...lines.map((one) => textWidth(one, style.size)));
    if (x > 0 && x + long > width) [x, line] = [0, line + 1];
    const y = top + line * LINE;
    if (swatch) rows.push(placed(swatch, EDGE + x, y + (LINE - swatch.height) / 2));
    for (const [k, one] of lines.entries()) rows.push(words(one, EDGE + x + before, y + LINE * k + 13.7, style));
    if (lines.length > 1) [x, line] = [0, line + lines.length];
    else x += long + APART;
  }
  return { rows, height: (x === 0 ? line : line + 1) * LINE };
}
