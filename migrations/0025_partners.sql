-- What the organisation plans, does and says with its partners: entries of five kinds, as they stand.
create table partner_entries (
  id text primary key,
  partner text not null,
  kind text not null,
  what jsonb not null,
  on_date text,
  first_day text collate "C",
  who jsonb,
  place jsonb,
  state text not null,
  source jsonb,
  statement text,
  why jsonb,
  entered_by text not null,
  entered_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index partner_entries_partner on partner_entries (partner, seq);
comment on table partner_entries is 'Entries of the sheets of partners, as they stand.';
comment on column partner_entries.id is 'PE-number.';
comment on column partner_entries.partner is 'The partner, by its id in the charter.';
comment on column partner_entries.kind is 'counterpart, plan, meeting, notification or speech.';
comment on column partner_entries.what is 'What it is, by language.';
comment on column partner_entries.on_date is 'When, as precise as its source: a day, a month or a year; null for a plan without a date.';
comment on column partner_entries.first_day is 'The first day of it, for order.';
comment on column partner_entries.who is 'Who of the organisation, by language.';
comment on column partner_entries.place is 'The platform or place, by language.';
comment on column partner_entries.state is 'planned, done or dropped.';
comment on column partner_entries.source is 'Title, date and address of what it is known from.';
comment on column partner_entries.statement is 'Symbol of the statement that was spoken or sent.';
comment on column partner_entries.why is 'Why it stands as it does, by language; null where it was never changed.';
comment on column partner_entries.entered_by is 'Who wrote it.';
comment on column partner_entries.entered_at is 'When.';
comment on column partner_entries.seq is 'The newest act.';
comment on column partner_entries.audience is 'Who may read it.';
comment on column partner_entries.example is 'Invented for the example.';
call comity_protect('partner_entries');
