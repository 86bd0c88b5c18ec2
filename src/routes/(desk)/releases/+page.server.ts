import { RELEASABLE, isPublic } from '#core/exchange/release.ts';
import type { AnyRecord } from '#core/exchange/record.ts';
import { refuse } from '#core/refusal.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { recalledSince, signedNewestOf } from '#features/exchange/index.ts';
import { releaseRecord, releasesAs, releasesOf, releasesWords, viewOf } from '#features/releases/index.ts';
import { carryOut, formOf, keyOf, newKey, read, refuseForm, requireActor, textOf } from '../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const actor = requireActor({ locals, url });
  const { desk, lang, charter, now } = locals;
  const w = releasesWords[lang].ui;
  const node = desk.exchange?.node ?? null;
  const own = node === null ? [] : await read(locals, async (lease) => {
    const clear = (await signedNewestOf(lease, RELEASABLE, MOST)).map((row) => ({ row, record: JSON.parse(row.payload) as AnyRecord })).filter(({ record }) => isPublic(record));
    const released = new Map((await releasesOf(lease, clear.map(({ row }) => row.id))).map((one) => [one.id, one]));
    return Promise.all(clear.map(async (one) => ({ ...one, recalled: await recalledSince(lease, one.row), released: released.get(one.row.id) ?? null })));
  });
  return {
    w, isNode: node !== null, mayRelease: node !== null && releasesAs(actor, node.readers, charter, now) !== null, once: newKey(),
    records: own.map(({ row, record, recalled, released }) => {
      const { heading, kind, parts, facts } = viewOf(record, lang, charter);
      const state = released?.withdrawn === null && released.hash === row.hash ? 'released' as const : recalled ? 'recalled' as const : released ? 'revised' as const : 'waiting' as const;
      return { id: row.id, hash: row.hash, rev: row.rev, heading, kind, parts, facts, state, page: released !== null, signed: sayDay(dayOf(row.published_at, charter.seat.zone), lang), by: fill(w.by!, { who: record.author.name ?? record.author.role, node: record.origin }), sentTo: fill(w.sentTo!, { nodes: record.audience.members.join(', ') }), example: row.example };
    }),
  };
};

export const actions: Actions = {
  release: async (event) => {
    const form = await formOf(event);
    const { exchange } = event.locals.desk;
    requireActor(event);
    if (!exchange) return refuseForm(event.locals, refuse('exchange.no_node'), form);
    return carryOut(event, form, releaseRecord(exchange.node, { hash: textOf(form, 'hash') }, keyOf(form)), '/releases', textOf(form, 'hash'));
  },
};
