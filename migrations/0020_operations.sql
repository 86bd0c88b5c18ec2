-- Operations: their acts as they were recorded. What they come to is computed on reading.

create table operations (
  id text primary key,
  number integer not null unique,
  dossier text not null,
  title jsonb not null,
  host text not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index operations_dossier on operations (dossier, number);
comment on table operations is 'Operations that were asked for, each in its dossier.';
comment on column operations.id is 'OP-number.';
comment on column operations.number is 'The number in it.';
comment on column operations.dossier is 'The dossier it lives in.';
comment on column operations.title is 'What it is called, by language.';
comment on column operations.host is 'The country it is in, by ISO 3166-1 alpha-3.';
comment on column operations.seq is 'The act of the request.';
comment on column operations.audience is 'Who may read it.';
comment on column operations.example is 'Recorded for the example.';
call comity_protect('operations');

create table operation_acts (
  seq bigint primary key,
  operation text not null,
  kind text not null,
  on_day text collate "C" not null,
  payload jsonb not null,
  person text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
create index operation_acts_operation on operation_acts (operation, seq);
comment on table operation_acts is 'Everything recorded of an operation, act by act; none is ever edited.';
comment on column operation_acts.seq is 'The act.';
comment on column operation_acts.operation is 'The operation.';
comment on column operation_acts.kind is 'Kind of act, without the name of the feature.';
comment on column operation_acts.on_day is 'The day in the world.';
comment on column operation_acts.payload is 'What was recorded.';
comment on column operation_acts.person is 'Who recorded it.';
comment on column operation_acts.recorded_at is 'When the machine wrote it down.';
comment on column operation_acts.audience is 'Who may read it.';
comment on column operation_acts.example is 'Recorded for the example.';
call comity_protect('operation_acts');
