import { dayOf, sayInstant } from '#core/time.ts';
import { fill, wordRefusal } from '#core/words.ts';
import type { Refusal } from '#core/refusal.ts';
import { alarmsOf, exchangeWords, networkState, peerStanding, presentDirectory, quarantineOf, recordsAt, type Standing } from '#features/exchange/index.ts';
import { read, requireActor } from '../../edge.ts';
import { hereOf, hrefOf, sayAge, titleOf, wordsOf } from './said.ts';
import type { PageServerLoad } from './$types';

const SHAPES = { in_step: 'agree', behind: 'reserve', silent: 'due', unheard: 'silent', failing: 'due', suspended: 'absent', ended: 'absent' } as const satisfies Record<Standing, string>;
const LOOK: readonly Standing[] = ['silent', 'failing'];

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals } = event;
  const { lang, charter, desk } = locals;
  const w = wordsOf(locals);
  const wall = desk.clock.wall();
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    return here && { here, directory: await presentDirectory(lease), quarantine: await quarantineOf(lease, 100), alarms: await alarmsOf(lease, 30) };
  });
  if (!found) return { w, node: null, isNode: desk.exchange !== null };
  const { here, directory, quarantine, alarms } = found;
  const state = (await networkState(desk, locals.tokens))!;
  const recalled = await read(locals, (lease) => recordsAt(lease, here.me, state.recalls.map(({ recall }) => recall)));
  const at = (instant: string): string => sayInstant(instant, charter.seat, lang);
  const awaited = new Map<string, number>();
  for (const { nodes } of state.recalls) for (const { node, outcome } of nodes) if (outcome === 'waiting') awaited.set(node, (awaited.get(node) ?? 0) + 1);
  const peers = state.peers.map((peer) => {
    const standing = peerStanding(peer, wall);
    const skew = Math.round(Math.abs(peer.skewSeconds ?? 0) / 60);
    return {
      id: peer.node, name: here.name(peer.node), standing, shape: SHAPES[standing], text: fill(w[`s_${standing}`]!, { n: peer.sent - (peer.confirmed ?? 0) }), why: peer.ended ?? (peer.trouble === null ? null : w[peer.trouble.replace('exchange.', 'u_')] ?? wordRefusal(exchangeWords[lang].refusals, { refused: true, code: peer.trouble, facts: { node: peer.node, origin: peer.node, status: '', code: '', seq: '' } }).what),
      sent: peer.sent, confirmed: peer.confirmed ?? 0, taken: peer.taken, takenAt: peer.takenAt && at(peer.takenAt), heardAt: peer.confirmedAt && sayInstant(peer.confirmedAt, charter.seat, lang), heard: peer.confirmedAt && sayAge(peer.confirmedAt, wall, w), quarantined: peer.quarantined, awaited: awaited.get(peer.node) ?? 0,
      skew: skew >= 5 ? fill(w.skew!, { n: skew, way: (peer.skewSeconds ?? 0) > 0 ? w.ahead! : w.behindClock! }) : null,
    };
  });
  const look = peers.filter(({ standing, quarantined }) => LOOK.includes(standing) || quarantined > 0).length;
  const going = peers.filter(({ standing }) => standing !== 'ended' && standing !== 'suspended').length;
  return {
    w, isNode: true, day: dayOf(locals.now, charter.seat.zone), title: going === 0 ? w.t_none! : look === 0 && peers.every(({ standing }) => standing === 'in_step' || standing === 'behind' || standing === 'ended' || standing === 'suspended') ? fill(w.t_allInStep!, { of: going }) : look === 0 ? w.network! : fill(w.t_some!, { n: look, of: going }),
    node: { id: here.me, name: here.name(here.me), net: fill(w.net!, { net: state.net }), version: state.version === 0 ? w.noDirectory! : fill(w.version!, { version: state.version }), quorum: directory && directory.directory.quorum.need },
    peers,
    alarms: alarms.map((one) => ({ ...one, at: at(one.at), name: here.name(one.node), text: w[`a_${one.alarm}`] ?? one.alarm })),
    quarantine: quarantine.map(({ node, lane_epoch, lane_seq, entry, refusal, taken_at, seq }) => {
      const { code, facts } = JSON.parse(refusal!) as Pick<Refusal, 'code' | 'facts'>;
      return { key: `${node} ${entry}`, name: here.name(node), place: `${lane_epoch}:${lane_seq}`, at: at(taken_at), seq, code, ...wordRefusal(exchangeWords[lang].refusals, { refused: true, code, facts }) };
    }),
    recalls: state.recalls.map(({ recall, record, at: when, nodes }) => {
      const one = recalled.find(({ hash }) => hash === recall)?.record;
      return { recall, href: hrefOf({ origin: here.me, id: record }), at: at(when), reason: one ? titleOf(one, lang, w) : null, nodes: nodes.map(({ node, outcome }) => ({ node, name: here.name(node), outcome, text: w[`o_${outcome}`]! })) };
    }),
  };
};
