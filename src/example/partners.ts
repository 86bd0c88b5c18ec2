import type { Words } from '../core/words.ts';
import type { EnterPartner } from '../features/partners/index.ts';

/** What is known of work with partners: real, each as its source tells it. Plans of the leaders' meeting stand as planned, since what came of them is for others to say. */
const SITE = { title: 'CSTO site, cooperation with the United Nations', published: null, url: null };
const REPORT = { title: 'CSTO site, cooperation with the United Nations; Security Council Report, February 2022', published: '2022-02', url: null };
const ARTICLE = { title: 'Kazinform, Afghanistan and strengthening peacekeeping mission: what’s next for CSTO?', published: '2022-05', url: null };
const NOTICE = { title: 'One report citing RIA Novosti', published: '2022-01-07', url: null };
const COUNCIL: Words = { en: 'United Nations Security Council', ru: 'Совет Безопасности ООН' };
const GENERAL: Words = { en: 'Secretary General', ru: 'Генеральный секретарь' };

type Known = Pick<EnterPartner, 'partner' | 'kind' | 'what' | 'on' | 'state' | 'source'> & Partial<EnterPartner>;
const entry = (one: Known): EnterPartner => ({ who: {}, where: {}, statement: null, ...one });
const debate = (on: string, source: EnterPartner['source']): EnterPartner => entry({ partner: 'UN', kind: 'speech', what: { en: 'Debate on cooperation between the United Nations and regional organisations', ru: 'Прения о сотрудничестве ООН с региональными организациями' }, on, state: 'done', where: COUNCIL, source });
const notified = (partner: string): EnterPartner => entry({ partner, kind: 'notification', what: { en: 'Told of the operation in Kazakhstan; the day is that of the report', ru: 'Уведомление об операции в Казахстане; дата — день сообщения' }, on: '2022-01-07', state: 'done', who: GENERAL, source: NOTICE });
const widen = (partner: string): EnterPartner => entry({ partner, kind: 'plan', what: { en: 'Expand cooperation, as proposed at the meeting in Moscow', ru: 'Расширить сотрудничество, как предложено на встрече в Москве' }, on: null, state: 'planned', who: { en: 'proposed by the President of Russia', ru: 'по предложению Президента России' }, source: ARTICLE });

export const PARTNER_ENTRIES: readonly EnterPartner[] = [
  debate('2016-10-28', SITE), debate('2019-09-25', SITE), debate('2022-02-16', REPORT), debate('2024-07-19', { title: 'Remarks of 19 July 2024, as copied by america-times.com', published: '2024-07-19', url: null }),
  notified('UN'), notified('SCO'), notified('OSCE'),
  widen('SCO'), widen('CIS'),
  entry({ partner: 'UN', kind: 'plan', what: { en: 'Deepen cooperation with the United Nations, as the joint statement says', ru: 'Углублять сотрудничество с ООН, как сказано в совместном заявлении' }, on: null, state: 'planned', who: { en: 'the leaders of the members', ru: 'главы государств-членов' }, source: ARTICLE }),
  ...['SCO', 'CIS'].map((partner) => entry({ partner, kind: 'meeting', what: { en: 'Its Secretary-General was invited to the session in Astana', ru: 'Генеральный секретарь приглашён на сессию в Астане' }, on: '2024-11-28', state: 'done', where: { en: 'Astana', ru: 'Астана' }, source: { title: 'Asia-Plus (asiaplustj.info); el.kz 400004218', published: '2024-11-29', url: null } })),
];
