/** XML 1.0 from values: every text and attribute escaped, and nothing written that a reader of XML must refuse. */
export type Element = { readonly name: string; readonly attributes?: Readonly<Record<string, string | undefined>>; readonly content?: readonly (Element | string)[] };

export const element = (name: string, attributes: Element['attributes'] = {}, ...content: (Element | string)[]): Element => ({ name, attributes, content });

export const xml = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`;

function write({ name, attributes = {}, content = [] }: Element): string {
  const said = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escape(value, /[&<>"\t\n\r]/g)}"`])).join('');
  if (content.length === 0) return `<${name}${said}/>`;
  return `<${name}${said}>${content.map((one) => (typeof one === 'string' ? escape(one, /[&<>\r]/g) : write(one))).join('')}</${name}>`;
}

/** Characters that XML 1.0 does not know (section 2.2), half a surrogate pair among them; they become U+FFFD. */
const UNKNOWN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string, special: RegExp): string => text.replace(UNKNOWN, '\ufffd').replace(special, (char) => NAMED[char] ?? `&#${char.charCodeAt(0)};`);
