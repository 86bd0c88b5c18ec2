import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: {
      administration: 'Administration', neverBackedUp: 'No backup has been taken', backedUp: 'Last backup {ago}', neverVerified: 'never verified', soundSince: 'verified sound {ago}', unsound: 'Not sound: verification found faults {ago}',
      runs_backup: 'A backup is being taken', runs_verify: 'Verification is under way', lead: 'For administrators. Times on this page are by the machine’s clock.',
      backup: 'Backup', noBackupWhat: 'No backup has been taken.', noBackupWhy: 'If the disk fails now, everything on this desk is lost. Take one, and copy it to another machine.', backupNow: 'Back up now', taken: 'Taken', upToAct: 'Up to act', file: 'File', onMachine: 'on {host}', size: 'Size', sha: 'SHA-256', head: 'Newest value', rows: 'Rows',
      backupNote: 'One file with everything, passwords’ hashes included: keep it as you keep the desk, and keep a copy elsewhere. It is restored with bin/comity restore FILE, which verifies it first.', goesTo: 'Written to {folder}',
      verify: 'Verification', noVerifyWhat: 'This desk has not been verified.', noVerifyWhy: 'Verifying re-hashes every act and chain and folds every table anew.', verifyNow: 'Verify now', sound: 'sound', notSound: 'not sound', acts: 'Acts', projections: 'Tables folded anew', faults: 'Faults', when: 'When', took: 'took {time}',
      embeddedWaits: 'On the embedded database everybody waits until it has ended.', running: 'Began {since}; asked by {who}.', refresh: 'Show how far it is',
      done: 'What was done', doneAside: 'newest first', nothingDone: 'Nothing yet.', nothingDoneWhy: 'Backups, restores and verifications stand here, whoever asked for them.', what: 'What', who: 'By whom', outcome: 'Outcome', k_backup: 'backup', k_restore: 'restore', k_verify: 'verification', o_ok: 'done', o_failed: 'failed', o_runs: 'under way', o_killed: 'its process ended before it did',
      storage: 'Storage', storageAside: 'counted when this page was made', database: 'Database', embedded: 'embedded (PGlite)', postgresql: 'PostgreSQL', durable: 'Synced to disk at every commit, unless the server was set otherwise.', notDurable: 'Never synced to disk: a power cut may lose what was recorded. For anything that matters, use PostgreSQL.', whole: 'Whole database', gib: '{n} GiB', mib: '{n} MiB', kib: '{n} KiB', seconds: '{n} s', moreTables: 'The other {n} tables', folder: 'Data folder', free: 'Free there', unknown: 'not known', table: 'Table', indexes: 'indexes included',
      process: 'This process', version: 'Version', migrations: 'Migrations', migrationsText: '{n}, the newest {name}', up: 'Running since', memory: 'Memory', memoryText: '{size} resident', machine: 'Machine', node: 'Node',
      accounts: 'Accounts', open: 'Open', closed: 'Closed', sessions: 'Signed-in browsers', sessionsText: '{n}; people: {people}', failures: 'Failed sign-ins', failuresText: '{n} in the last {minutes} minutes', offices: 'Offices', nobody: 'nobody', allPeople: 'People and offices', office: 'Office', holders: 'Holders', vacant: 'Without a holder: {n}',
    },
    refusals: {},
    acts: {},
  },
  ru: {
    ui: {
      administration: 'Управление', neverBackedUp: 'Резервной копии ещё нет', backedUp: 'Последняя копия {ago}', neverVerified: 'проверки не было', soundSince: 'проверено {ago}, нарушений нет', unsound: 'Проверка нашла нарушения {ago}',
      runs_backup: 'Идёт резервное копирование', runs_verify: 'Идёт проверка', lead: 'Для администраторов. Время на этой странице — по часам машины.',
      backup: 'Резервная копия', noBackupWhat: 'Резервной копии ещё нет.', noBackupWhy: 'Если диск откажет сейчас, всё на этом рабочем столе пропадёт. Сделайте копию и перенесите её на другую машину.', backupNow: 'Сделать копию', taken: 'Сделана', upToAct: 'До акта', file: 'Файл', onMachine: 'на {host}', size: 'Размер', sha: 'SHA-256', head: 'Новейшее значение', rows: 'Строки',
      backupNote: 'Один файл, в котором всё, включая хеши паролей: храните его как сам рабочий стол, а вторую копию — в другом месте. Восстанавливает команда bin/comity restore ФАЙЛ, и она же его проверяет.', goesTo: 'Записывается в {folder}',
      verify: 'Проверка', noVerifyWhat: 'Этот рабочий стол ещё не проверяли.', noVerifyWhy: 'Проверка заново считает хеш каждого акта и каждой цепи и заново собирает каждую таблицу.', verifyNow: 'Проверить', sound: 'нарушений нет', notSound: 'есть нарушения', acts: 'Акты', projections: 'Таблиц собрано заново', faults: 'Нарушения', when: 'Когда', took: 'заняло {time}',
      embeddedWaits: 'На встроенной базе данных все ждут до её окончания.', running: 'Начато {since}; по просьбе: {who}.', refresh: 'Показать, сколько сделано',
      done: 'Что делалось', doneAside: 'сначала новое', nothingDone: 'Пока ничего.', nothingDoneWhy: 'Здесь стоят копии, восстановления и проверки, кто бы о них ни попросил.', what: 'Что', who: 'Кто просил', outcome: 'Итог', k_backup: 'копия', k_restore: 'восстановление', k_verify: 'проверка', o_ok: 'сделано', o_failed: 'не удалось', o_runs: 'идёт', o_killed: 'процесс завершился раньше',
      storage: 'Хранение', storageAside: 'сосчитано при создании страницы', database: 'База данных', embedded: 'встроенная (PGlite)', postgresql: 'PostgreSQL', durable: 'Пишется на диск при каждой фиксации, если сервер не настроен иначе.', notDurable: 'На диск не синхронизируется: при отключении питания записанное может пропасть. Для всего важного возьмите PostgreSQL.', whole: 'Вся база', gib: '{n} ГиБ', mib: '{n} МиБ', kib: '{n} КиБ', seconds: '{n} с', moreTables: 'Остальные таблицы: {n}', folder: 'Папка данных', free: 'Свободно там', unknown: 'неизвестно', table: 'Таблица', indexes: 'вместе с индексами',
      process: 'Этот процесс', version: 'Версия', migrations: 'Миграции', migrationsText: '{n}, последняя {name}', up: 'Работает с', memory: 'Память', memoryText: 'занято {size}', machine: 'Машина', node: 'Node',
      accounts: 'Учётные записи', open: 'Открыты', closed: 'Закрыты', sessions: 'Браузеры со входом', sessionsText: '{n}; человек: {people}', failures: 'Неудачные входы', failuresText: '{n} за последние {minutes} минут', offices: 'Должности', nobody: 'никого', allPeople: 'Люди и должности', office: 'Должность', holders: 'Занимают', vacant: 'Не заняты: {n}',
    },
    refusals: {},
    acts: {},
  },
};
