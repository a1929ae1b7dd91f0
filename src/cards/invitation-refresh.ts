import type { Invitation } from '../domain/invitation.ts';
import type { CardRefresh } from './card-model.ts';

/** In characters of the finished card's JSON, with the name by which Teams calls the reader. */
export const refreshLength = 300;

/** Whatever card of it moved the invitation on, every other one shows how it stands when it is seen again. */
export function invitationRefresh({ id: invitationId }: Invitation): CardRefresh {
  return { verb: 'invitation.open.v1', data: { invitationId, here: true } };
}
