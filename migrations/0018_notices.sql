-- What left the desk by mail, once for each person and notice; who wants it, and where; and when somebody last looked at the notices.

create table notice_looks (
  person text primary key,
  seen_at timestamptz(3) not null
);
comment on table notice_looks is 'When a person last looked at the notices, which says what is unread. Not an act; only the door role reads it.';
comment on column notice_looks.person is 'The person.';
comment on column notice_looks.seen_at is 'On the clock of the desk.';

create table mail_wishes (
  person text primary key,
  address text not null,
  language text not null,
  triggers text[] not null,
  confirmed_at timestamptz(3),
  confirmed_hour timestamptz(3),
  code_hash text,
  code_until timestamptz(3),
  code_tries integer not null
);
comment on table mail_wishes is 'Where a person wants notices by mail, and which. Not an act; only the door role reads it.';
comment on column mail_wishes.person is 'The person.';
comment on column mail_wishes.address is 'The address; nothing but a code goes there before it is confirmed.';
comment on column mail_wishes.language is 'Of the mails.';
comment on column mail_wishes.triggers is 'Which notices, by their names in the table of triggers.';
comment on column mail_wishes.confirmed_at is 'When the code came back, by the machine; null before.';
comment on column mail_wishes.confirmed_hour is 'The same on the clock of the desk: nothing older is mailed.';
comment on column mail_wishes.code_hash is 'SHA-256 of the code that was sent; null when none waits.';
comment on column mail_wishes.code_until is 'Until when the code holds, by the machine.';
comment on column mail_wishes.code_tries is 'Wrong codes entered since it was sent.';

create table mails (
  person text not null,
  notice text not null,
  channel text not null,
  message_id text not null unique,
  address text not null,
  subject text not null,
  body text not null,
  state text not null,
  tries integer not null,
  made_at timestamptz(3) not null,
  next_at timestamptz(3) not null,
  leased_until timestamptz(3),
  ended_at timestamptz(3),
  error text,
  primary key (person, notice, channel)
);
create index mails_next on mails (next_at) where state in ('waiting', 'leased');
comment on table mails is 'The outbox: one row for each person, notice and channel, ever. Not an act; only the door role reads it.';
comment on column mails.person is 'To whom.';
comment on column mails.notice is 'Key of the notice.';
comment on column mails.channel is 'mail.';
comment on column mails.message_id is 'Message-ID, the same at each attempt, by which a repeat is recognised.';
comment on column mails.address is 'The address at the time it was made.';
comment on column mails.subject is 'The desk, the number, the hour; nothing of the content.';
comment on column mails.body is 'The same with the link; emptied once a code has gone.';
comment on column mails.state is 'waiting, leased, sent or failed.';
comment on column mails.tries is 'Attempts begun.';
comment on column mails.made_at is 'By the machine.';
comment on column mails.next_at is 'Not tried before, by the machine.';
comment on column mails.leased_until is 'Until when one process has it; after that another may.';
comment on column mails.ended_at is 'When the server took it, or it was given up.';
comment on column mails.error is 'What the last attempt met: a code, and never a text of the server.';

do $$
declare t text;
begin
  foreach t in array array['notice_looks', 'mail_wishes', 'mails'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy doorkeepers on %I to {door} using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to {door}', t);
  end loop;
end $$;
