import { z } from 'zod';
import { commitment, GENESIS, headHash, linkHash } from '../../src/core/chain.ts';
import { digest } from '../../src/core/canonical.ts';
import { plainText, type Paragraph } from '../../src/core/text.ts';
import { statementShape, statementsShape } from '../../src/features/publication/index.ts';
import { FEATURES } from '../../src/desk.ts';

/** The files of `contract/`, by name, as the code has them. */
export function contractFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const put = (name: string, value: unknown): void => void files.set(name, `${JSON.stringify(value, null, 2)}\n`);
  for (const feature of FEATURES) {
    for (const [kind, { payload }] of Object.entries(feature.acts)) put(`acts/${kind}.json`, { title: kind, ...z.toJSONSchema(payload, { io: 'input' }) });
  }
  put('public/statement.json', { title: 'A published statement: /files/json/SYMBOL', ...z.toJSONSchema(statementShape) });
  put('public/statements.json', { title: 'The list of published statements: /statements.json', ...z.toJSONSchema(statementsShape) });
  put('vectors/chain.json', chainVectors());
  put('vectors/text.json', textVectors());
  return files;
}

function chainVectors(): object {
  const body = (no: number, dossier: string, payload: object) => ({
    dossier, no, kind: 'dossiers.opened', person: 'officer', party: null, office: null, recordedAt: '2026-11-24T09:00:00.000Z', effectiveAt: '2022-05-12T07:40:00.000Z',
    payload, audience: ['parties'], refs: [], example: true, once: null,
  });
  const salts = ['00'.repeat(32), 'a5'.repeat(32), '0f'.repeat(32)];
  const bodies = [body(1, 'D-1', { id: 'D-1', title: { en: 'Southern borders', ru: 'Южные рубежи' }, marking: 'parties', named: [] }), body(2, 'D-1', { note: 'a line\nand "quotes", \u20ac, 1e21', n: 1.5e21 }), body(1, 'D-2', {})];
  const heads = new Map<string, string>();
  let head = GENESIS;
  const acts = bodies.map((b, i) => {
    const committed = commitment(salts[i]!, b);
    const hash = linkHash({ dossier: b.dossier, no: b.no, prev: heads.get(b.dossier) ?? GENESIS, commitment: committed });
    heads.set(b.dossier, hash);
    head = headHash({ seq: i + 1, prev: head, dossier: b.dossier, hash });
    return { seq: i + 1, salt: salts[i], body: b, commitment: committed, hash, head };
  });
  const altered = [
    { why: 'the body says something else', act: { ...acts[0], body: { ...acts[0]!.body, person: 'somebody' } } },
    { why: 'the salt is another', act: { ...acts[0], salt: '01'.repeat(32) } },
    { why: 'the commitment is another', act: { ...acts[1], commitment: acts[2]!.commitment } },
  ];
  return { acts, altered };
}

function textVectors(): object {
  const p = (part: Paragraph['part'], words: Paragraph['words'], heading: Paragraph['heading'] = null): Paragraph => ({ part, heading, words });
  const cases = [
    { lang: 'en', title: { en: 'Statement' }, paragraphs: [p('preambular', { en: 'Noting,' }), p('operative', { en: 'The Parties agree.' }, { en: 'Aim' })] },
    { lang: 'ru', title: { en: 'Statement', ru: 'Заявление' }, paragraphs: [p('operative', { en: 'One.', ru: 'Стороны\n  согласны.' })] },
  ];
  return cases.map((c) => {
    const file = plainText(c.title, c.paragraphs, c.lang)!;
    return { ...c, file, sha256: digest(file) };
  });
}
