/** Keeps the keyboard where it was when what had the focus is drawn anew. */

const nameOf = (element) => element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';

/** @returns {{ tag: string, name: string, place: number } | undefined} */
export function rememberFocus(root) {
  const focused = document.activeElement;
  if (!focused || focused === root || !root.contains(focused)) return undefined;
  const place = [...root.querySelectorAll(focused.tagName)].indexOf(focused);
  return { tag: focused.tagName, name: nameOf(focused), place };
}

/** Gives the focus to the same control if there still is one, else to what stands for the whole. */
export function restoreFocus(root, memory, whole) {
  if (!memory) return;
  const alike = [...root.querySelectorAll(memory.tag)];
  const isField = ['INPUT', 'TEXTAREA', 'SELECT'].includes(memory.tag);
  const same = isField
    ? alike[memory.place]
    : alike.find((one) => memory.name !== '' && nameOf(one) === memory.name);
  (same ?? whole).focus({ preventScroll: true });
}
