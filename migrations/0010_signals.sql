-- Runs of the detectors, the signals they raised, and what people did about them.

create table signal_runs (
  id text primary key,
  number integer not null unique,
  file text not null,
  digest text not null,
  version text not null,
  vintages jsonb not null,
  series integer not null,
  verdicts integer not null,
  by_chance double precision not null,
  false_discovery double precision not null,
  from_period text,
  to_period text,
  left_out jsonb not null,
  marks jsonb not null,
  unlisted integer not null,
  cleared text[] not null,
  ran_by text not null,
  ran_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index signal_runs_file on signal_runs (file, number desc);
comment on table signal_runs is 'Runs: what was judged, on which imports, and what became of every mark.';
comment on column signal_runs.id is 'R-number.';
comment on column signal_runs.number is 'The number in it.';
comment on column signal_runs.file is 'The watch file.';
comment on column signal_runs.digest is 'SHA-256 of the watch file in force then.';
comment on column signal_runs.version is 'Version of the detectors.';
comment on column signal_runs.vintages is 'For each indicator and source: the newest import, its vintage, the last day covered.';
comment on column signal_runs.series is 'Series looked at.';
comment on column signal_runs.verdicts is 'Periods judged.';
comment on column signal_runs.by_chance is 'How many of them chance alone would mark.';
comment on column signal_runs.false_discovery is 'Share of the believed marks that may be false on average.';
comment on column signal_runs.from_period is 'First period judged.';
comment on column signal_runs.to_period is 'Last period judged.';
comment on column signal_runs.left_out is 'Events that stay out of weekly counts, by reason.';
comment on column signal_runs.marks is 'Every mark with its figures and what became of it.';
comment on column signal_runs.unlisted is 'Marks beyond those listed.';
comment on column signal_runs.cleared is 'Signals whose series has gone back to its level since.';
comment on column signal_runs.ran_by is 'Who imported what was judged.';
comment on column signal_runs.ran_at is 'On the clock of the desk.';
comment on column signal_runs.seq is 'The act.';
comment on column signal_runs.audience is 'Who may read it.';
comment on column signal_runs.example is 'Run for the example.';
call comity_protect('signal_runs');

create table signals (
  key text collate "C" primary key,
  run text not null,
  file text not null,
  indicator text not null,
  area text not null,
  areas text[] not null,
  period text not null,
  direction text not null,
  method text not null,
  level text not null,
  mark jsonb not null,
  cleared_by text,
  raised_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index signals_file on signals (file, seq desc);
create index signals_raised on signals (raised_at);
comment on table signals is 'Signals: marks that a run believed and that no other signal spoke for.';
comment on column signals.key is 'Watch file, indicator, area and period.';
comment on column signals.run is 'The run that raised it.';
comment on column signals.file is 'The watch file.';
comment on column signals.indicator is 'What is counted, as the watch file names it.';
comment on column signals.area is 'Where: a country, a province, a border segment, a cell, or the surroundings of a province.';
comment on column signals.areas is 'The areas that it is about together.';
comment on column signals.period is 'Week or month.';
comment on column signals.direction is 'rise, silence or gap.';
comment on column signals.method is 'The detector.';
comment on column signals.level is 'medium or high.';
comment on column signals.mark is 'The mark with its figures, as the run wrote it down.';
comment on column signals.cleared_by is 'The run that found the series back at its level; null while none has.';
comment on column signals.raised_at is 'On the clock of the desk.';
comment on column signals.seq is 'The act.';
comment on column signals.audience is 'Who may read it.';
comment on column signals.example is 'Raised for the example.';
call comity_protect('signals');

create table signal_steps (
  seq bigint primary key,
  key text collate "C" not null,
  kind text not null,
  said jsonb not null,
  by text not null,
  at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
create index signal_steps_key on signal_steps (key, seq);
comment on table signal_steps is 'What people did about signals, in order.';
comment on column signal_steps.seq is 'The act.';
comment on column signal_steps.key is 'The signal.';
comment on column signal_steps.kind is 'acknowledged, assessed, escalated or closed.';
comment on column signal_steps.said is 'Verdict, addressee, hour and words, as the step has them.';
comment on column signal_steps.by is 'Who.';
comment on column signal_steps.at is 'On the clock of the desk.';
comment on column signal_steps.audience is 'Who may read it.';
comment on column signal_steps.example is 'Done for the example.';
call comity_protect('signal_steps');

create table signals_missed (
  seq bigint primary key,
  file text not null,
  indicator text not null,
  area text not null,
  period text not null,
  words jsonb not null,
  said_by text not null,
  said_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
create index signals_missed_file on signals_missed (file, seq);
comment on table signals_missed is 'What happened and no detector marked.';
comment on column signals_missed.seq is 'The act.';
comment on column signals_missed.file is 'The watch file.';
comment on column signals_missed.indicator is 'What is counted.';
comment on column signals_missed.area is 'Where.';
comment on column signals_missed.period is 'When.';
comment on column signals_missed.words is 'What was missed, by language.';
comment on column signals_missed.said_by is 'Who said so.';
comment on column signals_missed.said_at is 'When.';
comment on column signals_missed.audience is 'Who may read it.';
comment on column signals_missed.example is 'Said for the example.';
call comity_protect('signals_missed');

create table signal_thresholds (
  key text collate "C" primary key,
  file text not null,
  indicator text not null,
  area text not null,
  threshold double precision,
  words jsonb not null,
  set_by text not null,
  set_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index signal_thresholds_file on signal_thresholds (file);
comment on table signal_thresholds is 'Thresholds that people set for a series, the newest of each.';
comment on column signal_thresholds.key is 'Watch file, indicator and area.';
comment on column signal_thresholds.file is 'The watch file.';
comment on column signal_thresholds.indicator is 'What is counted.';
comment on column signal_thresholds.area is 'Where.';
comment on column signal_thresholds.threshold is 'Odds above which a week is marked; null where it is found from the series again.';
comment on column signal_thresholds.words is 'Why, by language.';
comment on column signal_thresholds.set_by is 'Who.';
comment on column signal_thresholds.set_at is 'When.';
comment on column signal_thresholds.seq is 'The act.';
comment on column signal_thresholds.audience is 'Who may read it.';
comment on column signal_thresholds.example is 'Set for the example.';
call comity_protect('signal_thresholds');
