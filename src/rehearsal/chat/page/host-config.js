/**
 * How cards look: sizes and spacing close to what Teams gives them. Colours are the style sheet's own, so that
 * light and dark change without drawing a card again and losing what was typed into it.
 */

const one = (color) => ({
  default: color,
  subtle: color,
  highlightColors: { default: 'var(--card-accent-back)', subtle: 'var(--card-accent-back)' },
});
const ink = { ...one('var(--card-ink)'), subtle: 'var(--card-subtle)' };
const foregroundColors = {
  default: ink,
  dark: ink,
  light: one('var(--card-subtle)'),
  accent: one('var(--card-accent)'),
  good: one('var(--card-good)'),
  warning: one('var(--card-warning)'),
  attention: one('var(--card-attention)'),
};
const style = (backgroundColor) => ({ backgroundColor, borderColor: 'var(--card-line)', foregroundColors });
const label = { color: 'default', isSubtle: false, size: 'small', weight: 'bolder' };

export const hostConfig = {
  supportsInteractivity: true,
  fontFamily: 'var(--font)',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: style('var(--card-back)'),
    emphasis: style('var(--card-emphasis-back)'),
    accent: style('var(--card-accent-back)'),
    good: style('var(--card-good-back)'),
    attention: style('var(--card-attention-back)'),
    warning: style('var(--card-warning-back)'),
  },
  textBlock: { headingLevel: 2 },
  factSet: {
    title: {
      color: 'default',
      size: 'default',
      isSubtle: false,
      weight: 'bolder',
      wrap: true,
      maxWidth: 150,
    },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { ...label, suffix: ' *', suffixColor: 'attention' },
      optionalInputs: label,
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'default', spacing: 'small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    // The library's own spacers would indent a line that wraps: the style sheet keeps the distance.
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    iconPlacement: 'leftOfTitle',
    iconSize: 16,
  },
  adaptiveCard: { allowCustomStyle: false },
};
