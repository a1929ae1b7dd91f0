/** A card before it is drawn: what the rehearsal cannot draw is replaced by a note that says so. */

const elementLists = ['body', 'items', 'columns', 'cells', 'rows', 'images', 'inlines'];
/** Types that only occur inside another element, and are known to it rather than to the card library's list. */
const innerTypes = new Set(['Column', 'TextRun', 'TableRow', 'TableCell', 'AdaptiveCard', 'Image']);

/** A note is a TextBlock, so what it names must not read as markdown. */
const plain = (text) => String(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');

/** Mentions stand in a card's texts as tags that belong to an entity of the card. */
function withMentions(card, text) {
  const entities = Array.isArray(card.msteams?.entities) ? card.msteams.entities : [];
  const mentions = entities.filter((entity) => entity?.type === 'mention' && typeof entity.text === 'string');
  return mentions.reduce(
    (rest, entity) => rest.replaceAll(entity.text, `**${plain(entity.mentioned?.name ?? '')}**`),
    text,
  );
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {object} source the card as it came
 * @param {{ knowsElement(type: string): boolean, knowsAction(type: string): boolean, note(what: string): string }} kit
 * @returns {{ card: object, notes: string[] }} notes are for what has no place inside the card
 */
export function prepareCard(source, kit) {
  const notes = [];
  const noteBlock = (what) => ({
    type: 'TextBlock',
    text: kit.note(plain(what)),
    wrap: true,
    isSubtle: true,
    size: 'Small',
  });

  const element = (node) => {
    if (!isObject(node)) return node;
    const type = node.type;
    const isKnown = type === undefined || innerTypes.has(type) || kit.knowsElement(type);
    if (!isKnown && node.fallback === undefined) return noteBlock(type);
    if (node.valueChangedAction) notes.push(kit.note(`${type} valueChangedAction`));
    return walk(node);
  };
  const action = (node) => {
    if (!isObject(node)) return [node];
    if (!kit.knowsAction(node.type) && node.fallback === undefined) {
      notes.push(kit.note(node.type));
      return [];
    }
    return [node.card ? { ...node, card: walk(node.card) } : node];
  };
  const walk = (node) => {
    const copy = { ...node };
    if (copy.type === 'TextBlock' && typeof copy.text === 'string')
      copy.text = withMentions(source, copy.text);
    for (const key of elementLists) if (Array.isArray(copy[key])) copy[key] = copy[key].map(element);
    if (Array.isArray(copy.actions)) copy.actions = copy.actions.flatMap(action);
    if (isObject(copy.fallback)) copy.fallback = element(copy.fallback);
    return copy;
  };
  return { card: walk(source), notes };
}
