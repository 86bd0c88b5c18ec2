-- The tokens of a reader are looked up once a statement, not once a row: half of what reading and writing many rows cost.

do $$
declare p record;
begin
  for p in select tablename, policyname, qual, with_check from pg_policies where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') like '%comity_reader()%' loop
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
