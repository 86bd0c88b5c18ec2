/** `count` is shown only where something waits; `hot` when it waits for this reader. */
export type NavItem = { href: string; label: string; count?: number | undefined; hot?: boolean | undefined };
export type NavGroup = { title: string | null; items: readonly NavItem[] };
export type Link = { href: string; label: string };
export type LanguageLink = { lang: string; label: string; href: string };

/** The address of the item a page belongs to: the longest that is the path or stands above it. */
export function currentHref(groups: readonly NavGroup[], path: string): string | null {
  const own = path.replace(/\/+$/, '') || '/';
  let best: string | null = null;
  for (const { href } of groups.flatMap((group) => group.items)) {
    const stands = href === own || (href !== '/' && own.startsWith(`${href}/`));
    if (stands && (best === null || href.length > best.length)) best = href;
  }
  return best;
}
