/** The app manifest, derived from the tables of commands and words: what stands in them is not said a second time. */
import { commands } from '../conversation/commands/registry.ts';
import { createTranslator } from '../i18n/translator.ts';
import { type CommandName, commandNames, type Language } from '../names.ts';

const schema = 'https://developer.microsoft.com/json-schemas/teams/v1.24/MicrosoftTeams';

/** What differs from one organisation to the other; filled in when the app is packaged. */
export interface AppFacts {
  /** Of the app in the organisation's catalogue; not that of the bot. */
  readonly manifestId: string;
  /** The application (client) id of the bot. */
  readonly botId: string;
  readonly publisher: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

/** What stands in the checked-in manifest in their place. */
export const openFacts: AppFacts = {
  manifestId: '{{MANIFEST_ID}}',
  botId: '{{MICROSOFT_APP_ID}}',
  publisher: '{{PUBLISHER}}',
  website: '{{WEBSITE}}',
  privacy: '{{PRIVACY}}',
  terms: '{{TERMS}}',
};

export const appName = 'Customer Connect';
const defaultLanguage: Language = 'en';
const furtherLanguages = ['ru'] as const satisfies readonly Language[];

/** Up to schema 1.23 a menu holds ten, and no client shows more. */
const menuLimit = 10;

/** The commands of the menu, in their order. */
const menuCommands: readonly CommandName[] = commandNames
  .filter((name) => commands[name].menu)
  .slice(0, menuLimit);

/** A menu for each place that the bot can be added to: a channel can only be told news. */
const menus = [
  { scopes: ['personal'], commands: menuCommands },
  { scopes: ['team'], commands: ['notifications'] },
] as const satisfies readonly {
  readonly scopes: readonly string[];
  readonly commands: readonly CommandName[];
}[];

export function renderManifest(facts: AppFacts, version: string): string {
  const t = createTranslator(defaultLanguage);
  return toJson({
    $schema: `${schema}.schema.json`,
    manifestVersion: '1.24',
    version,
    id: facts.manifestId,
    developer: {
      name: facts.publisher,
      websiteUrl: facts.website,
      privacyUrl: facts.privacy,
      termsOfUseUrl: facts.terms,
    },
    name: { short: appName, full: t.say('app.fullName') },
    description: { short: t.say('app.short'), full: t.say('app.full') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#27709F',
    bots: [
      {
        botId: facts.botId,
        scopes: menus.flatMap((menu) => menu.scopes),
        isNotificationOnly: false,
        // An export of the history is handed out as a file, which Teams offers for such bots alone.
        supportsFiles: true,
        commandLists: menus.map((menu) => ({
          scopes: menu.scopes,
          commands: menu.commands.map((name) => {
            const { title, summary } = t.command(name);
            return { title, description: summary };
          }),
        })),
      },
    ],
    // Teams signs people in by itself for this resource, and opens the sign-in page of this host where it cannot.
    webApplicationInfo: { id: facts.botId, resource: `api://botid-${facts.botId}` },
    validDomains: ['token.botframework.com'],
    defaultInstallScope: 'personal',
    localizationInfo: {
      defaultLanguageTag: defaultLanguage,
      additionalLanguages: furtherLanguages.map((language) => ({
        languageTag: language,
        file: `${language}.json`,
      })),
    },
  });
}

/** The same words in another language, by their places in the manifest. */
export function renderLocalization(language: (typeof furtherLanguages)[number]): string {
  const t = createTranslator(language);
  const words = menus.flatMap((menu, list) =>
    menu.commands.flatMap((name, index) => {
      const { title, summary } = t.command(name);
      const place = `bots[0].commandLists[${list}].commands[${index}]`;
      return [
        [`${place}.title`, title],
        [`${place}.description`, summary],
      ] as const;
    }),
  );
  return toJson({
    $schema: `${schema}.Localization.schema.json`,
    'name.short': appName,
    'name.full': t.say('app.fullName'),
    'description.short': t.say('app.short'),
    'description.full': t.say('app.full'),
    ...Object.fromEntries(words),
  });
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
