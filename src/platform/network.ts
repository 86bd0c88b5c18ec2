/** The network as downloads of sources use it. Tests put a fake in its place, and no time passes in them. */
export type Asked = { readonly method?: 'GET' | 'POST'; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
export type Answer = { readonly status: number; header(name: string): string | null; text(): Promise<string>; bytes(): Promise<Uint8Array> };
export type Network = { ask(url: string, what: Asked): Promise<Answer>; pause(milliseconds: number): Promise<void> };

const PATIENCE = 120_000;
/** A page of an answer has at most so many bytes; the largest that is known has thirty million. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Some publishers refuse programs that do not say who they are. Redirects are not followed: a key would go along. */
export const networkOf = (mostBytes: number): Network => ({
  async ask(url, { method = 'GET', headers = {}, body }) {
    const answer = await fetch(url, { method, headers: { 'user-agent': 'Comity/0.1 (shared desk of an organisation)', ...headers }, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE), ...(body === undefined ? {} : { body }) });
    const bytes = (): Promise<Uint8Array> => limited(answer, mostBytes);
    return { status: answer.status, header: (name) => answer.headers.get(name), bytes, text: async () => new TextDecoder().decode(await bytes()) };
  },
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

export const network = networkOf(MOST_BYTES);

async function limited(answer: Response, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer.body ?? []) {
    length += piece.length;
    // Leaving the loop closes the connection.
    if (length > most) throw new Error(`more than ${most} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
