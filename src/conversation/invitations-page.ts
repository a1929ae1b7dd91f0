import type { CardModel } from '../cards/card-model.ts';
import {
  type InvitationsFilter,
  invitationsPageCard,
  invitationsPageLimit,
  type ShownStates,
  statesShown,
} from '../cards/invitations-page-card.ts';
import { invitationStates } from '../domain/invitation.ts';
import { filterMeant } from '../i18n/invitation-filters.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** Everyone's, newest first: colleagues see what was begun before they begin it again. */
const everything: InvitationsFilter = { whose: 'everyone', state: 'any', text: '' };

/** Where in the list: after or before a place that an earlier page named, else at the newest. */
export interface PagePlace {
  readonly after?: string;
  readonly before?: string;
}

const longestText = 200;

/** Understands what cards and people say; what is none of ours is passed over. */
export function readFilter(given: {
  readonly whose: string;
  readonly state: string;
  readonly text: string;
}): InvitationsFilter {
  const known: readonly ShownStates[] = ['any', 'open', ...invitationStates];
  return {
    whose: given.whose === 'mine' ? 'mine' : 'everyone',
    state: known.find((state) => state === given.state) ?? 'any',
    text: given.text.trim().slice(0, longestText),
  };
}

/** `mine accepted blue`: the first words that name whose or which state are filters, and all else is searched for. */
export function typedFilter(args: string): InvitationsFilter {
  let filter = everything;
  let rest = args.trim();
  for (;;) {
    const [whole = '', word = ''] = /^["«“]?([^\s,]+?)["»”]?(?:[\s,]+|$)/u.exec(rest) ?? [];
    const meaning = filterMeant(word);
    if (meaning === undefined) return { ...filter, text: rest.slice(0, longestText) };
    filter =
      meaning === 'mine' || meaning === 'everyone'
        ? { ...filter, whose: meaning }
        : { ...filter, state: meaning };
    rest = rest.slice(whole.length);
  }
}

/** One page of the invitations that fit; a place from another age begins at the newest. */
export async function invitationsPage(
  filter: InvitationsFilter,
  place: PagePlace,
  turn: Turn,
  { register }: Pick<Services, 'register'>,
): Promise<CardModel> {
  const wanted = {
    ...(filter.whose === 'mine' ? { inviter: turn.caller.person } : {}),
    ...(filter.text === '' ? {} : { text: filter.text }),
  };
  const [page, counts] = await Promise.all([
    register.invitations({
      ...wanted,
      ...(filter.state === 'any' ? {} : { states: statesShown(filter.state) }),
      size: invitationsPageLimit,
      ...place,
    }),
    register.countInvitations(wanted),
  ]);
  return invitationsPageCard({ ...page, filter, counts }, turn.t);
}
