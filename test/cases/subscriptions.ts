import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { readSubscription } from '../../src/features/subscriptions/form.ts';
import { endSubscription, makeDigest, MOST, setSubscription, type Item, type SetState, type SetSubscription, type Subscription } from '../../src/features/subscriptions/rules.ts';
import type { Asked } from '../../src/features/subscriptions/schema.ts';
import { OPERATOR } from '../../src/features/people/rules.ts';
import { as, later, NOW, officer, signedDelegates } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const asked = (change: Partial<Asked> = {}): Asked => ({ file: 'southern-borders', series: [], areas: [], level: 'medium', kinds: ['signals', 'warnings'], rhythm: 'day', quiet: null, ...change });
export const subscription = (change: Partial<Asked> = {}, at = later(-400)): Subscription => ({ id: 'SUB-1', person: 'officer', versions: [{ at, ended: false, asked: asked(change) }] });
export const signal = (key: string, at: string, change: Partial<Extract<Item, { kind: 'signal' }>> = {}): Item => ({ kind: 'signal', key, at, file: 'southern-borders', level: 'medium', series: 'deadly-events', areas: ['AF-BDS', 'AFG'], ...change });
export const issued = (key: string, at: string, cites: { series: string; area: string }[] = []): Item => ({ kind: 'warning', key, at, cites });

export const SET: SetSubscription = { change: null, file: 'southern-borders', series: [], areas: ['TJK'], level: 'high', kinds: ['signals'], rhythm: 'week', quiet: null };
export const set = (change: Partial<SetSubscription> = {}, state: Partial<SetState> = {}, context: Context<Charter> = as(officer)): Decision =>
  setSubscription({ offered: { file: 'southern-borders', series: ['deadly-events', 'ucdp-deaths'], areas: ['AFG', 'TJK', 'tajik-afghan'] }, before: null, held: 0, next: 7, ...state }, { ...SET, ...change }, context);
const ended: Subscription = { ...subscription(), versions: [...subscription().versions, { at: later(-1), ended: true, asked: asked() }] };
const end = (before: Subscription | null, context = as(officer)): Decision => endSubscription({ before }, { subscription: 'SUB-1' }, context);
/** The day before NOW at the seat. */
export const YESTERDAY = '2022-05-09';
export const digest = (state: Partial<Parameters<typeof makeDigest>[0]> = {}, period = YESTERDAY, context = as(officer)): Decision =>
  makeDigest({ subscription: subscription(), items: [signal('a', later(-24)), issued('W-1', later(-20))], made: false, ...state }, { subscription: 'SUB-1', period }, context);

export const FORM: Record<string, string | string[]> = { file: 'southern-borders', area: ['TJK', ''], level: 'high', kind: 'signals', rhythm: 'week', quietFrom: '', quietTo: '', zone: 'seat' };
export function readForm(change: Record<string, string | string[]> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...FORM, ...change })) for (const one of [value].flat()) form.append(name, one);
  return readSubscription(form, { seat: 'Europe/Moscow', capital: 'Asia/Dushanbe' });
}

export const subscriptionRefusals: readonly RefusalCase[] = [
  ['subscriptions.not_allowed', 'by the operator, who is no person', () => set({}, {}, as(OPERATOR))],
  ['subscriptions.not_found', 'changing one that is not there', () => set({ change: 'SUB-1' }), { facts: { subscription: 'SUB-1' } }],
  ['subscriptions.not_found', 'changing one of somebody else', () => set({ change: 'SUB-1' }, { before: subscription() }, as(signedDelegates.KAZ))],
  ['subscriptions.not_found', 'changing one that has ended', () => set({ change: 'SUB-1' }, { before: ended })],
  ['subscriptions.unknown_file', 'to a file that is not in force', () => set({ file: 'x' }, { offered: null }), { facts: { file: 'x' }, field: 'file' }],
  ['subscriptions.unknown_series', 'to what the file does not count', () => set({ series: ['deadly-events', 'rain'] }), { facts: { series: 'rain', file: 'southern-borders' }, field: 'series' }],
  ['subscriptions.unknown_area', 'to an area the file does not have', () => set({ areas: ['FRA'] }), { facts: { area: 'FRA', file: 'southern-borders' }, field: 'areas' }],
  ['subscriptions.no_kind', 'to nothing', () => set({ kinds: ['rumours'] }), { field: 'kinds' }],
  ['subscriptions.no_level', 'from no level on', () => set({ level: '' }), { field: 'level' }],
  ['subscriptions.no_rhythm', 'in no rhythm', () => set({ rhythm: 'hourly' }), { field: 'rhythm' }],
  ['subscriptions.quiet_all_day', 'quiet from one hour to the same', () => set({ quiet: { from: '07:00', to: '07:00', zone: 'Europe/Moscow' } }), { facts: { hour: '07:00' }, field: 'quiet' }],
  ['subscriptions.too_many', 'once too often', () => set({}, { held: MOST }), { facts: { most: MOST } }],
  ['subscriptions.bad_quiet', 'with one quiet hour alone', () => readForm({ quietFrom: '22:00' }), { facts: { from: '22:00', to: '' }, field: 'quiet' }],
  ['subscriptions.bad_quiet', 'with quiet hours in words', () => readForm({ quietFrom: 'ten', quietTo: 'seven' }), { field: 'quiet' }],
  ['subscriptions.not_found', 'ending one that is not there', () => end(null), { facts: { subscription: 'SUB-1' } }],
  ['subscriptions.not_found', 'ending one of somebody else', () => end(subscription(), as(signedDelegates.KAZ))],
  ['subscriptions.not_found', 'ending one twice', () => end(ended)],
  ['subscriptions.not_found', 'a digest of a subscription that is not there', () => digest({ subscription: null })],
  ['subscriptions.not_found', 'a digest for somebody else', () => digest({}, YESTERDAY, as(signedDelegates.KAZ))],
  ['digests.made_already', 'a second digest of a period', () => digest({ made: true }), { facts: { period: YESTERDAY } }],
  ['digests.nothing_due', 'an empty digest', () => digest({ items: [] }), { facts: { period: YESTERDAY } }],
  ['digests.nothing_due', 'a digest of a day that has not ended', () => digest({ items: [signal('a', NOW)] }, '2022-05-10')],
  ['digests.nothing_due', 'a digest of a day within the quiet hours after it', () => digest({ subscription: subscription({ quiet: { from: '23:00', to: '13:00', zone: 'Europe/Moscow' } }) })],
  ['digests.nothing_due', 'a digest of a week for whoever asked for days', () => digest({}, '2022-W18')],
];
