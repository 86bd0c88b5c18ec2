import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NetworkState } from '../src/features/exchange/index.ts';
import { operate, savePlan, type Plan, type Planned } from './network-nodes.ts';
import { SetupError } from './setup.mjs';

/** The records of the example: invented, like everything on it. A tasking, answers, an assessment, a dissent, a recall, a warning. */
type Said = { id: string; hash: string };
type Step = { readonly name: string; readonly by: Planned; readonly to: readonly string[]; readonly kind: string; body(told: Plan['told']): object; refs?(told: Plan['told']): readonly { rel: string; id: string; hash: string }[] };

const ANSWER_BY = '2022-05-20T12:00:00.000Z';
const assessment = (title: [string, string], judgement: [string, string], low: number, high: number): object => ({
  title: { en: title[0], ru: title[1] }, judgement: { en: judgement[0], ru: judgement[1] }, likelihood: { low, high }, confidence: 'moderate',
  sources: [{ title: 'Border service, weekly summary (invented)', grade: 'B2', published: '2022-05' }], assumptions: [], alternatives: [], changes: [],
});

/** Whoever is there speaks: with two nodes there is one centre, which says everything that centres say. */
export function steps({ nodes }: Plan): Step[] {
  const [sec, ...centres] = nodes as [Planned, ...Planned[]];
  const others = (one: Planned): string[] => nodes.filter(({ id }) => id !== one.id).map(({ id }) => id);
  const [author, second] = [centres[0]!, centres[1] ?? centres[0]!];
  const recalled = centres.at(-1)!;
  return [
    { name: 'tasking', by: sec, to: others(sec), kind: 'tasking', body: () => ({ question: { en: 'What has changed at the southern border since April?', ru: 'Что изменилось на южной границе с апреля?' }, background: null, answerBy: ANSWER_BY }) },
    ...centres.map((by): Step => ({
      name: `answer ${by.id}`, by, to: [sec.id], kind: 'answer', refs: ({ tasking }) => [{ rel: 'answers', ...tasking! }],
      body: () => assessment([`The southern border: ${by.name.en}`, `Южная граница: ${by.name.ru}`], ['Crossings are as in other years; two posts report more traffic by night.', 'Пересечений столько же, сколько в другие годы; два поста сообщают о большем движении ночью.'], 0.6, 0.8),
    })),
    { name: 'assessment', by: author, to: others(author), kind: 'assessment', body: () => assessment(['Night traffic is trade, not arms', 'Ночное движение — торговля, а не оружие'], ['The traffic at night is trade that avoids new duties.', 'Ночное движение — торговля, которая обходит новые пошлины.'], 0.55, 0.75) },
    { name: 'dissent', by: second, to: others(second), kind: 'dissent', refs: ({ assessment: about }) => [{ rel: 'disputes', ...about! }], body: () => ({ text: { en: 'Two of the sources are one: the summary quotes the post. We would say 0.3 to 0.5.', ru: 'Два источника — один: сводка приводит слова поста. Мы сказали бы от 0,3 до 0,5.' }, paragraph: null }) },
    { name: 'recall', by: recalled, to: [], kind: 'recall', body: (told) => ({ id: told[`answer ${recalled.id}`]!.id, reason: { en: 'One of the two posts has withdrawn its report.', ru: 'Один из двух постов отозвал своё сообщение.' }, scope: 'withdraw', keep: [] }) },
    { name: 'warning', by: second, to: [sec.id], kind: 'warning', body: () => ({ title: { en: 'Armed group near the river crossing', ru: 'Вооружённая группа у переправы' }, consequence: { en: 'The crossing may have to be closed within two days.', ru: 'Переправу, возможно, придётся закрыть в течение двух дней.' }, options: [{ en: 'Close the crossing.', ru: 'Закрыть переправу.' }, { en: 'Send observers.', ru: 'Направить наблюдателей.' }], addressee: ['secretariat'], answerBy: ANSWER_BY, probability: 0.35, sources: [] }) },
  ];
}

/** Publishes what was not yet, each step at its node; what refers to something waits until it is there. */
export async function tell(folder: string, plan: Plan, say: (line: string) => void): Promise<Plan> {
  let told = plan.told;
  const all = steps(plan);
  for (const [i, { name, by, to, kind, body, refs }] of all.entries()) {
    if (told[name]) continue;
    const draft = join(folder, 'draft.json');
    writeFileSync(draft, JSON.stringify({ kind, to, body: body(told), refs: refs?.(told) ?? [] }), { mode: 0o600 });
    const { published } = (await operate(folder, by, 'exchange publish', { file: draft })) as { published: Said[] };
    rmSync(draft);
    const { id, hash } = published[0]!;
    told = { ...told, [name]: { id, hash } };
    savePlan(folder, { ...plan, told });
    say(`Records: ${i + 1} of ${all.length}, ${by.id} ${kind}`);
    if (refs || name === 'tasking' || name === 'assessment') await converged(folder, plan);
  }
  return { ...plan, told };
}

/** Waits until what each node sent to each other is there, and every recall is answered. @returns how many records lie on all lanes together */
export async function converged(folder: string, plan: Plan, seconds = 120): Promise<number> {
  let waiting = '';
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(300)) {
    const states = new Map<string, NetworkState>();
    for (const one of plan.nodes) states.set(one.id, (await operate(folder, one, 'exchange status', {})) as unknown as NetworkState);
    const missing = [...states].flatMap(([from, { peers, recalls }]) => [
      ...peers.filter(({ node, sent }) => states.get(node)!.peers.find((peer) => peer.node === from)?.taken !== sent).map(({ node }) => `${from} > ${node}`),
      ...recalls.flatMap(({ nodes }) => nodes).filter(({ outcome }) => outcome === 'waiting').map(({ node }) => `a recall of ${from} at ${node}`),
    ]);
    if (missing.length === 0) return [...states.values()].reduce((sum, { peers }) => sum + peers.reduce((own, { sent }) => own + sent, 0), 0);
    waiting = missing.join(', ');
  }
  throw new SetupError(`After ${seconds} seconds not everything had arrived: ${waiting}. What the nodes say of it is in log.ndjson in their folders.`);
}
