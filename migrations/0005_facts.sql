-- Facts of the past in a dossier, and the subjects of what is published.

create table facts (
  seq bigint primary key,
  dossier text not null,
  lane text not null,
  from_date text not null,
  to_date text,
  first_day text not null,
  last_day text not null,
  precision text not null,
  what jsonb not null,
  who jsonb,
  source jsonb not null,
  rivals jsonb,
  carried jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  withdrawn jsonb,
  audience text[] not null,
  example boolean not null
);
create index facts_dossier on facts (dossier);
comment on table facts is 'What happened in a matter before the desk or outside it, each with its source.';
comment on column facts.seq is 'The act that recorded it.';
comment on column facts.dossier is 'The matter.';
comment on column facts.lane is 'signal, warning, request, text, decision or publication.';
comment on column facts.from_date is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD.';
comment on column facts.to_date is 'Last date of what took several days.';
comment on column facts.first_day is 'First day of the first date, at the place of the event.';
comment on column facts.last_day is 'Last day of the last date.';
comment on column facts.precision is 'day, span, year, or report: known from one report, or not seen.';
comment on column facts.what is 'What happened, by language.';
comment on column facts.who is 'Who did it, by language.';
comment on column facts.source is 'Title, date of publication and address of the source.';
comment on column facts.rivals is 'Other values of the same fact, by language.';
comment on column facts.carried is 'For a warning: what it named of what a warning should carry.';
comment on column facts.recorded_by is 'Person.';
comment on column facts.recorded_at is 'On the clock of the machine.';
comment on column facts.withdrawn is 'The act that took it back, and why, by language; null while it counts.';
comment on column facts.audience is 'Who may read it.';
comment on column facts.example is 'Recorded on the example desk; the fact itself is as its source says.';
call comity_protect('facts');

create index warnings_issued on warnings (dossier, issued_at);

alter table publications add column subjects text[] not null default '{}';
alter table publications add column year integer;
update publications p set year = (select (a.payload->>'year')::integer from acts a where a.seq = p.seq);
alter table publications alter column year set not null;
comment on column publications.subjects is 'Subjects of the charter it is about.';
comment on column publications.year is 'Year of the decision, as its symbol counts.';
create index publications_decided on publications (decided_at desc, symbol);
create index publications_subjects on publications using gin (subjects);
