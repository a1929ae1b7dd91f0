import { noticeCard } from '../../cards/notice-card.ts';
import type { Services } from '../services.ts';
import { signInButton } from '../signing-in.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function signOut(_args: string, { caller, t }: Turn, { signIn }: Services): Promise<Reply> {
  await signIn.signOut(caller.person);
  return say(
    noticeCard(
      {
        tone: 'good',
        title: t.say('signOut.title'),
        text: t.say('signOut.text'),
        actions: [signInButton(t)],
      },
      t,
    ),
  );
}
