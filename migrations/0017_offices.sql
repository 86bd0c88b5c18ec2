-- Offices: who holds them, by what mandate, what they owe and did; who presides where the rotation does not say it; and the addresses of calendar feeds.
create table office_holdings (
  id text primary key,
  office text not null,
  holder jsonb not null,
  party text,
  person text,
  from_date text not null,
  until_date text,
  left_on text,
  why jsonb,
  source text,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index office_holdings_office on office_holdings (office, seq);
comment on table office_holdings is 'Who held an office of the charter, from when to when.';
comment on column office_holdings.id is 'OH-number.';
comment on column office_holdings.office is 'The office, by its id in the charter.';
comment on column office_holdings.holder is 'Name of the holder, by language.';
comment on column office_holdings.party is 'Party the holder comes from; null where none is named.';
comment on column office_holdings.person is 'The person of the desk, where the holder has an account.';
comment on column office_holdings.from_date is 'When it was taken up, as precise as its source.';
comment on column office_holdings.until_date is 'When the term ends, where the source says it; else it follows from the charter.';
comment on column office_holdings.left_on is 'When it was left; null while it is held.';
comment on column office_holdings.why is 'Why it was left, by language.';
comment on column office_holdings.source is 'Where it is known from.';
comment on column office_holdings.seq is 'The newest act.';
comment on column office_holdings.audience is 'Who may read it.';
comment on column office_holdings.example is 'Invented for the example.';
call comity_protect('office_holdings');

create table office_mandates (
  id text primary key,
  office text not null,
  words jsonb not null,
  decision text not null,
  link text,
  since text not null,
  every_months integer,
  due_dates text[] not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index office_mandates_office on office_mandates (office, seq);
comment on table office_mandates is 'Mandates of offices; the newest of an office is in force.';
comment on column office_mandates.id is 'OM-number.';
comment on column office_mandates.office is 'The office, by its id in the charter.';
comment on column office_mandates.words is 'What the office is to do, by language.';
comment on column office_mandates.decision is 'The decision that gave it.';
comment on column office_mandates.link is 'Address of the decision.';
comment on column office_mandates.since is 'The day from which months are counted.';
comment on column office_mandates.every_months is 'A report is due every so many months; null where none is, or on dates only.';
comment on column office_mandates.due_dates is 'Days on which a report is due besides.';
comment on column office_mandates.seq is 'The act that gave it.';
comment on column office_mandates.audience is 'Who may read it.';
comment on column office_mandates.example is 'Invented for the example.';
call comity_protect('office_mandates');

create table office_entries (
  id text primary key,
  office text not null,
  kind text not null,
  what jsonb not null,
  on_day text not null,
  due text,
  by_person text not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index office_entries_office on office_entries (office, seq);
comment on table office_entries is 'The log of an office: what its holder did, and the reports that were made.';
comment on column office_entries.id is 'OE-number.';
comment on column office_entries.office is 'The office, by its id in the charter.';
comment on column office_entries.kind is 'log or report.';
comment on column office_entries.what is 'What was done or reported, by language.';
comment on column office_entries.on_day is 'The day.';
comment on column office_entries.due is 'The day on which this report was due.';
comment on column office_entries.by_person is 'Who wrote it down.';
comment on column office_entries.seq is 'The act.';
comment on column office_entries.audience is 'Who may read it.';
comment on column office_entries.example is 'Invented for the example.';
call comity_protect('office_entries');

create table chair_turns (
  id text primary key,
  party text not null,
  from_day text not null,
  to_day text,
  ad_interim boolean not null,
  instead_of text,
  handover text not null,
  basis jsonb not null,
  source text,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table chair_turns is 'Who presides by a decision and not by the rotation; these win over the rotation and the recorded terms.';
comment on column chair_turns.id is 'CT-number.';
comment on column chair_turns.party is 'The party that presides.';
comment on column chair_turns.from_day is 'First day.';
comment on column chair_turns.to_day is 'Last day; null until a session hands over.';
comment on column chair_turns.ad_interim is 'Sits in for the party whose turn it is; the turn is not used up.';
comment on column chair_turns.instead_of is 'The candidate that was not agreed.';
comment on column chair_turns.handover is 'date, or session.';
comment on column chair_turns.basis is 'On what ground, by language.';
comment on column chair_turns.source is 'The decision, or where it is known from.';
comment on column chair_turns.seq is 'The act.';
comment on column chair_turns.audience is 'Who may read it.';
comment on column chair_turns.example is 'Invented for the example.';
call comity_protect('chair_turns');

create table calendar_feeds (
  person text primary key,
  token_hash text not null unique,
  made_at timestamptz(3) not null
);
comment on table calendar_feeds is 'Addresses of calendar feeds. Not an act; only the SHA-256 of the token is kept, and only the door role reads it.';
comment on column calendar_feeds.person is 'Whose calendar it is.';
comment on column calendar_feeds.token_hash is 'SHA-256 of the token in the address.';
comment on column calendar_feeds.made_at is 'When the address was made, by the machine''s clock.';
alter table calendar_feeds enable row level security;
create policy doorkeepers on calendar_feeds to {door} using (true) with check (true);
grant select, insert, update, delete on calendar_feeds to {door};
