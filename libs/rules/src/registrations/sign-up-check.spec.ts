import type { SessionId } from '@passerelle/contracts/ids';
import { judgeSignUp, type HeldSession, type SignUpRequest } from './sign-up-check';

const workshop = {
  id: 'ses_water' as SessionId,
  start: '2027-05-12T09:00:00.000Z',
  minutes: 60,
  capacity: 30,
  cancelled: false,
};
const held = (start: string, id = 'ses_other'): HeldSession => ({
  id: id as SessionId,
  title: 'Budget participatif',
  start,
  minutes: 60,
});
const request = (more: Partial<SignUpRequest> = {}): SignUpRequest => ({
  now: '2027-05-01T00:00:00.000Z',
  session: workshop,
  registration: 'confirmed',
  held: [],
  ...more,
});

describe('a sign-up', () => {
  it('is taken from a registered person with nothing else at that time', () => {
    const before = held('2027-05-12T08:00:00.000Z');
    const after = held('2027-05-12T10:00:00.000Z');
    expect(judgeSignUp(request({ held: [before, after] }))).toEqual({ ok: true });
  });

  it('is no conflict with itself', () => {
    expect(judgeSignUp(request({ held: [held(workshop.start, workshop.id)] })).ok).toBe(true);
  });

  it.each([
    ['without a registration', { registration: undefined }, 'registration/needed'],
    [
      'after the registration was cancelled',
      { registration: 'cancelled' },
      'registration/cancelled',
    ],
    [
      'for a session that is open to all',
      { session: { ...workshop, capacity: undefined } },
      'sign-up/not-needed',
    ],
    ['for a cancelled session', { session: { ...workshop, cancelled: true } }, 'sign-up/over'],
    ['once the session has started', { now: workshop.start }, 'sign-up/over'],
  ] as const)('is refused %s', (_when, more, code) => {
    expect(judgeSignUp(request(more))).toEqual({ ok: false, code });
  });

  it('is refused when a minute overlaps with another session, and names it', () => {
    expect(judgeSignUp(request({ held: [held('2027-05-12T09:59:00.000Z')] }))).toEqual({
      ok: false,
      code: 'sign-up/overlap',
      params: { session: 'Budget participatif' },
    });
  });
});
