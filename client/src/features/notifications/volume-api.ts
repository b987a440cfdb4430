import { Service, computed, inject, linkedSignal, signal } from '@angular/core';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import {
  NotificationPreferences,
  volumePaths,
  type ThreadId,
  type Volume,
} from '@passerelle/contracts/volumes';
import { reading } from '../../platform/http/api';
import { asProblem } from '../../platform/problems/problem-error';
import { Session } from '../../platform/session/session';
import type { Loudness } from '../../ui/volume-menu/volume-menu';
import { NotificationApi } from './notification-api';

/** A body, or one of its discussions or channels. */
export interface HeardPlace {
  readonly bodyId: BodyId;
  readonly threadId?: ThreadId;
}

/** The bell of a place. */
@Service()
export class VolumeApi {
  private readonly api = inject(NotificationApi);
  private readonly session = inject(Session);

  /** What is chosen for the place, and the way to choose again; call inside a component. Asks nothing of strangers. */
  at(place: () => HeardPlace | undefined) {
    // Asked again only when somebody comes or goes, not whenever the page around it is read again.
    const asks = computed(() => !!place() && this.session.signedIn());
    const reads = reading(NotificationPreferences, () =>
      asks() ? volumePaths.preferences() : undefined,
    );
    const mine = linkedSignal(() => (reads.hasValue() ? reads.value() : undefined));
    const problem = signal<Problem | undefined>(undefined);
    const chosen = computed(() => {
      const [all, here] = [mine(), place()];
      return all && here && loudnessOf(volumeIn(all, here));
    });
    const choose = async (loudness: Loudness): Promise<void> => {
      const here = place();
      if (!here) return;
      const level = loudness === 'outer' ? null : loudness;
      const { bodyId, threadId } = here;
      const choice = { mail: level, push: level };
      problem.set(undefined);
      try {
        mine.set(
          threadId
            ? await this.api.setThread(bodyId, threadId, choice)
            : await this.api.setBody(bodyId, choice),
        );
      } catch (error) {
        problem.set(asProblem(error));
      }
    };
    return { chosen, choose, problem: problem.asReadonly() };
  }
}

function volumeIn(
  { bodies, threads }: NotificationPreferences,
  { bodyId, threadId }: HeardPlace,
): Volume {
  const found = threadId
    ? threads.find((thread) => thread.threadId === threadId)
    : bodies.find((body) => body.bodyId === bodyId);
  return found?.volume ?? {};
}

/** Mail and devices together; `mixed` when each was chosen by itself. */
function loudnessOf({ mail, push }: Volume): Loudness | 'mixed' {
  return mail === push ? (mail ?? 'outer') : 'mixed';
}
