import description from '../package.json' with { type: 'json' };

/** The version of this build, as `package.json` and the app manifest say it. */
export const { version } = description;
