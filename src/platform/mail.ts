import { createTransport } from 'nodemailer';

/** A letter as it leaves: plain text, one address. `messageId` is the same at each attempt, so that a repeat is recognised. */
export type Letter = { readonly messageId: string; readonly to: string; readonly subject: string; readonly text: string };
/** The server took it; or refused it for good; or not now. `code` is a number of SMTP or the name of a fault, never a text of the server. */
export type Handed = { readonly taken: true } | { readonly taken: false; readonly forGood: boolean; readonly code: string };
/** The one way out for mail; tests record with a fake. */
export type Mailer = { hand(letter: Letter): Promise<Handed>; close(): void };

/** What the environment says of mail: an address of the server, whom it is from, and where the desk is found. */
export type MailSettings = { readonly url: string; readonly from: string; readonly desk: string };

/** Whoever waits for a mail server longer than this tries again later. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function openMailer({ url, from }: MailSettings, patience: Partial<typeof PATIENCE> = {}): Mailer {
  const transport = createTransport({ url, ...PATIENCE, ...patience });
  return {
    hand: async ({ messageId, to, subject, text }) => {
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId, headers: { 'Auto-Submitted': 'auto-generated' }, disableFileAccess: true, disableUrlAccess: true });
        return { taken: true };
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        // A wrong password, or a server that does not know us, may be mended: only what it says of this letter is for good.
        return { taken: false, forGood: code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500, code: String(responseCode ?? code ?? 'unknown').slice(0, 20) };
      }
    },
    close: () => transport.close(),
  };
}
