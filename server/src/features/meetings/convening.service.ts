import { Injectable } from '@nestjs/common';
import type { Body, SeatCard } from '@passerelle/contracts/bodies';
import type { BodyId, OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { Convened } from '@passerelle/contracts/meetings';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';
import type { StoredMeeting } from './meeting.repository';
import { ReplyRepository } from './reply.repository';

/** Who is convened: everybody who acts for a seat of the body now, and whoever they send instead. */
@Injectable()
export class ConveningService {
  constructor(
    private readonly bodies: BodyService,
    private readonly people: PersonService,
    private readonly replies: ReplyRepository,
  ) {}

  async seats(body: Body): Promise<SeatCard[]> {
    return this.bodies.seatCards(body, await this.bodies.currentSeats([body.id]));
  }

  async convened(meeting: StoredMeeting, body: Body): Promise<Convened[]> {
    const [seats, replies] = await Promise.all([
      this.seats(body),
      this.replies.ofMeeting(meeting.id),
    ]);
    const alternates = await this.people.cards(
      replies.flatMap(({ alternateId }) => alternateId ?? []),
    );
    const replyOf = new Map(replies.map((reply) => [reply.personId, reply]));
    return seats.flatMap(({ people, organisation: { id, name }, office, hasVote }) =>
      people.map((person): Convened => {
        const reply = replyOf.get(person.id);
        const alternate = reply?.alternateId && alternates.get(reply.alternateId);
        return {
          ...{ person, organisation: { id, name }, office, hasVote },
          ...(reply && { reply: reply.reply }),
          ...(alternate && { alternate }),
        };
      }),
    );
  }

  /** For whom somebody may be there: their own seat, or the seat of who sends them. */
  async representing(
    meeting: StoredMeeting,
    body: Body,
    personId: PersonId,
  ): Promise<OrganisationId | undefined> {
    const convened = await this.convened(meeting, body);
    const own = convened.find(({ person }) => person.id === personId);
    const instead = convened.find(({ alternate }) => alternate?.id === personId);
    return (own ?? instead)?.organisation.id;
  }

  async organisationsIn(bodyId: BodyId): Promise<Set<OrganisationId>> {
    const seats = await this.bodies.currentSeats([bodyId]);
    return new Set(seats.map(({ organisationId }) => organisationId));
  }

  /** Do both hold a mandate in one organisation, now? */
  async ofSameOrganisation(one: PersonId, other: PersonId): Promise<boolean> {
    const cards = await this.people.cards([one, other]);
    const [a, b] = [cards.get(one)?.organisation, cards.get(other)?.organisation];
    return !!a && one !== other && a.id === b?.id;
  }
}
