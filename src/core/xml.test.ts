import fc from 'fast-check';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { element, xml } from './xml.ts';

/** What a reader of XML finds in the root: its text and its attribute. @throws when it is no XML. */
function read(text: string): { content: string; attribute: string | undefined } {
  const document = XmlDocument.fromString(text);
  try {
    const root: XmlElement = document.root;
    return { content: root.content, attribute: root.attr('a')?.value };
  } finally {
    document.dispose();
  }
}

test('is written with everything escaped', () => {
  expect(xml(element('a', { b: '"<&>\n' }, 'x < y & z', element('c'), ']]>'))).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a b="&quot;&lt;&amp;&gt;&#10;">x &lt; y &amp; z<c/>]]&gt;</a>\n');
  expect(xml(element('a', { b: undefined }, 'nul \0 bell \x07 half \ud800 last \uffff'))).toContain('<a>nul \ufffd bell \ufffd half \ufffd last \ufffd</a>');
});

test('whatever text goes in comes out again', () => {
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']', '\r', '\n', '\t', '\0', '\x1b', '\ud800', '\udfff', '\ufffe', '&amp;', '<!--', '<![CDATA[') }));
  const known = (text: string): string => [...text].map((char) => (/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(char) ? char : '\ufffd')).join('');
  fc.assert(fc.property(any, any, (content, attribute) => {
    expect(read(xml(element('root', { a: attribute }, content)))).toEqual({ content: known(content), attribute: known(attribute) });
  }), { numRuns: 500 });
});

test('the reader of the test refuses what is not escaped', () => {
  expect(() => read('<?xml version="1.0"?>\n<root>a & b</root>')).toThrow();
  expect(() => read('<?xml version="1.0"?>\n<root>\x07</root>')).toThrow();
});
