import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, latestRows, WIDTH } from '../../src/core/forecast/features.ts';
import type { ForestTree } from '../../src/core/forecast/forest.ts';
import type { Forest } from '../../src/core/forecast/models/forest.ts';
import { BESIDE, UPTO } from '../../src/core/forecast/models/hazard.ts';
import { CLASSES, LEVELS, type Learned } from '../../src/core/forecast/models/best.ts';
import type { Boosted } from '../../src/core/forecast/boost.ts';
import type { Panel } from '../../src/core/forecast/panel.ts';
import type { Tree } from '../../src/core/forecast/trees.ts';
import type { Bench } from './bench.ts';
import type { Drawn } from './forecast-once.ts';

/** The panels that are forecast; `forecast-once.ts` makes each from its name. */
export type PanelName = 'countries' | 'grid' | 'quick';

type Theirs = { seconds: number; numpy: string; mean: number; zeros: number; mib: number };

/** What was learned, as raw numbers in one folder, for a program that knows nothing of ours. */
export function dump(folder: string, panel: Panel, learned: Learned, size: number): void {
  const files: Record<string, string> = {};
  const write = (name: string, kind: 'f4' | 'f8' | 'i4' | 'i2', values: Float32Array | Float64Array | Int32Array | Int16Array): void => {
    files[name] = kind;
    writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  };
  const trees = (name: string, all: readonly Tree[]): void => {
    write(`${name}.starts`, 'i4', starts(all.map(({ value }) => value.length)));
    write(`${name}.feature`, 'i2', Int16Array.from(all.flatMap(({ feature }) => [...feature])));
    write(`${name}.left`, 'i4', Int32Array.from(all.flatMap(({ left }) => [...left])));
    for (const part of ['cut', 'value'] as const) write(`${name}.${part}`, 'f4', Float32Array.from(all.flatMap((tree) => [...tree[part]])));
  };
  const [forest, ...hazards] = learned.members.slice(0, 3) as [Forest, Boosted, Boosted];
  const of = <T>(pick: (tree: ForestTree) => readonly T[] | ArrayLike<T>): T[] => forest.trees.flatMap((tree) => Array.from(pick(tree)));
  trees('forest', forest.trees.map(({ tree }) => tree));
  write('forest.caseStarts', 'i4', starts(forest.trees.map(({ cases }) => cases.length)));
  write('forest.leafStarts', 'i4', starts(forest.trees.map((tree) => tree.starts.length)));
  write('forest.starts.leaf', 'i4', Int32Array.from(of((tree) => tree.starts)));
  write('forest.cases', 'i4', Int32Array.from(of((tree) => tree.cases)));
  write('forest.outcomes', 'f4', forest.outcomes);
  write('forest.levels', 'f4', Float32Array.from(forest.levels.flatMap((level) => [...level])));
  hazards.forEach((one, i) => trees(`hazard${i + 1}`, one.trees));
  const rows = new Float32Array(panel.units.length * WIDTH);
  const rowOf = latestRows(panel);
  for (let unit = 0; unit < panel.units.length; unit++) rows.set(rowOf(unit), unit * WIDTH);
  write('rows', 'f4', rows);
  write('counts', 'f8', panel.counts);
  const base = Object.fromEntries(hazards.map((one, i) => [`hazard${i + 1}`, one.base]));
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ size, width: WIDTH, levels: LEVELS.map(at), beside: BESIDE.map(at), ever: at('max'), upTo: UPTO, classes: CLASSES, weights: learned.weights, base, files }));
}

function starts(lengths: readonly number[]): Int32Array {
  const all = new Int32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) all[i + 1] = all[i]! + length;
  return all;
}

/** `best` on invented panels, in a process of its own so that its memory is its own: learned and drawn; and the same drawn in numpy from the same learned state. */
export const forecastBench: Bench = async ({ quick, runs, say, row }) => {
  for (const name of quick ? (['quick'] as const) : (['countries', 'grid'] as const)) {
    for (let run = 0; run < runs; run++) {
      const folder = mkdtempSync(join(tmpdir(), 'comity-forecast-'));
      try {
        const ours = spawnSync(process.execPath, [join(import.meta.dirname, 'forecast-once.ts'), name, folder], { encoding: 'utf8' });
        if (ours.status !== 0) throw new Error(ours.stderr);
        const { what, learning, drawing, mean, zeros, mib } = JSON.parse(ours.stdout) as Drawn;
        row('none', `${what}: learned`, 's', learning);
        row('none', `${what}: drawn`, 's', drawing);
        row('none', `${what}: most memory`, 'MiB', mib);
        const { status, stdout, stderr } = spawnSync('python3', [join(import.meta.dirname, 'forecast.py'), folder], { encoding: 'utf8' });
        if (status !== 0) {
          say(`no python3 with numpy here, so ours stands alone: ${stderr.trim().split('\n').at(-1)}`);
          continue;
        }
        const theirs = JSON.parse(stdout) as Theirs;
        // Chance is another, the distribution the same: a panel's mean hangs on few wars, the share of zeros on all.
        if (Math.abs(theirs.zeros - zeros) > 0.003 || (!quick && (Math.abs(theirs.mean / mean - 1) > 0.05 || Math.abs((1 - theirs.zeros) / (1 - zeros) - 1) > 0.03))) throw new Error(`the mean is ${mean} with ${zeros} zeros and in numpy ${theirs.mean} with ${theirs.zeros}: times of unlike work are not compared`);
        row('none', `${what}: drawn in numpy ${theirs.numpy}, one thread, without features`, 's', theirs.seconds);
        row('none', `${what}: most memory of numpy`, 'MiB', theirs.mib);
        row('none', `${what}: numpy over ours`, 'times', theirs.seconds / drawing);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  }
};
