import { refuse, type Refusal } from '../../core/refusal.ts';
import { readHour } from '../../core/time.ts';
import type { SetSubscription } from './rules.ts';

/** The part of a form or of an address that reading needs. */
type Fields = { get(name: string): unknown; getAll(name: string): readonly unknown[] };

/**
 * Reads a subscription off a form, or off the address of its preview. `zones` are the places whose clock the quiet hours
 * may go by, the seat's first.
 */
export function readSubscription(form: Fields, zones: Readonly<Record<string, string>>): SetSubscription | Refusal {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const all = (name: string): string[] => [...new Set(form.getAll(name).map(String))].filter((one) => one !== '');
  const asked = [text('quietFrom'), text('quietTo')];
  const [from, to] = asked.map(readHour);
  if (asked.some((one) => one !== '') && (from === null || to === null)) return refuse('subscriptions.bad_quiet', { from: asked[0]!, to: asked[1]! }, 'quiet');
  const zone = zones[text('zone')] ?? Object.values(zones)[0]!;
  return {
    change: text('change') || null, file: text('file'), series: all('series'), areas: all('area'), level: text('level'), kinds: all('kind'), rhythm: text('rhythm'),
    quiet: from && to ? { from, to, zone } : null,
  };
}
