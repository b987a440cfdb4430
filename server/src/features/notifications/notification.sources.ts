import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { BodyId } from '@passerelle/contracts/ids';
import { DomainEvents } from '../../platform/events/domain-events';
import { BallotOpened } from '../ballots/ballot.events';
import { BallotService } from '../ballots/ballot.service';
import { BodyService } from '../bodies/body.service';
import { MessagesPosted } from '../chat/chat.events';
import { DirectNewsService } from '../chat/direct-news.service';
import { DiscussionReplied, DiscussionStarted } from '../discussions/discussion.events';
import { DiscussionService } from '../discussions/discussion.service';
import { ProgrammeService } from '../events/programme.service';
import { MentionService } from '../mentions/mention.service';
import { AmendmentsSettled } from '../positions/position.events';
import { AmendmentService } from '../positions/amendment.service';
import { PositionService } from '../positions/position.service';
import { SessionPlacesMoved } from '../registrations/registration.events';
import { DeliveryService } from './delivery.service';

/** What happens in the features becomes what people hear of. */
@Injectable()
export class NotificationSources implements OnModuleInit {
  private readonly logger = new Logger(NotificationSources.name);

  constructor(
    private readonly events: DomainEvents,
    private readonly delivery: DeliveryService,
    private readonly bodies: BodyService,
    private readonly mentions: MentionService,
    private readonly discussions: DiscussionService,
    private readonly ballots: BallotService,
    private readonly positions: PositionService,
    private readonly amendments: AmendmentService,
    private readonly programme: ProgrammeService,
    private readonly directNews: DirectNewsService,
  ) {}

  onModuleInit(): void {
    this.events.on(DiscussionStarted, (event) => this.discussed(event, 1));
    this.events.on(DiscussionReplied, (event) => this.discussed(event, event.position));
    this.events.on(BallotOpened, (event) => this.ballotOpened(event));
    this.events.on(AmendmentsSettled, (event) => this.settled(event));
    this.events.on(SessionPlacesMoved, (event) => this.placesMoved(event));
    // The channel goes on while its messages are told here.
    this.events.on(MessagesPosted, (event) => {
      void this.posted(event).catch((error: unknown) => this.logger.error(error));
    });
  }

  private async bodyOf(id: BodyId) {
    return (await this.bodies.named([id])).get(id);
  }

  private async discussed(
    { at, by, bodyId, discussionId }: DiscussionStarted,
    position: number,
  ): Promise<void> {
    const [body, news] = [
      await this.bodyOf(bodyId),
      await this.discussions.news(discussionId, position),
    ];
    if (!body || !news) return;
    const opening = position === 1;
    const concerned = opening ? news.mentions : [...news.mentions, news.startedBy];
    const named = new Set(news.mentions);
    const where = { by, body, place: 'discussions', threadId: discussionId } as const;
    const cause = {
      ...{ key: `post:${discussionId}:${position}`, at, subject: { fr: news.title } },
      target: { discussionId, position },
    };
    const kind = opening ? 'discussion-started' : 'discussion-replied';
    await this.delivery.deliver(
      { ...where, concerned: [...new Set(concerned)] },
      { ...cause, kind, kindOf: (id) => (named.has(id) ? 'discussion-mention' : kind) },
    );
  }

  private async posted(event: MessagesPosted): Promise<void> {
    const { bodyId, channelId, messages } = event;
    if (!bodyId) return this.written(event);
    const body = await this.bodyOf(bodyId);
    if (!body) return;
    for (const { id, number, authorId, mentions, at } of messages)
      await this.delivery.deliver(
        { by: authorId, body, place: 'chat', threadId: channelId, concerned: mentions },
        {
          ...{ key: `message:${id}`, kind: 'chat-message', at, subject: body.name },
          kindOf: (person) => (mentions.includes(person) ? 'chat-mention' : 'chat-message'),
          target: { channelId, position: number },
        },
      );
  }

  /** In a direct conversation: it concerns everybody who is in it. */
  private async written({ channelId, messages }: MessagesPosted): Promise<void> {
    for (const { id, number, authorId, at } of messages) {
      const news = await this.directNews.of(channelId, { number, authorId });
      if (news)
        await this.delivery.deliverOwn(news.people, authorId, {
          ...{ key: `message:${id}`, kind: 'chat-message', at, subject: news.subject },
          target: { channelId, position: number },
        });
    }
  }

  /** Only whoever has a seat to vote for: the others read the result. */
  private async ballotOpened({
    at,
    by,
    bodyId,
    positionId,
    ballotId,
  }: BallotOpened): Promise<void> {
    const body = await this.bodyOf(bodyId);
    if (!body) return;
    const seated = await this.mentions.seated(body, 'discussions');
    const standings = await this.mentions.standingsOf(seated);
    const voters = await this.ballots.awaited(ballotId, standings);
    const title = (await this.positions.titles([positionId])).get(positionId) ?? '';
    await this.delivery.deliver(
      { by, body, place: 'discussions', concerned: voters, only: voters },
      {
        ...{ key: `ballot:${ballotId}`, kind: 'ballot-opened', at, subject: { fr: title } },
        target: { positionId, ballotId },
      },
    );
  }

  /** It concerns the cities that tabled the amendment. */
  private async settled({ at, by, positionId, settled }: AmendmentsSettled): Promise<void> {
    const text = await this.amendments.tabled(positionId);
    const body = text && (await this.bodyOf(text.bodyId));
    if (!text || !body) return;
    const seated = await this.mentions.seated(body, 'discussions');
    const standings = [...(await this.mentions.standingsOf(seated))];
    for (const { amendmentId } of settled) {
      const tablers = text.tablers.get(amendmentId) ?? [];
      const concerned = standings.flatMap(([id, { seats }]) =>
        seats.some((seat) => seat.bodyId === body.id && tablers.includes(seat.organisationId))
          ? id
          : [],
      );
      await this.delivery.deliver(
        { by, body, place: 'discussions', concerned },
        {
          ...{ key: `settled:${amendmentId}`, kind: 'amendment-settled', at },
          ...{ subject: { fr: text.title }, target: { positionId, amendmentId } },
        },
      );
    }
  }

  private async placesMoved({ at, eventId, sessionId, moves }: SessionPlacesMoved): Promise<void> {
    const given = moves.filter((move) => move.promoted && move.became === 'confirmed');
    if (given.length === 0) return;
    const [session] = await this.programme.sessionsNamed([sessionId]);
    if (!session) return;
    for (const { signUpId, personId, registrationId } of given)
      if (personId)
        await this.delivery.deliverOwn([personId], undefined, {
          ...{ key: `place:${signUpId}`, kind: 'place-given', at, subject: session.title },
          target: { eventId, sessionId, registrationId },
        });
  }
}
