import { officeOf } from '#core/charter/members.ts';
import { fingerprint, keyidOf } from '#core/exchange/envelope.ts';
import { dayOf, sayDay, sayInstant } from '#core/time.ts';
import { fill, say } from '#core/words.ts';
import { publicRecord, releasesWords, verifyScript, viewOf } from '#features/releases/index.ts';
import { means } from '#platform/keys.ts';
import { missing } from '../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { desk, lang, charter } = locals;
  const w = releasesWords[lang].ui;
  const found = await publicRecord(desk, params.id);
  if (!found) missing(locals);
  const { row } = found;
  const day = (at: string): string => sayDay(dayOf(at, charter.seat.zone), lang);
  const shared = { w, id: row.id, hash: row.hash.replace('sha256:', ''), kind: w[`k_${row.kind}`] ?? row.kind, example: row.example, released: day(row.released_at) };
  if (found.state === 'withdrawn') return { ...shared, state: found.state, gone: fill(row.withdrawn === 'recalled' ? w.goneRecalled! : w.goneRevised!, { day: day(row.withdrawn_at!) }), goneNote: fill(w.goneNote!, { day: day(row.released_at) }) };
  if (found.state === 'withheld') return { ...shared, state: found.state };
  const { record, signing, releasing } = found.released;
  const { node } = desk.exchange!;
  const office = officeOf(charter, row.released_by);
  return {
    ...shared, state: found.state, view: viewOf(record, lang, charter), bytes: means.bytesOf(row.payload).length,
    about: [
      { label: w.origin!, value: node.name === node.node ? node.node : `${node.name} (${node.node})` }, { label: w.author!, value: record.author.name ?? record.author.role }, { label: w.created!, value: sayInstant(record.created, charter.seat, lang) },
      { label: w.released!, value: fill(w.releasedAs!, { day: sayInstant(row.released_at, charter.seat, lang), office: office ? say(office.name, lang) : row.released_by }) }, { label: w.marking!, value: fill(w.markingPublic!, { level: `${record.marking.scheme} ${record.marking.level}` }) },
    ],
    by: fill(w.by!, { who: record.author.name ?? record.author.role, node: node.name }), revision: record.rev > 1 ? fill(w.revision!, { n: record.rev }) : null, node: node.node,
    fingerprint: fingerprint(keyidOf(means, node.identity.key)!), script: verifyScript(row.id, signing.key, releasing.key),
  };
};
