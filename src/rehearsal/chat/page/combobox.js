/** A field in which people type and choose from what is found: one or several, by keyboard, pointer or reader. */

let count = 0;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The title with what was typed in bold. */
function marked(title, typed) {
  const at = typed === '' ? -1 : title.toLowerCase().indexOf(typed.toLowerCase());
  if (at < 0) return [title];
  const end = at + typed.length;
  return [title.slice(0, at), make('b', {}, title.slice(at, end)), title.slice(end)];
}

/**
 * @typedef {{ title: string, value: string, detail?: string }} Choice
 * @param {{ words: object, isMulti: boolean, isRequired: boolean, placeholder: string, chosen: Choice[],
 *   debounceMs: number, find(typed: string): Promise<{ kind: string, choices?: Choice[], what?: string }>,
 *   onChange(): void }} deps
 */
export function createCombobox(deps) {
  const { words, isMulti } = deps;
  count += 1;
  const listId = `chat-choices-${count}`;
  const input = make('input', {
    type: 'text',
    role: 'combobox',
    class: 'typeahead-text',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    placeholder: deps.placeholder,
  });
  if (deps.isRequired) input.setAttribute('aria-required', 'true');
  const chips = make('ul', { class: 'chips', 'aria-label': words.chosen });
  const list = make('div', {
    id: listId,
    class: 'typeahead-list',
    role: 'listbox',
    'aria-label': words.choices,
  });
  const status = make('p', { class: 'typeahead-status', role: 'status' });
  // It lies over what is below: nothing may move under a pointer that is about to press.
  const popup = make('div', { class: 'typeahead-popup' }, list, status);
  const element = make(
    'div',
    { class: 'typeahead' },
    chips,
    make('div', { class: 'typeahead-field' }, input, popup),
  );

  let chosen = [...deps.chosen];
  let offered = [];
  let active = -1;
  let asked = 0;
  let timer;

  const isOpen = () => !list.hidden;
  const tell = (text) => {
    status.textContent = text;
    popup.classList.toggle('is-open', text !== '');
    if (text !== '') popup.scrollIntoView({ block: 'nearest' });
  };
  const setActive = (index) => {
    active = index;
    const options = [...list.children];
    for (const [place, option] of options.entries()) {
      option.classList.toggle('is-active', place === index);
      option.setAttribute('aria-selected', String(place === index));
    }
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', options[index].id);
    options[index]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    list.replaceChildren();
    offered = [];
    tell('');
    input.setAttribute('aria-expanded', 'false');
    setActive(-1);
  };

  const drawChips = () => {
    const chip = (choice) => {
      const remove = make('button', { type: 'button', 'aria-label': words.takeOut(choice.title) }, '×');
      remove.addEventListener('click', () => {
        drop(choice);
        input.focus();
      });
      return make('li', {}, choice.title, remove);
    };
    chips.hidden = !isMulti || chosen.length === 0;
    chips.replaceChildren(...(isMulti ? chosen.map(chip) : []));
  };
  const change = (next) => {
    chosen = next;
    drawChips();
    deps.onChange();
  };
  const drop = (choice) => change(chosen.filter((one) => one !== choice));
  const choose = (choice) => {
    input.value = isMulti ? '' : choice.title;
    close();
    change(isMulti ? [...chosen, choice] : [choice]);
  };

  const offer = (choices, typed) => {
    offered = choices.filter(({ value }) => !(isMulti && chosen.some((one) => one.value === value)));
    const options = offered.map((choice, index) => {
      const option = make(
        'div',
        { role: 'option', id: `${listId}-${index}` },
        ...marked(choice.title, typed),
      );
      if (choice.detail) option.append(make('span', { class: 'typeahead-detail' }, choice.detail));
      option.addEventListener('click', () => choose(choice));
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', String(options.length > 0));
    tell(options.length > 0 ? words.found(options.length) : words.nothingFound);
    setActive(-1);
  };
  const search = async () => {
    // What is chosen already is no question: everything is offered again.
    const typed = !isMulti && chosen.length > 0 ? '' : input.value.trim();
    asked += 1;
    const mine = asked;
    const slow = setTimeout(() => {
      if (mine === asked) tell(words.searching);
    }, 300);
    const found = await deps.find(typed);
    clearTimeout(slow);
    // An answer to what is not asked any more would push aside the newer one.
    if (mine !== asked) return;
    if (found.kind === 'choices') return offer(found.choices, typed);
    close();
    tell(found.kind === 'not-modelled' ? words.notModelled(found.what) : words.searchFailed);
  };

  const move = (step) => {
    if (!isOpen()) return void search();
    const next = active + step;
    setActive(next < -1 ? offered.length - 1 : next >= offered.length ? -1 : next);
  };
  const onKey = (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && active >= 0) choose(offered[active]);
    else if (event.key === 'Escape' && popup.classList.contains('is-open')) close();
    else if (event.key === 'Backspace' && isMulti && input.value === '' && chosen.length > 0)
      drop(chosen.at(-1));
    else return;
    event.preventDefault();
  };
  input.addEventListener('keydown', onKey);
  input.addEventListener('click', () => {
    if (!isOpen()) void search();
  });
  input.addEventListener('input', () => {
    if (!isMulti && chosen.length > 0) change([]);
    clearTimeout(timer);
    timer = setTimeout(() => void search(), deps.debounceMs);
  });
  input.addEventListener('blur', () => {
    const typed = input.value.trim().toLowerCase();
    const same = offered.find(({ title }) => typed !== '' && title.toLowerCase() === typed);
    if (same) choose(same);
    else close();
  });
  // A press on an offer must not take the keyboard out of the field.
  list.addEventListener('mousedown', (event) => event.preventDefault());

  if (!isMulti) input.value = chosen[0]?.title ?? '';
  list.hidden = true;
  drawChips();

  return {
    element,
    input,
    /** @returns {string | undefined} one value, or several with commas between them */
    get value() {
      return chosen.map(({ value }) => value).join(',') || undefined;
    },
    /** Something is typed that was not chosen. */
    get isLoose() {
      return input.value.trim() !== '' && (isMulti || chosen.length === 0);
    },
    /** Gives their names to those that were chosen before the names were known. */
    name(known) {
      chosen = chosen.map((one) => known.find(({ value }) => value === one.value) ?? one);
      if (!isMulti && chosen[0] && !this.isLoose) input.value = chosen[0].title;
      drawChips();
    },
  };
}
