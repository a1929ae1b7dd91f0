/** Offers names while `@` is typed in a channel, and puts the chosen one into the text. */

const beforeCaret = /@([\p{L}\p{N} ]{0,40})$/u;

/** @param {{ field: HTMLTextAreaElement, list: HTMLElement, label: string, names(): string[], onChange(): void }} deps */
export function createMentionList({ field, list, label, names, onChange }) {
  let offered = [];
  let active = -1;

  const typed = () => beforeCaret.exec(field.value.slice(0, field.selectionStart))?.[1];
  const close = () => {
    offered = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    list.removeAttribute('aria-label');
    field.removeAttribute('aria-activedescendant');
  };
  const setActive = (index) => {
    active = index;
    for (const [place, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(place === index));
      option.classList.toggle('is-active', place === index);
    }
    field.setAttribute('aria-activedescendant', list.children[index].id);
  };
  const insert = (name) => {
    const caret = field.selectionStart;
    const start = caret - (typed() === undefined ? 0 : typed().length + 1);
    field.setRangeText(`@${name} `, start, caret, 'end');
    close();
    onChange();
    field.focus();
  };
  const offer = () => {
    const begun = typed()?.toLowerCase();
    offered = begun === undefined ? [] : names().filter((name) => name.toLowerCase().startsWith(begun));
    if (offered.length === 0) return close();
    list.replaceChildren(
      ...offered.map((name, index) => {
        const option = document.createElement('div');
        option.id = `chat-mention-${index}`;
        option.setAttribute('role', 'option');
        option.textContent = name;
        option.addEventListener('click', () => insert(name));
        return option;
      }),
    );
    list.setAttribute('aria-label', label);
    list.hidden = false;
    setActive(0);
  };

  field.addEventListener('input', offer);
  field.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => event.preventDefault());

  return {
    insert,
    /** @returns {boolean} whether the key was for the list */
    take(event) {
      if (list.hidden) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setActive((active + step + offered.length) % offered.length);
      else if (event.key === 'Enter' || event.key === 'Tab') insert(offered[active]);
      else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
