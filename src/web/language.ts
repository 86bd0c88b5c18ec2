export type Choice = {
  /** What the address asks for: `?lang=ru`. */
  param?: string | null | undefined;
  /** What was chosen before. */
  cookie?: string | null | undefined;
  /** The header as the browser sent it: "ru-RU,ru;q=0.9,en;q=0.5". */
  acceptLanguage?: string | null | undefined;
  /** Languages this desk speaks, in the charter's order. */
  offered: readonly string[];
  fallback: string;
};

/** The reader's language: what the address says, else what was chosen, else what the browser prefers, else the fallback. */
export function chooseLanguage({ param, cookie, acceptLanguage, offered, fallback }: Choice): string {
  const speaks = (lang: string | null | undefined): string | undefined => {
    const base = lang?.trim().toLowerCase().split(/[-_]/)[0];
    return offered.find((one) => one === base);
  };
  return speaks(param) ?? speaks(cookie) ?? preferred(acceptLanguage ?? '').map(speaks).find((one) => one !== undefined) ?? fallback;
}

/** Language tags of an Accept-Language header, best first; equal weights keep their order, weight 0 is a refusal. */
function preferred(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.split(';');
      const weight = rest.map((r) => /^\s*q=([\d.]+)\s*$/.exec(r)?.[1]).find((q) => q !== undefined);
      return { tag: tag.trim(), q: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, q }) => tag !== '' && tag !== '*' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag);
}
