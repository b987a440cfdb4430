import { performance } from 'node:perf_hooks';
import { ModuleRef } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { EventId, SessionId, SignUpId } from '@passerelle/contracts/ids';
import type { SignUp } from '@passerelle/contracts/sign-ups';
import { replay } from '@passerelle/rules/registrations/waiting-list';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { aCongress, aCrowd } from '../../../test/congress';
import { aSession } from '../../../test/sample-programme';
import { Audit } from '../../platform/audit/audit';
import type { Caller } from '../../platform/permissions/caller';
import { Refusal } from '../../platform/errors/refusal';
import { RegistrationsModule } from './registrations.module';
import { SignUpService } from './sign-up.service';

const SEATS = 50;
const CROWD = 300;

/** What a referee counts in the store afterwards. */
interface Outcome {
  confirmed: number;
  waiting: number[];
}

describe('many who sign up at once', () => {
  let spec: SpecApp;
  let signUps: SignUpService;
  let events = 0;
  beforeAll(async () => {
    spec = await startApp();
    signUps = spec.app.get(SignUpService);
  });
  afterAll(() => spec.close());

  const store = () => spec.app.get<Connection>(getConnectionToken());

  /** An event with one workshop for each number of places, and a crowd. */
  async function workshops(places: readonly number[], people: number) {
    events += 1;
    const base = events * 1000;
    const sessions = (id: EventId) =>
      places.map((capacity, index) => aSession(base + index, id, { capacity }));
    const eventId = await aCongress(spec, base, sessions);
    const crowd = await aCrowd(spec, eventId, base, people);
    const ids = places.map((_, index) => idOf<SessionId>('ses', base + index));
    return { eventId, ids, crowd, base };
  }

  function signUpId(caller: Caller, session = 0): SignUpId {
    const last = caller.personId.slice(-6);
    return `sgn_01J0000000000000000${session}${last}` as SignUpId;
  }

  async function outcomeOf(sessionId: SessionId): Promise<Outcome> {
    const stored = await store().collection('signUps').find({ sessionId }).toArray();
    const ranks = (await signUps.line(sessionId)).map(({ signUp }) => signUp.rank!);
    return {
      confirmed: stored.filter(({ status }) => status === 'confirmed').length,
      waiting: ranks,
    };
  }

  it(`gives ${SEATS} places to ${SEATS} of ${CROWD} people, and ranks 1 to ${CROWD - SEATS} to the others`, async () => {
    const { eventId, ids, crowd } = await workshops([SEATS], CROWD);
    const start = performance.now();
    const answers = await Promise.all(
      crowd.map((caller) => signUps.signUp(caller, eventId, ids[0]!, { id: signUpId(caller) })),
    );
    const time = Math.round(performance.now() - start);
    process.stdout.write(`${CROWD} sign-ups for ${SEATS} places: ${time} ms\n`);
    const expected = Array.from({ length: CROWD - SEATS }, (_, index) => index + 1);
    expect(await outcomeOf(ids[0]!)).toEqual({ confirmed: SEATS, waiting: expected });
    expect(answers.filter(({ status }) => status === 'confirmed')).toHaveLength(SEATS);
    expect(ranksOf(answers)).toEqual(expected);
    const [count] = await signUps.counts(undefined, eventId);
    expect(count).toMatchObject({ capacity: SEATS, confirmed: SEATS, waiting: CROWD - SEATS });
  });

  it('has a log whose replay gives the same places and the same line', async () => {
    const { eventId, ids, crowd } = await workshops([20], 60);
    const [sessionId] = ids as [SessionId];
    const come = (caller: Caller) =>
      signUps.signUp(caller, eventId, sessionId, { id: signUpId(caller) });
    const leave = (caller: Caller) => signUps.leave(caller, signUpId(caller));
    await Promise.all(crowd.slice(0, 40).map(come));
    await Promise.all([
      ...crowd.slice(0, 15).map(leave),
      ...crowd.slice(40).map(come),
      ...crowd.slice(30, 35).map(leave),
    ]);
    const places = replay(await signUps.logOf(sessionId));
    const stored = await store().collection('signUps').find({ sessionId }).toArray();
    const confirmed = stored.filter(({ status }) => status === 'confirmed').map(({ _id }) => _id);
    expect([...places.confirmed].sort()).toEqual(confirmed.map(String).sort());
    expect(places.waiting).toEqual((await signUps.line(sessionId)).map(({ signUp }) => signUp.id));
    expect(places.confirmed).toHaveLength(20);
  });

  it('passes each place that comes free to the next in line, exactly once', async () => {
    const { eventId, ids, crowd } = await workshops([10], 30);
    const [sessionId] = ids as [SessionId];
    for (const caller of crowd)
      await signUps.signUp(caller, eventId, sessionId, { id: signUpId(caller) });
    // Ten leave at once, each of them twice.
    const leaving = [...crowd.slice(0, 10), ...crowd.slice(0, 10)];
    await Promise.all(leaving.map((caller) => signUps.leave(caller, signUpId(caller))));
    const stored = await store()
      .collection('signUps')
      .find({ sessionId, status: 'confirmed' })
      .sort({ order: 1 })
      .toArray();
    expect(stored.map(({ personId }) => personId)).toEqual(
      crowd.slice(10, 20).map(({ personId }) => personId),
    );
    expect((await outcomeOf(sessionId)).waiting).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('makes one sign-up of fifty equal commands', async () => {
    const { eventId, ids, crowd } = await workshops([5], 1);
    const [caller] = crowd as [Caller];
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        signUps.signUp(caller, eventId, ids[0]!, { id: signUpId(caller) }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await outcomeOf(ids[0]!)).toEqual({ confirmed: 1, waiting: [] });
  });

  it('lets one of two overlapping workshops through when a person signs up for both at once', async () => {
    const { eventId, ids, crowd } = await workshops([100, 100], 40);
    const results = await Promise.all(
      crowd.map((caller) =>
        Promise.allSettled(
          ids.map((sessionId, index) =>
            signUps.signUp(caller, eventId, sessionId, { id: signUpId(caller, index) }),
          ),
        ),
      ),
    );
    for (const pair of results) {
      const refused = pair.filter((one) => one.status === 'rejected');
      expect(refused).toHaveLength(1);
      expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({
        code: 'sign-up/overlap',
      });
    }
    const counts = await Promise.all(ids.map(outcomeOf));
    expect(counts[0]!.confirmed + counts[1]!.confirmed).toBe(crowd.length);
  });

  it('never oversells when two servers give places of the same workshop', async () => {
    const { eventId, ids, crowd } = await workshops([20], 80);
    const [sessionId] = ids as [SessionId];
    // A second service gathers by itself, as one of another process would: only the store is common.
    const other = await spec.app
      .select(RegistrationsModule)
      .get(ModuleRef, { strict: true })
      .create(SignUpService);
    await Promise.all(
      crowd.map((caller, index) =>
        (index % 2 ? signUps : other).signUp(caller, eventId, sessionId, { id: signUpId(caller) }),
      ),
    );
    const ranks = Array.from({ length: 60 }, (_, index) => index + 1);
    expect(await outcomeOf(sessionId)).toEqual({ confirmed: 20, waiting: ranks });
  });

  it('writes an audit chain without a fault', async () => {
    expect(await spec.app.get(Audit).firstFault()).toBeUndefined();
  });

  describe('without the defence', () => {
    /** What nobody should write: count, then insert. */
    async function naiveSignUp(sessionId: SessionId, caller: Caller, capacity: number) {
      const signUpsOfSession = store().collection('naiveSignUps');
      const taken = await signUpsOfSession.countDocuments({ sessionId, status: 'confirmed' });
      const status = taken < capacity ? 'confirmed' : 'waiting';
      await signUpsOfSession.insertOne({ sessionId, personId: caller.personId, status });
    }

    it('the same crowd oversells the same workshop: the referee would see it', async () => {
      const { ids, crowd } = await workshops([SEATS], CROWD);
      const [sessionId] = ids as [SessionId];
      await store().createCollection('naiveSignUps');
      await Promise.all(crowd.map((caller) => naiveSignUp(sessionId, caller, SEATS)));
      const sold = await store()
        .collection('naiveSignUps')
        .countDocuments({ sessionId, status: 'confirmed' });
      process.stdout.write(`count-then-insert sold ${sold} of ${SEATS} places\n`);
      expect(sold).toBeGreaterThan(SEATS);
    });
  });

  it('refuses whoever is not registered', async () => {
    const { eventId, ids, base } = await workshops([5], 1);
    const stranger = { ...(await aCrowd(spec, idOf<EventId>('eve', 900_000), base + 500, 1))[0]! };
    const attempt = signUps.signUp(stranger, eventId, ids[0]!, { id: signUpId(stranger) });
    await expect(attempt).rejects.toEqual(new Refusal('registration/needed'));
  });
});

function ranksOf(answers: readonly SignUp[]): number[] {
  return answers.flatMap(({ rank }) => rank ?? []).sort((a, b) => a - b);
}
