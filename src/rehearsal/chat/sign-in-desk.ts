/** What Teams' client and the token service's page do for a person. */
export interface SignInDesk {
  /** The token for the bot that Teams itself has of the person. */
  teamsToken(aadObjectId: string): string;
  /** The code with which the page ends, or its words where it does not let the person in. */
  byHand(aadObjectId: string, connection: string): { readonly code: string } | { readonly refused: string };
}
