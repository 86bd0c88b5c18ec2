/**
 * What somebody types or chooses before the scripts have come is kept. Hydration sets every control to what the server
 * sent, so on a slow line half a sentence, or a position, would go without a word. `noteEarly` runs before hydration and
 * `restoreEarly` after it.
 */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const early = new Map<Control, { value: string; checked: boolean }>();

const changed = (control: Control): boolean => {
  if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.selected !== option.defaultSelected) && control.selectedOptions.length > 0;
  if (control instanceof HTMLInputElement && (control.type === 'hidden' || control.type === 'file')) return false;
  return control.value !== control.defaultValue || (control instanceof HTMLInputElement && control.checked !== control.defaultChecked);
};

/** What was touched last stands last, and is put back last: of a group of choices the last one holds. */
function note(control: Control): void {
  early.delete(control);
  early.set(control, { value: control.value, checked: control instanceof HTMLInputElement && control.checked });
}
const onInput = ({ target }: Event): void => {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) note(target);
};

export function noteEarly(): void {
  for (const control of document.querySelectorAll<Control>('input, textarea, select')) if (changed(control)) note(control);
  document.addEventListener('input', onInput, true);
}

/** Puts back what was noted, and tells whoever listens: a control bound to a value hears `input` and `change`. Then marks the page as alive. */
export function restoreEarly(): void {
  document.removeEventListener('input', onInput, true);
  for (const [control, { value, checked }] of early) {
    const box = control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
    if (!control.isConnected || (box ? control.checked === checked : control.value === value)) continue;
    if (box) control.checked = checked;
    else control.value = value;
    for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  }
  early.clear();
  document.documentElement.dataset.alive = '';
}
