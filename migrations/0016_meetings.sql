-- Meetings of bodies: who was called, what was on the agenda, who was there, what was said and what was decided.
create table meetings (
  id text primary key,
  bodies text[] not null,
  format text not null,
  title jsonb not null,
  place jsonb,
  at timestamptz(3) not null,
  first_at timestamptz(3) not null,
  requested_by text[] not null,
  consultation text,
  decides boolean not null,
  roster text[] not null,
  charter_seq bigint not null,
  state text not null,
  why jsonb,
  convened_by text not null,
  convened_at timestamptz(3) not null,
  convened_seq bigint not null,
  closed_at timestamptz(3),
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index meetings_at on meetings (at);
create index meetings_consultation on meetings (consultation);
comment on table meetings is 'Meetings, as they stand.';
comment on column meetings.id is 'M-number.';
comment on column meetings.bodies is 'The body that meets, or several that meet together.';
comment on column meetings.format is 'The format of the charter.';
comment on column meetings.title is 'What it is called, by language.';
comment on column meetings.place is 'Where, by language.';
comment on column meetings.at is 'The hour it begins.';
comment on column meetings.first_at is 'The hour it was first called for.';
comment on column meetings.requested_by is 'Parties that asked for it.';
comment on column meetings.consultation is 'The request for consultation that it answers.';
comment on column meetings.decides is 'Whether its format decides.';
comment on column meetings.roster is 'Parties that sit.';
comment on column meetings.charter_seq is 'The act of the charter under which it was called.';
comment on column meetings.state is 'convened, held or cancelled.';
comment on column meetings.why is 'Why it was moved or cancelled, by language.';
comment on column meetings.convened_by is 'Who called it.';
comment on column meetings.convened_at is 'When it was called.';
comment on column meetings.convened_seq is 'The act that called it.';
comment on column meetings.closed_at is 'When its record was closed, or it was cancelled.';
comment on column meetings.seq is 'The newest act that changed it.';
comment on column meetings.audience is 'Who may read it.';
comment on column meetings.example is 'Invented for the example.';
call comity_protect('meetings');

create table meeting_items (
  meeting text not null,
  no integer not null,
  title jsonb not null,
  about jsonb,
  matter text,
  documents jsonb not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (meeting, no)
);
comment on table meeting_items is 'Items of agendas, as they stand.';
comment on column meeting_items.meeting is 'The meeting.';
comment on column meeting_items.no is 'Its number on the agenda.';
comment on column meeting_items.title is 'What it is called, by language.';
comment on column meeting_items.about is 'The dossier, text, warning, consultation or statement that it is about.';
comment on column meeting_items.matter is 'The matter of the charter under which it may be decided.';
comment on column meeting_items.documents is 'Its papers on the desk.';
comment on column meeting_items.seq is 'The newest act.';
comment on column meeting_items.audience is 'Who may read it.';
comment on column meeting_items.example is 'Invented for the example.';
call comity_protect('meeting_items');

create table meeting_attendance (
  meeting text not null,
  party text not null,
  present boolean not null,
  level text,
  head jsonb,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (meeting, party)
);
comment on table meeting_attendance is 'Which parties were there, as last recorded.';
comment on column meeting_attendance.meeting is 'The meeting.';
comment on column meeting_attendance.party is 'The party.';
comment on column meeting_attendance.present is 'Whether it was there.';
comment on column meeting_attendance.level is 'The level at which it was represented.';
comment on column meeting_attendance.head is 'Who led the delegation, by language.';
comment on column meeting_attendance.seq is 'The newest act.';
comment on column meeting_attendance.audience is 'Who may read it.';
comment on column meeting_attendance.example is 'Invented for the example.';
call comity_protect('meeting_attendance');

create table meeting_interventions (
  meeting text not null,
  no integer not null,
  item integer not null,
  party text,
  speaker jsonb,
  words jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (meeting, no)
);
comment on table meeting_interventions is 'Who said what, as last recorded.';
comment on column meeting_interventions.meeting is 'The meeting.';
comment on column meeting_interventions.no is 'Its number in the meeting.';
comment on column meeting_interventions.item is 'The item it was on.';
comment on column meeting_interventions.party is 'The party that spoke; null for the organisation.';
comment on column meeting_interventions.speaker is 'Who spoke for it, by language.';
comment on column meeting_interventions.words is 'What was said, by language.';
comment on column meeting_interventions.recorded_by is 'Who wrote it down.';
comment on column meeting_interventions.recorded_at is 'When.';
comment on column meeting_interventions.seq is 'The newest act.';
comment on column meeting_interventions.audience is 'Who may read it.';
comment on column meeting_interventions.example is 'Invented for the example.';
call comity_protect('meeting_interventions');

create table meeting_decisions (
  meeting text not null,
  item integer not null,
  decided jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (meeting, item)
);
comment on table meeting_decisions is 'What was put to a meeting on an item, and where each stood; what it comes to is computed.';
comment on column meeting_decisions.meeting is 'The meeting.';
comment on column meeting_decisions.item is 'The item.';
comment on column meeting_decisions.decided is 'The words, the rule, the seats and the positions, as the act has them.';
comment on column meeting_decisions.recorded_by is 'Who wrote it down.';
comment on column meeting_decisions.recorded_at is 'When.';
comment on column meeting_decisions.seq is 'The newest act.';
comment on column meeting_decisions.audience is 'Who may read it.';
comment on column meeting_decisions.example is 'Invented for the example.';
call comity_protect('meeting_decisions');
