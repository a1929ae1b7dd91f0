import type { ApprovalCase } from '../domain/approval-case.ts';
import type { Instant, PersonId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Notice } from '../domain/message.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import type { Removal } from '../domain/removal.ts';
import type { OpenQuestion } from '../domain/newcomer.ts';
import type { ChannelSubscription } from '../ports/channels.ts';
import type { Delivery, UpdateOutcome } from '../ports/conversations.ts';
import type { HeldNews } from '../ports/digests.ts';
import type { ApprovalTeller } from './approval-acts.ts';
import type { QuestionTeller } from './show-question.ts';
import type { NeedsAttention } from './read-attention.ts';

/** How a notice reaches a chat; the words are found behind it. */
export interface Teller extends ApprovalTeller, QuestionTeller {
  tell(to: PersonId, notice: Notice, about: About): Promise<Delivery>;
  showInvitation(card: ShownCard, invitation: Invitation): Promise<UpdateOutcome>;
  /** What waited for this moment, on one card. */
  tellTogether(to: PersonId, told: ToldTogether): Promise<Delivery>;
  post(channel: ChannelSubscription, notice: Notice, about: About): Promise<Delivery>;
  updatePost(
    post: { readonly channel: ChannelSubscription; readonly activityId: string },
    notice: Notice,
    about: About,
  ): Promise<UpdateOutcome>;
}

/** What is told together, as it stands now. */
export interface ToldTogether {
  readonly news: readonly (HeldNews & { readonly invitation: Invitation | undefined })[];
  readonly isRepeat: boolean;
}

/** What a notice is about, as it stands now. */
export interface About {
  readonly invitation: Invitation | undefined;
  readonly question?: OpenQuestion;
  readonly approval?: ApprovalCase;
  readonly removal?: Removal;
  readonly attention?: NeedsAttention;
  readonly isRepeat: boolean;
  /** When it is told. */
  readonly at: Instant;
}
