import type { Draft } from '../../src/features/exchange/rules.ts';
import { startNodes } from './nodes.ts';
import type { Server } from './server.ts';

/** The example desk as the node `sec`, with the peer `a`, whom nobody answers for. */
export type NodeServer = Server & { publish(...drafts: Partial<Draft>[]): Promise<{ id: string; hash: string; rev: number }[]> };

export async function startNode(): Promise<NodeServer> {
  const { nodes: [node], stop } = await startNodes({ sec: 'Secretariat', a: 'Centre' }, ['a']);
  return { ...node!.server, folder: node!.folder, publish: (...drafts) => node!.publish(drafts), stop };
}

const CLEAR = { scheme: 'TLP-2.0', level: 'CLEAR', reshare: 'no', public: true, caveats: [] } as const;
const AMBER = { ...CLEAR, level: 'AMBER', public: false } as const;
/** Drafts as a centre would write them, invented. */
export const DRAFTS = {
  assessment: {
    kind: 'assessment', to: ['a'], marking: CLEAR, lang: 'en', author: { role: 'Centre for analysis, duty desk', name: null }, refs: [],
    body: {
      title: { en: 'Crossings on the upper Panj are likely to stay open through the autumn', ru: 'Переходы в верховьях Пянджа, вероятно, останутся открытыми до зимы' },
      judgement: { en: 'Trade through the three upper crossings has returned to the level of spring. Neither side has reinforced its posts, and the joint commission met twice in August.\nWe judge that a closure for longer than two days is unlikely before the snow.', ru: 'Торговля через три верхних перехода вернулась к весеннему уровню. Ни одна из сторон не усилила посты, совместная комиссия в августе собиралась дважды.\nМы считаем закрытие дольше чем на два дня до снега маловероятным.' },
      likelihood: { low: 0.7, high: 0.85 }, confidence: 'moderate', sources: [{ title: 'Customs returns, three crossings, January to August', grade: 'A2', published: '2022-09-02' }, { title: 'Minutes of the joint border commission', grade: 'B2', published: '2022-08' }],
      assumptions: [{ en: 'The commission goes on meeting.', ru: 'Комиссия продолжает собираться.' }], alternatives: [{ en: 'Trade returned because a larger crossing downstream is closed for repair.', ru: 'Торговля вернулась, потому что крупный переход ниже по течению закрыт на ремонт.' }], changes: [{ en: 'A post reinforced beyond its usual strength.', ru: 'Усиление поста сверх обычного.' }],
    },
  },
  warning: {
    kind: 'warning', to: ['a'], marking: CLEAR, lang: 'en', author: { role: 'Duty officer', name: null }, refs: [],
    body: {
      title: { en: 'Flooding may cut the valley road within three days', ru: 'Паводок может перерезать дорогу по долине в течение трёх дней' }, consequence: { en: 'Two villages would be without supplies for about a week.', ru: 'Два села останутся без снабжения примерно на неделю.' },
      options: [{ en: 'Move supplies ahead of the water.', ru: 'Завезти запасы до воды.' }, { en: 'Prepare the helicopter pad at the school.', ru: 'Подготовить вертолётную площадку у школы.' }], addressee: ['csc'], answerBy: '2022-05-14T09:00:00.000Z', probability: 0.6, sources: [], exercise: 'Unity 2022',
    },
  },
} as const satisfies Record<string, unknown> as unknown as Record<'assessment' | 'warning', Draft>;
/** The same, not for everybody. */
export const amber = (draft: Draft): Draft => ({ ...draft, marking: AMBER as unknown as Draft['marking'] });
