import type { Actor } from '../../core/act.ts';
import { CHOSEN, modelById } from '../../core/forecast/models/models.ts';
import { HORIZONS, LEARNS_FROM } from '../../core/forecast/model.ts';
import { packDraws } from '../../core/forecast/packed.ts';
import { rowOf, whole } from '../../core/forecast/draws.ts';
import type { Panel } from '../../core/forecast/panel.ts';
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts';
import { isPeriod } from '../../core/series/period.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { codeOfNumber, numericOf } from '../../platform/countries.ts';
import { DESK_THREADS, drawnFrom } from '../../platform/forecasting.ts';
import { landNeighbours } from '../../platform/geography.ts';
import { areasOf, observationsIn, presentImport, presentImports, type Import } from '../series/index.ts';
import { basisOf, FEWEST_MONTHS, panelOf, periodOfMonth, type Basis } from './panel.ts';
import { mayIssueForecast } from './rights.ts';
import type { Issued } from './schema.ts';
import { drawsDigest, sameForecast, type Packed } from './store.ts';

/** Draws of each country and month. */
export const SIZE = 1000;

export type Ask = { readonly target: string; /** "2022-04"; the last month of the series where left out. */ readonly origin: string | null; readonly model: string | null };
/** How far the work is. */
export type Told = (done: number, of: number) => void;
/** One reading of the database, with the reader's own tokens. */
export type Reading = <T>(work: (lease: ReadLease) => Promise<T>) => Promise<T>;
export type Made = Omit<Issued, 'id'> & { readonly packed: readonly Packed[] };

const besides = (area: string): string[] => (landNeighbours().get(numericOf(area) ?? '') ?? []).flatMap((numeric) => codeOfNumber(numeric) ?? []);

/** The whole panel of an import. */
export async function readPanel(lease: ReadLease, one: Pick<Import, 'id' | 'covers_from' | 'covers_to'>): Promise<Panel> {
  const areas = (await areasOf(lease, one.id)).filter((area) => /^[A-Z]{3}$/.test(area));
  return panelOf(await observationsIn(lease, [one.id], areas), { from: one.covers_from, to: one.covers_to }, besides);
}

/** The series that can be forecast: counts by month. */
export async function targetsOf(lease: ReadLease): Promise<Import[]> {
  return (await presentImports(lease)).filter((one) => one.cadence === 'month');
}

/** FNV-1a: the seed follows from the series and the origin, so that every model is given the same chance. */
export function seedOf(target: string, origin: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${target} ${origin}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}

async function lookUp(lease: ReadLease, ask: Ask): Promise<Refusal | { present: Import; origin: string; basis: Basis; same: string | null }> {
  const present = await presentImport(lease, ask.target);
  if (present?.cadence !== 'month') return refuse('forecasts.unknown_series', { series: ask.target, known: (await targetsOf(lease)).map((one) => one.series) }, 'target');
  const origin = ask.origin ?? present.covers_to;
  if (!isPeriod(origin, 'month')) return refuse('forecasts.bad_origin', { value: origin.slice(0, 40) }, 'origin');
  if (origin > present.covers_to) return refuse('forecasts.origin_late', { origin, to: present.covers_to }, 'origin');
  if (origin < present.covers_from) return refuse('forecasts.no_history', { origin, months: FEWEST_MONTHS, from: present.covers_from }, 'origin');
  const basis = basisOf(await readPanel(lease, present), origin);
  if (basis.units.length === 0) return basis.left.some(({ why }) => why === 'short') ? refuse('forecasts.no_history', { origin, months: FEWEST_MONTHS, from: present.covers_from }, 'origin') : refuse('forecasts.origin_hole', { origin }, 'origin');
  return { present, origin, basis, same: await sameForecast(lease, { target: ask.target, model: ask.model ?? CHOSEN.id, origin, import: present.id }) };
}

/** Draws a forecast in a thread of its own; recorded by `issueForecast`. Refuses before the work whatever can be refused before it. */
export async function makeForecast(read: Reading, actor: Actor, ask: Ask, progress: Told = () => undefined): Promise<Made | Refusal> {
  if (!mayIssueForecast(actor)) return refuse('forecasts.not_allowed');
  const model = modelById(ask.model ?? CHOSEN.id);
  if (!model) return refuse('forecasts.unknown_model', { model: (ask.model ?? '').slice(0, 60) }, 'model');
  const found = await read((lease) => lookUp(lease, ask));
  if (isRefusal(found)) return found;
  const { present, origin, basis: { known, units, left }, same } = found;
  if (same !== null) return refuse('forecasts.twice', { forecast: same }, 'origin');
  if ('learn' in model && known.months < LEARNS_FROM) return refuse('forecasts.no_history', { origin, months: LEARNS_FROM, from: present.covers_from }, 'origin');
  const seed = seedOf(ask.target, origin);
  const draws = whole(await drawnFrom(model, known, { size: SIZE, seed }, { threads: DESK_THREADS, progress: ({ done, of }) => progress(done, of) }, units));
  const areas = units.map((unit) => known.names[unit]!);
  const packed = Array.from(draws.months, (month, row): Packed => ({ area: areas[Math.floor(row / HORIZONS)]!, month: periodOfMonth(month), hex: Buffer.from(packDraws(rowOf(draws, row))).toString('hex') }));
  return {
    target: ask.target, import: present.id, vintage: present.vintage, origin, coversTo: present.covers_to, horizons: HORIZONS, model: model.id, version: model.version, size: SIZE, seed, areas, left: [...left],
    rows: packed.length, rowsDigest: drawsDigest(packed), packed,
  };
}
