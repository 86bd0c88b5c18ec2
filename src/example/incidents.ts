import { csv } from '../core/csv.ts';
import { chanceOf } from '../core/detection/chance.ts';
import { addDays, daysBetween, type Day } from '../core/time.ts';

/** The first and the last day of which incidents are invented: a Monday and a Sunday. */
export const INCIDENTS: { readonly from: Day; readonly to: Day } = { from: '2020-01-06', to: '2022-05-08' };

/** Where incidents are invented, about how many a week, and the middle of where they happen. */
const PLACES = [
  { country: 'TJK', province: 'Khatlon', place: 'Panj', lat: 37.24, lon: 69.1, week: 0.9 },
  { country: 'TJK', province: 'Gorno-Badakhshan', place: 'Ishkoshim', lat: 36.73, lon: 71.61, week: 0.4 },
  { country: 'TJK', province: 'Sughd', place: 'Isfara', lat: 40.12, lon: 70.63, week: 0.25 },
  { country: 'AFG', province: 'Takhar', place: 'Dasht-e Qala', lat: 37.15, lon: 69.44, week: 0.9 },
  { country: 'AFG', province: 'Badakhshan', place: 'Shighnan', lat: 37.5, lon: 71.5, week: 0.8 },
  { country: 'AFG', province: 'Kunduz', place: 'Imam Sahib', lat: 37.19, lon: 68.92, week: 1.3 },
  { country: 'AFG', province: 'Balkh', place: 'Kaldar', lat: 37.21, lon: 67.77, week: 0.6 },
  { country: 'AFG', province: 'Nangarhar', place: 'Jalalabad', lat: 34.43, lon: 70.45, week: 1.8 },
] as const;
/** What the last weeks have on top, by the number of weeks before the last: a rise in Takhar, and its neighbours a little after. */
const RISE: Readonly<Record<string, readonly number[]>> = { Takhar: [7, 4, 1], Badakhshan: [2, 1], Khatlon: [2, 1] };
const KINDS = ['border_shooting', 'drug_seizure', 'attack', 'infiltration', 'mine'] as const;
const COLUMNS = ['incident', 'from', 'to', 'date_precision', 'country', 'province', 'district', 'place', 'latitude', 'longitude', 'place_precision', 'kind', 'parties', 'killed', 'injured', 'detained', 'displaced', 'seized_kg', 'certainty', 'summary', 'sources', 'withdrawn'];
const SPREAD = 0.09;

/**
 * Invented incidents, in the form in which a member would report them. The same every time, so that a later report holds an earlier one.
 * @param upTo the last day that is reported
 */
export function inventedIncidents(upTo: Day = INCIDENTS.to): string {
  const { from, to } = INCIDENTS;
  const chance = chanceOf(20220509);
  const weeks = Math.round((daysBetween(from, to) + 1) / 7);
  const numbers = new Map<string, number>();
  const rows: (string | number)[][] = [];
  for (let week = 0; week < weeks; week++) {
    for (const place of PLACES) {
      const more = RISE[place.province]?.[weeks - 1 - week] ?? 0;
      for (let n = chance.poisson(place.week) + more; n > 0; n--) {
        const day = addDays(from, week * 7 + chance.whole(7));
        const year = `TJK-${day.slice(0, 4)}`;
        numbers.set(year, (numbers.get(year) ?? 0) + 1);
        const kind = KINDS[chance.whole(KINDS.length)]!;
        const seized = kind === 'drug_seizure' ? Math.round(chance.gamma(1.5) * 200) / 10 : '';
        rows.push([
          `${year}-${String(numbers.get(year)).padStart(3, '0')}`, day, '', '', place.country, place.province, '', place.place, round(place.lat + chance.normal() * SPREAD * 0.5), round(place.lon + chance.normal() * SPREAD), 'near', kind, '',
          kind === 'attack' ? chance.whole(3) : 0, kind === 'border_shooting' ? chance.whole(3) : 0, kind === 'infiltration' ? 1 + chance.whole(4) : '', '', seized, chance.uniform() < 0.7 ? 'confirmed' : 'reported', 'Invented for the example.', '', '',
        ]);
      }
    }
  }
  return csv([COLUMNS, ...rows.filter(([, day]) => String(day) <= upTo)]);
}

const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;
