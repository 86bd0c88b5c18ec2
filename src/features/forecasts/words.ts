import type { FeatureWords } from '../../core/words.ts';
import { ui } from './ui-words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: {
    ui: ui.en,
    refusals: {
      'forecasts.not_allowed': { what: 'No forecast was issued: that is for desk officers and analysts.', mend: 'Ask one of them; People lists who holds which office.' },
      'forecasts.resolve_not_allowed': { what: 'Nothing was scored: that is for desk officers, analysts and administrators.', mend: 'Ask one of them, or wait: an import of newer figures scores by itself.' },
      'forecasts.unknown_series': { what: 'No forecast was issued: “{series}” is no series of monthly counts on this desk.', mend: 'Choose one of: {known}. A series is there once a file of it has been imported.' },
      'forecasts.unknown_model': { what: 'No forecast was issued: there is no model “{model}”.', mend: 'Choose one of the list.' },
      'forecasts.bad_origin': { what: 'No forecast was issued: “{value}” is no month.', mend: 'Write the last month to be looked at as 2022-04.' },
      'forecasts.origin_late': { what: 'No forecast was issued: the figures end with {to}, before the origin {origin}.', mend: 'Choose {to} or an earlier month, or import newer figures first.' },
      'forecasts.no_history': { what: 'No forecast was issued: up to {origin} no country has figures for {months} months.', mend: 'Choose a later origin; the series begins with {from}.' },
      'forecasts.origin_hole': { what: 'No forecast was issued: no country has a figure for {origin}, and a missing month is not a quiet one.', mend: 'Choose a month that the series covers.' },
      'forecasts.twice': { what: 'No forecast was issued: {forecast} is already of this series, model, origin and import.', mend: 'Read {forecast}. A newer import of the series makes another forecast possible.' },
      'forecasts.not_found': { what: 'Nothing was scored: there is no forecast {forecast} that you may read.', mend: 'Go back to the list of forecasts.' },
      'forecasts.nothing_new': { what: 'Nothing was scored: no month from {from} on has a figure that {forecast} was not scored on already; the series ends with {to}.', mend: 'Nothing has to be done. When newer figures are imported, the forecast is scored by itself.' },
      'forecasts.overtaken': { what: 'Nothing was scored: {resolution} was recorded meanwhile.', mend: 'Load the page again; what it scored stands there.' },
    },
    acts: { 'forecasts.issued': 'issued a forecast', 'forecasts.resolved': 'had a forecast scored' },
  },
  ru: {
    ui: ui.ru,
    refusals: {
      'forecasts.not_allowed': { what: 'Прогноз не выпущен: это делают сотрудники секретариата и аналитики.', mend: 'Обратитесь к одному из них; кто какую должность занимает, видно на странице «Люди».' },
      'forecasts.resolve_not_allowed': { what: 'Ничего не оценено: это делают сотрудники секретариата, аналитики и администраторы.', mend: 'Обратитесь к одному из них или подождите: загрузка новых показателей оценивает сама.' },
      'forecasts.unknown_series': { what: 'Прогноз не выпущен: «{series}» — не ряд помесячных чисел на этом рабочем столе.', mend: 'Выберите один из: {known}. Ряд появляется после загрузки его файла.' },
      'forecasts.unknown_model': { what: 'Прогноз не выпущен: модели «{model}» нет.', mend: 'Выберите одну из списка.' },
      'forecasts.bad_origin': { what: 'Прогноз не выпущен: «{value}» — не месяц.', mend: 'Запишите последний учитываемый месяц так: 2022-04.' },
      'forecasts.origin_late': { what: 'Прогноз не выпущен: показатели кончаются на {to}, раньше исходного месяца {origin}.', mend: 'Выберите {to} или более ранний месяц либо сначала загрузите новые показатели.' },
      'forecasts.no_history': { what: 'Прогноз не выпущен: по {origin} ни у одной страны нет показателей за {months} месяцев.', mend: 'Выберите более поздний исходный месяц; ряд начинается с {from}.' },
      'forecasts.origin_hole': { what: 'Прогноз не выпущен: за {origin} нет показателя ни по одной стране, а отсутствие сведений — не затишье.', mend: 'Выберите месяц, который ряд охватывает.' },
      'forecasts.twice': { what: 'Прогноз не выпущен: {forecast} уже сделан по этому ряду, модели, исходному месяцу и загрузке.', mend: 'Откройте {forecast}. Новая загрузка ряда позволит сделать другой прогноз.' },
      'forecasts.not_found': { what: 'Ничего не оценено: прогноза {forecast}, который вы могли бы читать, нет.', mend: 'Вернитесь к списку прогнозов.' },
      'forecasts.nothing_new': { what: 'Ничего не оценено: начиная с {from} нет месяца с показателем, по которому {forecast} ещё не оценён; ряд кончается на {to}.', mend: 'Делать ничего не нужно. После загрузки новых показателей прогноз оценивается сам.' },
      'forecasts.overtaken': { what: 'Ничего не оценено: тем временем записан {resolution}.', mend: 'Загрузите страницу заново; оценки там.' },
    },
    acts: { 'forecasts.issued': 'выпустил прогноз', 'forecasts.resolved': 'внёс оценку прогноза' },
  },
};
