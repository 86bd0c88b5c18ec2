-- Who wants to be told of what, how often and when not; and what was told, once for each period.

create table subscriptions (
  id text not null,
  seq bigint not null,
  person text not null,
  at timestamptz(3) not null,
  ended boolean not null,
  asked jsonb not null,
  audience text[] not null,
  example boolean not null,
  primary key (id, seq)
);
create index subscriptions_person on subscriptions (person);
comment on table subscriptions is 'Every version of each subscription: what held at the end of a period decides what its digest holds.';
comment on column subscriptions.id is 'SUB-number.';
comment on column subscriptions.seq is 'The act that set or ended it.';
comment on column subscriptions.person is 'Whose it is.';
comment on column subscriptions.at is 'From when it held, on the clock of the desk.';
comment on column subscriptions.ended is 'This version is the end of it.';
comment on column subscriptions.asked is 'Watch file, series, areas, level, kinds, rhythm and quiet hours.';
comment on column subscriptions.audience is 'The person alone.';
comment on column subscriptions.example is 'Invented for the example.';
call comity_protect('subscriptions');

create table digests (
  person text not null,
  subscription text not null,
  period text not null,
  signals text[] not null,
  warnings text[] not null,
  made_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (person, subscription, period)
);
comment on table digests is 'What a person was told of a period that had ended: one row for each subscription and period, ever.';
comment on column digests.person is 'Whom it was made for.';
comment on column digests.subscription is 'SUB-number.';
comment on column digests.period is 'A day, 2022-05-12, or a week, 2022-W19, at the seat of the organisation.';
comment on column digests.signals is 'Signals it holds, by their keys.';
comment on column digests.warnings is 'Warnings it holds, by their numbers.';
comment on column digests.made_at is 'On the clock of the desk.';
comment on column digests.seq is 'The act that made it.';
comment on column digests.audience is 'The person alone.';
comment on column digests.example is 'Invented for the example.';
call comity_protect('digests');

create table digest_looks (
  person text primary key,
  seen_at timestamptz(3) not null
);
comment on table digest_looks is 'When a person last looked at the list of digests, which says what is unread. Not an act; only the door role reads it.';
comment on column digest_looks.person is 'The person.';
comment on column digest_looks.seen_at is 'On the clock of the desk.';
alter table digest_looks enable row level security;
create policy doorkeepers on digest_looks to {door} using (true) with check (true);
grant select, insert, update, delete on digest_looks to {door};
