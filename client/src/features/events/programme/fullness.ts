import type { SignUp, SignUpCount } from '@passerelle/contracts/sign-ups';

/** What a session with places says of itself and of me, shortest first: mine before everybody's. */
export type PlaceState =
  | { readonly kind: 'mine' }
  | { readonly kind: 'waiting'; readonly rank: number }
  | { readonly kind: 'free'; readonly left: number }
  | { readonly kind: 'full'; readonly waiting: number };

/** Undefined for a session that is open to all. */
export function placeState(
  count: SignUpCount | undefined,
  signUp: SignUp | undefined,
): PlaceState | undefined {
  if (signUp?.status === 'confirmed') return { kind: 'mine' };
  if (signUp?.status === 'waiting') return { kind: 'waiting', rank: signUp.rank ?? 1 };
  if (!count) return undefined;
  const left = count.capacity - count.confirmed;
  // A free place belongs to whoever waits: until it is passed on, nobody else gets it.
  return left > 0 && count.waiting === 0
    ? { kind: 'free', left }
    : { kind: 'full', waiting: count.waiting };
}
