-- Pledges followed to their outcome, the sources they are taken from, and aid in three ledgers.

create table claim_sources (
  id text primary key,
  number integer not null unique,
  title text not null,
  publisher text not null,
  owner jsonb not null,
  language text not null,
  published text,
  url text,
  hash text,
  chars integer,
  grade text not null,
  seq bigint not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
comment on table claim_sources is 'Documents that pledges and claims are taken from.';
comment on column claim_sources.id is 'SO-number.';
comment on column claim_sources.number is 'The number in it.';
comment on column claim_sources.title is 'Title, as published.';
comment on column claim_sources.publisher is 'Who published it.';
comment on column claim_sources.owner is 'Whose it is and what that owner has at stake, by language.';
comment on column claim_sources.language is 'Language it was read in.';
comment on column claim_sources.published is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD; null where it does not say.';
comment on column claim_sources.url is 'Address.';
comment on column claim_sources.hash is 'SHA-256 of the copy that was read.';
comment on column claim_sources.chars is 'Its length in characters.';
comment on column claim_sources.grade is 'A to F: how far the source has proved reliable.';
comment on column claim_sources.seq is 'The act.';
comment on column claim_sources.recorded_by is 'Who recorded it.';
comment on column claim_sources.recorded_at is 'On the clock of the desk.';
comment on column claim_sources.audience is 'Who may read it.';
comment on column claim_sources.example is 'Recorded on the example desk.';
call comity_protect('claim_sources');

create table commitments (
  id text primary key,
  number integer not null unique,
  dossier text not null,
  what jsonb not null,
  quote text not null,
  language text not null,
  place jsonb not null,
  party text,
  pledger jsonb not null,
  addressee jsonb,
  made text not null,
  made_day text not null,
  due text,
  due_day text,
  seq bigint not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
create index commitments_due on commitments (party, due_day);
comment on table commitments is 'Pledges, each with the words it was made in and where they stand.';
comment on column commitments.id is 'CM-number.';
comment on column commitments.number is 'The number in it.';
comment on column commitments.dossier is 'Chain of its acts: the dossier of the text it stands in, else the desk.';
comment on column commitments.what is 'What was promised, by language.';
comment on column commitments.quote is 'The words, at most twelve.';
comment on column commitments.language is 'Their language.';
comment on column commitments.place is 'Source with characters, or text with paragraph.';
comment on column commitments.party is 'The party that owes it; null where none alone does.';
comment on column commitments.pledger is 'Who promised, by language.';
comment on column commitments.addressee is 'To whom, by language.';
comment on column commitments.made is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD.';
comment on column commitments.made_day is 'Its first day.';
comment on column commitments.due is 'Date by which it is due.';
comment on column commitments.due_day is 'Its last day.';
comment on column commitments.seq is 'The act.';
comment on column commitments.recorded_by is 'Who recorded it.';
comment on column commitments.recorded_at is 'On the clock of the desk.';
comment on column commitments.audience is 'Who may read it.';
comment on column commitments.example is 'Recorded on the example desk.';
call comity_protect('commitments');

create table commitment_claims (
  seq bigint primary key,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  commitment text not null,
  status text not null,
  on_date text,
  until_date text,
  words jsonb not null,
  source text,
  credibility integer not null,
  withdrawn jsonb
);
create index commitment_claims_commitment on commitment_claims (commitment);
comment on table commitment_claims is 'What sources say became of a pledge; claims that disagree stand side by side.';
comment on column commitment_claims.seq is 'The act.';
comment on column commitment_claims.recorded_by is 'Who recorded it.';
comment on column commitment_claims.recorded_at is 'On the clock of the desk.';
comment on column commitment_claims.audience is 'Who may read it.';
comment on column commitment_claims.example is 'Recorded on the example desk.';
comment on column commitment_claims.commitment is 'The pledge.';
comment on column commitment_claims.status is 'open, continuing, partly, decided, done, withdrawn or not_verified.';
comment on column commitment_claims.on_date is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD, of what it tells.';
comment on column commitment_claims.until_date is 'Last date of what is known to lie between two.';
comment on column commitment_claims.words is 'The evidence, by language.';
comment on column commitment_claims.source is 'The source; null where nobody has looked.';
comment on column commitment_claims.credibility is '1 confirmed to 6 cannot be judged.';
comment on column commitment_claims.withdrawn is 'The act that took it back, and why.';
call comity_protect('commitment_claims');

create table commitment_milestones (
  commitment text not null,
  no integer not null,
  what jsonb not null,
  by jsonb,
  due text,
  met jsonb,
  seq bigint not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  primary key (commitment, no)
);
comment on table commitment_milestones is 'Milestones of a pledge that is a goal.';
comment on column commitment_milestones.commitment is 'The pledge.';
comment on column commitment_milestones.no is 'Its number in it.';
comment on column commitment_milestones.what is 'What is reached, by language.';
comment on column commitment_milestones.by is 'By whom.';
comment on column commitment_milestones.due is 'By when.';
comment on column commitment_milestones.met is 'Date, evidence, source and act; null while it is not met.';
comment on column commitment_milestones.seq is 'The act.';
comment on column commitment_milestones.recorded_by is 'Who recorded it.';
comment on column commitment_milestones.recorded_at is 'On the clock of the desk.';
comment on column commitment_milestones.audience is 'Who may read it.';
comment on column commitment_milestones.example is 'Recorded on the example desk.';
call comity_protect('commitment_milestones');

create table commitment_uses (
  seq bigint primary key,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  commitment text not null,
  indicator jsonb not null,
  value text not null,
  unit jsonb not null,
  on_date text not null,
  source text not null
);
create index commitment_uses_commitment on commitment_uses (commitment);
comment on table commitment_uses is 'Figures of use, not of stock.';
comment on column commitment_uses.seq is 'The act.';
comment on column commitment_uses.recorded_by is 'Who recorded it.';
comment on column commitment_uses.recorded_at is 'On the clock of the desk.';
comment on column commitment_uses.audience is 'Who may read it.';
comment on column commitment_uses.example is 'Recorded on the example desk.';
comment on column commitment_uses.commitment is 'The pledge.';
comment on column commitment_uses.indicator is 'What is counted, by language.';
comment on column commitment_uses.value is 'Exact decimal.';
comment on column commitment_uses.unit is 'Unit, by language.';
comment on column commitment_uses.on_date is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD.';
comment on column commitment_uses.source is 'The source.';
call comity_protect('commitment_uses');

create table aid_pledges (
  id text primary key,
  number integer not null unique,
  item jsonb not null,
  unit jsonb not null,
  currency text,
  giver text,
  from_words jsonb not null,
  to_words jsonb not null,
  seq bigint not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
comment on table aid_pledges is 'Aid that was promised: what the three ledgers of an item are about.';
comment on column aid_pledges.id is 'AID-number.';
comment on column aid_pledges.number is 'The number in it.';
comment on column aid_pledges.item is 'What, by language.';
comment on column aid_pledges.unit is 'Unit of the quantities, by language.';
comment on column aid_pledges.currency is 'Currency of the values, ISO 4217.';
comment on column aid_pledges.giver is 'The party that gives.';
comment on column aid_pledges.from_words is 'Who gives, by language.';
comment on column aid_pledges.to_words is 'To whom, by language.';
comment on column aid_pledges.seq is 'The act.';
comment on column aid_pledges.recorded_by is 'Who recorded it.';
comment on column aid_pledges.recorded_at is 'On the clock of the desk.';
comment on column aid_pledges.audience is 'Who may read it.';
comment on column aid_pledges.example is 'Recorded on the example desk.';
call comity_protect('aid_pledges');

create table aid_entries (
  seq bigint primary key,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null,
  pledge text not null,
  ledger text not null,
  quantity text not null,
  value text,
  on_date text not null,
  source text not null,
  corrects bigint,
  why jsonb
);
create index aid_entries_pledge on aid_entries (pledge);
comment on table aid_entries is 'Entries of the ledgers: pledged, shipped, delivered. A correction is an entry that takes the place of another; both stay.';
comment on column aid_entries.seq is 'The act.';
comment on column aid_entries.recorded_by is 'Who recorded it.';
comment on column aid_entries.recorded_at is 'On the clock of the desk.';
comment on column aid_entries.audience is 'Who may read it.';
comment on column aid_entries.example is 'Recorded on the example desk.';
comment on column aid_entries.pledge is 'The pledge.';
comment on column aid_entries.ledger is 'pledged, shipped or delivered.';
comment on column aid_entries.quantity is 'Exact decimal.';
comment on column aid_entries.value is 'Exact decimal, in the currency of the pledge.';
comment on column aid_entries.on_date is 'Date as precise as the source: YYYY, YYYY-MM or YYYY-MM-DD.';
comment on column aid_entries.source is 'Title, publisher and date.';
comment on column aid_entries.corrects is 'The entry that it takes the place of.';
comment on column aid_entries.why is 'Why it was corrected, by language.';
call comity_protect('aid_entries');
