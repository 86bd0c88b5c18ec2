import { isPeriod, periodOf } from '../../core/series/period.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDay } from '../../core/time.ts';

/** A week by its name, or by any day of it: "2022-W18", "4 May 2022". */
export function readWeek(text: string): string | null {
  const asked = text.trim();
  if (isPeriod(asked, 'week')) return asked;
  const day = readDay(asked);
  return day === null ? null : periodOf(day, 'week');
}

export function readMissed(period: string): { period: string } | Refusal {
  const week = readWeek(period);
  return week === null ? refuse('signals.bad_period', { value: period.slice(0, 40) }, 'period') : { period: week };
}

/** Odds, or `own` for those found from the series itself. */
export function readThreshold(given: string): { threshold: number | null } | Refusal {
  if (given === 'own') return { threshold: null };
  const threshold = Number(given.replace(/[\s\u00a0]/g, ''));
  return given === '' || Number.isNaN(threshold) ? refuse('signals.bad_threshold', { value: given.slice(0, 40) }, 'threshold') : { threshold };
}
