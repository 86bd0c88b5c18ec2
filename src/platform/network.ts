/** The network as downloads of sources use it. Tests put a fake in its place, and no time passes in them. */
export type Asked = { readonly method?: 'GET' | 'POST'; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
export type Answer = { readonly status: number; header(name: string): string | null; text(): Promise<string>; bytes(): Promise<Uint8Array> };
export type Network = { ask(url: string, what: Asked): Promise<Answer>; pause(milliseconds: number): Promise<void> };

const PATIENCE = 120_000;

/** Some publishers refuse programs that do not say who they are. Redirects are not followed: a key would go along. */
export const network: Network = {
  async ask(url, { method = 'GET', headers = {}, body }) {
    const answer = await fetch(url, { method, headers: { 'user-agent': 'Comity/0.1 (shared desk of an organisation)', ...headers }, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE), ...(body === undefined ? {} : { body }) });
    return { status: answer.status, header: (name) => answer.headers.get(name), text: () => answer.text(), bytes: async () => new Uint8Array(await answer.arrayBuffer()) };
  },
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
