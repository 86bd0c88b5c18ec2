-- Forecasts: what was said of months to come, from what was known, and what came of it.

create table forecasts (
  id text primary key,
  number integer not null unique,
  target text not null,
  import text not null,
  vintage text not null,
  origin text not null,
  covers_to text not null,
  horizons integer not null,
  model text not null,
  version text not null,
  size integer not null,
  seed bigint not null,
  areas text[] not null,
  left_out jsonb not null,
  rows integer not null,
  rows_digest text not null,
  issued_by text not null,
  issued_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create unique index forecasts_same on forecasts (target, model, origin, import);
create index forecasts_target on forecasts (target, origin desc, number desc);
comment on table forecasts is 'Forecasts as they were issued; none is ever edited.';
comment on column forecasts.id is 'F-number.';
comment on column forecasts.number is 'The number in it.';
comment on column forecasts.target is 'The series that is forecast.';
comment on column forecasts.import is 'The import that it was made from.';
comment on column forecasts.vintage is 'The vintage of that import.';
comment on column forecasts.origin is 'The last month that was looked at.';
comment on column forecasts.covers_to is 'The last month of that import: where it is later than the origin, the forecast was computed afterwards.';
comment on column forecasts.horizons is 'Months after the origin that are forecast.';
comment on column forecasts.model is 'The model.';
comment on column forecasts.version is 'Version of what draws.';
comment on column forecasts.size is 'Draws of each country and month.';
comment on column forecasts.seed is 'Seed of chance: the same draws come from it again.';
comment on column forecasts.areas is 'Countries forecast.';
comment on column forecasts.left_out is 'Countries left out, and why.';
comment on column forecasts.rows is 'Rows of draws.';
comment on column forecasts.rows_digest is 'SHA-256 over them.';
comment on column forecasts.issued_by is 'Who.';
comment on column forecasts.issued_at is 'On the clock of the desk.';
comment on column forecasts.seq is 'The act.';
comment on column forecasts.audience is 'Who may read it.';
comment on column forecasts.example is 'Issued for the example.';
call comity_protect('forecasts');

create table forecast_rows (
  forecast text not null,
  area text collate "C" not null,
  month text collate "C" not null,
  draws bytea not null,
  q05 bigint not null,
  q25 bigint not null,
  median bigint not null,
  q75 bigint not null,
  q95 bigint not null,
  p1 double precision not null,
  p25 double precision not null,
  p100 double precision not null,
  audience text[] not null,
  primary key (forecast, area, month)
);
comment on table forecast_rows is 'Draws of each country and month; rows beside the act of the forecast, which carries their digest.';
comment on column forecast_rows.forecast is 'The forecast.';
comment on column forecast_rows.area is 'Country by ISO 3166-1 alpha-3.';
comment on column forecast_rows.month is 'Month forecast.';
comment on column forecast_rows.draws is 'Whole numbers in rising order, each as its step from the one before (LEB128).';
comment on column forecast_rows.q05 is 'The draw that 5 of 100 do not exceed.';
comment on column forecast_rows.q25 is 'The draw that 25 of 100 do not exceed.';
comment on column forecast_rows.median is 'The draw that half do not exceed.';
comment on column forecast_rows.q75 is 'The draw that 75 of 100 do not exceed.';
comment on column forecast_rows.q95 is 'The draw that 95 of 100 do not exceed.';
comment on column forecast_rows.p1 is 'Share of draws of at least 1.';
comment on column forecast_rows.p25 is 'Share of draws of at least 25.';
comment on column forecast_rows.p100 is 'Share of draws of at least 100.';
comment on column forecast_rows.audience is 'Who may read it.';
call comity_protect('forecast_rows');

create table forecast_resolutions (
  id text primary key,
  number integer not null unique,
  forecast text not null,
  target text not null,
  model text not null,
  origin text not null,
  ahead boolean not null,
  import text not null,
  vintage text not null,
  months jsonb not null,
  rows integer not null,
  rows_digest text not null,
  resolved_by text not null,
  resolved_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index forecast_resolutions_forecast on forecast_resolutions (forecast, number);
comment on table forecast_resolutions is 'What came of months that were forecast, with the scores of the forecast and of simple methods beside it; anybody may read it.';
comment on column forecast_resolutions.id is 'FR-number.';
comment on column forecast_resolutions.number is 'The number in it.';
comment on column forecast_resolutions.forecast is 'The forecast.';
comment on column forecast_resolutions.target is 'The series.';
comment on column forecast_resolutions.model is 'The model of the forecast.';
comment on column forecast_resolutions.origin is 'The last month that it looked at.';
comment on column forecast_resolutions.ahead is 'Issued before the months were known; otherwise computed afterwards from figures up to the origin.';
comment on column forecast_resolutions.import is 'The import that the observed figures are from.';
comment on column forecast_resolutions.vintage is 'Its vintage.';
comment on column forecast_resolutions.months is 'For each month: countries scored, how many lay inside the intervals, mean scores of the forecast and of each method beside it.';
comment on column forecast_resolutions.rows is 'Rows of scores.';
comment on column forecast_resolutions.rows_digest is 'SHA-256 over them.';
comment on column forecast_resolutions.resolved_by is 'Who, or in whose name after an import.';
comment on column forecast_resolutions.resolved_at is 'On the clock of the desk.';
comment on column forecast_resolutions.seq is 'The act.';
comment on column forecast_resolutions.audience is 'Who may read it.';
comment on column forecast_resolutions.example is 'Resolved for the example.';
call comity_protect('forecast_resolutions');

create table forecast_scores (
  resolution text not null,
  forecast text not null,
  area text collate "C" not null,
  month text collate "C" not null,
  observed double precision not null,
  crps double precision not null,
  ign double precision not null,
  mis double precision not null,
  inside50 boolean not null,
  inside90 boolean not null,
  beside jsonb not null,
  audience text[] not null,
  primary key (resolution, area, month)
);
create index forecast_scores_forecast on forecast_scores (forecast, area, month);
comment on table forecast_scores is 'Scores of each country and month; rows beside the act of the resolution, which carries their digest.';
comment on column forecast_scores.resolution is 'The resolution.';
comment on column forecast_scores.forecast is 'The forecast.';
comment on column forecast_scores.area is 'Country.';
comment on column forecast_scores.month is 'Month.';
comment on column forecast_scores.observed is 'What was observed, as the import has it.';
comment on column forecast_scores.crps is 'Continuous ranked probability score, in deaths; smaller is better.';
comment on column forecast_scores.ign is 'Ignorance score, in bits; smaller is better.';
comment on column forecast_scores.mis is 'Interval score at 90 %, in deaths; smaller is better.';
comment on column forecast_scores.inside50 is 'Whether it lay inside the interval of half the draws.';
comment on column forecast_scores.inside90 is 'Whether it lay inside the interval of nine in ten draws.';
comment on column forecast_scores.beside is 'The same scores of the methods beside it, by model.';
comment on column forecast_scores.audience is 'Who may read it.';
call comity_protect('forecast_scores');

create table scenario_sets (
  id text primary key,
  dossier text not null,
  revision integer not null,
  title jsonb not null,
  horizon timestamptz(3) not null,
  outcomes jsonb not null,
  set_by text not null,
  set_at timestamptz(3) not null,
  first_seq bigint not null,
  outcome text,
  came jsonb,
  resolved_by text,
  resolved_at timestamptz(3),
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index scenario_sets_dossier on scenario_sets (dossier, first_seq);
comment on table scenario_sets is 'Scenario sets as they stand: outcomes of which exactly one comes.';
comment on column scenario_sets.id is 'SC-number.';
comment on column scenario_sets.dossier is 'The dossier it belongs to.';
comment on column scenario_sets.revision is 'How often it was set.';
comment on column scenario_sets.title is 'What is asked, by language.';
comment on column scenario_sets.horizon is 'By when one of them has come.';
comment on column scenario_sets.outcomes is 'Title, per cent, indicators and plan of each; the per cent sum to 100.';
comment on column scenario_sets.set_by is 'Who set it last.';
comment on column scenario_sets.set_at is 'When.';
comment on column scenario_sets.first_seq is 'The act that set it first.';
comment on column scenario_sets.outcome is 'The outcome that came; null while open.';
comment on column scenario_sets.came is 'How one knows, by language.';
comment on column scenario_sets.resolved_by is 'Who said so.';
comment on column scenario_sets.resolved_at is 'When.';
comment on column scenario_sets.seq is 'The newest act.';
comment on column scenario_sets.audience is 'Who may read it.';
comment on column scenario_sets.example is 'Invented for the example.';
call comity_protect('scenario_sets');

create table scenario_revisions (
  seq bigint primary key,
  id text not null,
  revision integer not null,
  outcomes jsonb not null,
  why jsonb,
  set_by text not null,
  set_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
create index scenario_revisions_id on scenario_revisions (id, revision);
comment on table scenario_revisions is 'Every set of probabilities that a scenario set has had.';
comment on column scenario_revisions.seq is 'The act.';
comment on column scenario_revisions.id is 'The scenario set.';
comment on column scenario_revisions.revision is 'Its number.';
comment on column scenario_revisions.outcomes is 'The outcomes as they were then.';
comment on column scenario_revisions.why is 'Why it was changed, by language; null for the first.';
comment on column scenario_revisions.set_by is 'Who.';
comment on column scenario_revisions.set_at is 'When.';
comment on column scenario_revisions.audience is 'Who may read it.';
comment on column scenario_revisions.example is 'Invented for the example.';
call comity_protect('scenario_revisions');
