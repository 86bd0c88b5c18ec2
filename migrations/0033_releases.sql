-- Records that were released to the public: the store that public pages, feeds and files are made from, and nothing else.

create table releases (
  id text primary key,
  hash text not null,
  rev integer not null,
  kind text not null,
  payload text not null,
  keyid text not null,
  sig text not null,
  release_keyid text not null,
  release_sig text not null,
  released_by text not null,
  released_at timestamptz(3) not null,
  withdrawn text,
  withdrawn_at timestamptz(3),
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index releases_newest on releases (released_at);
comment on table releases is 'Records that were released to the public, each with the text that both signatures are over.';
comment on column releases.id is 'The record.';
comment on column releases.hash is 'SHA-256 of what was signed.';
comment on column releases.rev is 'Its revision.';
comment on column releases.kind is 'assessment, warning and so on.';
comment on column releases.payload is 'The exact text that was signed; empty once it was withdrawn.';
comment on column releases.keyid is 'The key that signed it: SHA-256 of its public half.';
comment on column releases.sig is 'The signature, base64; empty once it was withdrawn.';
comment on column releases.release_keyid is 'The key that released it.';
comment on column releases.release_sig is 'The releasing signature, base64; empty once it was withdrawn.';
comment on column releases.released_by is 'The office in which it was released.';
comment on column releases.released_at is 'On the clock of the desk.';
comment on column releases.withdrawn is 'recalled or revised: why it is no longer public; null while it is.';
comment on column releases.withdrawn_at is 'Since when.';
comment on column releases.seq is 'The act that last changed it.';
comment on column releases.audience is 'Who may read it.';
comment on column releases.example is 'Recorded on the example desk.';
call comity_protect('releases');
