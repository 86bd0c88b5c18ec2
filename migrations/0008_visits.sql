-- Where a person stood when last looking at Today, so that the page can say what changed since; and what Today is asked by.

create table visits (
  person text primary key,
  seen_seq bigint not null,
  seen_at timestamptz(3) not null,
  before_seq bigint,
  before_at timestamptz(3)
);
comment on table visits is 'The present visit of a person to Today, and the end of the one before. Not an act; only the door role reads it.';
comment on column visits.person is 'The person.';
comment on column visits.seen_seq is 'Newest act when the page was last shown.';
comment on column visits.seen_at is 'When it was last shown, on the clock of the desk.';
comment on column visits.before_seq is 'Newest act at the end of the visit before; null on the first visit.';
comment on column visits.before_at is 'End of the visit before; null on the first visit.';

alter table visits enable row level security;
create policy doorkeepers on visits to {door} using (true) with check (true);
grant select, insert, update, delete on visits to {door};

create index if not exists consultations_answer_by on consultations (answer_by);
create index if not exists consultations_warning on consultations (warning);
create index if not exists warnings_answer_by on warnings (answer_by);
create index if not exists warnings_horizon on warnings (horizon);
create index if not exists texts_consultation on texts (consultation);
create index if not exists texts_changed_at on texts (changed_at);
create index if not exists procedures_deadline on procedures (deadline);
create index if not exists publications_dossier on publications (dossier);
