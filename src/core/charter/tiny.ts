import { charterSchema, type Charter } from './schema.ts';

/** The smallest charter, for tests: parties that have always been members, who preside in turn from 2000 on. */
export function tinyCharter(parties: readonly string[], change: { chair?: object; members?: Record<string, readonly object[]>; bodies?: readonly object[] } = {}): Charter {
  const name = { en: 'x' };
  const place = { zone: 'UTC', name, short: name };
  return charterSchema.parse({
    id: 'tiny', version: '1', name, short: name, seat: place, founding: [],
    languages: { authentic: 'en', publication: ['en'] },
    parties: parties.map((id) => ({ id, name, capital: place, membership: change.members?.[id] ?? [{ from: '1990' }] })),
    bodies: change.bodies ?? [{ id: 'council', name, members: 'all' }],
    offices: [{ id: 'chair', name, of: 'organisation' }],
    chair: { order: parties, terms: [], computed: { from: '2000-01-01', handover: '01-01' }, ...change.chair },
    procedures: [{ id: 'silence', name, rule: { kind: 'silence', minHours: 1 } }],
    matters: [{ id: 'statement', name, body: 'council', procedure: 'silence', openedBy: ['chair'], announcedBy: ['chair'] }],
    series: [{ id: 'texts', name, symbol: '{n}' }],
    markings: [{ id: 'public', name, audience: 'public' }],
  });
}
