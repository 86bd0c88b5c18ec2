/**
 * Exchange of signed records between the nodes of a network.
 *
 * What leaves is an act: signed, frozen in its audience, and put on the lane of each recipient, of which the ledger is kept. What comes is
 * pulled page by page: each page is signed by its origin as a whole and taken by one act, its rows and the cursor in the same transaction.
 * A record that does not verify is kept in quarantine and answered by a signed receipt; the lane goes on. A recall goes to everybody who ever
 * received the record and is answered. Files that are carried take the same way as answers of the network.
 */
import type { Feature } from '../../platform/feature.ts';
import { projectDirectoryTaken, projectEpochOpened, projectFileKept, projectPeerAccepted, projectPeerEnded, projectPublished, projectReceived, projectSentOn } from './project.ts';
import { directoryTaken, epochOpened, fileKept, peerAccepted, peerEnded, published, received, sentOn } from './schema.ts';
import { words } from './words.ts';

export const exchange: Feature = {
  name: 'exchange',
  acts: {
    'exchange.peer_accepted': { payload: peerAccepted, project: projectPeerAccepted },
    'exchange.peer_ended': { payload: peerEnded, project: projectPeerEnded },
    'exchange.directory_taken': { payload: directoryTaken, project: projectDirectoryTaken },
    'exchange.published': { payload: published, project: projectPublished },
    'exchange.received': { payload: received, project: projectReceived },
    'exchange.sent_on': { payload: sentOn, project: projectSentOn },
    'exchange.file_kept': { payload: fileKept, project: projectFileKept },
    'exchange.epoch_opened': { payload: epochOpened, project: projectEpochOpened },
  },
  projections: { exchange_peers: 'node', exchange_directories: "lpad(version::text, 9, '0')", exchange_published: 'hash', exchange_ledger: "node || ' ' || lpad(lane_seq::text, 12, '0')", exchange_lanes: 'node', exchange_files: 'sha256' },
  words,
};

export { alarmsOf, type Alarm } from './alarms.ts';
export { answerNode } from './answer.ts';
export type { NodeAnswer, NodeRequest } from './asking.ts';
export { acceptPeer, endPeer, publishRecords, reopenLanes, takeDirectory } from './commands.ts';
export { exportLane, importLane } from './carried.ts';
export { fetchFiles } from './fetch.ts';
export { fileOf, keepFile, MOST_FILE_BYTES } from './files.ts';
export { passOn } from './further.ts';
export { keepExchange } from './keep.ts';
export { activePeers, keyring } from './keyring.ts';
export { exchangedAfter, placeAfter, lengthsOf, nodeNames, textsOf, type Exchanged } from './listing.ts';
export { pullDirectories, pullFrom, type Ask, type Pulled } from './pull.ts';
export { machineOf } from './receive.ts';
export { holdsOf, networkState, type Holding, type NetworkState, type PeerState, type RecallState } from './read.ts';
export { peerStanding, SILENT_MINUTES, type Standing } from './standing.ts';
export { presentDirectory } from './store.ts';
export { markingsOf, type Draft } from './rules.ts';
export { cardOf } from './card.ts';
export { deliveriesOf, recordsAt, recordsOf, revisionsOf, unansweredTaskings, type Delivery, type Shown, type UnansweredTasking } from './records.ts';
export { mayAcceptPeers, mayPublish } from './rights.ts';
export { uuid as recordId } from './ids.ts';
export { checkExchange, originOf, quarantineOf, readable, recalledSince, recallsOf, signedByHash, signedNewest, signedNewestOf } from './store.ts';
export { words as exchangeWords } from './words.ts';
