-- A document read fact by fact, and where on the desk each fact has its place.
create table article_facts (
  source text not null,
  fact text not null,
  kind text not null,
  what jsonb not null,
  who jsonb,
  on_date text,
  until_date text,
  quote text not null,
  from_char integer not null,
  to_char integer not null,
  value jsonb not null,
  act bigint not null,
  page text not null,
  rivals jsonb not null,
  noted_by text not null,
  noted_at timestamptz(3) not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null,
  primary key (source, fact)
);
create index article_facts_page on article_facts (page);
comment on table article_facts is 'What documents state, fact by fact, and the place of each on the desk.';
comment on column article_facts.source is 'The registered source, SO-number.';
comment on column article_facts.fact is 'Its code in the list of that document.';
comment on column article_facts.kind is 'state, person, event, threat, proposal and the like.';
comment on column article_facts.what is 'What it says, in the words of whoever noted it, by language.';
comment on column article_facts.who is 'Who says or does it, by language; null where nobody is named.';
comment on column article_facts.on_date is 'Date as precise as the document: YYYY, YYYY-MM or YYYY-MM-DD; a plan has one to come.';
comment on column article_facts.until_date is 'Last date of what took several.';
comment on column article_facts.quote is 'The very words, at most twelve.';
comment on column article_facts.from_char is 'First character of them in the copy that was read.';
comment on column article_facts.to_char is 'The character after the last.';
comment on column article_facts.value is 'How the page of its place shows it, by language.';
comment on column article_facts.act is 'The act that recorded it in its place.';
comment on column article_facts.page is 'Address of the page that shows that act.';
comment on column article_facts.rivals is 'Other values of it, each with its source.';
comment on column article_facts.noted_by is 'Who noted it.';
comment on column article_facts.noted_at is 'On the clock of the desk.';
comment on column article_facts.seq is 'The newest act of it.';
comment on column article_facts.audience is 'Who may read it.';
comment on column article_facts.example is 'Recorded on the example desk.';
call comity_protect('article_facts');
