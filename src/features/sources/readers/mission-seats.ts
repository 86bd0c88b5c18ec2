/** Countries in which missions of the United Nations had their seats, by the name of the place as their list writes it: ISO 3166-1 alpha-3. */
export const SEATS: Readonly<Record<string, string>> = {
  Abidjan: 'CIV', Abyei: 'SDN', 'Al Fashir': 'SDN', Asmara: 'ERI', Athens: 'GRC', Baghdad: 'IRQ', Bamako: 'MLI', Bangui: 'CAF', Bujumbura: 'BDI', 'Camp Faouar': 'SYR', Cavtat: 'HRV', Damascus: 'SYR', Dili: 'TLS', Dushanbe: 'TJK', Freetown: 'SLE',
  Gaza: 'PSE', 'Guatemala City': 'GTM', Islamabad: 'PAK', Jerusalem: 'ISR', Juba: 'SSD', Kabale: 'UGA', Kabul: 'AFG', Khartoum: 'SDN', Kigali: 'RWA', Kinshasa: 'COD', Laayoune: 'ESH', Luanda: 'AGO', Maputo: 'MOZ', Mogadishu: 'SOM', Monrovia: 'LBR',
  'N\'Djamena': 'TCD', Naqoura: 'LBN', Nicosia: 'CYP', 'Phnom Penh': 'KHM', 'Port-au-Prince': 'HTI', Pristina: 'XKX', 'San Salvador': 'SLV', Sarajevo: 'BIH', Skopje: 'MKD', Sukhumi: 'GEO', Tegucigalpa: 'HND', Tehran: 'IRN', Tripoli: 'LBY', 'Umm Qasr': 'IRQ',
  Vukovar: 'HRV', Zagreb: 'HRV',
};
