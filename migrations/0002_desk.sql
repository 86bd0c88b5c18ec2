-- The charter in force, the people, and how they sign in.

create table charters (
  seq bigint primary key,
  organisation text not null,
  version text not null,
  digest text not null,
  file text not null,
  charter jsonb not null,
  in_force_at timestamptz(3) not null,
  audience text[] not null,
  example boolean not null
);
comment on table charters is 'Charters that took force; the newest is in force, each procedure keeps the one it started under.';
comment on column charters.seq is 'The act that put it in force.';
comment on column charters.organisation is 'Identifier of the organisation.';
comment on column charters.version is 'Version named in the file.';
comment on column charters.digest is 'SHA-256 of the file.';
comment on column charters.file is 'Name of the file.';
comment on column charters.charter is 'The charter as read.';
comment on column charters.in_force_at is 'When it took force.';
comment on column charters.audience is 'Who may read it.';
comment on column charters.example is 'Put in force by the example.';

create table people (
  person text primary key,
  name jsonb not null,
  party text,
  centre text,
  secretariat boolean not null,
  offices text[] not null,
  closed boolean not null,
  audience text[] not null,
  example boolean not null
);
comment on table people is 'Persons with an account, whom they belong to, and the offices they hold.';
comment on column people.person is 'Identifier.';
comment on column people.name is 'Name by language.';
comment on column people.party is 'Party whose delegation the person belongs to.';
comment on column people.centre is 'Analytical centre the person belongs to.';
comment on column people.secretariat is 'Belongs to the secretariat.';
comment on column people.offices is 'Offices held now.';
comment on column people.closed is 'The account is closed; the name stays in the record.';
comment on column people.audience is 'Who may read it.';
comment on column people.example is 'Invented for the example.';

create table credentials (
  person text primary key,
  email text not null unique,
  password_hash text,
  changed_at timestamptz(3) not null
);
comment on table credentials is 'How a person signs in. Not an act; only the door role reads it.';
comment on column credentials.person is 'The person.';
comment on column credentials.email is 'Address, in lower case.';
comment on column credentials.password_hash is 'argon2id, with its parameters; null when no password is set.';
comment on column credentials.changed_at is 'Last change, by the machine''s clock.';

create table sessions (
  token_hash text primary key,
  person text not null,
  created_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  agent text not null
);
create index sessions_person on sessions (person);
comment on table sessions is 'Signed-in browsers. Only the SHA-256 of the token is kept.';
comment on column sessions.token_hash is 'SHA-256 of the cookie''s token.';
comment on column sessions.person is 'Who is signed in.';
comment on column sessions.created_at is 'Signed in at, by the machine''s clock.';
comment on column sessions.seen_at is 'Last request.';
comment on column sessions.expires_at is 'No longer valid from.';
comment on column sessions.agent is 'Browser, as it names itself, shortened.';

create table attempts (
  id bigint generated always as identity primary key,
  key text not null,
  at timestamptz(3) not null
);
create index attempts_key on attempts (key, at);
comment on table attempts is 'Failed sign-ins, kept for the rate limit and then removed.';
comment on column attempts.id is 'Number.';
comment on column attempts.key is 'SHA-256 of what is limited: an address on the network, or an e-mail.';
comment on column attempts.at is 'When, by the machine''s clock.';

alter table charters enable row level security;
create policy readers on charters to {app} using (audience && comity_reader()) with check (audience && comity_reader());
create policy auditors on charters for select to {auditor} using (true);
grant select, insert on charters to {app};
grant select on charters to {auditor};

alter table people enable row level security;
create policy readers on people to {app} using (audience && comity_reader()) with check (audience && comity_reader());
create policy auditors on people for select to {auditor} using (true);
create policy doorkeepers on people for select to {door} using (true);
grant select, insert, update on people to {app};
grant select on people to {auditor}, {door};

alter table credentials enable row level security;
create policy doorkeepers on credentials to {door} using (true) with check (true);
grant select, insert, update, delete on credentials to {door};
alter table sessions enable row level security;
create policy doorkeepers on sessions to {door} using (true) with check (true);
grant select, insert, update, delete on sessions to {door};
alter table attempts enable row level security;
create policy doorkeepers on attempts to {door} using (true) with check (true);
grant select, insert, delete on attempts to {door};
