import { expect, test } from 'vitest';
import { layoutDay } from './daystrip.ts';
import { layoutLanes, type DrawnLanes, type Lane } from './lanes.ts';
import { layoutSeries } from './series.ts';
import { layoutSilence } from './silence.ts';

const moscow = { zone: 'Europe/Moscow', name: { en: 'Moscow' }, short: { en: 'MSK' } };
const dushanbe = { zone: 'Asia/Dushanbe', name: { en: 'Dushanbe' }, short: { en: 'TJT' } };

const lanes: Lane[] = [
  { name: 'Signal', marks: [{ from: '2021-08', precision: 'span', label: 'Aug 2021', sub: 'Taliban take control' }, { from: '2024', precision: 'year', label: '2024 · 5 307 Afghan asylum', sub: 'applications in Tajikistan' }] },
  { name: 'Text', marks: [{ from: '2021-09-15', precision: 'report', label: '15 Sep 2021', sub: 'draft reported' }, { from: '2024-02-27', to: '2024-03-01', precision: 'span', label: '27 Feb to 1 Mar 2024', sub: 'draft finished' }] },
  { name: 'Decision', marks: [{ from: '2013-09-23', precision: 'day', label: '23 Sep 2013, Sochi', sub: 'a programme is decided upon' }, { from: '2024-11-28', precision: 'day', label: '28 Nov 2024, Astana', sub: 'programme approved' }] },
];
const spans = [{ from: '2022-05-16', to: '2024-11-28', label: 'warning to decision 927 days', main: true }, { from: '2013-09-23', to: '2024-11-28', label: 'first decision to approved programme 4 084 days' }];
const gaps = [{ from: '2013-10-23', to: '2021-08-01', label: '2 891 days with nothing on record' }];

function holds(chart: DrawnLanes, width: number): void {
  for (const lane of chart.lanes) {
    for (const mark of lane.marks) {
      expect(mark.placed.side).not.toBe('none');
      expect(mark.placed.from).toBeGreaterThanOrEqual(chart.left);
      expect(mark.placed.to).toBeLessThanOrEqual(width);
      expect(mark.y).toBeGreaterThan(lane.top);
      expect(mark.labelY).toBeLessThan(lane.bottom);
    }
  }
}

test.each([1176, 736])('the border dossier at %i: every label has its place', (width) => {
  const chart = layoutLanes({ lanes, spans, gaps, width, lang: 'en' });
  holds(chart, width);
  expect(chart.unlabelled).toBe(0);
  expect(chart.ticks[0]?.label).toBe('2013');
  expect(chart.band).not.toBeNull();
  const [day, year] = [chart.lanes[2]!.marks[0]!, chart.lanes[0]!.marks[1]!];
  expect(day.x1 - day.x0).toBe(12);
  expect((year.x1 - year.x0) / (chart.band!.x1 - chart.band!.x0)).toBeCloseTo(366 / 927, 1);
});

test('the words of a gap stand where nothing else does, or not in the chart', () => {
  const [gap] = layoutLanes({ lanes, spans, gaps, width: 1176, lang: 'en' }).gaps;
  expect(gap?.box?.x).toBeGreaterThan(gap?.x0 ?? Infinity);
  const [small] = layoutLanes({ lanes, spans, gaps: [{ ...gaps[0]!, to: '2014-01-01' }], width: 1176, lang: 'en' }).gaps;
  expect(small?.box).toBeNull();
});

test('no lanes and no marks are drawn as an empty axis', () => {
  expect(layoutLanes({ lanes: [], spans: [], gaps: [], width: 1176, lang: 'en' }).lanes).toEqual([]);
  expect(layoutLanes({ lanes: [{ name: 'Signal', marks: [] }], spans: [], gaps: [], width: 1176, lang: 'en' }).ticks.length).toBeGreaterThan(2);
});

test('silence: now, what is left, and events before now', () => {
  const base = { opened: '2022-05-10T11:00:00.000Z', deadline: '2022-05-13T11:00:00.000Z', place: moscow, lang: 'en', width: 1176, nowLabel: 'now 10:40', leftLabel: '27 h 20 min left' };
  const running = layoutSilence({ ...base, now: '2022-05-12T07:40:00.000Z', events: [{ at: '2022-05-12T06:15:00.000Z', label: 'Belarus: reservation on ¶7' }] });
  expect((running.xNow - running.x0) / (running.xEnd - running.x0)).toBeCloseTo(44.667 / 72, 3);
  expect(running.left?.inside).toBe(true);
  expect(running.events[0]?.placed.to).toBeLessThanOrEqual(running.xNow);
  const over = layoutSilence({ ...base, now: '2022-05-14T00:00:00.000Z', events: [] });
  expect([over.now, over.left, over.xNow]).toEqual([null, null, over.xEnd]);
  const broken = layoutSilence({ ...base, now: '2022-05-12T07:40:00.000Z', broken: '2022-05-11T11:00:00.000Z', events: [] });
  expect(broken.xBroken).toBeLessThan(broken.xEnd);
  expect(broken.left).toBeNull();
});

test('a series: missing months are gaps, never zero, and no line bridges them', () => {
  const points = [{ month: '2021-01', value: 5 }, { month: '2021-02', value: 0 }, { month: '2021-03', value: null }, { month: '2021-05', value: 7 }];
  const chart = layoutSeries({ points, to: '2021-06', evidence: [{ month: '2021-05', label: 'May' }, { month: '2021-03', label: 'not covered' }], limits: [], width: 700, height: 240, say: String });
  expect(chart.months.map((m) => m.value)).toEqual([5, 0, null, null, 7, null]);
  expect(chart.lines.map((line) => line.length)).toEqual([2, 1]);
  expect(chart.gaps.map((gap) => gap.months)).toEqual([2, 1]);
  expect(chart.lines[0]?.[1]?.y).toBe(chart.bottom);
  expect(chart.yTicks[0]?.label).toBe('0');
  expect(chart.evidence).toHaveLength(1);
});

test('a day in two clocks', () => {
  const day = layoutDay({
    from: '2022-05-12T04:00:00.000Z', to: '2022-05-12T17:00:00.000Z', now: '2022-05-12T07:40:00.000Z', place: moscow, capital: dushanbe,
    open: { from: '2022-05-12T04:00:00.000Z', to: '2022-05-12T12:00:00.000Z' }, due: [{ at: '2022-05-12T10:00:00.000Z', label: '13:00 Answer C-14' }, { at: '2022-05-13T10:00:00.000Z', label: 'tomorrow' }], width: 1176,
  });
  expect(day.hours[0]).toMatchObject({ here: '07', there: '09' });
  expect(day.due).toHaveLength(1);
  expect(day.closed).toHaveLength(1);
  expect(day.next?.at).toBe('2022-05-12T10:00:00.000Z');
});
