import { expect, test } from 'vitest';
import { codeOfFips } from './fips.ts';

test.each([
  ['AU', 'AUT'], ['AS', 'AUS'], ['AJ', 'AZE'], ['GG', 'GEO'], ['GM', 'DEU'], ['GA', 'GMB'], ['TI', 'TJK'], ['TX', 'TKM'], ['TU', 'TUR'], ['RS', 'RUS'], ['RI', 'SRB'], ['CH', 'CHN'], ['SZ', 'CHE'], ['CF', 'COG'], ['CG', 'COD'], ['CT', 'CAF'], ['BY', 'BDI'],
  ['BO', 'BLR'], ['KZ', 'KAZ'], ['KG', 'KGZ'], ['UZ', 'UZB'], ['AM', 'ARM'], ['AF', 'AFG'], ['IR', 'IRN'], ['PK', 'PAK'], ['IZ', 'IRQ'], ['UP', 'UKR'], ['UK', 'GBR'], ['NI', 'NGA'], ['NG', 'NER'], ['NU', 'NIC'], ['SF', 'ZAF'], ['OD', 'SSD'], ['SU', 'SDN'], ['KN', 'PRK'], ['KS', 'KOR'],
  ['GZ', 'PSE'], ['WE', 'PSE'],
])('%s is %s', (fips, alpha3) => expect(codeOfFips(fips)).toBe(alpha3));

test.each(['', 'XX', 'af', 'TJ', '__'])('%j is no country', (fips) => expect(codeOfFips(fips)).toBeNull());
