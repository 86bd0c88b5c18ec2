-- Reading stays as quick with ten thousand dossiers as with ten: the newest first without sorting all, what belongs to a
-- dossier without looking at the others, and a reader's tokens taken apart once for a query instead of once for a row.

create index acts_dossier on acts (dossier, seq);
create index acts_kind on acts (kind, seq);
create index dossiers_seq on dossiers (seq);
create index warnings_seq on warnings (seq);
create index consultations_seq on consultations (seq);
create index consultations_warning on consultations (warning);
create index texts_seq on texts (seq);
create index procedures_seq on procedures (seq);
create index procedures_open on procedures (deadline) where closed_at is null;
create index publications_seq on publications (seq);
create index publications_dossier on publications (dossier);
create index publications_hash on publications (hash);
create index attempts_at on attempts (at);

-- A function that reads a setting is asked for every row it filters; in a subquery it is asked once for a statement.
do $$
declare p record;
begin
  for p in select tablename, policyname, qual, with_check from pg_policies where schemaname = 'public' and (qual like '%comity_reader()%' or with_check like '%comity_reader()%') loop
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || replace(p.qual, 'comity_reader()', '(select comity_reader())') || ')', '')
      || coalesce(' with check (' || replace(p.with_check, 'comity_reader()', '(select comity_reader())') || ')', '');
  end loop;
end $$;

create or replace procedure comity_protect(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('create policy readers on %s to {app} using (audience && (select comity_reader())) with check (audience && (select comity_reader()))', t);
  execute format('create policy auditors on %s for select to {auditor} using (true)', t);
  execute format('grant select, insert, update on %s to {app}', t);
  execute format('grant select on %s to {auditor}', t);
end $$;

-- Audiences are united where the acts are appended, for all of them at once.
drop function comity_union(text[], text[]);
