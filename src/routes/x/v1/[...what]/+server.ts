import { answerNode } from '#features/exchange/index.ts';
import type { RequestHandler } from './$types';

/** What other nodes ask: `lane`, `file`, `directory`, `head`, `nudge`. Who asks is known by the signature of the request; where the desk is no node there is nothing here. */
const answer: RequestHandler = async ({ locals: { desk }, request, url }) => {
  if (!desk.exchange) return new Response(null, { status: 404 });
  const body = new Uint8Array(await request.arrayBuffer());
  const said = await answerNode(desk, desk.exchange, { method: request.method, path: `${url.pathname}${url.search}`, body, header: (name) => request.headers.get(name) });
  return new Response(Buffer.from(said.body), { status: said.status, headers: said.headers });
};

export const GET = answer;
export const POST = answer;
