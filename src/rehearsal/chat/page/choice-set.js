/**
 * Choices that are searched: `style: "filtered"`, the people picker, and fields whose choices the bot finds
 * (teams-and-graph-rules 1.6). The card library draws the other choices by itself.
 */
import { createCombobox } from './combobox.js';

/** Teams waits a moment before it asks, so that not every letter is a question. */
const askAfterMs = 250;
const peopleDatasets = 'graph.microsoft.com/';

const contains = (title, typed) => title.toLowerCase().includes(typed.toLowerCase());

let choiceSets = 0;

/** The library calls radio buttons by the input's id, which the same input of another card has too. */
function withOwnNames(element) {
  choiceSets += 1;
  for (const radio of element?.querySelectorAll('input[type="radio"]') ?? []) {
    radio.name = `choices-${choiceSets}`;
  }
  return element;
}

/**
 * What a card needs to be searched; the root of the card holds it as `typeahead`.
 * @typedef {{ words: object, people(wish: object): Promise<object>, lookUp(wish: object): Promise<object> }} Typeahead
 */

/** Makes the library use searched choices where a card asks for them. */
export function registerChoiceSet() {
  const kit = globalThis.AdaptiveCards;

  class SearchedChoiceSet extends kit.ChoiceSetInput {
    internalParse(source, context) {
      super.internalParse(source, context);
      this.query = source['choices.data'];
    }

    get isSearched() {
      return this.style === 'filtered' || this.query?.type === 'Data.Query';
    }

    get isForPeople() {
      return String(this.query?.dataset ?? '').startsWith(peopleDatasets);
    }

    get given() {
      return this.choices.map(({ title = '', value = '' }) => ({ title, value }));
    }

    internalRender() {
      if (!this.isSearched) return withOwnNames(super.internalRender());
      const { words, people } = this.getRootElement().typeahead;
      const values = this.isMultiSelect ? (this.defaultValue ?? '').split(',') : [this.defaultValue ?? ''];
      const wanted = values.map((value) => value.trim()).filter((value) => value !== '');
      const chosen = wanted.map(
        (value) => this.given.find((one) => one.value === value) ?? { title: value, value },
      );
      this.box = createCombobox({
        words,
        isMulti: this.isMultiSelect,
        isRequired: this.isRequired,
        placeholder: this.placeholder ?? '',
        chosen,
        debounceMs: this.query ? askAfterMs : 0,
        find: (typed) => this.find(typed),
        onChange: () => this.valueChanged(),
      });
      if (this.isForPeople && wanted.length > 0) {
        void people({ dataset: this.query.dataset, ids: wanted }).then(({ choices }) =>
          this.box.name(choices ?? []),
        );
      }
      return this.box.element;
    }

    async find(typed) {
      const { people, lookUp } = this.getRootElement().typeahead;
      const own = this.given.filter(({ title }) => contains(title, typed));
      if (!this.query) return { kind: 'choices', choices: own };
      const { dataset, associatedInputs } = this.query;
      const found = this.isForPeople
        ? await people({ dataset, queryText: typed })
        : await lookUp({
            dataset,
            queryText: typed,
            ...(associatedInputs === 'auto' ? { data: this.allInputs() } : {}),
          });
      if (found.kind !== 'choices') return found;
      return { ...found, choices: [...own, ...found.choices] };
    }

    allInputs() {
      const inputs = this.getRootElement().getAllInputs();
      return Object.fromEntries(inputs.map((input) => [input.id, input.value ?? '']));
    }

    updateInputControlAriaLabelledBy() {
      if (!this.box) return super.updateInputControlAriaLabelledBy();
      const ids = this.getAllLabelIds();
      if (ids.length > 0) this.box.input.setAttribute('aria-labelledby', ids.join(' '));
    }

    focus() {
      if (this.box) this.box.input.focus();
      else super.focus();
    }

    isSet() {
      return this.box ? this.value !== undefined : super.isSet();
    }

    isValid() {
      return this.box ? !this.box.isLoose : super.isValid();
    }

    get value() {
      return this.box ? this.box.value : super.value;
    }
  }

  kit.GlobalRegistry.elements.register('Input.ChoiceSet', SearchedChoiceSet);
}
