import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      aid: 'Humanitarian aid', lead: 'Pledged, shipped, delivered: three ledgers, and by how much they differ.', none: 'No aid has been pledged.', noneDo: 'Enter the first pledge.', new: 'Enter a pledge of aid', pledges: 'Pledges', pledged: 'pledged', shipped: 'shipped', delivered: 'delivered', l_pledged: 'Pledged', l_shipped: 'Shipped', l_delivered: 'Delivered', agrees: 'the ledgers agree', differs: 'the ledgers differ', summary: '{agree} of {all} agree in all three ledgers',
      item: 'Item', quantity: 'Quantity', unit: 'Unit', unitHint: 'Such as t, tents, kits.', value: 'Value', valueHint: 'In the currency; may be left empty.', currency: 'Currency', currencyHint: 'Three letters, such as USD.', giver: 'Party that gives', noGiver: 'no party', from: 'From', to: 'To', on: 'Date', dateHint: 'As precise as known: 3 May 2022, May 2022, or 2022.', source: 'Source', sourceHint: 'Title, publisher and date.', record: 'Enter the pledge',
      notShipped: 'not shipped', beyondPledged: 'shipped beyond what was pledged', notDelivered: 'shipped and not delivered', beyondShipped: 'delivered beyond what was shipped', differences: 'Differences', differencesNote: 'computed from the entries that count', noDifference: 'none', byQuantity: 'by quantity', byValue: 'by value', valueUnknown: 'not every entry has a value, so values are not set against each other', ledgers: 'Three ledgers', ledgersNote: 'columns to one scale, hatched where something is missing', ledgersSaid: '{pledged} pledged, {shipped} shipped, {delivered} delivered.', entries: 'Entries', entriesNote: 'corrected ones stay, struck out', ledger: 'Ledger', corrected: 'corrected', correction: 'corrects no. {n}', add: 'Enter a shipment or a delivery', addRecord: 'Enter', correct: 'Correct', correctRecord: 'Record the correction', why: 'Why', colItem: 'What', colDifference: 'Difference', fromTo: 'from {from} to {to}', none0: 'none', notYou: 'Ledgers are kept by desk officers and the Secretary General; a delegate enters what the own party gives.',
    },
    refusals: {
      'aid.not_allowed': { what: 'Nothing was recorded: this ledger is not yours to keep.', mend: 'Ask a desk officer; a delegate enters what the own party gives.' },
      'aid.not_found': { what: 'Nothing was recorded: there is no pledge {pledge} that you may read.', mend: 'Go back to the list.' },
      'aid.no_entry': { what: 'Nothing was recorded: there is no entry {entry} here.', mend: 'Load the page again.' },
      'aid.corrected_already': { what: 'Nothing was recorded: entry {entry} has been corrected already.', mend: 'Correct the entry that took its place.' },
      'aid.incomplete': { what: 'Nothing was recorded: something needed was left empty.', mend: 'Fill in this field.' },
      'aid.no_party': { what: 'Nothing was recorded: {party} is no party.', mend: 'Choose one of the list, or none.' },
      'aid.no_currency': { what: 'Nothing was recorded: there is a value without a currency, or the currency is not three letters.', mend: 'Name it as USD, or leave the value empty.' },
      'aid.bad_amount': { what: 'Nothing was recorded: “{value}” is no amount.', mend: 'Write it in digits, with at most six decimals, such as 12.5.' },
      'aid.bad_date': { what: 'Nothing was recorded: “{value}” is no date.', mend: 'Write it as 3 May 2022, May 2022, or 2022.' },
      'aid.ahead': { what: 'Nothing was recorded: {date} has not come.', mend: 'Record what has happened.' },
    },
    acts: { 'aid.pledged': 'entered a pledge of aid', 'aid.entered': 'entered aid into a ledger', 'aid.corrected': 'corrected an entry of aid' },
  },
  ru: {
    ui: {
      aid: 'Гуманитарная помощь', lead: 'Обещано, отправлено, доставлено: три книги учёта и расхождения между ними.', none: 'Помощь не обещана.', noneDo: 'Внесите первое обещание.', new: 'Внести обещание помощи', pledges: 'Обещания', pledged: 'обещано', shipped: 'отправлено', delivered: 'доставлено', l_pledged: 'Обещано', l_shipped: 'Отправлено', l_delivered: 'Доставлено', agrees: 'книги сходятся', differs: 'книги расходятся', summary: 'во всех трёх книгах сходится: {agree} из {all}',
      item: 'Что', quantity: 'Количество', unit: 'Единица', unitHint: 'Например, т, палатки, комплекты.', value: 'Стоимость', valueHint: 'В валюте; можно оставить пустым.', currency: 'Валюта', currencyHint: 'Три буквы, например USD.', giver: 'Сторона, которая даёт', noGiver: 'не Сторона', from: 'От кого', to: 'Кому', on: 'Дата', dateHint: 'Так точно, как известно: 3 мая 2022, май 2022 или 2022.', source: 'Источник', sourceHint: 'Название, издатель и дата.', record: 'Внести обещание',
      notShipped: 'не отправлено', beyondPledged: 'отправлено сверх обещанного', notDelivered: 'отправлено и не доставлено', beyondShipped: 'доставлено сверх отправленного', differences: 'Расхождения', differencesNote: 'вычислены по действующим записям', noDifference: 'нет', byQuantity: 'по количеству', byValue: 'по стоимости', valueUnknown: 'стоимость есть не у всех записей, поэтому она не сопоставляется', ledgers: 'Три книги', ledgersNote: 'столбцы в одном масштабе, штриховка — недостающее', ledgersSaid: 'Обещано {pledged}, отправлено {shipped}, доставлено {delivered}.', entries: 'Записи', entriesNote: 'исправленные остаются, зачёркнуты', ledger: 'Книга', corrected: 'исправлена', correction: 'исправляет № {n}', add: 'Внести отправку или доставку', addRecord: 'Внести', correct: 'Исправить', correctRecord: 'Записать исправление', why: 'Почему', colItem: 'Что', colDifference: 'Расхождение', fromTo: 'от кого: {from}; кому: {to}', none0: 'нет', notYou: 'Книги ведут сотрудники секретариата и Генеральный секретарь; представитель вносит то, что даёт его Сторона.',
    },
    refusals: {
      'aid.not_allowed': { what: 'Ничего не записано: вести эту книгу не вам.', mend: 'Обратитесь к сотруднику секретариата; представитель вносит то, что даёт его Сторона.' },
      'aid.not_found': { what: 'Ничего не записано: обещания {pledge}, которое вы могли бы читать, нет.', mend: 'Вернитесь к списку.' },
      'aid.no_entry': { what: 'Ничего не записано: записи {entry} здесь нет.', mend: 'Загрузите страницу заново.' },
      'aid.corrected_already': { what: 'Ничего не записано: запись {entry} уже исправлена.', mend: 'Исправьте ту, что её заменила.' },
      'aid.incomplete': { what: 'Ничего не записано: не заполнено нужное поле.', mend: 'Заполните это поле.' },
      'aid.no_party': { what: 'Ничего не записано: {party} — не Сторона.', mend: 'Выберите из списка или никого.' },
      'aid.no_currency': { what: 'Ничего не записано: стоимость без валюты, или валюта не из трёх букв.', mend: 'Назовите её как USD или оставьте стоимость пустой.' },
      'aid.bad_amount': { what: 'Ничего не записано: «{value}» — не количество.', mend: 'Запишите цифрами, не больше шести знаков после запятой, например 12,5.' },
      'aid.bad_date': { what: 'Ничего не записано: «{value}» — не дата.', mend: 'Запишите так: 3 мая 2022, май 2022 или 2022.' },
      'aid.ahead': { what: 'Ничего не записано: {date} ещё не наступило.', mend: 'Записывайте то, что произошло.' },
    },
    acts: { 'aid.pledged': 'внёс обещание помощи', 'aid.entered': 'внёс запись о помощи', 'aid.corrected': 'исправил запись о помощи' },
  },
};
