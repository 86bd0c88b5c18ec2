-- Acts, their chains, and who may read them. {app}, {door} and {auditor} are the roles of this database.
-- Forward only: a migration that has been applied is never edited.

create function comity_reader() returns text[] language sql stable parallel safe
  as $$ select string_to_array(coalesce(current_setting('comity.tokens', true), ''), ' ') $$;
comment on function comity_reader is 'The tokens of whoever this transaction reads for; none when not set.';
create function comity_union(a text[], b text[]) returns text[] language sql immutable parallel safe
  as $$ select array(select distinct t from unnest(a || b) as t order by t) $$;
comment on function comity_union is 'The union of two audiences, sorted.';

create table acts (
  seq bigint primary key,
  dossier text not null,
  no integer not null,
  kind text not null,
  person text not null,
  party text,
  office text,
  recorded_at timestamptz(3) not null,
  effective_at timestamptz(3) not null,
  payload jsonb not null,
  audience text[] not null check (cardinality(audience) > 0),
  refs text[] not null,
  example boolean not null,
  once text,
  salt text not null,
  unique (dossier, no)
);
create unique index acts_once on acts (once) where once is not null;
create index acts_audience on acts using gin (audience);
comment on table acts is 'Every change, in one order. Only ever appended.';
comment on column acts.seq is 'Place in the sequence of all acts, from 1, without gaps.';
comment on column acts.dossier is 'The dossier the act belongs to; desk is the organisation itself.';
comment on column acts.no is 'Place in the chain of its dossier, from 1, without gaps.';
comment on column acts.kind is 'What happened: feature.verb.';
comment on column acts.person is 'Who did it.';
comment on column acts.party is 'The party the person acted for, if any.';
comment on column acts.office is 'The office the person acted in, if any.';
comment on column acts.recorded_at is 'When the machine wrote it down.';
comment on column acts.effective_at is 'When it took effect on the clock of the desk, or in the world.';
comment on column acts.payload is 'What was decided, in the shape of its kind.';
comment on column acts.audience is 'Tokens of those who may read it.';
comment on column acts.refs is 'What it answers or cites, by identifier.';
comment on column acts.example is 'Invented for the example.';
comment on column acts.once is 'Key of the form or command, so that a second sending is refused.';
comment on column acts.salt is 'Random value that hides the body behind its commitment.';

create table links (
  seq bigint primary key,
  dossier text not null,
  no integer not null,
  commitment text not null,
  hash text not null,
  head text not null,
  unique (dossier, no)
);
comment on table links is 'The chains without their content: what an outsider needs to check a disclosed act.';
comment on column links.seq is 'The act it stands for.';
comment on column links.dossier is 'The chain it belongs to.';
comment on column links.no is 'Place in that chain.';
comment on column links.commitment is 'SHA-256 of salt, newline and the canonical body of the act.';
comment on column links.hash is 'SHA-256 of dossier, place, the hash before and the commitment.';
comment on column links.head is 'Value of the sequence of all heads after this act.';

create table chains (
  dossier text primary key,
  no integer not null,
  hash text not null,
  audience text[] not null
);
comment on table chains is 'The newest link of each dossier; the row that writers of a dossier lock.';
comment on column chains.dossier is 'The dossier.';
comment on column chains.no is 'Number of acts in it.';
comment on column chains.hash is 'Hash of its newest link.';
comment on column chains.audience is 'Union of the audiences of its acts: who may know that it exists.';

create table head (
  id integer primary key check (id = 1),
  seq bigint not null,
  hash text not null,
  clock_at timestamptz(3) not null
);
comment on table head is 'The newest value of the sequence of all heads; the row that every writer locks.';
comment on column head.id is 'Always 1.';
comment on column head.seq is 'Number of acts.';
comment on column head.hash is 'Value after the newest act.';
comment on column head.clock_at is 'Latest time taken by any writer, so that time never runs backwards.';
insert into head values (1, 0, repeat('0', 64), 'epoch');

create table numbers (
  series text primary key,
  last integer not null
);
comment on table numbers is 'Last number given in each series (D-, W-, C-, T-, symbols). Holds no content.';
comment on column numbers.series is 'The series.';
comment on column numbers.last is 'Last number given.';

alter table acts enable row level security;
create policy readers on acts for select to {app} using (audience && comity_reader());
create policy writers on acts for insert to {app} with check (audience && comity_reader());
create policy auditors on acts for select to {auditor} using (true);
alter table chains enable row level security;
create policy readers on chains for select to {app} using (audience && comity_reader());
create policy writers on chains for insert to {app} with check (audience && comity_reader());
create policy movers on chains for update to {app} using (audience && comity_reader());
create policy auditors on chains for select to {auditor} using (true);
alter table links enable row level security;
create policy readers on links for select to {app} using (exists (select 1 from chains c where c.dossier = links.dossier));
create policy writers on links for insert to {app} with check (exists (select 1 from chains c where c.dossier = links.dossier));
create policy auditors on links for select to {auditor} using (true);
alter table head enable row level security;
create policy everyone on head for all to {app}, {auditor} using (true);
alter table numbers enable row level security;
create policy everyone on numbers for all to {app}, {auditor} using (true);

grant select, insert on acts, links to {app};
grant select, insert, update on chains, numbers to {app};
grant select, update on head to {app};
grant select on acts, links, chains, head, numbers to {auditor};
