import type { CardModel } from '../cards/card-model.ts';
import { invitationsPageCard } from '../cards/invitations-page-card.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

const pageSize = 8;

/** Everyone's invitations, newest first: colleagues see what was begun before they begin it again. */
export async function invitationsPage(
  after: string,
  turn: Turn,
  { register }: Pick<Services, 'register'>,
): Promise<CardModel> {
  const page = await register.invitations({ size: pageSize, ...(after === '' ? {} : { after }) });
  const next = page.next === undefined ? {} : { next: page.next };
  return invitationsPageCard({ invitations: page.invitations, mine: false, ...next }, turn.t);
}
