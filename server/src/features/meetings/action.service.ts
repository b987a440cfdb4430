import { Injectable } from '@nestjs/common';
import type { Body } from '@passerelle/contracts/bodies';
import type {
  Action,
  ActionChange,
  ActionDraft,
  ActionList,
} from '@passerelle/contracts/decisions';
import type { ActionId, BodyId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { byDue, isOwn } from '@passerelle/rules/meetings/actions';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';
import { ActionRepository, type StoredAction } from './action.repository';
import { ConveningService } from './convening.service';
import { MeetingAccess } from './meeting.access';
import { shownSource } from './meeting-cards';
import { MeetingChanged } from './meeting.events';
import { Sources } from './sources';

/** What people and cities of a body have to do. */
@Injectable()
export class ActionService {
  constructor(
    private readonly access: MeetingAccess,
    private readonly bodies: BodyService,
    private readonly actions: ActionRepository,
    private readonly convening: ConveningService,
    private readonly sources: Sources,
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller | undefined, bodyId: BodyId): Promise<ActionList> {
    const body = await this.bodies.require(caller, 'meetings:read', bodyId);
    const mayAdd = mayInBody(caller?.standing, 'meetings:write', body);
    const [actions, seats] = await Promise.all([
      this.actions.ofBody(bodyId),
      mayAdd ? this.convening.seats(body) : [],
    ]);
    return {
      actions: await this.cards(caller, body, actions),
      owners: seats.map(({ organisation: { id, name }, people }) => ({
        ...{ organisation: { id, name }, people },
      })),
      mine: { mayAdd },
    };
  }

  async add(caller: Caller, bodyId: BodyId, draft: ActionDraft): Promise<Action> {
    const body = await this.bodies.require(caller, 'meetings:write', bodyId);
    if (draft.meetingId) {
      const { meeting } = await this.access.require(caller, 'meetings:write', draft.meetingId);
      if (meeting.bodyId !== bodyId) throw new Refusal('request/not-found');
    }
    if (draft.source) await this.sources.require(caller, body, draft.source);
    await this.requireOwner(body, draft);
    const [at, by] = [this.clock.instant(), caller.personId];
    const fresh = { ...draft, bodyId, at, by, state: 'open' as const, version: 1 };
    const outcome = await this.actions.create(fresh, { bodyId, by, draft });
    if (outcome === 'created') await this.tell(caller, fresh);
    return this.one(caller, body, draft.id);
  }

  /** Whoever writes minutes changes any; whose it is, or who acts for the city, says that it is done. */
  async change(caller: Caller, id: ActionId, change: ActionChange): Promise<Action> {
    const action = await this.actions.one(id);
    if (!action) throw new Refusal('request/not-found');
    const body = await this.bodies.require(caller, 'meetings:read', action.bodyId);
    if (!this.mayChange(caller, body, action)) throw new Refusal('body/not-seated');
    const changed = await this.actions.change(id, change);
    if (!changed) throw new Refusal('request/stale');
    await this.tell(caller, changed);
    return this.one(caller, body, id);
  }

  async cards(
    caller: Caller | undefined,
    body: Body,
    actions: readonly StoredAction[],
  ): Promise<Action[]> {
    const [people, organisations] = await Promise.all([
      this.people.cards(actions.flatMap(({ personId }) => personId ?? [])),
      this.organisations.names(actions.flatMap(({ organisationId }) => organisationId ?? [])),
    ]);
    return [...actions].sort(byDue).map((action) => {
      const { id, bodyId, meetingId, title, state, due, at, version, source } = action;
      const person = action.personId && people.get(action.personId);
      const organisation = action.organisationId && organisations.get(action.organisationId);
      return {
        ...{ id, bodyId, title, state, at, version },
        ...(meetingId && { meetingId }),
        ...(due && { due }),
        ...(person && { person }),
        ...(organisation && { organisation }),
        ...shownSource(caller, body, source),
        mine: { mayChange: this.mayChange(caller, body, action) },
      };
    });
  }

  private mayChange(caller: Caller | undefined, body: Body, action: StoredAction): boolean {
    if (!caller) return false;
    return mayInBody(caller.standing, 'meetings:write', body) || isOwn(action, caller.standing);
  }

  private async one(caller: Caller, body: Body, id: ActionId): Promise<Action> {
    const stored = await this.actions.one(id);
    return (await this.cards(caller, body, stored ? [stored] : []))[0]!;
  }

  private async requireOwner(body: Body, { personId, organisationId }: ActionDraft): Promise<void> {
    const seats = await this.convening.seats(body);
    const known = seats.some(
      ({ organisation, people }) =>
        organisation.id === organisationId || people.some(({ id }) => id === personId),
    );
    if (!known) throw new Refusal('meeting/owner-elsewhere');
  }

  private async tell({ personId }: Caller, { bodyId, meetingId }: StoredAction): Promise<void> {
    if (!meetingId) return;
    await this.events.publish(
      new MeetingChanged(this.clock.instant(), personId, bodyId, meetingId, 'record'),
    );
  }
}
