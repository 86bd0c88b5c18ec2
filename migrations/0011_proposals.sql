-- A warning that somebody proposes and a named person approves before it leaves.

create table proposals (
  id text primary key,
  dossier text not null,
  revision integer not null,
  hash text not null,
  content jsonb not null,
  proposed_by text not null,
  proposed_at timestamptz(3) not null,
  state text not null,
  decided_by text,
  decided_at timestamptz(3),
  words jsonb,
  warning text,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index proposals_state on proposals (state);
create index proposals_dossier on proposals (dossier);
comment on table proposals is 'Warnings that were proposed. A proposal is no warning: nobody is warned until a named person has approved it.';
comment on column proposals.id is 'WP-number.';
comment on column proposals.dossier is 'The matter.';
comment on column proposals.revision is 'From 1; one more each time the proposer changes it.';
comment on column proposals.hash is 'SHA-256 of what was proposed, revision included: whoever approves names it, so that nothing else is approved.';
comment on column proposals.content is 'The warning as it would be issued, without its number.';
comment on column proposals.proposed_by is 'Person who wrote it.';
comment on column proposals.proposed_at is 'On the clock of the desk; of the newest revision.';
comment on column proposals.state is 'open, returned, withdrawn or approved.';
comment on column proposals.decided_by is 'Person who approved it, sent it back or took it back.';
comment on column proposals.decided_at is 'On the clock of the desk.';
comment on column proposals.words is 'Why it was sent back, by language.';
comment on column proposals.warning is 'The warning it became.';
comment on column proposals.seq is 'The act of its newest revision.';
comment on column proposals.audience is 'Who may read it: the secretariat, and the centre of whoever proposed it.';
comment on column proposals.example is 'Invented for the example.';
call comity_protect('proposals');

alter table warnings add column proposal text;
alter table warnings add column written_by text;
comment on column warnings.proposal is 'The proposal it was approved from; null where it was issued directly.';
comment on column warnings.written_by is 'Person who wrote it; null where that is who issued it.';
