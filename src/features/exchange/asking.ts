/** A request of another node. @param path with its query, as it was asked for */
export type NodeRequest = { readonly method: string; readonly path: string; readonly body: Uint8Array; header(name: string): string | null };
export type NodeAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };
