import { best, type Learned } from '../../src/core/forecast/models/best.ts';
import type { Panel } from '../../src/core/forecast/panel.ts';
import { randomOf } from '../../src/core/forecast/random.ts';
import { drawnFrom } from '../../src/platform/forecasting.ts';
import { dump, type PanelName } from './forecast.ts';

/** Learns and draws once: `node forecast-once.ts PANEL FOLDER` prints a `Drawn`, and leaves what was learned in the folder. */
export type Drawn = { what: string; learning: number; drawing: number; mean: number; zeros: number; mib: number };

/** Countries as many and as long as in the challenge; cells of PRIO-GRID as many as have land. */
const PANELS: Readonly<Record<PanelName, { units: number; months: number; size: number; /** One in so many ever has a death. */ restless: number; across: number }>> = {
  countries: { units: 191, months: 382, size: 1000, restless: 1.6, across: 14 },
  grid: { units: 64_818, months: 382, size: 200, restless: 10, across: 720 },
  quick: { units: 300, months: 100, size: 50, restless: 3, across: 20 },
};
const AHEAD = 14;

/** Wars that begin, last for months or years and end; the rest is quiet. Every figure is invented. */
function panelOf({ units, months, restless, across }: (typeof PANELS)[PanelName]): Panel {
  const random = randomOf(20211231, units);
  const counts = new Float64Array(new SharedArrayBuffer(units * months * Float64Array.BYTES_PER_ELEMENT));
  for (let unit = 0; unit < units; unit++) {
    if (Math.floor(unit / restless) === Math.floor((unit - 1) / restless)) continue;
    for (let begin = random.below(400); begin < months; begin += 60 + random.below(400)) {
      const level = Math.exp(1 + 2 * random.normal());
      for (let month = begin; month < Math.min(months, begin + 6 + random.below(60)); month++) counts[unit * months + month] = random.poisson(Math.min(5000, 2 * level * random.gamma(0.5)));
    }
  }
  const around = [-across - 1, -across, 1 - across, -1, 1, across - 1, across, across + 1];
  return { kind: 'cell', units: Array.from({ length: units }, (_, i) => i + 1), names: [], first: 121, months, counts, neighbours: Array.from({ length: units }, (_, unit) => around.map((step) => unit + step).filter((near) => near >= 0 && near < units)) };
}

const [name, folder] = process.argv.slice(2) as [PanelName, string];
if (import.meta.main) {
  const chosen = PANELS[name];
  const panel = panelOf(chosen);
  const { size } = chosen;
  let learned: Learned | null = null;
  let began = performance.now();
  let learning = 0;
  const { values } = await drawnFrom(best, panel, { size, seed: 1 }, {
    keep: async (_known, learn) => {
      learned = await learn();
      learning = (performance.now() - began) / 1000;
      began = performance.now();
      return learned;
    },
  });
  const drawing = (performance.now() - began) / 1000;
  const mib = process.resourceUsage().maxRSS / 1024;
  let [sum, zeros] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    if (values[i] === 0) zeros++;
  }
  dump(folder, panel, learned!, size);
  process.stdout.write(JSON.stringify({ what: `${chosen.units.toLocaleString('en')} units by ${AHEAD} months by ${size.toLocaleString('en')} draws`, learning, drawing, mean: sum / values.length, zeros: zeros / values.length, mib } satisfies Drawn));
}
