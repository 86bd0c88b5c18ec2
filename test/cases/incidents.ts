import { INCIDENT_COLUMNS } from '../../src/features/sources/readers/incidents.ts';

/** Incidents as members report them, invented; each row the same but for what is said of it. */
export type IncidentRow = Partial<Record<(typeof INCIDENT_COLUMNS)[number], string>>;

const ROW: IncidentRow = { incident: 'TJK-1', from: '2022-04-30', country: 'TJK', province: 'Khatlon', place: 'Nizhny Panj', latitude: '37.19', longitude: '68.60', place_precision: 'near', kind: 'border_shooting', killed: '1', certainty: 'confirmed', summary: 'Shots across the river, invented.' };

export const incidents = (...rows: IncidentRow[]): string =>
  `${[INCIDENT_COLUMNS, ...rows.map((row, i) => INCIDENT_COLUMNS.map((column) => ({ ...ROW, incident: `TJK-${i + 1}`, ...row })[column] ?? ''))].map((cells) => cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n')}\n`;
