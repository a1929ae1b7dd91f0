/** The steps of the main job that many stories take. */
import type { Person, Shown } from './person.ts';
import type { Words } from './words.ts';

export type FormInputs = Readonly<Record<string, string>>;

/** A draft to this address, by `invite` and *Continue*. */
export async function draftTo(
  person: Person,
  words: Words,
  { email, inputs = {} }: { readonly email: string; readonly inputs?: FormInputs },
): Promise<Shown> {
  const form = await person.says(`${words.invite} ${email}`);
  return person.presses(form, words.continue, inputs);
}

/** An invitation to this address that was sent. */
export async function inviteBySending(
  person: Person,
  words: Words,
  to: { readonly email: string; readonly inputs?: FormInputs },
): Promise<Shown> {
  return person.presses(await draftTo(person, words, to), words.send);
}

/** The personalised link as the imitated Partner Center gives it: form C of the API reference. */
export const plainLink =
  'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=11111111-1111-4111-8111-111111111111&msppId=4567890&DAP=true#/BillingAccounts/partner-invitation';

export function jointLink(providerTenantId: string): string {
  return plainLink.replace('#', `&indirectCSPId=${providerTenantId}#`);
}
