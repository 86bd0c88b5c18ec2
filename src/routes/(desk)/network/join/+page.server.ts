import { fingerprint, keyidOf } from '#core/exchange/envelope.ts';
import { refuse } from '#core/refusal.ts';
import { sayInstant } from '#core/time.ts';
import { fill, say } from '#core/words.ts';
import { acceptPeer, deliveriesOf, endPeer, keyring, mayAcceptPeers, publishRecords, recordId, recordsOf, takeDirectory, type Draft } from '#features/exchange/index.ts';
import { means } from '#platform/keys.ts';
import { carryOut, formOf, keyOf, missing, newKey, read, refuseForm, requireActor, textOf } from '../../../edge.ts';
import { authorOf, hereOf, wordsOf } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals } = event;
  const { lang, charter, desk } = locals;
  const w = wordsOf(locals);
  const may = mayAcceptPeers(actor);
  const page = { w, may, once: newKey(), onceMore: newKey(), node: null, directory: null, members: [], exercise: null };
  if (!desk.exchange) return page;
  const { node } = desk.exchange;
  const found = await read(locals, async (lease) => {
    const here = await hereOf(lease, locals);
    if (!here) return null;
    const sent = (await recordsOf(lease, here.me, { kinds: ['membership'], limit: 200 })).find(({ mine }) => mine);
    return { here, keys: await keyring(lease), sent };
  });
  if (!found) missing(locals);
  const { keys, sent } = found;
  const deliveries = sent ? await deliveriesOf(desk.database, locals.tokens, sent.id) : [];
  const directory = keys.directory?.directory;
  return {
    ...page, node: { id: node.node, name: node.name, net: node.net, fingerprint: fingerprint(means.sha256(Buffer.from(node.identity.key, 'base64'))) },
    directory: directory ? { listed: directory.nodes.some(({ id }) => id === node.node), said: fill(w.tookVersion!, { version: directory.version, n: directory.nodes.length, need: directory.quorum.need, of: directory.quorum.officers.length }) } : null,
    members: (directory?.nodes ?? []).filter(({ id }) => id !== node.node).map(({ id, name, status, identity }) => {
      const peer = keys.peers.find((one) => one.node === id);
      const keyid = keyidOf(means, identity);
      return { id, name: say(name, lang), suspended: status === 'suspended', accepted: peer?.ended === null ? sayInstant(peer.accepted_at, charter.seat, lang) : null, ended: peer?.ended ?? null, conflict: peer !== undefined && peer.identity !== identity, print: peer && keyid !== null ? fingerprint(means.sha256(Buffer.from(peer.identity, 'base64'))) : null };
    }),
    exercise: sent ? fill(w.exerciseSent!, { when: sayInstant(sent.at, charter.seat, lang), n: deliveries.filter(({ confirmed }) => confirmed).length, of: deliveries.length }) : null,
  };
};

const nodeOf = (locals: App.Locals) => locals.desk.exchange?.node ?? null;

export const actions: Actions = {
  directory: async (event) => {
    const form = await formOf(event);
    const node = nodeOf(event.locals);
    if (!node) return refuseForm(event.locals, refuse('exchange.no_node'), form, 'directory');
    let given: unknown;
    try {
      given = JSON.parse(textOf(form, 'directory'));
    } catch {
      return refuseForm(event.locals, refuse('exchange.no_envelope', {}, 'directory'), form, 'directory');
    }
    return carryOut(event, form, takeDirectory(node, given, keyOf(form)), '/network/join#step4', 'directory');
  },
  accept: async (event) => {
    const form = await formOf(event);
    const node = nodeOf(event.locals);
    const about = `accept ${textOf(form, 'node')}`;
    return carryOut(event, form, node ? acceptPeer(node, { node: textOf(form, 'node'), fingerprint: textOf(form, 'fingerprint') }, keyOf(form)) : refuse('exchange.no_node'), '/network/join#step4', about);
  },
  end: async (event) => {
    const form = await formOf(event);
    const node = nodeOf(event.locals);
    return carryOut(event, form, node ? endPeer(node, { node: textOf(form, 'node'), why: textOf(form, 'why') }, keyOf(form)) : refuse('exchange.no_node'), '/network/join#step4', `accept ${textOf(form, 'node')}`);
  },
  exercise: async (event) => {
    const form = await formOf(event);
    const actor = requireActor(event);
    const { locals } = event;
    const found = await read(locals, async (lease) => {
      const here = await hereOf(lease, locals);
      return here && { here, keys: await keyring(lease) };
    });
    const directory = found?.keys.directory;
    if (!directory) return refuseForm(locals, refuse('exchange.no_node'), form, 'exercise');
    const draft: Draft = {
      kind: 'membership', body: { version: directory.directory.version, directory: directory.envelope }, id: null, change: null, to: found.here.peers.map(({ id }) => id), label: '', marking: { scheme: 'TLP-2.0', level: 'GREEN', reshare: 'no', public: false, caveats: [] },
      refs: [], author: authorOf(actor, locals), validUntil: null, lang: locals.lang,
    };
    return carryOut(event, form, publishRecords(found.here.exchange.node, [draft], [recordId(), recordId()], keyOf(form)), '/network/join#step5', 'exercise');
  },
};
