import {
  ApplicationRef,
  DOCUMENT,
  EnvironmentInjector,
  Service,
  createComponent,
  inject,
} from '@angular/core';
import {
  FollowUpList,
  type FollowUp,
  type FollowUpQuery,
  type Source,
} from '@passerelle/contracts/follow-ups';
import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import { meetingPaths } from '@passerelle/contracts/meetings';
import { reading } from '../../platform/http/api';
import { Languages } from '../../platform/i18n/languages';

/** What somebody wants to make, and from what. */
export interface FollowUpWish {
  readonly kind: FollowUp['kind'];
  readonly bodyId: BodyId;
  /** What the sheet begins with: the words of the message. */
  readonly text: string;
  readonly source?: Source;
  /** The meeting that is open on the screen; without it, one is chosen. */
  readonly meetingId?: MeetingId;
}

/** Where what came of a message is read. */
export function followUpPath(bodyId: BodyId, { kind, meetingId }: FollowUp): string[] {
  const meetings = ['/instances', bodyId, 'reunions'];
  if (!meetingId) return meetings;
  return kind === 'agenda-item'
    ? [...meetings, meetingId]
    : [...meetings, meetingId, 'compte-rendu'];
}

/** Agenda items, decisions and actions that come from what was said. */
@Service()
export class FollowUpApi {
  private readonly injector = inject(EnvironmentInjector);
  private readonly application = inject(ApplicationRef);
  private readonly document = inject(DOCUMENT);
  private readonly languages = inject(Languages);

  /** What came of a channel's messages or a discussion's posts; called inside a component. */
  of(body: () => BodyId | undefined, place: () => FollowUpQuery) {
    return reading(FollowUpList, () => {
      const [id, { channelId, discussionId }] = [body(), place()];
      if (!id || (!channelId && !discussionId)) return undefined;
      const query = new URLSearchParams(
        channelId ? { channelId } : { discussionId: discussionId! },
      );
      return `${meetingPaths.followUps(id)}?${query}`;
    });
  }

  /** Opens the sheet; true when something was made. Fetched by who uses it. */
  async begin(wish: FollowUpWish): Promise<boolean> {
    const [{ FollowUpSheet }, { meetingsTexts }] = await Promise.all([
      import('./follow-up/follow-up-sheet'),
      import('./meetings-texts'),
    ]);
    await meetingsTexts.ready(this.languages.current());
    const sheet = createComponent(FollowUpSheet, { environmentInjector: this.injector });
    sheet.setInput('wish', wish);
    this.document.body.append(sheet.location.nativeElement as Node);
    this.application.attachView(sheet.hostView);
    return new Promise((resolve) => {
      sheet.instance.closed.subscribe((made) => {
        sheet.destroy();
        resolve(made);
      });
    });
  }
}
