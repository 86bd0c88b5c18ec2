-- Questions put to several centres, answers that are written at home, and papers that are made of them. What the exchange
-- process may read is what it records: drafts are not among it.

do $$
declare t text;
begin
  foreach t in array array['exchange_peers', 'exchange_directories', 'exchange_published', 'exchange_ledger', 'exchange_lanes', 'exchange_records', 'exchange_entries'] loop
    execute format('update %I set audience = audience || array[''node''] where not ''node'' = any(audience)', t);
  end loop;
  update chains set audience = audience || array['node'] where dossier = 'desk' and not 'node' = any(audience) and exists (select 1 from exchange_directories);
end $$;

alter table exchange_published add column refers text[] not null default '{}';
alter table exchange_records add column refers text[] not null default '{}';
update exchange_published set refers = array(select distinct r ->> 'id' from jsonb_array_elements(payload::jsonb -> 'refs') r) || case kind when 'recall' then array[payload::jsonb -> 'body' ->> 'id'] else '{}'::text[] end;
update exchange_records set refers = array(select distinct r ->> 'id' from jsonb_array_elements(payload::jsonb -> 'refs') r) || case kind when 'recall' then array[payload::jsonb -> 'body' ->> 'id'] else '{}'::text[] end where payload <> '';
create index exchange_published_refers on exchange_published using gin (refers);
create index exchange_records_refers on exchange_records using gin (refers);
create index exchange_published_kind on exchange_published (kind, seq);
comment on column exchange_published.refers is 'Records that it refers to, by identifier: what it answers, disputes, recalls.';
comment on column exchange_records.refers is 'Records that it refers to, by identifier: what it answers, disputes, recalls.';

create table answer_drafts (
  tasking text not null,
  home text not null,
  revision integer not null,
  body jsonb not null,
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (tasking, home)
);
comment on table answer_drafts is 'Answers to a tasking as they are being written. They stay here: what is sent is signed and stands with the exchange.';
comment on column answer_drafts.tasking is 'The record that asks, by identifier.';
comment on column answer_drafts.home is 'Whose draft it is: the token of the centre, the party or the secretariat.';
comment on column answer_drafts.revision is 'From 1.';
comment on column answer_drafts.body is 'The fields as far as they are filled in.';
comment on column answer_drafts.drafted_by is 'Person.';
comment on column answer_drafts.drafted_at is 'On the clock of the desk.';
comment on column answer_drafts.seq is 'The act.';
comment on column answer_drafts.audience is 'Those at home.';
comment on column answer_drafts.example is 'Invented for the example.';
call comity_protect('answer_drafts');

create table papers (
  id text primary key,
  tasking text,
  title jsonb not null,
  paragraphs jsonb not null,
  revision integer not null,
  record text,
  shared_revision integer,
  text text,
  drafted_by text not null,
  changed_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index papers_tasking on papers (tasking);
create index papers_record on papers (record);
create index papers_text on papers (text);
comment on table papers is 'Papers (conceptual documents) as they are being made. What others see is a snapshot, which is a record of the exchange.';
comment on column papers.id is 'P-1, P-2 and so on.';
comment on column papers.tasking is 'The record whose answers it is made of, by identifier; null where there was none.';
comment on column papers.title is 'By language.';
comment on column papers.paragraphs is 'In order: words by language, and the hashes of the records that each rests on.';
comment on column papers.revision is 'From 1.';
comment on column papers.record is 'The record that it is shared as, by identifier; null before.';
comment on column papers.shared_revision is 'The revision that was last shared.';
comment on column papers.text is 'The text that it was put forward as; null before.';
comment on column papers.drafted_by is 'Who began it.';
comment on column papers.changed_at is 'On the clock of the desk.';
comment on column papers.seq is 'The newest act.';
comment on column papers.audience is 'Those at home.';
comment on column papers.example is 'Invented for the example.';
call comity_protect('papers');

create table paper_reviews (
  paper text not null,
  record text not null,
  taken boolean not null,
  reason jsonb not null,
  reviewed_by text not null,
  reviewed_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (paper, record)
);
comment on table paper_reviews is 'What became of each comment and proposal on a paper.';
comment on column paper_reviews.paper is 'The paper.';
comment on column paper_reviews.record is 'Hash of the comment or proposal.';
comment on column paper_reviews.taken is 'Whether the paper follows it.';
comment on column paper_reviews.reason is 'How, or why not; by language.';
comment on column paper_reviews.reviewed_by is 'Person.';
comment on column paper_reviews.reviewed_at is 'On the clock of the desk.';
comment on column paper_reviews.seq is 'The act.';
comment on column paper_reviews.audience is 'Those at home.';
comment on column paper_reviews.example is 'Invented for the example.';
call comity_protect('paper_reviews');
