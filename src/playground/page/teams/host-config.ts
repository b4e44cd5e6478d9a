import { HostConfig } from 'adaptivecards'

/** Colours are the style sheet's variables, so that light and dark need no second drawing. */
const colour = (name: string) => ({
  default: `var(--card-${name})`,
  subtle: `var(--card-${name}-subtle, var(--card-subtle))`,
})

const foreground = {
  default: colour('text'),
  dark: colour('text'),
  light: colour('light'),
  accent: colour('accent'),
  good: colour('good'),
  warning: colour('warning'),
  attention: colour('attention'),
}

const style = (background: string) => ({
  backgroundColor: `var(--card-${background})`,
  borderColor: 'var(--card-line)',
  foregroundColors: foreground,
})

/** Cards as Teams measures and colours them. */
export const teamsHostConfig = new HostConfig({
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 28 },
  supportsInteractivity: true,
  spacing: { small: 6, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: style('background'),
    emphasis: style('emphasis'),
    accent: style('accent-back'),
    good: style('good-back'),
    warning: style('warning-back'),
    attention: style('attention-back'),
  },
  actions: {
    maxActions: 20,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  adaptiveCard: { allowCustomStyle: true },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { size: 'small', color: 'attention', spacing: 'small', weight: 'default' },
  },
  factSet: {
    title: { color: 'default', size: 'default', weight: 'bolder', isSubtle: false, wrap: true, maxWidth: 140 },
    value: { color: 'default', size: 'default', weight: 'default', isSubtle: false, wrap: true },
    spacing: 12,
  },
  textBlock: { headingLevel: 4 },
})
