/**
 * The desk is made by the server and used by the pages, which are two graphs of modules: it passes through one slot of
 * the process.
 */
const SLOT = Symbol.for('comity.desk');
type Slotted = { [SLOT]?: unknown };

export function placeDesk(desk: unknown): void {
  (globalThis as Slotted)[SLOT] = desk;
}

/** @throws when no server has placed a desk. */
export function takeDesk<D>(): D {
  const desk = (globalThis as Slotted)[SLOT];
  if (desk === undefined) throw new Error('no desk: pages run only inside src/serve.ts');
  return desk as D;
}
