import type { RecordFact } from '../features/dossiers/index.ts';
import type { Words } from '../core/words.ts';

/**
 * The Tajik-Afghan border programme, from the first decision to the approved programme: real events, each as its source
 * tells it. Nothing here is invented; only the person who records it is.
 */
type BorderFact = Omit<RecordFact, 'dossier'>;

export const ARTICLE = { title: 'Kazinform, Afghanistan and strengthening peacekeeping mission: what’s next for CSTO?', published: '2022-05', url: null };
const COUNCIL: Words = { en: 'Collective Security Council', ru: 'Совет коллективной безопасности' };
const fact = (lane: string, from: string, what: Words, source: BorderFact['source'], more: Partial<BorderFact> = {}): BorderFact =>
  ({ lane, from, to: null, report: false, what, who: {}, source, rivals: {}, carried: [], ...more });

export const BORDER_TITLE: Words = { en: 'Tajik-Afghan border: from warning to approved programme', ru: 'Таджикско-афганская граница: от предупреждения до утверждённой программы' };

export const BORDER_FACTS: readonly BorderFact[] = [
  fact('decision', '2013-09-23', {
    en: 'Programme decided upon in Sochi; a targeted interstate programme for the Tajik-Afghan border', ru: 'В Сочи решено о программе; это целевая межгосударственная программа для таджикско-афганской границы',
  }, { title: 'Asia-Plus (asiaplustj.info)', published: '2013-09-24', url: null }, { who: COUNCIL }),
  fact('signal', '2021-08', { en: 'Taliban take control of Afghanistan', ru: 'Талибы берут власть в Афганистане' }, ARTICLE),
  fact('request', '2021-08-23', {
    en: 'Extraordinary session agrees to speed the programme up; it meets by video link', ru: 'Внеочередная сессия решает ускорить программу; она проходит по видеосвязи',
  }, { title: 'Urdupoint 1332812 and 1351298; Interfax (vpk.name 535104)', published: '2021-08-23', url: null }, { who: COUNCIL }),
  fact('text', '2021-09-15', { en: 'A draft of the programme is reported', ru: 'Сообщается о проекте программы' }, { title: 'Urdupoint 1332812 and 1351298; Interfax (vpk.name 535104)', published: '2021-09-15', url: null }, { report: true }),
  fact('warning', '2022-05-16', {
    en: 'Southern borders named as a threat; by the Presidents of Kazakhstan, Kyrgyzstan and Tajikistan', ru: 'Южные рубежи названы угрозой; это говорят президенты Казахстана, Кыргызстана и Таджикистана',
  }, ARTICLE, {
    who: { en: 'Tokayev, Japarov and Rahmon, at the meeting in Moscow', ru: 'Токаев, Жапаров и Рахмон на встрече в Москве' },
    rivals: {
      en: 'Length of the border: 1 400 km, rounded, in this article; 1 374.2 km, 1 184.4 of them river and 189.8 land, in press reports of 2024 (The Times of Central Asia, TASS)',
      ru: 'Длина границы: 1 400 км, округлённо, в этой статье; 1 374,2 км, из них 1 184,4 по реке и 189,8 по суше, в сообщениях печати 2024 года (The Times of Central Asia, ТАСС)',
    },
    carried: [
      { part: 'consequence', how: 'stated', words: { en: '“continue to threaten the security and stability of our states”', ru: '«продолжают угрожать безопасности и стабильности наших государств» (перевод)' } },
      { part: 'options', how: 'part', words: { en: 'a package of political, diplomatic, military and technical measures, no lead time', ru: 'комплекс политико-дипломатических и военно-технических мер, без сроков подготовки' } },
      { part: 'addressee', how: 'part', words: { en: 'the organisation, no body named', ru: 'организация, орган не назван' } },
    ],
  }),
  fact('text', '2024-02-27', { en: 'Experts finish the draft; it goes to the Permanent Council, then to the capitals', ru: 'Эксперты завершают проект; он идёт в Постоянный совет, затем в столицы' },
    { title: 'Asia-Plus (asiaplustj.info)', published: '2024-03-04', url: null }, { to: '2024-03-01', who: { en: 'experts of the Parties', ru: 'эксперты Сторон' } }),
  fact('signal', '2024', { en: '5 307 Afghans apply for asylum in Tajikistan', ru: '5 307 афганцев просят убежища в Таджикистане' }, { title: 'UNHCR, Refugee Data Finder, asylum applications, CC BY 4.0', published: null, url: 'https://api.unhcr.org/population/v1/asylum-applications/' }),
  fact('decision', '2024-11-28', { en: 'Programme approved in Astana; three stages, the first of five years', ru: 'Программа утверждена в Астане; три этапа, первый — пять лет' },
    { title: 'Asia-Plus (asiaplustj.info); el.kz 400004218; The Times of Central Asia (23386)', published: '2024-11-29', url: null }, { who: COUNCIL }),
  fact('publication', '2024-11-28', { en: 'Reported in the press; the text was not seen', ru: 'Сообщено в печати; самого текста мы не видели' }, { title: 'el.kz 400004218; Asia-Plus, 29 November 2024', published: '2024-11-28', url: null }, { report: true }),
];
