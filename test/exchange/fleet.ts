import { openEmptied, type Kind } from '../testbed.ts';
import { directoryOf, member, nodeNamed } from './network.ts';
import { introduce, member_, network, type Fleet, type Member } from './pair.ts';

export { FAULTS, heal, introduce, network, say, type Fault, type Fleet, type Member } from './pair.ts';

/** So many nodes that know and accept each other, each on a database of its own. The fleets of a file and kind stand on the same databases: the newest one counts. */
export async function fleetOf(kind: Kind, ids: readonly string[]): Promise<Fleet> {
  const nodes = ids.map((id) => nodeNamed(id));
  const directory = directoryOf(nodes.map((node) => member(node)));
  const members: Member[] = [];
  for (const [i, node] of nodes.entries()) members.push(await member_(await openEmptied(kind, `node ${i}`), node));
  for (const one of members) await introduce(one, directory);
  return network(members, directory);
}
