-- Measures: a catalogue of options, packages that answer a warning, and what came of them.

create table measure_options (
  id text primary key,
  number integer not null unique,
  revision integer not null,
  kind text not null,
  title jsonb not null,
  body text not null,
  lead_hours integer not null,
  cost jsonb not null,
  precedent jsonb not null,
  source text,
  set_by text not null,
  set_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table measure_options is 'What the organisation can do, as it was last set.';
comment on column measure_options.id is 'MO-number.';
comment on column measure_options.number is 'The number in it.';
comment on column measure_options.revision is 'How often it was set.';
comment on column measure_options.kind is 'Political and diplomatic, military-technical, humanitarian, or law enforcement.';
comment on column measure_options.title is 'What is done, by language.';
comment on column measure_options.body is 'The body that decides.';
comment on column measure_options.lead_hours is 'From the decision until it takes effect, in hours.';
comment on column measure_options.cost is 'What is known of the cost.';
comment on column measure_options.precedent is 'When it was done before.';
comment on column measure_options.source is 'Where that is known from.';
comment on column measure_options.set_by is 'Who.';
comment on column measure_options.set_at is 'On the clock of the desk.';
comment on column measure_options.seq is 'The newest act.';
comment on column measure_options.audience is 'Who may read it.';
comment on column measure_options.example is 'Set for the example.';
call comity_protect('measure_options');

create table measure_packages (
  id text primary key,
  number integer not null unique,
  dossier text not null,
  warning text not null,
  revision integer not null,
  title jsonb not null,
  horizon timestamptz(3) not null,
  options jsonb not null,
  words jsonb,
  set_by text not null,
  set_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index measure_packages_warning on measure_packages (warning);
comment on table measure_packages is 'Options bundled in answer to a warning, as last set.';
comment on column measure_packages.id is 'MP-number.';
comment on column measure_packages.number is 'The number in it.';
comment on column measure_packages.dossier is 'The dossier of the warning.';
comment on column measure_packages.warning is 'The warning that it answers.';
comment on column measure_packages.revision is 'How often it was set.';
comment on column measure_packages.title is 'What it is called, by language.';
comment on column measure_packages.horizon is 'By when the measures are to have taken effect.';
comment on column measure_packages.options is 'Numbers of its options, in order.';
comment on column measure_packages.words is 'Why these.';
comment on column measure_packages.set_by is 'Who.';
comment on column measure_packages.set_at is 'On the clock of the desk.';
comment on column measure_packages.seq is 'The newest act.';
comment on column measure_packages.audience is 'Who may read it.';
comment on column measure_packages.example is 'Set for the example.';
call comity_protect('measure_packages');

create table measure_uses (
  seq bigint primary key,
  package text not null,
  option text not null,
  use text not null,
  on_day text collate "C" not null,
  came jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
create index measure_uses_package on measure_uses (package, seq);
comment on table measure_uses is 'Whether an option of a package was used, and what came of it; the newest of an option stands.';
comment on column measure_uses.seq is 'The act.';
comment on column measure_uses.package is 'The package.';
comment on column measure_uses.option is 'The option.';
comment on column measure_uses.use is 'Used, used in part, or not used.';
comment on column measure_uses.on_day is 'The day in the world.';
comment on column measure_uses.came is 'What came of it.';
comment on column measure_uses.recorded_by is 'Who.';
comment on column measure_uses.recorded_at is 'When the machine wrote it down.';
comment on column measure_uses.audience is 'Who may read it.';
comment on column measure_uses.example is 'Recorded for the example.';
call comity_protect('measure_uses');
