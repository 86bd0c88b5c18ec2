-- The exchange of signed records with other nodes: who they are, what was sent to whom, and what came.

create table exchange_peers (
  node text primary key,
  identity text not null,
  endpoint text,
  accepted_by text not null,
  accepted_at timestamptz(3) not null,
  ended text,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table exchange_peers is 'Nodes that this one exchanges records with: each was accepted by a person who compared its fingerprint.';
comment on column exchange_peers.node is 'Its name in the directory.';
comment on column exchange_peers.identity is 'Its identity key as it was compared, base64: the pin.';
comment on column exchange_peers.endpoint is 'Where it is asked; null where it only asks, or is carried to.';
comment on column exchange_peers.accepted_by is 'Who compared.';
comment on column exchange_peers.accepted_at is 'On the clock of the desk.';
comment on column exchange_peers.ended is 'Why nothing is exchanged any more; null while it is.';
comment on column exchange_peers.seq is 'The act.';
comment on column exchange_peers.audience is 'Who may read it.';
comment on column exchange_peers.example is 'Recorded on the example desk.';
call comity_protect('exchange_peers');

create table exchange_directories (
  version integer primary key,
  hash text not null,
  envelope jsonb not null,
  conflicts text[] not null,
  taken_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table exchange_directories is 'Every version of the directory that was taken, signed by its quorum.';
comment on column exchange_directories.version is 'Its number.';
comment on column exchange_directories.hash is 'SHA-256 of what was signed.';
comment on column exchange_directories.envelope is 'What was signed, with the signatures.';
comment on column exchange_directories.conflicts is 'Nodes whose identity in it is not the one that was compared here.';
comment on column exchange_directories.taken_at is 'On the clock of the desk.';
comment on column exchange_directories.seq is 'The act.';
comment on column exchange_directories.audience is 'Who may read it.';
comment on column exchange_directories.example is 'Recorded on the example desk.';
call comity_protect('exchange_directories');

create table exchange_published (
  hash text primary key,
  id text not null,
  rev integer not null,
  kind text not null,
  payload text not null,
  keyid text not null,
  sig text not null,
  published_by text not null,
  published_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create unique index exchange_published_record on exchange_published (id, rev);
comment on table exchange_published is 'Every revision that this node has signed.';
comment on column exchange_published.hash is 'SHA-256 of what was signed.';
comment on column exchange_published.id is 'The record.';
comment on column exchange_published.rev is 'Its revision.';
comment on column exchange_published.kind is 'assessment, warning and so on.';
comment on column exchange_published.payload is 'The exact text that was signed.';
comment on column exchange_published.keyid is 'The key: SHA-256 of its public half.';
comment on column exchange_published.sig is 'The signature, base64.';
comment on column exchange_published.published_by is 'Who published it.';
comment on column exchange_published.published_at is 'On the clock of the desk.';
comment on column exchange_published.seq is 'The act.';
comment on column exchange_published.audience is 'Who may read it.';
comment on column exchange_published.example is 'Recorded on the example desk.';
call comity_protect('exchange_published');

create table exchange_ledger (
  node text not null,
  lane_epoch integer not null,
  lane_seq integer not null,
  prev text not null,
  entry text not null,
  record text not null,
  record_id text not null,
  sent_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
alter table exchange_ledger add primary key (node, lane_seq);
create index exchange_ledger_record on exchange_ledger (record_id);
comment on table exchange_ledger is 'What was put on the lane to each recipient: the delivery ledger. One chain a recipient.';
comment on column exchange_ledger.node is 'To whom.';
comment on column exchange_ledger.lane_epoch is 'Epoch of the lane.';
comment on column exchange_ledger.lane_seq is 'Number in the lane, from 1; it goes on into a new epoch.';
comment on column exchange_ledger.prev is 'Hash of the entry before.';
comment on column exchange_ledger.entry is 'Hash of this entry.';
comment on column exchange_ledger.record is 'Hash of the record.';
comment on column exchange_ledger.record_id is 'The record.';
comment on column exchange_ledger.sent_at is 'On the clock of the desk.';
comment on column exchange_ledger.seq is 'The act.';
comment on column exchange_ledger.audience is 'Who may read it.';
comment on column exchange_ledger.example is 'Recorded on the example desk.';
call comity_protect('exchange_ledger');

create table exchange_lanes (
  node text primary key,
  out_epoch integer not null,
  out_seq integer not null,
  out_hash text not null,
  in_epoch integer not null,
  in_seq integer not null,
  in_hash text not null,
  in_statement jsonb,
  in_at timestamptz(3),
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table exchange_lanes is 'Where the lanes to and from a node end.';
comment on column exchange_lanes.node is 'The node.';
comment on column exchange_lanes.out_epoch is 'Epoch of the lane to it.';
comment on column exchange_lanes.out_seq is 'Its newest number.';
comment on column exchange_lanes.out_hash is 'Hash of its newest entry.';
comment on column exchange_lanes.in_epoch is 'Epoch of the lane from it, as far as it was taken.';
comment on column exchange_lanes.in_seq is 'Number up to which it was taken: the cursor.';
comment on column exchange_lanes.in_hash is 'Hash of that entry.';
comment on column exchange_lanes.in_statement is 'What the node last signed of where its lane ends: head, hour, key and signature.';
comment on column exchange_lanes.in_at is 'When something was last taken.';
comment on column exchange_lanes.seq is 'The act.';
comment on column exchange_lanes.audience is 'Who may read it.';
comment on column exchange_lanes.example is 'Recorded on the example desk.';
call comity_protect('exchange_lanes');

create table exchange_records (
  origin text not null,
  hash text not null,
  id text not null,
  rev integer not null,
  kind text not null,
  payload text not null,
  keyid text not null,
  sig text not null,
  received_at timestamptz(3) not null,
  ahead_hours double precision not null,
  twin text,
  recalled text,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
alter table exchange_records add primary key (origin, hash);
create index exchange_records_record on exchange_records (origin, id);
create index exchange_records_kind on exchange_records (kind, seq);
comment on table exchange_records is 'Records that came from other nodes and were verified. They travel with the act that took their page, which has a digest of them.';
comment on column exchange_records.origin is 'Who says it.';
comment on column exchange_records.hash is 'SHA-256 of what was signed.';
comment on column exchange_records.id is 'The record.';
comment on column exchange_records.rev is 'Its revision.';
comment on column exchange_records.kind is 'assessment, warning and so on.';
comment on column exchange_records.payload is 'The exact text that was signed; empty once the origin asked that it be deleted.';
comment on column exchange_records.keyid is 'The key that signed it.';
comment on column exchange_records.sig is 'The signature, base64.';
comment on column exchange_records.received_at is 'On the clock of the desk.';
comment on column exchange_records.ahead_hours is 'Hours by which it says to be made after it came; 0 when it does not.';
comment on column exchange_records.twin is 'Hash of another text of the same revision, which its origin signed too.';
comment on column exchange_records.recalled is 'Hash of the recall that hides it.';
comment on column exchange_records.seq is 'The act.';
comment on column exchange_records.audience is 'Who may read it.';
comment on column exchange_records.example is 'Recorded on the example desk.';
call comity_protect('exchange_records');

create table exchange_entries (
  node text not null,
  lane_epoch integer not null,
  lane_seq integer not null,
  entry text not null,
  record text not null,
  outcome text not null,
  refusal text,
  envelope text,
  taken_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
alter table exchange_entries add primary key (node, lane_epoch, lane_seq);
create index exchange_entries_quarantine on exchange_entries (node, lane_seq) where outcome = 'quarantined';
create index exchange_entries_act on exchange_entries (seq);
create index exchange_entries_record on exchange_entries (record);
comment on table exchange_entries is 'Every entry of the lanes that were followed to this node, with what became of it. They travel with the act that took their page.';
comment on column exchange_entries.node is 'Whose lane.';
comment on column exchange_entries.lane_epoch is 'Epoch.';
comment on column exchange_entries.lane_seq is 'Number.';
comment on column exchange_entries.entry is 'Hash of the entry.';
comment on column exchange_entries.record is 'Hash of the record that it announces.';
comment on column exchange_entries.outcome is 'taken, known or quarantined.';
comment on column exchange_entries.refusal is 'Why it is in quarantine: code and facts, as JSON.';
comment on column exchange_entries.envelope is 'What came instead of a record, as JSON; only in quarantine.';
comment on column exchange_entries.taken_at is 'On the clock of the desk.';
comment on column exchange_entries.seq is 'The act.';
comment on column exchange_entries.audience is 'Who may read it.';
comment on column exchange_entries.example is 'Recorded on the example desk.';
call comity_protect('exchange_entries');

create table exchange_confirmations (
  node text primary key,
  epoch integer not null,
  seq integer not null,
  hash text not null,
  said_at timestamptz(3) not null,
  skew_seconds double precision not null
);
comment on table exchange_confirmations is 'How far a node has said, under its signature, that it has the lane to it. Not an act; only the door role reads it.';
comment on column exchange_confirmations.node is 'The node.';
comment on column exchange_confirmations.epoch is 'Epoch of the lane.';
comment on column exchange_confirmations.seq is 'Number up to which it has it.';
comment on column exchange_confirmations.hash is 'Hash of that entry, as the node says.';
comment on column exchange_confirmations.said_at is 'When, by the machine.';
comment on column exchange_confirmations.skew_seconds is 'How far the clock of the node was ahead of this one.';

create table exchange_nonces (
  nonce text primary key,
  node text not null,
  used_at timestamptz(3) not null
);
create index exchange_nonces_used on exchange_nonces (used_at);
comment on table exchange_nonces is 'Numbers of requests that were answered, so that none is answered twice. Not an act; only the door role reads it.';
comment on column exchange_nonces.nonce is 'The number that the request gave itself.';
comment on column exchange_nonces.node is 'Who asked.';
comment on column exchange_nonces.used_at is 'When, by the machine.';

do $$
declare t text;
begin
  foreach t in array array['exchange_confirmations', 'exchange_nonces'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy doorkeepers on %I to {door} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {door}', t);
  end loop;
end $$;
