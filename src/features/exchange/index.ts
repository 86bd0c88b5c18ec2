/**
 * Exchange of signed records between the nodes of a network.
 *
 * What leaves is an act: signed, frozen in its audience, and put on the lane of each recipient, of which the ledger is kept. What comes is
 * pulled page by page: each page is signed by its origin as a whole and taken by one act, its rows and the cursor in the same transaction.
 * A record that does not verify is kept in quarantine and answered by a signed receipt; the lane goes on. A recall goes to everybody who ever
 * received the record and is answered. Files that are carried take the same way as answers of the network.
 */
import type { Feature } from '../../platform/feature.ts';
import { projectDirectoryTaken, projectEpochOpened, projectPeerAccepted, projectPeerEnded, projectPublished, projectReceived } from './project.ts';
import { directoryTaken, epochOpened, peerAccepted, peerEnded, published, received } from './schema.ts';
import { words } from './words.ts';

export const exchange: Feature = {
  name: 'exchange',
  acts: {
    'exchange.peer_accepted': { payload: peerAccepted, project: projectPeerAccepted },
    'exchange.peer_ended': { payload: peerEnded, project: projectPeerEnded },
    'exchange.directory_taken': { payload: directoryTaken, project: projectDirectoryTaken },
    'exchange.published': { payload: published, project: projectPublished },
    'exchange.received': { payload: received, project: projectReceived },
    'exchange.epoch_opened': { payload: epochOpened, project: projectEpochOpened },
  },
  projections: { exchange_peers: 'node', exchange_directories: "lpad(version::text, 9, '0')", exchange_published: 'hash', exchange_ledger: "node || ' ' || lpad(lane_seq::text, 12, '0')", exchange_lanes: 'node' },
  words,
};

export { answerNode, type NodeAnswer, type NodeRequest } from './answer.ts';
export { acceptPeer, endPeer, publishRecords, reopenLanes, takeDirectory } from './commands.ts';
export { exportLane, importLane } from './carried.ts';
export { keepExchange } from './keep.ts';
export { activePeers, keyring } from './keyring.ts';
export { pullFrom, type Ask, type Pulled } from './pull.ts';
export { machineOf } from './receive.ts';
export { networkState, type NetworkState } from './read.ts';
export { markingsOf, type Draft } from './rules.ts';
export { checkExchange, originOf, quarantineOf, readable, recalledSince, recallsOf, signedByHash, signedNewest, signedNewestOf } from './store.ts';
export { words as exchangeWords } from './words.ts';
