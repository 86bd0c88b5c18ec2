import { describe, expect, test } from 'vitest';
import { PARTIES, PUBLIC, SECRETARIAT } from '../../src/core/act.ts';
import { rolesOf, type Database } from '../../src/platform/db/database.ts';
import { chain } from '../chain.ts';
import { onDatabases, openTestDesk, setUp, tablesOf } from '../testbed.ts';
import { codeOf, column, NO_PRIVILEGE, READ_ONLY, run } from './probe.ts';

/** Who signs in and how, what was done to keep the desk, and who looked when: only the door reads these. */
const DOORS_OWN = ['attempts', 'calendar_feeds', 'credentials', 'digest_looks', 'exchange_arriving', 'exchange_confirmations', 'exchange_nonces', 'mail_wishes', 'mails', 'notice_looks', 'sessions', 'upkeep', 'visits'];
const ALL = [PUBLIC, PARTIES, SECRETARIAT];

const UNGUARDED = `select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and not (c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid)) order by 1`;
const INVOKES = `array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']`;
const VIEWS_PAST_POLICIES = `select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace
  and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions && ${INVOKES}, false)))
  order by 1`;
const UNSAID = `select c.relname || coalesce('.' || a.attname, '') as name
  from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null) order by 1`;
const FUNCTIONS_PAST_POLICIES = `select proname::text as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`;

/** What the catalogue answers after a change that is then taken back. */
async function after(database: Database, change: string, question: string): Promise<string[]> {
  let answer: string[] = [];
  await database.own(async (lease) => {
    await run(lease, change);
    answer = await column(lease, question);
    throw new Error('taken back');
  }).catch((error: Error) => { if (error.message !== 'taken back') throw error; });
  return answer;
}

onDatabases((kind) => {
  describe('what the catalogue says', () => {
    test('every table has row level security and a policy', async () => {
      const { database } = await openTestDesk(kind);
      expect(await database.own((lease) => column(lease, UNGUARDED))).toEqual([]);
      const change = 'create table loose (id integer); alter table head disable row level security; drop policy everyone on numbers';
      expect(await after(database, change, UNGUARDED)).toEqual(['head', 'loose', 'numbers']);
    });

    test('every table and every column says what it is', async () => {
      const { database } = await openTestDesk(kind);
      expect(await database.own((lease) => column(lease, UNSAID))).toEqual([]);
      expect(await after(database, "create table mute (id integer); comment on column acts.seq is null", UNSAID)).toEqual(['acts.seq', 'mute.id']);
    });

    test('no view and no function reads past the policies', async () => {
      const { database } = await openTestDesk(kind);
      expect(await database.own((lease) => column(lease, VIEWS_PAST_POLICIES))).toEqual([]);
      expect(await database.own((lease) => column(lease, FUNCTIONS_PAST_POLICIES))).toEqual([]);
      const views = `create view past as select * from acts; create view through with (security_invoker) as select * from acts;
        create materialized view stored as select * from acts`;
      expect(await after(database, views, VIEWS_PAST_POLICIES)).toEqual(['past', 'stored']);
    });

    test('the roles are no superusers, do not bypass policies, own nothing and cannot sign in', async () => {
      const { database } = await openTestDesk(kind);
      const names = Object.values(rolesOf(await nameOf(database)));
      const rows = await database.own((lease) => run<object>(lease, `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
        exists (select 1 from pg_class c where c.relowner = r.oid) as owns, exists (select 1 from pg_auth_members m where m.member = r.oid) as belongs
        from pg_roles r where rolname in (${names.map((name) => `'${name}'`).join(', ')})`));
      expect(rows.rows).toHaveLength(3);
      for (const role of rows.rows) expect(Object.entries(role).filter(([, has]) => has !== false)).toEqual([]);
    });

    test('nobody but the door deletes, and what is appended is never updated', async () => {
      const { database } = await openTestDesk(kind);
      const { app, door, auditor } = rolesOf(await nameOf(database));
      const may = (role: string, privilege: string): Promise<string[]> =>
        database.own((lease) => column(lease, `select relname::text as name from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege('${role}', oid, '${privilege}') order by 1`));
      expect(await may(door, 'delete')).toEqual(DOORS_OWN.filter((table) => table !== 'upkeep'));
      expect(await may(door, 'select')).toEqual([...DOORS_OWN, 'people'].sort());
      expect(await may(door, 'insert')).toEqual(DOORS_OWN);
      for (const privilege of ['delete', 'truncate', 'references', 'trigger']) {
        expect([await may(app, privilege), await may(auditor, privilege)], privilege).toEqual([[], []]);
      }
      for (const privilege of ['insert', 'update']) expect(await may(auditor, privilege)).toEqual([]);
      const updated = await may(app, 'update');
      for (const table of ['acts', 'links', 'migrations', ...DOORS_OWN]) expect(updated).not.toContain(table);
      const tables = await database.own(tablesOf);
      const beyondTheDoor = tables.filter((table) => !DOORS_OWN.includes(table));
      expect(await may(app, 'select')).toEqual(beyondTheDoor);
      expect(await may(auditor, 'select')).toEqual(beyondTheDoor);
    });
  });

  describe('what the database refuses', () => {
    const told = async () => {
      const desk = await openTestDesk(kind);
      await setUp(desk);
      await chain(desk).dossier();
      return desk;
    };

    test('a writer: to change or delete what was appended', async () => {
      const { database } = await told();
      const deletions = ['acts', 'links', 'chains', 'dossiers'].map((table) => `delete from ${table}`);
      const changes = ['update acts set person = person', 'update links set hash = hash', 'truncate acts', ...deletions];
      for (const statement of changes) expect(await codeOf(database.write(ALL, (lease) => run(lease, statement))), statement).toBe(NO_PRIVILEGE);
    });

    test.each(DOORS_OWN)('a reader, a writer and the auditor: %s', async (table) => {
      const { database } = await openTestDesk(kind);
      const look = `select * from ${table}`;
      expect(await codeOf(database.read(ALL, (lease) => run(lease, look)))).toBe(NO_PRIVILEGE);
      expect(await codeOf(database.write(ALL, (lease) => run(lease, look)))).toBe(NO_PRIVILEGE);
      expect(await codeOf(database.audit((lease) => run(lease, look)))).toBe(NO_PRIVILEGE);
      expect(await codeOf(database.door((lease) => run(lease, look)))).toBeNull();
    });

    test('the door: everything but who a person is', async () => {
      const { database } = await told();
      const tables = (await database.own(tablesOf)).filter((table) => !DOORS_OWN.includes(table) && table !== 'people');
      expect(tables).toContain('acts');
      for (const table of tables) expect(await codeOf(database.door((lease) => run(lease, `select 1 from ${table}`))), table).toBe(NO_PRIVILEGE);
      expect(await codeOf(database.door((lease) => run(lease, 'update people set closed = false')))).toBe(NO_PRIVILEGE);
    });

    test('a read lease, the auditor and a snapshot: to write anything', async () => {
      const { database } = await told();
      const changes = ['update head set seq = 7', "update dossiers set marking = 'x'", "insert into numbers values ('x', 1)", 'create table x (id integer)'];
      for (const statement of changes) {
        expect(await codeOf(database.read(ALL, (lease) => run(lease, statement))), statement).toBe(READ_ONLY);
        expect(await codeOf(database.audit((lease) => run(lease, statement))), statement).toMatch(/^(25006|42501)$/);
        expect(await codeOf(database.snapshot((lease) => run(lease, statement))), statement).toBe(READ_ONLY);
      }
    });

    test('a writer: a row that the writer could not read', async () => {
      const { database } = await told();
      const row = (audience: string): string => `insert into chains values ('D-9', 1, 'x', '{${audience}}')`;
      expect(await codeOf(database.write([PUBLIC, PARTIES], (lease) => run(lease, row('secretariat'))))).toBe(NO_PRIVILEGE);
      expect(await codeOf(database.write([], (lease) => run(lease, row('public'))))).toBe(NO_PRIVILEGE);
      expect(await codeOf(database.write([PUBLIC, PARTIES], (lease) => run(lease, row('parties'))))).toBeNull();
    });

    test('a reader without tokens sees no content, and one lease leaves nothing to the next', async () => {
      const { database } = await told();
      const count = (lease: Parameters<Parameters<Database['read']>[1]>[0]) => column(lease, 'select count(*)::text as name from acts');
      expect(await database.read(ALL, count)).not.toEqual(['0']);
      expect(await database.read([], count)).toEqual(['0']);
      expect(await database.read([PUBLIC], (lease) => column(lease, 'select kind as name from acts'))).toEqual(['charter.in_force']);
      expect(await database.read([], count)).toEqual(['0']);
    });

    test('a token that is none', async () => {
      const { database } = await openTestDesk(kind);
      for (const token of ["x'; reset role; --", 'a b', '', 'ü']) {
        await expect(database.read([token], () => Promise.resolve(1)), token).rejects.toThrow('not a token');
      }
    });
  });

  test('a lease asked for inside a lease is refused at once, whichever two they are', async () => {
    const { database } = await openTestDesk(kind);
    const open = {
      read: (work: () => Promise<unknown>) => database.read([], work),
      write: (work: () => Promise<unknown>) => database.write([], work),
      door: (work: () => Promise<unknown>) => database.door(work),
      audit: (work: () => Promise<unknown>) => database.audit(work),
      own: (work: () => Promise<unknown>) => database.own(work),
      snapshot: (work: () => Promise<unknown>) => database.snapshot(work),
    };
    const one = (): Promise<number> => Promise.resolve(1);
    for (const [outer, first] of Object.entries(open)) {
      for (const [inner, second] of Object.entries(open)) {
        await expect(first(() => second(one)), `${inner} in ${outer}`).rejects.toThrow('a lease was asked for');
      }
    }
    expect(await Promise.all(Object.values(open).map((lease) => lease(one))), 'side by side they wait for each other').toEqual([1, 1, 1, 1, 1, 1]);
  });
});

async function nameOf(database: Database): Promise<string> {
  if (database.kind === 'embedded') return 'embedded';
  return (await database.own((lease) => column(lease, 'select current_database()::text as name')))[0]!;
}
