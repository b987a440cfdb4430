import * as z from 'zod';
import { FloorRequestId, PersonId } from './ids';
import { PersonCard } from './people';
import { Instant } from './primitives';

export const FloorState = z.enum(['waiting', 'speaking', 'finished', 'withdrawn']);
export type FloorState = z.infer<typeof FloorState>;

export const FloorRequest = z.object({
  id: FloorRequestId,
  person: PersonCard,
  state: FloorState,
  askedAt: Instant,
  calledAt: Instant.optional(),
  finishedAt: Instant.optional(),
});
export type FloorRequest = z.infer<typeof FloorRequest>;

/** Who asks to speak, in the order in which they are called; then who speaks and who has spoken. */
export const Floor = z.object({
  firstTimersFirst: z.boolean(),
  waiting: z.array(FloorRequest),
  speaking: FloorRequest.optional(),
  /** The latest first. */
  spoken: z.array(FloorRequest),
  /** The server's clock when this was read, so that a timer does not depend on the device's. */
  now: Instant,
});
export type Floor = z.infer<typeof Floor>;

/** For oneself, or by who leads the meeting for somebody in the room. */
export const FloorDraft = z.object({ id: FloorRequestId, personId: PersonId.optional() });
export type FloorDraft = z.infer<typeof FloorDraft>;

/** Who leads calls and ends; whoever asked may withdraw, or end what they say. */
export const FloorChange = z.object({ state: FloorState.exclude(['waiting']) });
export type FloorChange = z.infer<typeof FloorChange>;

export const FloorRule = z.object({ firstTimersFirst: z.boolean() });
export type FloorRule = z.infer<typeof FloorRule>;
