import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type { DiscussionItem } from '@passerelle/contracts/discussions';
import type { WaitingItem } from '@passerelle/contracts/home';
import type { Caller } from '../../platform/permissions/caller';
import { Waiting, type WaitingSource } from '../../platform/waiting/waiting';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';
import { DiscussionCards } from './discussion-cards';
import { DiscussionRepository } from './discussion.repository';
import { PostRepository } from './post.repository';
import { DiscussionReadRepository } from './discussion-read.repository';

/** Older discussions of a body no longer wait for anybody. */
const NEWEST = 100;

/** In the bodies where the caller sits: each discussion that mentions them, and how many others have something new. */
@Injectable()
export class DiscussionWaiting implements WaitingSource, OnModuleInit {
  constructor(
    private readonly waiting: Waiting,
    private readonly bodies: BodyService,
    private readonly discussions: DiscussionRepository,
    private readonly posts: PostRepository,
    private readonly reads: DiscussionReadRepository,
    private readonly cards: DiscussionCards,
    private readonly people: PersonService,
  ) {}

  onModuleInit(): void {
    this.waiting.register(this);
  }

  async waitingFor(caller: Caller): Promise<WaitingItem[]> {
    const seated = [...new Set(caller.standing.seats.map((seat) => seat.bodyId))];
    const bodies = await this.bodies.allowed(caller, 'discussions:read', seated);
    const items = await Promise.all([...bodies.values()].map((body) => this.inBody(caller, body)));
    return items.flat();
  }

  private async inBody(caller: Caller, body: Body): Promise<WaitingItem[]> {
    const discussions = await this.discussions.page(body.id, undefined, NEWEST);
    const items = await this.cards.items(caller.personId, discussions);
    const calling = items.filter((item) => item.mentions > 0);
    const unread = items.filter((item) => item.unread > 0 && item.mentions === 0);
    const mentions = await Promise.all(calling.map((item) => this.mentioned(caller, body, item)));
    return [...mentions.flat(), ...unreadIn(body, unread)];
  }

  private async mentioned(
    { personId }: Caller,
    body: Body,
    { id, title, mentions }: DiscussionItem,
  ): Promise<WaitingItem[]> {
    const read = (await this.reads.of(personId, [id]))(id);
    const first = await this.posts.firstMention(id, personId, read);
    if (!first) return [];
    const by = (await this.people.cards([first.authorId])).get(first.authorId);
    return [
      {
        kind: 'discussion-mention',
        bodyId: body.id,
        subject: { fr: title },
        body: body.name,
        count: mentions,
        ...(by && { by }),
        target: { discussionId: id, position: first.position },
        since: first.at,
      },
    ];
  }
}

/** One item for a body: with a single discussion it names that one, with several it counts them. */
function unreadIn(body: Body, unread: readonly DiscussionItem[]): WaitingItem[] {
  const [newest, ...others] = unread;
  if (!newest) return [];
  const common = {
    kind: 'discussion-unread' as const,
    bodyId: body.id,
    since: newest.lastActivity.at,
  };
  if (others.length > 0)
    return [{ ...common, subject: body.name, count: unread.length, target: {} }];
  return [
    {
      ...common,
      subject: { fr: newest.title },
      body: body.name,
      count: 1,
      target: { discussionId: newest.id },
    },
  ];
}
