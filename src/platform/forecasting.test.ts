import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENDED, panelOf } from '../../test/cases/panels.ts';
import { forecast } from '../core/forecast/forecast.ts';
import { best } from '../core/forecast/models/best.ts';
import { modelById } from '../core/forecast/models/models.ts';
import { existing } from '../core/forecast/panel.ts';
import { kept } from './forecast-kept.ts';
import { drawnFrom } from './forecasting.ts';

const known = panelOf({ months: 70 });
const asked = { size: 40, seed: 3 };
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'comity-kept-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('draws are the same on one thread, on three, and in none', { timeout: 60_000 }, async () => {
  const model = modelById('analogues')!;
  const here = forecast(model.fit(known), known, asked);
  for (const threads of [1, 3]) {
    const drawn = await drawnFrom(model, known, asked, { threads });
    expect([...drawn.values]).toEqual([...here.values]);
    expect([[...drawn.units], [...drawn.months]]).toEqual([[...here.units], [...here.months]]);
  }
  const some = existing(known).slice(2, 4);
  expect([...(await drawnFrom(model, known, { ...asked, ahead: [2] }, {}, some)).values]).toEqual([...forecast(model.fit(known), known, { ...asked, ahead: [2] }, some).values]);
});

test('what was learned is kept, is told apart by its figures, and draws the same again', { timeout: 120_000 }, async () => {
  const told: string[] = [];
  const learn = { keep: (panel: typeof known, work: () => Promise<Parameters<typeof best.from>[1]>) => kept(folder, panel, work), progress: ({ done, of, what }: { done: number; of: number; what: string }) => void told.push(`${what} ${done}/${of}`) };
  const first = await drawnFrom(best, known, asked, learn);
  expect(told.filter((one) => one.startsWith('learning')).at(-1)).toBe('learning 5/5');
  told.length = 0;
  expect([...(await drawnFrom(best, known, asked, learn)).values]).toEqual([...first.values]);
  expect(told.filter((one) => one.startsWith('learning'))).toEqual([]);
  await drawnFrom(best, panelOf({ months: 70, seed: 6 }), asked, learn);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('a fault in a thread is thrown here, and the next job is done', { timeout: 60_000 }, async () => {
  const model = modelById('analogues')!;
  await expect(drawnFrom(model, known, asked, { threads: 1 }, [ENDED])).rejects.toThrow(/does not exist at the origin/);
  expect((await drawnFrom(model, known, asked, { threads: 1 }, [0])).values).toHaveLength(14 * 40);
});
