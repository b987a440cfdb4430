import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { Source } from '@passerelle/contracts/follow-ups';
import type { AgendaItem, Approval, MeetingCard } from '@passerelle/contracts/meetings';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import type { Caller } from '../../platform/permissions/caller';
import { PersonService } from '../people/person.service';
import { MeetingRepository, type StoredMeeting } from './meeting.repository';
import { ReplyRepository } from './reply.repository';

/** A source is shown to whoever may read it: the chat of a body is for its seats alone. */
export function shownSource(
  caller: Caller | undefined,
  body: Body,
  source: Source | undefined,
): { source?: Source } {
  if (!source) return {};
  const permission = source.kind === 'message' ? 'chat:read' : 'discussions:read';
  return mayInBody(caller?.standing, permission, body) ? { source } : {};
}

/** Puts stored meetings into the shape that readers see. */
@Injectable()
export class MeetingCards {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly replies: ReplyRepository,
    private readonly people: PersonService,
  ) {}

  notice(meeting: StoredMeeting) {
    const { id, bodyId, title, kind, place, link, zone, start, end, state } = meeting;
    return {
      ...{ id, bodyId, title, kind, zone, start, end, state },
      ...(place && { place }),
      ...(link && { link }),
    };
  }

  async cards(
    caller: Caller | undefined,
    meetings: readonly StoredMeeting[],
  ): Promise<MeetingCard[]> {
    const ids = meetings.map(({ id }) => id);
    const own = caller ? await this.replies.of(caller.personId, ids) : undefined;
    return meetings.map((meeting) => {
      const reply = own?.get(meeting.id)?.reply;
      return {
        ...publicNotice(this.notice(meeting)),
        itemCount: meeting.agenda.length,
        ...(reply && { reply }),
      };
    });
  }

  agenda(caller: Caller | undefined, { agenda }: StoredMeeting, body: Body): AgendaItem[] {
    return agenda.map(({ creation: _creation, source, ...item }) => ({
      ...item,
      ...shownSource(caller, body, source),
    }));
  }

  async approval({ approval }: StoredMeeting): Promise<Approval | undefined> {
    if (!approval) return undefined;
    const [people, later] = await Promise.all([
      this.people.cards([approval.by]),
      this.meetings.one(approval.meetingId),
    ]);
    const { at, by, hash, meetingId } = approval;
    return {
      ...{ at, hash },
      by: people.get(by) ?? { id: by, name: '—' },
      in: { id: meetingId, title: later?.title ?? '—', start: later?.start ?? at },
    };
  }
}

/** The address of the video is for the seats of the body. */
function publicNotice<T extends { link?: string }>({ link: _link, ...rest }: T): Omit<T, 'link'> {
  return rest;
}
