import { newId } from '../../../platform/ids/new-id';
import { placeState } from './fullness';

const sessionId = newId('ses');
const count = (confirmed: number, waiting = 0) => ({ sessionId, capacity: 20, confirmed, waiting });
const signUp = (status: 'confirmed' | 'waiting', rank?: number) => ({
  id: newId('sgn'),
  sessionId,
  registrationId: newId('reg'),
  status,
  rank,
  at: '2026-11-20T09:00:00.000Z',
});

describe('what a session says of its places', () => {
  it('says nothing when it is open to all', () => {
    expect(placeState(undefined, undefined)).toBeUndefined();
  });

  it('counts what is left', () => {
    expect(placeState(count(17), undefined)).toEqual({ kind: 'free', left: 3 });
  });

  it('is full at its capacity, and while somebody waits for a place that came free', () => {
    expect(placeState(count(20, 4), undefined)).toEqual({ kind: 'full', waiting: 4 });
    expect(placeState(count(19, 1), undefined)).toEqual({ kind: 'full', waiting: 1 });
  });

  it('says my place or my rank before everybody’s', () => {
    expect(placeState(count(20, 4), signUp('confirmed'))).toEqual({ kind: 'mine' });
    expect(placeState(count(20, 4), signUp('waiting', 3))).toEqual({ kind: 'waiting', rank: 3 });
  });
});
