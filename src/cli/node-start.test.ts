import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeKey, readNode } from '../platform/keys.ts';
import { nodeConfig } from './node-start.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'comity-start-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const node = { net: 'region', id: 'kaz-1', name: 'Centre', endpoint: 'https://desk.kaz.example', readers: ['secretariat', 'centre:KAZ-1'], anchor: { need: 1, officers: [{ name: 'Officer 1', key: makeKey().key }] } };
const good = { folder: 'data', port: 8443, node };
function written(value: unknown, mode = 0o644): string {
  const file = join(folder, 'node-config.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  chmodSync(file, mode);
  return file;
}

test('makes the keys the first time and keeps them; folders are taken from where the file lies', () => {
  const file = written({ ...good, behindProxy: true, backups: 'kept' });
  const config = nodeConfig(file, {});
  expect(config).toMatchObject({ port: 8443, host: '127.0.0.1', dataFolder: join(folder, 'data'), backupFolder: join(folder, 'kept'), databaseUrl: null, behindProxy: true, quiet: false });
  const keys = join(folder, 'data/node.json');
  expect(statSync(keys).mode & 0o777).toBe(0o600);
  expect(readNode(keys)).toMatchObject({ net: 'region', node: 'kaz-1', endpoint: 'https://desk.kaz.example', readers: node.readers, anchor: node.anchor });
  const before = readFileSync(keys, 'utf8');
  nodeConfig(file, {});
  expect(readFileSync(keys, 'utf8')).toBe(before);
});

test('the database may stand in the file, which then nobody else reads, or in the environment', () => {
  const database = 'postgres://desk:secret@db.example/desk';
  expect(nodeConfig(written({ ...good, database }, 0o600), {}).databaseUrl).toBe(database);
  expect(nodeConfig(written(good), { DATABASE_URL: database }).databaseUrl).toBe(database);
  expect(() => nodeConfig(written({ ...good, database }, 0o640), {})).toThrow(/may be read by others.*chmod 600/);
});

describe('what is wrong is said with its place and how to mend it, and nothing is made', () => {
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{ "folder": ', /node-config\.json: it is no JSON/],
    ['a port that is none', { ...good, port: 70000 }, /port: /],
    ['no port', { folder: 'data', node }, /port: a whole number from 1 to 65535/],
    ['a setting that there is not', { ...good, prot: 8443 }, /: prot is no setting/],
    ['one inside', { ...good, node: { ...node, endpiont: 'x' } }, /: node\.endpiont is no setting/],
    ['an endpoint with a path', { ...good, node: { ...node, endpoint: 'https://desk.example/x' } }, /node\.endpoint: where others reach it/],
    ['a node that is no name', { ...good, node: { ...node, id: 'kaz 1' } }, /node\.id: /],
    ['nobody who reads', { ...good, node: { ...node, readers: [] } }, /node\.readers: /],
    ['more officers than there are', { ...good, node: { ...node, anchor: { ...node.anchor, need: 2 } } }, /node\.anchor: more than there are/],
    ['another database', { ...good, database: 'mysql://x' }, /database: an address that begins with postgres/],
  ])('%s', (_, value, words) => {
    const file = written(value, 0o600);
    expect(() => nodeConfig(file, {})).toThrow(words);
    expect(() => nodeConfig(file, {})).toThrow(/^Nothing was started\. .*\. (Write|Take) .*docs\/exchange\.md/s);
    expect(() => statSync(join(folder, 'data'))).toThrow();
  });

  test('no file', () => {
    expect(() => nodeConfig(join(folder, 'none.json'), {})).toThrow(/none\.json: it cannot be read \(ENOENT\)\. Check the name/);
  });

  test('keys of another node', () => {
    nodeConfig(written(good), {});
    for (const [name, value] of Object.entries({ id: 'kgz-1', net: 'other', endpoint: null, readers: ['secretariat'], anchor: null })) {
      expect(() => nodeConfig(written({ ...good, node: { ...node, [name]: value } }), {}), name).toThrow(new RegExp(`node\\.${name} is not what .*node\\.json says`));
    }
  });
});
