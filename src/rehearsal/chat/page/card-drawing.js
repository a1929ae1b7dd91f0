/** Draws a card with the card library, and mends what it leaves out for readers and keyboards. */
import { prepareCard } from './card-json.js';
import { registerChoiceSet } from './choice-set.js';
import { hostConfig } from './host-config.js';
import { markdownToHtml } from './markdown.js';
import { wordsFor } from './words.js';

const library = () => globalThis.AdaptiveCards;

/** The library asks this of every text it draws; it has one hook for all cards. */
export function prepareLibrary() {
  library().AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownToHtml(text);
    result.didProcess = true;
  };
  registerChoiceSet();
}

/** Readers hear which input is wrong; the library marks it for eyes only. */
export function followInvalidInputs(root) {
  const mark = () => {
    for (const input of root.querySelectorAll('.ac-input, .typeahead')) {
      const field = input.querySelector('[role="combobox"]') ?? input;
      if (input.classList.contains('ac-input-validation-failed')) field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
    }
  };
  new MutationObserver(mark).observe(root, { attributes: true, attributeFilter: ['class'], subtree: true });
}

/** What a press on one of the card's actions means to the page. */
export function readAction(action) {
  const kit = library();
  if (action instanceof kit.OpenUrlAction) return { kind: 'open', url: action.url ?? '' };
  if (action instanceof kit.ExecuteAction) {
    const { id, verb, data } = action;
    return { kind: 'execute', ...(id ? { id } : {}), ...(verb ? { verb } : {}), data };
  }
  if (action instanceof kit.SubmitAction) return { kind: 'submit', data: action.data };
  return { kind: 'unknown', type: action.getJsonTypeName() };
}

/** A card outside a chat, in the gallery, has nobody to ask. */
const nobodyToAsk = {
  words: wordsFor('en'),
  people: async () => ({ kind: 'choices', choices: [] }),
  lookUp: async () => ({ kind: 'choices', choices: [] }),
};

/**
 * @param {object} json the card
 * @param {{ note(what: string): string, onAction(action: object): void,
 *   typeahead?: import('./choice-set.js').Typeahead }} deps
 * @returns {HTMLElement[]} the card, and notes for what it could not hold
 */
export function drawCard(json, { note, onAction, typeahead = nobodyToAsk }) {
  const kit = library();
  const { elements, actions } = kit.GlobalRegistry;
  const { card: prepared, notes } = prepareCard(json, {
    knowsElement: (type) => elements.findByName(type) !== undefined,
    knowsAction: (type) => actions.findByName(type) !== undefined,
    note,
  });
  const card = new kit.AdaptiveCard();
  card.hostConfig = new kit.HostConfig(hostConfig);
  card.onExecuteAction = onAction;
  card.typeahead = typeahead;
  card.parse(prepared, new kit.SerializationContext());
  const drawn = card.render();
  for (const area of drawn?.querySelectorAll('textarea.ac-input-required') ?? []) {
    area.setAttribute('aria-required', 'true');
  }
  // The star is for the eye alone: a label is found by its own words.
  for (const star of drawn?.querySelectorAll('label > [aria-hidden=true]') ?? []) {
    star.classList.add('required-star');
    star.textContent = '';
  }
  const lines = notes.map((text) => {
    const line = document.createElement('p');
    line.className = 'card-note';
    line.textContent = text;
    return line;
  });
  return drawn ? [drawn, ...lines] : lines;
}
