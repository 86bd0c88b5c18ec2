import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Draws where outcomes fell in their forecasts, as `docs/forecasting-pit.svg`:
 *
 *     bin/comity forecast backtest --panel FILE --windows 2018-2021 --models best --calibration --json > FILE.json
 *     node scripts/pit.ts FILE.json docs/forecasting-pit.svg
 */
const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error('node scripts/pit.ts BACKTEST.json PICTURE.svg');
type Line = { model: string; open?: number; window?: number; histogram?: number[] };
const lines = readFileSync(from, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line);
const found = lines.find(({ histogram }) => histogram);
if (!found) throw new Error(`${from} holds no calibration: give --calibration and --json to the backtest`);
const { model, open, histogram = [] } = found;
const years = [...new Set(lines.flatMap(({ window }) => window ?? []))].sort();

const [WIDE, HIGH, LEFT, TOP, RIGHT, BOTTOM] = [520, 230, 60, 28, 500, 190];
const most = Math.max(0.1, ...histogram);
const y = (share: number): number => BOTTOM - (share / most) * (BOTTOM - TOP);
const step = (RIGHT - LEFT) / histogram.length;
const even = 1 / histogram.length;
const grid = [0, 0.05, 0.1].map((share) => `<path d="M${LEFT} ${y(share).toFixed(1)}H${RIGHT}" stroke="#d9dee3"/><text x="${LEFT - 8}" y="${(y(share) + 4).toFixed(1)}" text-anchor="end">${Math.round(100 * share)} %</text>`);
const bars = histogram.map((share, i) => `<rect x="${(LEFT + i * step + 1).toFixed(1)}" y="${y(share).toFixed(1)}" width="${(step - 2).toFixed(1)}" height="${(BOTTOM - y(share)).toFixed(1)}" fill="#8aa4c8"/>`);
const marks = [0, 0.25, 0.5, 0.75, 1].map((at) => `<text x="${(LEFT + at * (RIGHT - LEFT)).toFixed(1)}" y="208" text-anchor="middle">${at}</text>`);
writeFileSync(to, `${[
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${HIGH}" font-family="Inter, Segoe UI, sans-serif" font-size="12" fill="#3c4650">`,
  `<title>Where outcomes fell in the forecasts of ${model}</title>`,
  `<rect width="${WIDE}" height="${HIGH}" fill="#fff"/>`, ...grid, ...bars,
  `<path d="M${LEFT} ${y(even).toFixed(1)}H${RIGHT}" stroke="#24508f" stroke-width="2" stroke-dasharray="5 3"/>`, ...marks,
  `<text x="8" y="16">share of ${open!.toLocaleString('en')} country-months, ${years[0]} to ${years.at(-1)}; dashed: all alike, as it should be</text>`,
  `<text x="${(LEFT + RIGHT) / 2}" y="225" text-anchor="middle">where the outcome fell among the draws (0: below all, 1: above all)</text></svg>`,
].join('\n')}\n`);
