import type { Body } from '@passerelle/contracts/bodies';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Place } from '@passerelle/contracts/mentions';
import type { Notification } from '@passerelle/contracts/notifications';
import type { Instant } from '@passerelle/contracts/primitives';
import type { ThreadId } from '@passerelle/contracts/volumes';

/** Where in a body something happens, and whom it concerns: all that the audience depends on. */
export interface Happening {
  readonly by?: PersonId | undefined;
  readonly body: Body;
  readonly place: Place;
  readonly threadId?: ThreadId | undefined;
  /** Named in it, or asked to act. `everybody`: the whole body is called. */
  readonly concerned: readonly PersonId[] | 'everybody';
  /** Who else may hear; absent, everybody who sits in the body. */
  readonly only?: readonly PersonId[];
}

/** Something that has happened, as it is told. */
export interface Cause {
  /** By the thing's own id: whoever heard of it never hears again. */
  readonly key: string;
  readonly kind: Notification['kind'];
  /** What it is called for one person, where that differs. */
  readonly kindOf?: (id: PersonId) => Notification['kind'];
  readonly at: Instant;
  readonly subject: Notification['subject'];
  readonly target: Notification['target'];
}
