import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { Live, type LiveState } from '../live/live';
import { ProblemError, localProblem } from '../problems/problem-error';
import { Session } from '../session/session';
import type { Letter } from './letter';
import { Outbox } from './outbox';

const refusal = { type: 'about:blank', code: 'mention/cannot-read', status: 422, title: 'Non' };

/** An outbox on a line that this spec opens and cuts. The browser of specs keeps nothing: letters lie in memory. */
function outboxOn(state: LiveState) {
  const line = { state: signal<LiveState>(state), opened: new Subject<void>() };
  const me = signal<{ personId: string } | undefined>({ personId: 'per_1' });
  TestBed.configureTestingModule({
    providers: [
      { provide: Live, useValue: line },
      { provide: Session, useValue: { me } },
    ],
  });
  const outbox = TestBed.inject(Outbox);
  const open = () => {
    line.state.set('open');
    line.opened.next();
  };
  const write = (id: string, lane = 'a') =>
    outbox.post({ id, lane, kind: 'word', payload: undefined });
  return { outbox, me, open, write, cut: () => line.state.set('down') };
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resume) => setTimeout(resume));
};
const ids = (letters: readonly Letter[]) => letters.map(({ id }) => id);

describe('what was written without a network', () => {
  it('waits, and leaves in the order in which it was written when the line opens', async () => {
    const { outbox, open, write } = outboxOn('down');
    const taken: string[] = [];
    outbox.carry('word', async ({ id }) => void taken.push(id));
    await write('1');
    await write('2');
    await write('3');
    expect(ids(outbox.letters())).toEqual(['1', '2', '3']);
    expect(taken).toEqual([]);
    open();
    await settle();
    expect(taken).toEqual(['1', '2', '3']);
    expect(outbox.letters()).toEqual([]);
  });

  it('is tried again under the same id when the line is cut before the answer, and stays until it is answered', async () => {
    const { outbox, open, write, cut } = outboxOn('open');
    const tried: string[] = [];
    let answers = false;
    outbox.carry('word', async ({ id }) => {
      tried.push(id);
      if (answers) return;
      cut();
      throw new ProblemError(localProblem('network/timeout'));
    });
    await write('1');
    await write('2');
    await settle();
    expect(tried).toEqual(['1']);
    expect(ids(outbox.letters())).toEqual(['1', '2']);
    answers = true;
    open();
    await settle();
    expect(tried).toEqual(['1', '1', '2']);
    expect(outbox.letters()).toEqual([]);
  });

  it('does not leave twice when the line opens twice at once', async () => {
    const { outbox, open, write } = outboxOn('down');
    const taken: string[] = [];
    outbox.carry('word', async ({ id }) => {
      await settle();
      taken.push(id);
    });
    await write('1');
    open();
    open();
    await settle();
    await settle();
    await settle();
    expect(taken).toEqual(['1']);
  });
});

describe('a refused letter', () => {
  it('stays with its reason and does not hold up the next', async () => {
    const { outbox, write } = outboxOn('open');
    const taken: string[] = [];
    outbox.carry('word', async ({ id }) => {
      if (id === '1') throw new ProblemError(refusal);
      taken.push(id);
    });
    await write('1');
    await write('2');
    await settle();
    expect(taken).toEqual(['2']);
    expect(outbox.letters()).toMatchObject([{ id: '1', problem: refusal }]);
  });

  it('leaves when its author tries again, and goes when they take it away', async () => {
    const { outbox, write } = outboxOn('open');
    let refused = true;
    outbox.carry('word', async () => {
      if (refused) throw new ProblemError(refusal);
    });
    await write('1');
    await write('2');
    await settle();
    await outbox.discard('2');
    refused = false;
    await outbox.retry(outbox.letters()[0]!);
    await settle();
    expect(outbox.letters()).toEqual([]);
  });
});

it('shows and sends nobody else’s letters', async () => {
  const { outbox, me, open, write } = outboxOn('down');
  const taken: string[] = [];
  outbox.carry('word', async ({ id }) => void taken.push(id));
  await write('1');
  me.set({ personId: 'per_2' });
  TestBed.tick();
  open();
  await settle();
  expect(outbox.letters()).toEqual([]);
  expect(taken).toEqual([]);
});
