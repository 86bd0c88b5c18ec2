-- Figures of any unit and cadence, the watch files, and what people say of a signal.

alter table observations alter column value type numeric;
alter table observations add column source text;
alter table observations add column published text;
comment on column observations.period is 'Month (YYYY-MM) or year (YYYY). A period without a row is missing, not zero.';
comment on column observations.source is 'The document the figure was taken from, where it has one of its own.';
comment on column observations.published is 'When that document was published, as precise as known.';
create index imports_series on imports (series, seq desc);

create table watch_files (
  id text primary key,
  file jsonb not null,
  digest text not null,
  name text not null,
  set_by text not null,
  set_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table watch_files is 'Watch files in force: which series are watched where, and which borders.';
comment on column watch_files.id is 'Identifier.';
comment on column watch_files.file is 'The file as read.';
comment on column watch_files.digest is 'SHA-256 of the file.';
comment on column watch_files.name is 'Name of the file it was read from.';
comment on column watch_files.set_by is 'Who put it in force.';
comment on column watch_files.set_at is 'When.';
comment on column watch_files.seq is 'The act.';
comment on column watch_files.audience is 'Who may read it.';
comment on column watch_files.example is 'Invented for the example.';
call comity_protect('watch_files');

create table signal_notes (
  seq bigint primary key,
  file text not null,
  series text not null,
  area text not null,
  period text not null,
  import text not null,
  state text not null,
  words jsonb not null,
  noted_by text not null,
  noted_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
create index signal_notes_file on signal_notes (file, series, area, period);
comment on table signal_notes is 'What people said of signals; the newest of a signal stands.';
comment on column signal_notes.seq is 'The act.';
comment on column signal_notes.file is 'The watch file it was seen in.';
comment on column signal_notes.series is 'The series that was marked.';
comment on column signal_notes.area is 'The country.';
comment on column signal_notes.period is 'The month.';
comment on column signal_notes.import is 'The import whose figures were marked: a later one may mark differently.';
comment on column signal_notes.state is 'watched or explained.';
comment on column signal_notes.words is 'Why, by language.';
comment on column signal_notes.noted_by is 'Who said so.';
comment on column signal_notes.noted_at is 'When.';
comment on column signal_notes.audience is 'Who may read it.';
comment on column signal_notes.example is 'Invented for the example.';
call comity_protect('signal_notes');
