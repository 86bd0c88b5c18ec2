-- What a capital told its own delegation, and positions that wait there for release; and positions that were taken back within their window.

alter table positions add column undoes bigint;
comment on column positions.undoes is 'The act of the position that this one takes back, within the window of the charter; null otherwise.';
comment on column positions.kind is 'agrees, reserves, aside, abstains, objects, recused, withdrawn, or undone.';

create table instructions (
  party text not null,
  subject text not null,
  version integer not null,
  words jsonb not null,
  noted_by text not null,
  noted_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (party, subject, version)
);
comment on table instructions is 'Every version of what a capital told its delegation about one matter. Read by the party alone.';
comment on column instructions.party is 'The party.';
comment on column instructions.subject is 'The text or the consultation, by its number.';
comment on column instructions.version is 'From 1.';
comment on column instructions.words is 'By language.';
comment on column instructions.noted_by is 'Person.';
comment on column instructions.noted_at is 'On the clock of the desk.';
comment on column instructions.seq is 'The act.';
comment on column instructions.audience is 'The party alone.';
comment on column instructions.example is 'Invented for the example.';
call comity_protect('instructions');

create table preparations (
  party text not null,
  procedure text not null,
  revision integer not null,
  content jsonb not null,
  state text not null,
  prepared_by text not null,
  prepared_at timestamptz(3) not null,
  settled_by text,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (party, procedure)
);
comment on table preparations is 'The newest position that somebody of a delegation prepared in a procedure. Read by the party alone; it is no position until it is released.';
comment on column preparations.party is 'The party.';
comment on column preparations.procedure is 'The procedure.';
comment on column preparations.revision is 'From 1; one more each time it is prepared anew.';
comment on column preparations.content is 'Kind, paragraphs, words, the hash of the text, and the newest act of the party that was seen.';
comment on column preparations.state is 'waiting, released or dropped.';
comment on column preparations.prepared_by is 'Person.';
comment on column preparations.prepared_at is 'On the clock of the desk.';
comment on column preparations.settled_by is 'Person who released or dropped it.';
comment on column preparations.seq is 'The act of its newest change.';
comment on column preparations.audience is 'The party alone.';
comment on column preparations.example is 'Invented for the example.';
call comity_protect('preparations');
