import { entryHash, nextEntry, START, type Entry } from '../../src/core/exchange/lane.ts';
import { sealPage } from '../../src/core/exchange/page.ts';
import { LANE_TYPE, pae, RECORD_TYPE, type Envelope } from '../../src/core/exchange/envelope.ts';
import type { Ask } from '../../src/features/exchange/index.ts';
import { means } from '../../src/platform/keys.ts';
import { NOW } from '../actors.ts';
import type { Member } from './pair.ts';
import { hashOfEnvelope, NET } from './network.ts';

/** The lane of a node to another as a dishonest one would serve it: whatever envelopes, truly signed as a page. */
export function dishonest({ node }: Member, to: string, envelopes: readonly Envelope[], before: { entries: Entry[] } = { entries: [] }): Ask {
  const lane = { from: node.node, to };
  let head = before.entries.length === 0 ? START : { epoch: 1, seq: before.entries.length, hash: entryHash(means, before.entries.at(-1)!) };
  const entries = envelopes.map((envelope) => {
    const next = nextEntry(means, lane, head, hashOfEnvelope(envelope), NOW);
    head = next.head;
    return { entry: next.entry, envelope };
  });
  return (_, { path, headers }) => {
    const asked = headers['x-comity-nonce']!;
    const from = Number(/after=\d+:(\d+)/.exec(path)![1]);
    const { body } = sealPage(means, node.signer, { net: NET, lane, asked, head, more: false, at: NOW }, [], RECORD_TYPE);
    const bytes = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(body).toString()) as object), entries: entries.filter(({ entry }) => entry.seq > from) }));
    return Promise.resolve({ status: 200, headers: { 'x-comity-key': node.signer.keyid, 'x-comity-signature': node.signer.sign(pae(means, LANE_TYPE, bytes)) }, body: bytes });
  };
}
