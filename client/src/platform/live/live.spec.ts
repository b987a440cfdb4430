import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Command, Fact } from '@passerelle/contracts/live';
import { Session } from '../session/session';

interface Commands {
  'chat:post-message': Command<{ id: string }, { sequence: number }>;
}
interface Facts {
  'chat:message-posted': Fact<{ sequence: number }>;
}

/** A socket as the library makes it, moved by the spec. */
class LineInHand {
  active = true;
  readonly heard = new Map<string, Set<(fact: unknown) => void>>();
  readonly connect = jest.fn();
  readonly disconnect = jest.fn();
  on(name: string, told: (fact: unknown) => void) {
    this.heard.set(name, (this.heard.get(name) ?? new Set()).add(told));
    return this;
  }
  off(name: string, told: (fact: unknown) => void) {
    this.heard.get(name)?.delete(told);
    return this;
  }
  happens(name: string, fact?: unknown) {
    for (const told of this.heard.get(name) ?? []) told(fact);
  }
  timeout() {
    return { emitWithAck: async () => ({ ok: true, value: { sequence: 7 } }) };
  }
}

const made: LineInHand[] = [];
jest.unstable_mockModule('socket.io-client', () => ({
  io: () => {
    made.push(new LineInHand());
    return made.at(-1);
  },
}));
const { Live } = await import('./live');

const settle = () => new Promise((resume) => setTimeout(resume));

function opened(renewed = true) {
  made.length = 0;
  const signedIn = signal(true);
  const session = {
    signedIn,
    refresh: jest.fn(async () => renewed),
    ended: jest.fn(() => signedIn.set(false)),
  };
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: session }] });
  const live = TestBed.inject(Live);
  return { live, session, signedIn, line: live.line<Commands, Facts>() };
}

describe('the live line', () => {
  it('is opened by the first who needs it, and shared', async () => {
    const { line } = opened();
    expect(made).toHaveLength(0);
    await expect(line.ask('chat:post-message', { id: 'msg_1' })).resolves.toEqual({ sequence: 7 });
    await line.ask('chat:post-message', { id: 'msg_2' });
    expect(made).toHaveLength(1);
  });

  it('gives facts while somebody listens', async () => {
    const { line } = opened();
    const heard: number[] = [];
    const listening = line
      .facts('chat:message-posted')
      .subscribe((fact) => heard.push(fact.sequence));
    await settle();
    made[0]?.happens('chat:message-posted', { sequence: 1 });
    listening.unsubscribe();
    await settle();
    made[0]?.happens('chat:message-posted', { sequence: 2 });
    expect(heard).toEqual([1]);
  });

  it('says each time that it opened, so that missed facts are asked for', async () => {
    const { live, line } = opened();
    let times = 0;
    live.opened.subscribe(() => times++);
    await line.ask('chat:post-message', { id: 'msg_1' });
    made[0]?.happens('connect');
    made[0]?.happens('disconnect', 'transport close');
    expect(live.state()).toBe('down');
    made[0]?.happens('connect');
    expect([times, live.state()]).toEqual([2, 'open']);
  });

  it('closes with the session', async () => {
    const { live, line, signedIn } = opened();
    await line.ask('chat:post-message', { id: 'msg_1' });
    signedIn.set(false);
    TestBed.tick();
    await settle();
    expect(made[0]?.disconnect).toHaveBeenCalled();
    expect(live.state()).toBe('closed');
  });
});

describe('a line that the server cut', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each([
    ['renews the session and knocks again', true, 1],
    ['ends the session when it is over', false, 0],
  ])('%s', async (_what, renewed, knocks) => {
    const { session, line } = opened(renewed);
    await line.ask('chat:post-message', { id: 'msg_1' });
    made[0]?.happens('disconnect', 'io server disconnect');
    await jest.advanceTimersByTimeAsync(600);
    expect(session.refresh).toHaveBeenCalledTimes(1);
    expect(made[0]?.connect).toHaveBeenCalledTimes(knocks);
    expect(session.ended).toHaveBeenCalledTimes(1 - knocks);
  });
});
