/** The two ways in which the text of a query is refused. */
import { badRequest } from '../refusal.ts';

export function syntaxError(near: string): Error {
  return badRequest(`Syntax error, incorrect syntax near '${near}'.`);
}

/** What the real service may know and a thin document store does not need: refused by name. */
export function unsupported(feature: string): Error {
  return badRequest(`The rehearsal's Cosmos DB does not support ${feature} in queries.`);
}
