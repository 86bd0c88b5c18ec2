import { element, xml, type Element } from '../../core/xml.ts';
import { ALERT, CAP_1_2, type Alert, type Shape } from './shape.ts';

/** A CAP 1.2 message as XML. What is empty is left out, and characters that XML does not know become U+FFFD. */
export const capXml = (alert: Alert): string => xml(element('alert', { xmlns: CAP_1_2 }, ...content(ALERT, alert)));

function content(shape: Shape, values: object): Element[] {
  return Object.entries(shape).flatMap(([name, part]) => {
    const value = (values as Record<string, unknown>)[name];
    const all = value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
    return all.flatMap((one) => ('of' in part ? [element(name, {}, ...content(part.of, one as object))] : String(one).trim() === '' && !part.needed ? [] : [element(name, {}, String(one).trim())]));
  });
}
