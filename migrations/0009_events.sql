-- Events and figures of other people's sources, every version of each, and the rows that were refused.
-- A version is never altered: an import opens it, and a later one may close it. Imports are named by the number of E-n.

create table source_imports (
  id text primary key,
  number integer not null unique,
  source text collate "C" not null,
  kind text not null,
  publisher text not null,
  licence text not null,
  vintage text not null,
  file text not null,
  file_digest text not null,
  retries text,
  expected integer,
  received integer not null,
  accepted integer not null,
  refused integer not null,
  opened integer not null,
  revised integer not null,
  unchanged integer not null,
  closed integer not null,
  withheld integer not null,
  duplicates integer not null,
  covers_from date,
  covers_to date,
  reasons jsonb not null,
  frame jsonb not null,
  digest text not null,
  refused_digest text not null,
  imported_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index source_imports_source on source_imports (source, number desc);
comment on table source_imports is 'Imports of events and figures: what came, what was kept, refused, revised and taken back.';
comment on column source_imports.id is 'E-number.';
comment on column source_imports.number is 'The number in it; versions name it.';
comment on column source_imports.source is 'The source, by its identifier.';
comment on column source_imports.kind is 'events or figures.';
comment on column source_imports.publisher is 'Who publishes the source.';
comment on column source_imports.licence is 'Licence of its rows.';
comment on column source_imports.vintage is 'Version of the data as its publisher names it; empty where nobody said.';
comment on column source_imports.file is 'Name of the file.';
comment on column source_imports.file_digest is 'SHA-256 of the file; of the rows that were read again for a retry.';
comment on column source_imports.retries is 'The import whose refused rows were read again; null for a file.';
comment on column source_imports.expected is 'Rows the file itself says it has; null where it does not say.';
comment on column source_imports.received is 'Rows that came.';
comment on column source_imports.accepted is 'Rows that could be read.';
comment on column source_imports.refused is 'Rows that could not, each kept in the quarantine.';
comment on column source_imports.opened is 'Rows not known before.';
comment on column source_imports.revised is 'Rows that say something else than before.';
comment on column source_imports.unchanged is 'Rows that say what was known already.';
comment on column source_imports.closed is 'Events or figures the source has taken back.';
comment on column source_imports.withheld is 'Missing from a whole file, and left as they were because refused rows could be them.';
comment on column source_imports.duplicates is 'Rows that report what another row reports, linked to it.';
comment on column source_imports.covers_from is 'First day in the file.';
comment on column source_imports.covers_to is 'Last day in the file.';
comment on column source_imports.reasons is 'Refused rows by reason: code, how many, and the first line.';
comment on column source_imports.frame is 'What stands around a refused row when it is read again alone.';
comment on column source_imports.digest is 'SHA-256 over the fingerprints of the versions it opened and closed.';
comment on column source_imports.refused_digest is 'SHA-256 over the rows it put into the quarantine.';
comment on column source_imports.imported_at is 'On the clock of the desk.';
comment on column source_imports.seq is 'The act of the import.';
comment on column source_imports.audience is 'Who may read it.';
comment on column source_imports.example is 'Imported for the example.';

create table event_versions (
  source text collate "C" not null,
  id text collate "C" not null,
  since integer not null,
  until integer,
  fingerprint bytea not null,
  from_day date not null,
  to_day date not null,
  date_precision text not null,
  country text collate "C",
  admin1 text,
  admin2 text,
  place text,
  lat double precision,
  lon double precision,
  place_precision text not null,
  cell integer,
  kind text not null,
  actors text[] not null,
  measures jsonb not null,
  status text,
  title text,
  links text[] not null,
  same text collate "C",
  audience text[] not null,
  primary key (since, id)
);
create unique index event_versions_current on event_versions (source, id) where until is null;
create index event_versions_former on event_versions (source, id) where until is not null;
create index event_versions_closed on event_versions (until, id) where until is not null;
create index event_versions_where on event_versions (source, country, from_day);
create index event_versions_same on event_versions (source, same) where until is null and same is not null;
comment on table event_versions is 'What a source says happened, every version of it, beside the act of the import that opened it.';
comment on column event_versions.source is 'The source.';
comment on column event_versions.id is 'The source''s own number of the event.';
comment on column event_versions.since is 'Number of the import that opened this version.';
comment on column event_versions.until is 'Number of the import that closed it; null while it holds.';
comment on column event_versions.fingerprint is 'SHA-256 of the source and of what follows up to the audience.';
comment on column event_versions.from_day is 'First day on which it happened.';
comment on column event_versions.to_day is 'Last day.';
comment on column event_versions.date_precision is 'How precisely the days are known.';
comment on column event_versions.country is 'ISO 3166-1 alpha-3; null where it is not one country''s.';
comment on column event_versions.admin1 is 'First-level unit, as the source names it.';
comment on column event_versions.admin2 is 'Second-level unit.';
comment on column event_versions.place is 'Name of the place.';
comment on column event_versions.lat is 'Latitude as published, WGS84.';
comment on column event_versions.lon is 'Longitude as published, WGS84.';
comment on column event_versions.place_precision is 'How precisely the place is known.';
comment on column event_versions.cell is 'PRIO-GRID cell, where the source gives one.';
comment on column event_versions.kind is 'The source''s own code of what it is.';
comment on column event_versions.actors is 'Who, in the source''s words.';
comment on column event_versions.measures is 'Figures by name; one that is not given is not there.';
comment on column event_versions.status is 'What the source says of its own certainty.';
comment on column event_versions.title is 'Headline, where the source has one.';
comment on column event_versions.links is 'What it was taken from.';
comment on column event_versions.same is 'Equal in rows that report the same; null where the source has no such rule.';
comment on column event_versions.audience is 'Who may read it.';
call comity_protect('event_versions');

create table figure_versions (
  source text collate "C" not null,
  id text collate "C" not null,
  since integer not null,
  until integer,
  fingerprint bytea not null,
  series text not null,
  area text collate "C" not null,
  area_name text,
  level text not null,
  from_day date not null,
  to_day date not null,
  value double precision not null,
  unit text not null,
  labels jsonb not null,
  status text,
  audience text[] not null,
  primary key (since, id)
);
create unique index figure_versions_current on figure_versions (source, id) where until is null;
create index figure_versions_former on figure_versions (source, id) where until is not null;
create index figure_versions_closed on figure_versions (until, id) where until is not null;
create index figure_versions_where on figure_versions (source, area, from_day);
comment on table figure_versions is 'Figures of areas and stretches of time, every version of each, beside the act of the import that opened it.';
comment on column figure_versions.source is 'The source.';
comment on column figure_versions.id is 'What the figure is of, in one word: hash of series, area, level, days and labels.';
comment on column figure_versions.since is 'Number of the import that opened this version.';
comment on column figure_versions.until is 'Number of the import that closed it; null while it holds.';
comment on column figure_versions.fingerprint is 'SHA-256 of the source and of what follows up to the audience.';
comment on column figure_versions.series is 'Series within the source.';
comment on column figure_versions.area is 'ISO 3166-1 alpha-3 of a country, or the P-code of a unit.';
comment on column figure_versions.area_name is 'Its name, as the source writes it.';
comment on column figure_versions.level is 'country, province or district.';
comment on column figure_versions.from_day is 'First day that the figure is about.';
comment on column figure_versions.to_day is 'Last day.';
comment on column figure_versions.value is 'The figure.';
comment on column figure_versions.unit is 'What is counted.';
comment on column figure_versions.labels is 'What tells figures of the same series, area and time apart.';
comment on column figure_versions.status is 'What the source says of its own certainty.';
comment on column figure_versions.audience is 'Who may read it.';
call comity_protect('figure_versions');

create table refused_rows (
  import integer not null,
  no integer not null,
  line integer not null,
  code text not null,
  facts jsonb not null,
  raw text not null,
  retried_by integer,
  audience text[] not null,
  primary key (import, no)
);
comment on table refused_rows is 'The quarantine: rows that were not taken, why, and their text. Kept beside the act of the import.';
comment on column refused_rows.import is 'Number of the import.';
comment on column refused_rows.no is 'Place in its quarantine.';
comment on column refused_rows.line is 'Line of the file where the row starts, or number of the item.';
comment on column refused_rows.code is 'Why, as a code.';
comment on column refused_rows.facts is 'What fills the words of it.';
comment on column refused_rows.raw is 'The row as it came.';
comment on column refused_rows.retried_by is 'Number of the import in which it was read again and taken.';
comment on column refused_rows.audience is 'Who may read it.';
call comity_protect('refused_rows');
call comity_protect('source_imports');
