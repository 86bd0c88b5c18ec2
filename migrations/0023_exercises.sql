-- Exercises: plan, consent, attendance, what came of them, and lessons.

create table exercises (
  id text primary key,
  number integer not null unique,
  name jsonb not null,
  type jsonb not null,
  host text not null,
  place jsonb,
  starts text not null,
  starts_day text not null,
  ends text,
  size jsonb,
  objectives jsonb not null,
  source text not null,
  state text not null,
  came jsonb,
  consent jsonb,
  seq bigint not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
comment on table exercises is 'Exercises as they stand.';
comment on column exercises.id is 'EX-number.';
comment on column exercises.number is 'The number in it.';
comment on column exercises.name is 'Name, by language.';
comment on column exercises.type is 'Type and forces, by language.';
comment on column exercises.host is 'Party that hosts it.';
comment on column exercises.place is 'Where, by language.';
comment on column exercises.starts is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD, of the plan.';
comment on column exercises.starts_day is 'Its first day.';
comment on column exercises.ends is 'Last date of the plan.';
comment on column exercises.size is 'Planned or reported size, by language.';
comment on column exercises.objectives is 'Objectives, each with the readiness gap it answers.';
comment on column exercises.source is 'Source of the plan.';
comment on column exercises.state is 'planned, held, cancelled or moved.';
comment on column exercises.came is 'What came of it: by whom, when, reason, source, act.';
comment on column exercises.consent is 'What the host said, when, source, act; null before.';
comment on column exercises.seq is 'The act.';
comment on column exercises.recorded_by is 'Who recorded it.';
comment on column exercises.recorded_at is 'On the clock of the desk.';
comment on column exercises.audience is 'Who may read it.';
comment on column exercises.example is 'Recorded on the example desk.';
call comity_protect('exercises');

create table exercise_dates (
  seq bigint primary key,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  exercise text not null,
  starts text not null,
  ends text,
  says jsonb not null,
  source text not null
);
create index exercise_dates_exercise on exercise_dates (exercise);
comment on table exercise_dates is 'When an exercise took place, as sources tell it; those that differ stand side by side.';
comment on column exercise_dates.seq is 'The act.';
comment on column exercise_dates.recorded_by is 'Who recorded it.';
comment on column exercise_dates.recorded_at is 'On the clock of the desk.';
comment on column exercise_dates.audience is 'Who may read it.';
comment on column exercise_dates.example is 'Recorded on the example desk.';
comment on column exercise_dates.exercise is 'The exercise.';
comment on column exercise_dates.starts is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD.';
comment on column exercise_dates.ends is 'Last date.';
comment on column exercise_dates.says is 'Who says so, by language.';
comment on column exercise_dates.source is 'The source.';
call comity_protect('exercise_dates');

create table exercise_attendance (
  exercise text not null,
  party text not null,
  attends text not null,
  source text not null,
  seq bigint not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  primary key (exercise, party)
);
comment on table exercise_attendance is 'Who takes part, by party.';
comment on column exercise_attendance.exercise is 'The exercise.';
comment on column exercise_attendance.party is 'The party.';
comment on column exercise_attendance.attends is 'yes, observer or absent.';
comment on column exercise_attendance.source is 'The source.';
comment on column exercise_attendance.seq is 'The act.';
comment on column exercise_attendance.recorded_by is 'Who recorded it.';
comment on column exercise_attendance.recorded_at is 'On the clock of the desk.';
comment on column exercise_attendance.audience is 'Who may read it.';
comment on column exercise_attendance.example is 'Recorded on the example desk.';
call comity_protect('exercise_attendance');

create table exercise_lessons (
  exercise text not null,
  no integer not null,
  words jsonb not null,
  owner jsonb not null,
  closed jsonb,
  seq bigint not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  primary key (exercise, no)
);
comment on table exercise_lessons is 'Lessons, open until closed with evidence.';
comment on column exercise_lessons.exercise is 'The exercise.';
comment on column exercise_lessons.no is 'Its number in it.';
comment on column exercise_lessons.words is 'The lesson, by language.';
comment on column exercise_lessons.owner is 'Who sees to it, by language.';
comment on column exercise_lessons.closed is 'Date, evidence and act; null while open.';
comment on column exercise_lessons.seq is 'The act.';
comment on column exercise_lessons.recorded_by is 'Who recorded it.';
comment on column exercise_lessons.recorded_at is 'On the clock of the desk.';
comment on column exercise_lessons.audience is 'Who may read it.';
comment on column exercise_lessons.example is 'Recorded on the example desk.';
call comity_protect('exercise_lessons');
