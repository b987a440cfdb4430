import { Injectable } from '@nestjs/common';
import type { BodyId, PositionId } from '@passerelle/contracts/ids';
import type {
  Position,
  PositionDraft,
  PositionItem,
  PositionList,
  PositionPage,
  PositionPermission,
  PositionQuery,
  PositionRevisionList,
} from '@passerelle/contracts/positions';
import {
  mayWithPositions,
  positionPermissions,
  tablesFor,
} from '@passerelle/rules/positions/rights';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PersonService } from '../people/person.service';
import { AdoptionRepository } from './adoption.repository';
import { PositionAccess, type Placed } from './position.access';
import { PositionChanged } from './position.events';
import { PositionListRepository, type ListedPosition } from './position-list.repository';
import { PositionRepository } from './position.repository';
import { adoptedPosition, positionOf } from './position-shapes';
import { RevisionRepository } from './revision.repository';

const PAGE = 50;

@Injectable()
export class PositionService {
  constructor(
    private readonly positions: PositionRepository,
    private readonly lists: PositionListRepository,
    private readonly history: RevisionRepository,
    private readonly adoptions: AdoptionRepository,
    private readonly access: PositionAccess,
    private readonly bodies: BodyService,
    private readonly people: PersonService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** All that the caller may read, last changed first. */
  async list(caller: Caller | undefined, query: PositionQuery): Promise<PositionList> {
    const bodies = new Map((await this.bodies.all()).map((body) => [body.id, body]));
    const reads = (status: 'draft' | 'open') =>
      [...bodies.values()]
        .filter((body) => mayWithPositions(caller?.standing, 'position:view', body, status))
        .map((body) => body.id);
    const readable = { drafts: reads('draft'), others: reads('open') };
    const found = await this.lists.readable(readable, query, PAGE + 1);
    const page = found.slice(0, PAGE);
    const last = page.at(-1);
    return {
      items: page.flatMap((position) => {
        const body = bodies.get(position.bodyId);
        return body ? this.item(caller, { position, body }) : [];
      }),
      ...(last && found.length > PAGE && { next: this.lists.cursorOf(last) }),
    };
  }

  async read(caller: Caller | undefined, id: PositionId): Promise<PositionPage> {
    const placed = await this.access.require(caller, 'position:view', id);
    const { position: stored, body } = placed;
    const debates = this.access.follows(caller, placed);
    const published = stored.adopted && (await this.adoptions.of(id));
    const whole = positionOf(stored, published);
    const author = (await this.people.cards([stored.createdBy])).get(stored.createdBy);
    return {
      ...(debates
        ? { position: whole, consolidated: stored.consolidated, ...(author && { author }) }
        : adoptedPosition(whole)),
      body: { id: body.id, name: body.name },
      mine: {
        permissions: positionPermissions(caller?.standing, body, stored.status),
        debates,
        tablesFor: tablesFor(caller?.standing, body),
      },
    };
  }

  async revisions(caller: Caller | undefined, id: PositionId): Promise<PositionRevisionList> {
    await this.access.requireDebates(caller, id);
    return this.history.of(id);
  }

  /** Begins a position in a body. */
  async draft(caller: Caller, draft: PositionDraft): Promise<PositionPage> {
    await this.requireToDraft(caller, draft.bodyId);
    const at = this.clock.instant();
    const position: Position = {
      ...{ ...draft, text: draft.text ?? { recitals: [], articles: [] } },
      ...{ status: 'draft', revision: 0, createdBy: caller.personId },
      ...{ createdAt: at, changedAt: at },
    };
    const made = await this.positions.create(position, { draft, by: caller.personId });
    if (made === 'created')
      await this.events.publish(
        new PositionChanged(at, caller.personId, draft.id, draft.bodyId, 0, 'draft'),
      );
    return this.read(caller, draft.id);
  }

  /** For other features: see {@link PositionAccess.require}. */
  require(caller: Caller, permission: PositionPermission, id: PositionId): Promise<Placed> {
    return this.access.require(caller, permission, id);
  }

  /** For other features: see {@link PositionAccess.requireDebates}. */
  requireDebates(caller: Caller | undefined, id: PositionId): Promise<Placed> {
    return this.access.requireDebates(caller, id);
  }

  /** For other features, after their own access check: what these positions are called. */
  async titles(ids: readonly PositionId[]): Promise<Map<PositionId, string>> {
    const found = await this.positions.named(ids);
    return new Map([...found].map(([id, position]) => [id, position.title]));
  }

  private item(
    caller: Caller | undefined,
    { position, body }: { position: ListedPosition; body: Placed['body'] },
  ): PositionItem {
    const { id, kind, title, language, status, themes, sdgs, deadline, changedAt } = position;
    const open = this.access.follows(caller, { position, body });
    return {
      ...{ id, kind, title, language, status, themes, sdgs, changedAt },
      ...(deadline && open && { deadline }),
      body: { id: body.id, name: body.name },
      ...(position.adopted && {
        number: position.adopted.number,
        adoptedOn: position.adopted.date,
      }),
      amendmentCount: open ? position.amendmentCount : 0,
      openBallotCount: position.openBallotId ? 1 : 0,
    };
  }

  private async requireToDraft(caller: Caller, bodyId: BodyId): Promise<void> {
    const body = (await this.bodies.named([bodyId])).get(bodyId);
    if (body && mayWithPositions(caller.standing, 'position:draft', body)) return;
    await this.bodies.require(caller, 'bodies:read', bodyId);
    throw new Refusal('body/not-seated');
  }
}
