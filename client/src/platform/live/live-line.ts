import type { Ack } from '@passerelle/contracts/live';
import type { Observable } from 'rxjs';

type PayloadOf<C> = C extends (payload: infer P, ...rest: never[]) => void ? P : never;
type AnswerOf<C> = C extends (payload: never, ack: (answer: Ack<infer R>) => void) => void
  ? R
  : never;

/** The live line as one feature sees it: its own commands and facts, checked by the compiler. */
export interface LiveLine<Commands, Facts> {
  /** Asks and waits for the one answer. Repeated when none comes, so a creating payload carries its client-made id. */
  ask<N extends keyof Commands & string>(
    name: N,
    payload: PayloadOf<Commands[N]>,
  ): Promise<AnswerOf<Commands[N]>>;

  /** Facts as they arrive, while somebody listens. After a cut, {@link Live.opened} says when to ask for the missed ones. */
  facts<N extends keyof Facts & string>(name: N): Observable<PayloadOf<Facts[N]>>;
}
