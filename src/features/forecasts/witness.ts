import { importById } from '../series/index.ts';
import type { Witness } from '../warnings/index.ts';
import { forecastById, rowsOf } from './store.ts';

const SHARES = { '1': 'p1', '25': 'p25', '100': 'p100' } as const;

/** What a forecast says of a country and month as evidence of a warning: "F-10.AFG.2022-05.100". Null where it says nothing of it. */
export const forecastWitness: Witness = async (lease, key) => {
  const [id, area, period, least] = key.split('.') as [string, string, string, keyof typeof SHARES];
  const forecast = await forecastById(lease, id);
  const source = forecast && (await importById(lease, forecast.import));
  const row = forecast && (await rowsOf(lease, [id], area)).find(({ month }) => month === period);
  const share = SHARES[least];
  if (!forecast || !source || !row || share === undefined) return null;
  return { import: source.id, series: forecast.target, area, period, value: null, unit: { ...source.unit }, source: source.source, vintage: source.vintage, forecast: { id, origin: forecast.origin, threshold: Number(least), probability: row[share] } };
};
