import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';
import { readCap, type ReadAlert } from '../../src/features/cap/read.ts';
import { addressesOf, referencesOf } from '../../src/features/cap/shape.ts';
import { must } from '../actors.ts';
import { testRefusals } from '../cases/refusal.ts';
import { CAP_SAMPLE, capRefusals } from '../cases/cap.ts';
import { corpus, CORPUS, faultsOf, oracle } from './xsd.ts';

testRefusals(capRefusals);

const read = (file: string) => readCap(readFileSync(`${CORPUS}${file}`));
const first = (file: string): ReadAlert => must(read(file))[0] as ReadAlert;

/** What each file comes to: how many alerts, and each refusal with its line. */
const summary = (file: string): string => {
  const all = read(file);
  if (isRefusal(all)) return `${all.code} ${String(all.facts.line)}`;
  const refused = all.flatMap((one) => (isRefusal(one) ? [`${one.code} ${String(one.facts.line)}`] : []));
  return [String(all.length - refused.length), ...refused].join(', ');
};

describe.skipIf(!corpus)('alerts as others send them', () => {
  test('each file is read, or refused by name with the line', () => {
    expect(Object.fromEntries(readdirSync(CORPUS).map((file) => [file, summary(file)]))).toEqual({
      'amber.atom': '1', 'australia.cap': '1', 'bushfire_valid.edxlde': '7', 'canada.cap': '1', 'canada_signed.atom': '1', 'canada_signed.cap': '1', 'earthquake-iso8859-1.cap': '1', 'earthquake.cap': '1', 'earthquake_signed.cap': '1', 'no_optional_fields.cap': '1', 'wcatwc-warning.cap': '1', 'weather.atom': '1', 'weather.cap': '1',
      'empty_weather_index.atom': '0',
      'bushfire_invalid.edxlde': '5, cap.missing 94, cap.bad_value 115', 'canada_errors.cap': '0, cap.missing 2', 'invalid.cap': '0, cap.missing 2', 'noaa_errors.cap': '0, cap.missing 17', 'weather_invalid.atom': '0, cap.bad_value 28', 'no_entries.atom': '0, cap.unknown_element 79',
      'invalid.rss': '0, cap.no_alert 5', 'invalid_element.atom': '0, cap.no_alert 8', 'no_id.atom': '0, cap.no_alert 9', 'no_link.atom': '0, cap.no_alert 9', 'no_title.atom': '0, cap.no_alert 9', 'earthquake_index.atom': '0, cap.no_alert 10', 'ny_index.rss': '0, cap.no_alert 11, cap.no_alert 20', 'weather_index.atom': '0, cap.no_alert 27, cap.no_alert 55',
      'xee.atom': 'cap.doctype 3', 'xee.cap': 'cap.doctype 3',
    });
  });

  /** By the text of the file, with `xmllint` where it is there: another reader of XML. */
  test.skipIf(!oracle)('every text between tags is the one that another reader finds', () => {
    const XPATH: Record<string, string> = Object.fromEntries(['identifier', 'sender', 'sent', 'status', 'msgType', 'scope', 'event', 'urgency', 'severity', 'headline', 'areaDesc'].map((name) => [name, `string((//*[local-name()="alert"]//*[local-name()="${name}"])[1])`]));
    const files = readdirSync(CORPUS).filter((file) => /^[1-9]/.test(summary(file)));
    expect(files.length).toBeGreaterThan(12);
    for (const file of files) {
      const { alert } = first(file);
      const info = alert.info?.[0];
      const ours: Record<string, string | undefined> = { ...(alert as unknown as Record<string, string>), event: info?.event, urgency: info?.urgency, severity: info?.severity, headline: info?.headline, areaDesc: info?.area?.[0]?.areaDesc };
      for (const [name, xpath] of Object.entries(XPATH)) expect(ours[name] ?? '', `${file} ${name}`).toBe(spawnSync('xmllint', ['--nonet', '--xpath', xpath, `${CORPUS}${file}`], { encoding: 'utf8' }).stdout.trim());
    }
  });

  test.skipIf(!oracle)('what the schema of CAP 1.2 refuses is refused here, and what it lets pass is read, but for what it cannot say', () => {
    const files = readdirSync(CORPUS).filter((file) => file.endsWith('.cap') && readFileSync(`${CORPUS}${file}`, 'latin1').includes('cap:1.2') && file !== 'xee.cap');
    const valid = faultsOf(files.map((file) => `${CORPUS}${file}`)).map((fault) => fault === '');
    const differs = files.filter((file, i) => valid[i] !== (summary(file) === '1'));
    // An Update that names nothing that it updates.
    expect(differs).toEqual(['canada_errors.cap']);
    expect([valid.filter((one) => one).length, valid.filter((one) => !one).length]).toEqual([6, 1]);
  });

  test('what is written in them is there', () => {
    expect(first('earthquake-iso8859-1.cap').alert.info![0]!.headline).toContain('Usulután');
    expect(first('canada.cap').alert.info!.map(({ language }) => language)).toEqual(['en-CA', 'fr-CA']);
    expect(referencesOf(first('canada.cap').alert)).toEqual([{ sender: 'cap@ec.gc.ca', identifier: '2.49.0.1.124.a3f342a4.2012', sent: '2012-05-02T21:45:05-00:00' }, { sender: 'cap@ec.gc.ca', identifier: '2.49.0.1.124.60f31a3a.2012', sent: '2012-05-02T21:55:21-00:00' }]);
    expect(first('canada.cap').alert.restriction, 'an empty element says nothing').toBeUndefined();
    expect(first('australia.cap').alert.info![0]!.area![0]!.circle).toEqual(['-35.3888,147.0598 25.0']);
    expect(first('canada.cap').alert.info![0]!.area![0]!.polygon![0]).toMatch(/^42\.3481,-82\.9314 42\.3363,-82\.6937 /);
    expect(first('weather.cap').alert.info![0]!.eventCode).toEqual([{ valueName: 'SAME', value: 'FFA' }]);
    expect(first('earthquake_signed.cap').notices.map(({ code }) => code)).toEqual(['cap.version_1_1', 'cap.signature_unchecked']);
    const [link] = must(read('earthquake_index.atom'));
    expect(link).toMatchObject({ code: 'cap.no_alert', facts: { link: 'http://earthquake.usgs.gov/earthquakes/catalogs/cap/us2010apcd' } });
  });
});

describe('a file that attacks', () => {
  const attack = (declaration: string, event: string): Buffer => Buffer.from(CAP_SAMPLE.replace('<alert', `${declaration}\n<alert`).replace('<event>Storm</event>', `<event>${event}</event>`));

  test('reads no file and asks no address, and is told where it declares what', async () => {
    let asked = 0;
    const server = createServer((_, answer) => void (asked++, answer.end('x')));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as { port: number }).port}/x`;
    for (const declaration of [
      '<!DOCTYPE alert [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>', `<!DOCTYPE alert SYSTEM "${at}">`, `<!DOCTYPE alert [<!ENTITY xxe SYSTEM "${at}">]>`, `<!DOCTYPE alert PUBLIC "-//A//EN" "${at}" [<!ENTITY % p SYSTEM "${at}"> %p;]>`,
    ]) expect(readCap(attack(declaration, '&xxe;')), declaration).toMatchObject({ code: 'cap.doctype', facts: { line: 2, column: 1 } });
    await new Promise<void>((resolve) => void server.close(() => resolve()));
    expect(asked).toBe(0);
  });

  test('by a billion laughs is refused at once', () => {
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const began = performance.now();
    expect(readCap(attack(`<!DOCTYPE alert [<!ENTITY l0 "ha">${laughs}]>`, '&l10;'))).toMatchObject({ code: 'cap.doctype' });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('with an entity that nothing declares is no XML', () => {
    expect(readCap(attack('<!-- -->', '&xxe;'))).toMatchObject({ code: 'cap.not_xml', facts: { line: 12 } });
  });

  test('by depth ends', () => {
    expect(readCap(Buffer.from('<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">' + '<info>'.repeat(100_000)))).toMatchObject({ code: 'cap.not_xml', facts: { reason: 'depth 64' } });
  });

  test('a declaration in a comment or a text is none', () => {
    expect(must(readCap(attack('<!-- <!DOCTYPE x> -->', '<![CDATA[<!DOCTYPE x>]]>')))[0]).toMatchObject({ alert: { info: [{ event: '<!DOCTYPE x>' }] } });
  });
});

describe('encodings and addresses', () => {
  test.each([['utf-8', 'utf8'], ['utf-16le', 'utf16le']] as const)('with a byte order mark, %s', (_, encoding) => {
    expect(must(readCap(Buffer.from(`\ufeff${CAP_SAMPLE.replace(/<\?xml[^>]*>/, '').replace('Storm', 'Буря')}`, encoding)))[0]).toMatchObject({ alert: { info: [{ event: 'Буря' }] } });
  });

  test('windows-1251 as declared', () => {
    const bytes = Buffer.from(CAP_SAMPLE.replace('UTF-8', 'windows-1251').replace('Storm', '####'));
    bytes.set([0xc1, 0xf3, 0xf0, 0xff], bytes.indexOf('####'));
    expect(must(readCap(bytes))[0]).toMatchObject({ alert: { info: [{ event: 'Буря' }] } });
  });

  test('an address with blanks is in quotation marks', () => {
    expect(addressesOf({ addresses: 'a "b c" d' })).toEqual(['a', 'b c', 'd']);
  });

  test('CAP 1.0 called it very likely', () => {
    expect(must(readCap(Buffer.from(CAP_SAMPLE.replace('<certainty>Unknown', '<certainty>Very Likely'))))[0]).toMatchObject({ alert: { info: [{ certainty: 'Likely' }] } });
  });
});
