/**
 * What keeps the bot from acting in a person's name. `sign-in`: the person has not signed in, or it has run out.
 * `again`: what there is of a sign-in is not taken any more. `second-factor`: it was without one. `consent`: nobody has
 * allowed the app to act for people. `blocked`: the company's access rules do not let the person in. `other-account`:
 * somebody signed in, and it was not this person.
 */
export const signInNeeds = [
  'sign-in',
  'again',
  'second-factor',
  'consent',
  'blocked',
  'other-account',
] as const;
export type SignInNeed = (typeof signInNeeds)[number];

/** The systems in which the bot acts as a person. */
export const personSystems = ['partner-center', 'graph'] as const;
export type PersonSystem = (typeof personSystems)[number];
