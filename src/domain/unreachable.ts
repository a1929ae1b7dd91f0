/**
 * Why nobody can write to a chat now. `blocked`: the person said so; `disabled`: an administrator did; `not-in-roster`:
 * the bot was removed from it; `not-installed`: it never was there, or is no more.
 */
export const unreachableReasons = ['not-installed', 'blocked', 'disabled', 'not-in-roster'] as const;
export type UnreachableReason = (typeof unreachableReasons)[number];
