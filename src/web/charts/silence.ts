/** The layout of a silence period, as plain numbers. Pure. */
import { sayHour, sayShortDay, type Instant, type Lang, type Place } from '#core/time.ts';
import { scaleLinear } from 'd3-scale';
import { dayAt } from '../say.ts';
import { cutText, textWidth } from './measure.ts';
import { placeLabels, type Placed } from './place.ts';

export type SilenceInput = {
  opened: Instant; deadline: Instant; now: Instant; /** When an objection ended it before its hour. */ broken?: Instant | null | undefined;
  events: readonly { at: Instant; label: string }[]; place: Place; lang: Lang; width: number; nowLabel: string; leftLabel: string;
};
export type DrawnSilence = {
  height: number; barY: number; x0: number; xNow: number; xEnd: number; xBroken: number | null;
  ticks: { x: number; label: string; anchor: 'start' | 'middle' | 'end' }[];
  events: { x: number; label: string; placed: Placed; y: number }[];
  now: { x: number; at: number; anchor: 'start' | 'end' } | null;
  left: { x: number; anchor: 'start' | 'middle' | 'end'; inside: boolean } | null;
};

const HOUR = 3_600_000;
const EDGE = 8;
const ROW = 17;
/** Room right of the bar for the words of its end. */
const END = 172;

export function layoutSilence({ opened, deadline, now, broken, events, place, lang, width, nowLabel, leftLabel }: SilenceInput): DrawnSilence {
  const [a, b] = [Date.parse(opened), Date.parse(deadline)];
  const scale = scaleLinear().domain([a, b]).range([EDGE, width - END]).clamp(true);
  const x = (at: Instant): number => scale(Date.parse(at));
  const xEnd = scale(b);
  const running = !broken && now < deadline;
  const xNow = running ? x(now) : xEnd;

  const shaped = events.map(({ at, label }) => ({ x: x(at), label: cutText(label, 260) }));
  const marks = shaped.map((e) => ({ from: e.x - 1, to: e.x + 1, label: textWidth(e.label) }));
  const within = (to: number): Placed[] => placeLabels(marks, { from: EDGE - 2, to, gap: 4, space: 10, rows: 5 });
  // Left of the line of now while there is room; early in the period there is none.
  const early = within(running ? Math.max(xNow - 6, EDGE) : width - 4);
  const placed = early.some((one) => one.side === 'none') ? within(width - 4) : early;
  const shown = placed.filter((one) => one.side !== 'none');
  const rows = Math.max(0, ...shown.map((one) => one.labelRow + 1));
  const nowRow = running ? 1 : 0;
  const barY = 8 + ROW * (rows + nowRow);
  const nowWidth = textWidth(nowLabel, 12, true);

  return {
    height: barY + 62, barY, x0: EDGE, xNow, xEnd, xBroken: broken ? x(broken) : null,
    ticks: dayTicks(a, b, place, lang).map(({ t, label }) => ({ x: scale(t), label, anchor: t === a ? 'start' as const : 'middle' as const }))
      .filter((tick) => tick.x <= xEnd - textWidth(tick.label) / 2 - 12),
    events: shaped.map((event, i) => ({ ...event, placed: placed[i]!, y: 8 + ROW * (nowRow + placed[i]!.labelRow) + 11 })),
    now: running ? { x: xNow, at: xNow + 6 + nowWidth > width ? xNow - 6 : xNow + 6, anchor: xNow + 6 + nowWidth > width ? 'end' : 'start' } : null,
    left: running ? leftOf(xNow, xEnd, textWidth(leftLabel, 12, true)) : null,
  };
}

/** The words of what is left: in the bracket, or before it when it has grown short. */
function leftOf(from: number, to: number, label: number): DrawnSilence['left'] {
  if (to - from >= label + 24) return { x: (from + to) / 2, anchor: 'middle', inside: true };
  return { x: from - 10, anchor: 'end', inside: false };
}

/** Every day at the hour it was opened, or every few days, with room for the words. */
function dayTicks(a: number, b: number, place: Place, lang: Lang): { t: number; label: string }[] {
  const days = (b - a) / (24 * HOUR);
  const every = [1, 2, 3, 7, 14, 28].find((n) => days / n <= 6) ?? Math.ceil(days / 6);
  const out = [];
  for (let t = a; t < b; t += every * 24 * HOUR) {
    const at = new Date(t).toISOString();
    out.push({ t, label: `${sayShortDay(dayAt(at, place.zone), lang)} ${sayHour(at, place.zone)}` });
  }
  return out;
}
