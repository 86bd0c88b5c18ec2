-- What was done to keep the desk: backups, restores, verifications. Not acts: they say nothing of what was decided.

create table upkeep (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('backup', 'restore', 'verify')),
  person text not null,
  started_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ok boolean,
  facts jsonb not null
);
create index upkeep_kind on upkeep (kind, id);
comment on table upkeep is 'What was done to keep the desk. Not acts; only the door role reads and writes it.';
comment on column upkeep.id is 'Number.';
comment on column upkeep.kind is 'backup, restore or verify.';
comment on column upkeep.person is 'Who asked for it.';
comment on column upkeep.started_at is 'When it began, by the machine''s clock.';
comment on column upkeep.seen_at is 'When the process that does it was last heard of.';
comment on column upkeep.ended_at is 'When it ended; null while it runs, or when its process was killed.';
comment on column upkeep.ok is 'Whether it came out well; null until it has ended.';
comment on column upkeep.facts is 'What came of it; while it runs, how far it is.';

alter table upkeep enable row level security;
create policy doorkeepers on upkeep to {door} using (true) with check (true);
grant select, insert, update on upkeep to {door};
