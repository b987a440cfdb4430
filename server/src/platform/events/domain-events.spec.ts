import { Logger } from '@nestjs/common';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent, DomainEvents } from './domain-events';

class Happened extends DomainEvent {
  readonly by = undefined;
  readonly at = '2026-09-01T08:00:00.000Z' as Instant;
}

describe('those who react to what has happened', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  afterAll(() => error.mockRestore());

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('at once');
      },
    ],
    ['fails later', () => Promise.reject(new Error('later'))],
  ])('are all told, also when the first one %s', async (_how, listener) => {
    const events = new DomainEvents();
    const told: string[] = [];
    events.on(Happened, listener);
    events.on(Happened, () => void told.push('second'));
    await events.publish(new Happened());
    expect(told).toEqual(['second']);
    expect(error).toHaveBeenCalled();
  });
});
