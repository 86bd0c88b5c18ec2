/** Uniformed personnel in operations of the United Nations: by member and month, and by mission where a file tells missions apart. */
export type Figure = { readonly source: string; readonly area: string; readonly day: string; readonly value: number; readonly mission: string | null };
export type MemberLine = { readonly area: string; readonly months: readonly { readonly month: string; readonly value: number }[] };

/**
 * Figures of all missions together, by month. A file by mission gives the sum over its missions; where a file of the contributor
 * itself covers the month too, that one stands. A month without a row is missing, and not zero.
 */
export function contributionsOf(figures: readonly Figure[], members: readonly string[]): MemberLine[] {
  return members.map((area) => {
    const months = new Map<string, { value: number; own: boolean }>();
    for (const one of figures) {
      if (one.area !== area) continue;
      const month = one.day.slice(0, 7);
      const own = one.mission === null;
      const before = months.get(month);
      if (before?.own && !own) continue;
      months.set(month, { value: one.value + (before && before.own === own && !own ? before.value : 0), own });
    }
    return { area, months: [...months].map(([month, { value }]) => ({ month, value })).sort((a, b) => (a.month < b.month ? -1 : 1)) };
  });
}

/** The newest month in which missions are told apart, each mission with what every member has there. */
export function byMission(figures: readonly Figure[], members: readonly string[]): { day: string; missions: { mission: string; by: Readonly<Record<string, number>>; total: number }[] } | null {
  const told = figures.filter((one) => one.mission !== null && members.includes(one.area));
  const day = told.reduce<string | null>((latest, one) => (latest === null || one.day > latest ? one.day : latest), null);
  if (day === null) return null;
  const missions = Map.groupBy(told.filter((one) => one.day === day), (one) => one.mission!);
  return {
    day, missions: [...missions].map(([mission, rows]) => ({ mission, by: Object.fromEntries(rows.map((row) => [row.area, row.value])), total: rows.reduce((sum, row) => sum + row.value, 0) })).sort((a, b) => b.total - a.total || (a.mission < b.mission ? -1 : 1)),
  };
}
