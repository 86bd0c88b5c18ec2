-- The chain from a warning to a published statement: one table per noun, folded from acts.

create procedure comity_protect(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('create policy readers on %s to {app} using (audience && comity_reader()) with check (audience && comity_reader())', t);
  execute format('create policy auditors on %s for select to {auditor} using (true)', t);
  execute format('grant select, insert, update on %s to {app}', t);
  execute format('grant select on %s to {auditor}', t);
end $$;
comment on procedure comity_protect is 'Every projection is read and written through its audience, and by nobody past it.';

create table dossiers (
  id text primary key,
  title jsonb not null,
  marking text not null,
  opened_by text not null,
  opened_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table dossiers is 'The life of one matter.';
comment on column dossiers.id is 'D-number.';
comment on column dossiers.title is 'Title by language.';
comment on column dossiers.marking is 'Marking of the charter that decided the audience.';
comment on column dossiers.opened_by is 'Person.';
comment on column dossiers.opened_at is 'On the clock of the desk.';
comment on column dossiers.seq is 'The act that opened it.';
comment on column dossiers.audience is 'Who may read it.';
comment on column dossiers.example is 'Invented for the example.';

create table imports (
  id text primary key,
  series text not null,
  title jsonb not null,
  unit jsonb not null,
  source text not null,
  licence text not null,
  cadence text not null,
  covers_from text not null,
  covers_to text not null,
  vintage text not null,
  rows integer not null,
  rows_digest text not null,
  file text not null,
  file_digest text not null,
  imported_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table imports is 'Imported series: one row per file taken in, the newest of a series being its present vintage.';
comment on column imports.id is 'I-number.';
comment on column imports.series is 'Identifier of the series.';
comment on column imports.title is 'What is counted, by language.';
comment on column imports.unit is 'Unit, by language.';
comment on column imports.source is 'Who publishes the figures.';
comment on column imports.licence is 'Licence of the figures.';
comment on column imports.cadence is 'month or year.';
comment on column imports.covers_from is 'First period covered.';
comment on column imports.covers_to is 'Last period covered.';
comment on column imports.vintage is 'Version of the data as published.';
comment on column imports.rows is 'Number of rows kept.';
comment on column imports.rows_digest is 'SHA-256 of the rows, so that a changed figure is noticed.';
comment on column imports.file is 'Name of the file.';
comment on column imports.file_digest is 'SHA-256 of the file.';
comment on column imports.imported_at is 'On the clock of the desk.';
comment on column imports.seq is 'The act of the import.';
comment on column imports.audience is 'Who may read it.';
comment on column imports.example is 'Imported for the example.';

create table observations (
  import text not null,
  area text not null,
  period text not null,
  value integer not null,
  audience text[] not null,
  primary key (import, area, period)
);
comment on table observations is 'Figures of an import. Not acts: the act of the import carries their digest.';
comment on column observations.import is 'The import they came with.';
comment on column observations.area is 'Country, by ISO 3166-1 alpha-3.';
comment on column observations.period is 'Month (YYYY-MM). A period without a row is missing, not zero.';
comment on column observations.value is 'The figure, in the unit of the series.';
comment on column observations.audience is 'Who may read it.';

create table warnings (
  id text primary key,
  dossier text not null,
  sentence jsonb not null,
  probability_from integer not null,
  probability_to integer not null,
  confidence text not null,
  consequence jsonb not null,
  bodies text[] not null,
  parties text[] not null,
  options jsonb not null,
  horizon timestamptz(3) not null,
  answer_by timestamptz(3) not null,
  answer_by_reason jsonb,
  evidence jsonb not null,
  issued_by text not null,
  issued_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index warnings_dossier on warnings (dossier);
comment on table warnings is 'Warnings: a person''s, with addressee, options and a date to answer by.';
comment on column warnings.id is 'W-number.';
comment on column warnings.dossier is 'The matter.';
comment on column warnings.sentence is 'The warning in one sentence, by language.';
comment on column warnings.probability_from is 'Lower end of the probability, per cent.';
comment on column warnings.probability_to is 'Upper end of the probability, per cent.';
comment on column warnings.confidence is 'low, moderate or high: in the judgement, apart from its probability.';
comment on column warnings.consequence is 'What follows if it comes true, by language.';
comment on column warnings.bodies is 'Addressed bodies.';
comment on column warnings.parties is 'Addressed parties.';
comment on column warnings.options is 'Response options, each with its lead time in hours.';
comment on column warnings.horizon is 'When it may come true.';
comment on column warnings.answer_by is 'Horizon less the longest lead time, unless a reason is given.';
comment on column warnings.answer_by_reason is 'Why the date was set by hand, by language.';
comment on column warnings.evidence is 'Figures it rests on, with series, area, period, value and vintage.';
comment on column warnings.issued_by is 'Person.';
comment on column warnings.issued_at is 'On the clock of the desk.';
comment on column warnings.seq is 'The act that issued it.';
comment on column warnings.audience is 'Who may read it.';
comment on column warnings.example is 'Invented for the example.';

create table consultations (
  id text primary key,
  dossier text not null,
  warning text not null,
  matter text not null,
  body text not null,
  article text not null,
  question jsonb not null,
  requested_by text not null,
  party text not null,
  roster text[] not null,
  requested_at timestamptz(3) not null,
  answer_by timestamptz(3) not null,
  charter_seq bigint not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index consultations_dossier on consultations (dossier);
comment on table consultations is 'Requests for consultation. Who still owes an answer is derived, never stored.';
comment on column consultations.id is 'C-number.';
comment on column consultations.dossier is 'The matter.';
comment on column consultations.warning is 'The warning it cites.';
comment on column consultations.matter is 'Matter of the charter.';
comment on column consultations.body is 'The body asked.';
comment on column consultations.article is 'Article of the treaty it rests on.';
comment on column consultations.question is 'What is asked, by language.';
comment on column consultations.requested_by is 'Person.';
comment on column consultations.party is 'The party that asks.';
comment on column consultations.roster is 'Parties that owe an answer, as on the day.';
comment on column consultations.requested_at is 'On the clock of the desk.';
comment on column consultations.answer_by is 'When answers are due.';
comment on column consultations.charter_seq is 'The charter it runs under.';
comment on column consultations.seq is 'The act that requested it.';
comment on column consultations.audience is 'Who may read it.';
comment on column consultations.example is 'Invented for the example.';

create table answers (
  consultation text not null,
  party text not null,
  answer text not null,
  reason jsonb,
  answered_by text not null,
  answered_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (consultation, party)
);
comment on table answers is 'The present answer of each party to a request.';
comment on column answers.consultation is 'The request.';
comment on column answers.party is 'The party.';
comment on column answers.answer is 'accept, more or reject.';
comment on column answers.reason is 'What more is asked, or why it is rejected, by language.';
comment on column answers.answered_by is 'Person.';
comment on column answers.answered_at is 'On the clock of the desk.';
comment on column answers.seq is 'The act of the answer.';
comment on column answers.audience is 'Who may read it.';
comment on column answers.example is 'Invented for the example.';

create table texts (
  id text primary key,
  dossier text not null,
  consultation text,
  title jsonb not null,
  paragraphs jsonb not null,
  revision integer not null,
  version integer not null,
  drafted_by text not null,
  changed_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index texts_dossier on texts (dossier);
comment on table texts is 'Texts in drafting.';
comment on column texts.id is 'T-number.';
comment on column texts.dossier is 'The matter.';
comment on column texts.consultation is 'The consultation it came from.';
comment on column texts.title is 'Title by language.';
comment on column texts.paragraphs is 'Paragraphs in order: part, heading, words by language.';
comment on column texts.revision is 'Counts changes; an edit names the one it was made on.';
comment on column texts.version is 'Newest frozen version, 0 for none.';
comment on column texts.drafted_by is 'Person.';
comment on column texts.changed_at is 'Last change, on the clock of the desk.';
comment on column texts.seq is 'The act of the last change.';
comment on column texts.audience is 'Who may read it.';
comment on column texts.example is 'Invented for the example.';

create table versions (
  text text not null,
  version integer not null,
  title jsonb not null,
  paragraphs jsonb not null,
  hash text not null,
  files jsonb not null,
  frozen_by text not null,
  frozen_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (text, version)
);
comment on table versions is 'Frozen versions. Never changed.';
comment on column versions.text is 'The text.';
comment on column versions.version is 'Number, from 1.';
comment on column versions.title is 'Title by language.';
comment on column versions.paragraphs is 'Paragraphs in order.';
comment on column versions.hash is 'SHA-256 of the plain text in the authentic language.';
comment on column versions.files is 'SHA-256 and size of the plain text, by language.';
comment on column versions.frozen_by is 'Person.';
comment on column versions.frozen_at is 'On the clock of the desk.';
comment on column versions.seq is 'The act that froze it.';
comment on column versions.audience is 'Who may read it.';
comment on column versions.example is 'Invented for the example.';

create table procedures (
  id text primary key,
  dossier text not null,
  text text not null,
  version integer not null,
  hash text not null,
  paragraphs integer not null,
  matter text not null,
  body text not null,
  rule_id text not null,
  rule jsonb not null,
  verified boolean not null,
  roster text[] not null,
  opened_by text not null,
  opened_at timestamptz(3) not null,
  deadline timestamptz(3) not null,
  closed_at timestamptz(3),
  charter_seq bigint not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index procedures_text on procedures (text);
create index procedures_dossier on procedures (dossier);
comment on table procedures is 'Texts circulated under a procedure of the charter. The outcome is computed on reading.';
comment on column procedures.id is 'S-number.';
comment on column procedures.dossier is 'The matter.';
comment on column procedures.text is 'The text.';
comment on column procedures.version is 'The frozen version.';
comment on column procedures.hash is 'Its content hash.';
comment on column procedures.paragraphs is 'Number of its paragraphs.';
comment on column procedures.matter is 'Matter of the charter.';
comment on column procedures.body is 'The body that decides.';
comment on column procedures.rule_id is 'Procedure of the charter.';
comment on column procedures.rule is 'The rule as it stood when the text was circulated.';
comment on column procedures.verified is 'Whether the charter confirms the rule.';
comment on column procedures.roster is 'Entitled parties, as on the day.';
comment on column procedures.opened_by is 'Person.';
comment on column procedures.opened_at is 'On the clock of the desk.';
comment on column procedures.deadline is 'When silence ends.';
comment on column procedures.closed_at is 'Closed early by a new circulation.';
comment on column procedures.charter_seq is 'The charter it runs under.';
comment on column procedures.seq is 'The act that opened it.';
comment on column procedures.audience is 'Who may read it.';
comment on column procedures.example is 'Invented for the example.';

create table positions (
  seq bigint primary key,
  procedure text not null,
  party text not null,
  kind text not null,
  paragraphs integer[] not null,
  words jsonb,
  taken_by text not null,
  taken_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
create index positions_procedure on positions (procedure);
comment on table positions is 'Positions, every one ever taken; the newest of a party on a paragraph stands.';
comment on column positions.seq is 'The act that took it.';
comment on column positions.procedure is 'The procedure.';
comment on column positions.party is 'The party.';
comment on column positions.kind is 'agrees, reserves, aside, abstains, objects, recused, or withdrawn.';
comment on column positions.paragraphs is 'Numbers of the paragraphs; none for the whole text.';
comment on column positions.words is 'Reason or reservation, by language.';
comment on column positions.taken_by is 'Person.';
comment on column positions.taken_at is 'On the clock of the desk.';
comment on column positions.audience is 'Who may read it.';
comment on column positions.example is 'Invented for the example.';

create table publications (
  symbol text primary key,
  dossier text not null,
  procedure text not null unique,
  text text not null,
  version integer not null,
  body text not null,
  title jsonb not null,
  paragraphs jsonb not null,
  hash text not null,
  files jsonb not null,
  participation jsonb not null,
  decided_at timestamptz(3) not null,
  announced_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table publications is 'Announced texts, as the public reads them.';
comment on column publications.symbol is 'Symbol of the document series.';
comment on column publications.dossier is 'The matter.';
comment on column publications.procedure is 'The procedure that adopted it.';
comment on column publications.text is 'The text.';
comment on column publications.version is 'The adopted version.';
comment on column publications.body is 'The body that adopted it.';
comment on column publications.title is 'Title by language.';
comment on column publications.paragraphs is 'Paragraphs in order.';
comment on column publications.hash is 'SHA-256 of the plain text in the authentic language.';
comment on column publications.files is 'SHA-256 and size of the plain text, by language.';
comment on column publications.participation is 'Party by party: position and reservation.';
comment on column publications.decided_at is 'When it was adopted.';
comment on column publications.announced_at is 'When it was announced.';
comment on column publications.seq is 'The act that announced it.';
comment on column publications.audience is 'Everyone.';
comment on column publications.example is 'Invented for the example.';

call comity_protect('dossiers');
call comity_protect('imports');
call comity_protect('observations');
call comity_protect('warnings');
call comity_protect('consultations');
call comity_protect('answers');
call comity_protect('texts');
call comity_protect('versions');
call comity_protect('procedures');
call comity_protect('positions');
call comity_protect('publications');
