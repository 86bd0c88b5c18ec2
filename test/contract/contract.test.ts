import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitment, GENESIS, linkHash } from '../../src/core/chain.ts';
import { contractFiles } from './files.ts';

const FOLDER = join(import.meta.dirname, '../../contract');

describe('the contract', () => {
  const files = contractFiles();
  it.each([...files.keys()])('%s is what the code has', (name) => {
    const path = join(FOLDER, name);
    expect(existsSync(path), 'run npm run contract').toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(files.get(name));
  });

  it('has no file that the code does not know', () => {
    const there = ['acts', 'public', 'vectors'].flatMap((folder) => readdirSync(join(FOLDER, folder)).map((file) => `${folder}/${file}`));
    expect(there.filter((name) => !files.has(name))).toEqual([]);
  });

  it('has altered acts that are noticed', () => {
    const { altered } = JSON.parse(files.get('vectors/chain.json')!) as { altered: { why: string; act: { salt: string; body: { dossier: string; no: number }; commitment: string; hash: string } }[] };
    for (const { why, act } of altered) {
      const holds = commitment(act.salt, act.body) === act.commitment && (act.body.no > 1 || linkHash({ dossier: act.body.dossier, no: 1, prev: GENESIS, commitment: act.commitment }) === act.hash);
      expect(holds, why).toBe(false);
    }
  });
});
