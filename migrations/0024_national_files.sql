-- National files: a party on its own resilience, read by whom that party chooses.

create table national_entries (
  seq bigint primary key,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  party text not null,
  kind text not null,
  indicator jsonb not null,
  value text,
  unit jsonb,
  words jsonb,
  on_date text not null,
  source text not null,
  withdrawn boolean not null
);
create index national_entries_party on national_entries (party);
comment on table national_entries is 'Figures and words of a national file. The audience is the own party and those to whom it is open now.';
comment on column national_entries.seq is 'The act.';
comment on column national_entries.recorded_by is 'Who recorded it.';
comment on column national_entries.recorded_at is 'On the clock of the desk.';
comment on column national_entries.audience is 'Who may read it.';
comment on column national_entries.example is 'Recorded on the example desk.';
comment on column national_entries.party is 'Whose file.';
comment on column national_entries.kind is 'figure or words.';
comment on column national_entries.indicator is 'What it is about, by language.';
comment on column national_entries.value is 'Exact decimal; null for words.';
comment on column national_entries.unit is 'Unit, by language.';
comment on column national_entries.words is 'Words, by language.';
comment on column national_entries.on_date is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD.';
comment on column national_entries.source is 'The source.';
comment on column national_entries.withdrawn is 'Taken back by the own party.';
call comity_protect('national_entries');

create table national_openings (
  seq bigint not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  party text not null,
  reader text not null,
  closed_at timestamptz(3),
  closed_seq bigint,
  primary key (seq, reader)
);
create index national_openings_party on national_openings (party);
comment on table national_openings is 'To whom a national file was opened, and until when. Only the own party reads it.';
comment on column national_openings.seq is 'The act.';
comment on column national_openings.recorded_by is 'Who recorded it.';
comment on column national_openings.recorded_at is 'On the clock of the desk.';
comment on column national_openings.audience is 'Who may read it.';
comment on column national_openings.example is 'Recorded on the example desk.';
comment on column national_openings.party is 'Whose file.';
comment on column national_openings.reader is 'Token of the reader.';
comment on column national_openings.closed_at is 'When it was closed again; null while open.';
comment on column national_openings.closed_seq is 'The act that closed it.';
call comity_protect('national_openings');
