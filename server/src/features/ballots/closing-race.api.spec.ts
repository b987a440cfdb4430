import type { Response } from 'supertest';
import { ballotPaths } from '@passerelle/contracts/ballots';
import type { BodyId } from '@passerelle/contracts/ids';
import { aMandate, anOrganisation, aSeat } from '@passerelle/test-kit/network';
import { bal, CLIMATE, pos, vot } from '../../../test/a-position';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';
import { BodyService } from '../bodies/body.service';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';
import { PositionArchiveService } from '../positions/position-archive.service';
import { BallotCheckService } from './ballot-check.service';

const SEATS = 200;
/** Votes that are on their way at any moment. */
const AT_ONCE = 16;
/** The chair closes when so many votes were answered. */
const BEFORE_CLOSE = 60;

describe('closing a ballot while two hundred cities vote', () => {
  let spec: SpecApp;
  let network: Populated;
  let voter: Agent;
  let chair: Agent;
  let seatIds: string[];
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    seatIds = await seatCities(spec, network);
    await textUnderVote(spec, network);
    [voter, chair] = [await network.as('member'), await network.as('chair')];
    await chair
      .post(ballotPaths.ofPosition(pos(1)))
      .send({ id: bal(1) })
      .expect(201);
  });
  afterAll(() => spec.close());

  it('counts every vote that got a receipt and none that was refused', async () => {
    let closing: Promise<Response> | undefined;
    const waiting = seatIds.map((seatId, n) => ({ seatId, n }));
    const answers: { seatId: string; status: number; code: string }[] = [];
    const castOn = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const vote = { id: vot(next.n), seatId: next.seatId, choice: 'for' };
        const { status, body } = await voter.post(ballotPaths.votes(bal(1))).send(vote);
        answers.push({ seatId: next.seatId, status, code: body.code });
        if (answers.length >= BEFORE_CLOSE)
          closing ??= chair.post(ballotPaths.close(bal(1))).then((answer) => answer);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, castOn));
    const closed = await closing;
    expect(closed?.status).toBe(200);
    const accepted = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['ballot/closed']));
    const voted = closed?.body.ballot.tally.seats
      .filter((seat: { choice?: string }) => seat.choice)
      .map((seat: { seatId: string }) => seat.seatId);
    expect(voted.sort()).toEqual(accepted.map(({ seatId }) => seatId).sort());
    expect(closed?.body.ballot.tally.counts.for).toBe(accepted.length);
    const { body } = await voter.get(ballotPaths.one(bal(1))).expect(200);
    expect(body.ballot).toEqual(closed?.body.ballot);
    expect(await spec.app.get(BallotCheckService).faults()).toEqual([]);
  });
});

/** One official who acts for two hundred cities, each with a seat in the commission: no more than a loaded voter. */
async function seatCities(spec: SpecApp, { cast }: Populated): Promise<string[]> {
  const { commission } = cast.bodies;
  const cities = Array.from({ length: SEATS }, (_, n) => anOrganisation(2000 + n, `Ville ${n}`));
  const mandates = cities.map((city, n) => aMandate(3000 + n, cast.people.member, city));
  const seats = cities.map((city, n) => aSeat(4000 + n, commission, city, [mandates[n]]));
  await spec.app.get(OrganisationService).add(cities);
  await spec.app.get(PersonService).add([], mandates);
  await spec.app.get(BodyService).add([], seats);
  return seats.map((seat) => seat.id);
}

async function textUnderVote(spec: SpecApp, { cast }: Populated): Promise<void> {
  const at = '2026-08-20T08:00:00.000Z';
  await spec.app.get(PositionArchiveService).add([
    {
      position: {
        ...{ id: pos(1), kind: 'motion', title: 'L’eau', language: 'fr', themes: [], sdgs: [] },
        ...{ bodyId: cast.bodies.commission.id as BodyId, status: 'voting', text: CLIMATE },
        ...{ revision: 0, createdBy: cast.people.chair.id, createdAt: at, changedAt: at },
      },
      ...{ amendments: [], log: [] },
    },
  ]);
}
