import type { Problem } from './problems';

/** Every command gets exactly one answer: the value, or the problem that HTTP would have answered. */
export type Ack<R> = { ok: true; value: R } | { ok: false; problem: Problem };

/** A socket command: an imperative with a payload, answered once. */
export type Command<P, R> = (payload: P, ack: (answer: Ack<R>) => void) => void;

/** A socket fact: something that has happened and is stored. */
export type Fact<P> = (payload: P) => void;

export const LIVE_PATH = '/live';
