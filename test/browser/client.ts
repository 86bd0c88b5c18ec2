/** A reader without a browser: keeps the cookies, follows nothing, sends forms as a browser does. */
export type Answer = { status: number; location: string | null; text: string; headers: Headers };
export type Client = { get(path: string, headers?: Record<string, string>): Promise<Answer>; post(path: string, form: Record<string, string | string[]> | FormData, headers?: Record<string, string>): Promise<Answer>; cookies: Map<string, string> };

export function client(base: string): Client {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, base), { ...init, redirect: 'manual', headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '') cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return { status: response.status, location: response.headers.get('location'), text: await response.text(), headers: response.headers };
  };
  const formOf = (fields: Record<string, string | string[]>): URLSearchParams => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form, headers = {}) => ask(path, { method: 'POST', body: form instanceof FormData ? form : formOf(form), headers: { origin: base, ...headers } }),
  };
}

/** Signed in with the one click of the example. */
export async function signedIn(base: string, person: string, headers: Record<string, string> = {}): Promise<Client> {
  const made = client(base);
  const answer = await made.post('/sign-in?/example', { person, to: '/' }, headers);
  if (answer.status !== 303) throw new Error(`${person} is not signed in: ${answer.status}`);
  return made;
}

/** Where a form was sent on to, when what it asked for was recorded. @throws with the page's words when it was refused. */
export function landed(answer: Answer): string {
  if (answer.status === 303 && answer.location !== null) return answer.location;
  throw new Error(`${answer.status}: ${/<code>([^<]*)/.exec(answer.text)?.[1] ?? answer.text.slice(0, 300)}`);
}

/** Hidden fields of a form on a page, by a piece of its opening tag. */
export function hidden(page: string, form: string): Record<string, string> {
  const found = page.split('<form').find((part) => part.slice(0, part.indexOf('>')).includes(form));
  if (found === undefined) throw new Error(`no form with ${form}`);
  const inputs = found.slice(0, found.indexOf('</form>')).match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((input) => [/name="([^"]*)"/.exec(input)![1]!, /value="([^"]*)"/.exec(input)?.[1] ?? '']));
}
