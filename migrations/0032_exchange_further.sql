-- Records that go on to further nodes, and files that records name.

alter table exchange_ledger add column origin text;
comment on column exchange_ledger.origin is 'Whose record it is, where another said it and it was only passed on; null for what this node said.';
create index exchange_ledger_passed on exchange_ledger (origin, record_id) where origin is not null;

alter table exchange_published add column about text, add column files text[] not null default '{}';
comment on column exchange_published.about is 'The record that a recall or a consent is about; null for other kinds.';
comment on column exchange_published.files is 'SHA-256 of each file that it names.';
create index exchange_published_about on exchange_published (about) where about is not null;
create index exchange_published_files on exchange_published using gin (files) where files <> '{}';
update exchange_published set about = payload::jsonb #>> '{body,id}' where kind = 'recall';
update exchange_published set files = array(select one ->> 'sha256' from jsonb_array_elements(payload::jsonb -> 'attachments') one) where payload::jsonb -> 'attachments' <> '[]';

alter table exchange_records add column via text, add column about text, add column files text[] not null default '{}';
comment on column exchange_records.via is 'The node that passed it on; null where it came from its origin.';
comment on column exchange_records.about is 'The record that a recall or a consent is about; null for other kinds.';
comment on column exchange_records.files is 'SHA-256 of each file that it names.';
create index exchange_records_about on exchange_records (origin, about) where about is not null;
create index exchange_records_files on exchange_records using gin (files) where files <> '{}';
update exchange_records set about = payload::jsonb #>> '{body,id}' where kind = 'recall' and payload <> '';
update exchange_records set files = array(select one ->> 'sha256' from jsonb_array_elements(payload::jsonb -> 'attachments') one) where payload <> '' and payload::jsonb -> 'attachments' <> '[]';

create table exchange_files (
  sha256 text primary key,
  size bigint not null,
  came_from text,
  kept_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
comment on table exchange_files is 'Files that records name, as they were kept here. Their bytes are in exchange_file_parts.';
comment on column exchange_files.sha256 is 'SHA-256 of all bytes, hexadecimal: its name.';
comment on column exchange_files.size is 'Bytes.';
comment on column exchange_files.came_from is 'The node that it was fetched from; null where it was laid down here.';
comment on column exchange_files.kept_at is 'On the clock of the desk.';
comment on column exchange_files.seq is 'The act.';
comment on column exchange_files.audience is 'Who may read it.';
comment on column exchange_files.example is 'Recorded on the example desk.';
call comity_protect('exchange_files');

create table exchange_file_parts (
  sha256 text not null,
  no integer not null,
  bytes bytea not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
alter table exchange_file_parts add primary key (sha256, no);
comment on table exchange_file_parts is 'The bytes of files, piece by piece. They travel with the act that kept the file, which has their SHA-256.';
comment on column exchange_file_parts.sha256 is 'The file.';
comment on column exchange_file_parts.no is 'Which piece, from 0.';
comment on column exchange_file_parts.bytes is 'A mebibyte at most; empty once the origin asked that the file be deleted.';
comment on column exchange_file_parts.seq is 'The act.';
comment on column exchange_file_parts.audience is 'Who may read it.';
comment on column exchange_file_parts.example is 'Recorded on the example desk.';
call comity_protect('exchange_file_parts');

create table exchange_arriving (
  sha256 text not null,
  at bigint not null,
  bytes bytea not null
);
alter table exchange_arriving add primary key (sha256, at);
comment on table exchange_arriving is 'Bytes of files that are still on their way and were not compared with their name. Not an act; only the door role reads it.';
comment on column exchange_arriving.sha256 is 'The name of the file that was asked for.';
comment on column exchange_arriving.at is 'Where in the file they begin.';
comment on column exchange_arriving.bytes is 'As they came.';
alter table exchange_arriving enable row level security;
create policy doorkeepers on exchange_arriving to {door} using (true) with check (true);
grant select, insert, update, delete on exchange_arriving to {door};
