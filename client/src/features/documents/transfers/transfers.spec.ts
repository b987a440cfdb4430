import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DocumentItem, Transfer, TransferDraft } from '@passerelle/contracts/documents';
import type { BodyId, TransferId } from '@passerelle/contracts/ids';
import { Online } from '../../../platform/device/online';
import { newId } from '../../../platform/ids/new-id';
import { ProblemError, localProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { DocumentApi } from '../document-api';
import { Sender, type Outcome } from './sender';
import { Transfers } from './transfers';

const bodyId = newId('bod');
const top = { bodyId, folderId: null };
const file = (name: string, content = 'contenu') => new File([content], name);
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resume) => setTimeout(resume));
};

/** A server that remembers what it was told, and a line on which this spec decides what happens. */
function stage(waiting: readonly Transfer[] = []) {
  const told: string[] = [];
  const announced: TransferDraft[] = [];
  const lines: { id: TransferId; end(outcome: Outcome): void; progress(sent: number): void }[] = [];
  const online = signal(true);
  const signedIn = signal(true);
  let refusal: string | undefined;
  const api = {
    transfers: async () => waiting,
    announce: async (_body: BodyId, draft: TransferDraft) => {
      if (refusal) throw new ProblemError({ ...localProblem('client/unreadable'), code: refusal });
      announced.push(draft);
      return { received: 0 };
    },
    finish: async (id: TransferId) => {
      told.push(`finish ${id}`);
      return { name: announced.find((one) => one.id === id)?.name ?? 'retrouvé' };
    },
    giveUp: async (id: TransferId) => void told.push(`give up ${id}`),
  };
  const send: Sender['send'] = (id, _file, progress, stop) =>
    new Promise((end) => {
      lines.push({ id, end, progress });
      stop.addEventListener('abort', () => end('stopped'));
    });
  TestBed.configureTestingModule({
    providers: [
      { provide: DocumentApi, useValue: api },
      { provide: Sender, useValue: { send } },
      { provide: Online, useValue: { now: online } },
      { provide: Session, useValue: { signedIn } },
    ],
  });
  const transfers = TestBed.inject(Transfers);
  TestBed.tick();
  const states = () => transfers.items().map(({ state }) => state);
  const refuse = (code?: string) => (refusal = code);
  return { transfers, states, told, announced, lines, online, signedIn, refuse };
}

describe('files on their way to the documents of a body', () => {
  it('leave two at a time, say how far they are, and arrive', async () => {
    const { transfers, states, lines } = stage();
    transfers.add(top, [file('a.txt'), file('b.txt'), file('c.txt')]);
    await settle();
    expect(states()).toEqual(['sending', 'sending', 'queued']);
    lines[0]!.progress(3);
    expect(transfers.items()[0]!.sent).toBe(3);
    lines[0]!.end('arrived');
    await settle();
    expect(states()).toEqual(['done', 'sending', 'sending']);
    expect(transfers.arrived()).toBe(1);
  });

  it('pause, and go on under the same id', async () => {
    const { transfers, states, lines, announced } = stage();
    transfers.add(top, [file('a.txt')]);
    await settle();
    const { id } = transfers.items()[0]!;
    transfers.pause(id);
    await settle();
    expect(states()).toEqual(['paused']);
    transfers.resume(id);
    await settle();
    lines[1]!.end('arrived');
    await settle();
    expect(states()).toEqual(['done']);
    expect(announced.map((draft) => draft.id)).toEqual([id, id]);
  });

  it('wait without a network and go on by themselves when it is back', async () => {
    const { transfers, states, lines, online } = stage();
    transfers.add(top, [file('a.txt')]);
    await settle();
    online.set(false);
    lines[0]!.end('cut');
    await settle();
    expect(states()).toEqual(['offline']);
    online.set(true);
    TestBed.tick();
    await settle();
    expect(states()).toEqual(['sending']);
  });

  const interrupted = (over: Partial<Transfer> = {}): Transfer => ({
    ...{ id: newId('upl'), bodyId, name: 'a.txt', size: 7, folderId: null, received: 3 },
    ...{ at: '2026-11-24T10:00:00.000Z' },
    ...over,
  });

  it('are asked for again after the page was left, and go on only with the same file', async () => {
    const waiting = interrupted();
    const { transfers, states, lines } = stage([waiting]);
    await transfers.find(bodyId);
    await transfers.find(bodyId);
    expect(transfers.items()).toMatchObject([{ id: waiting.id, state: 'asks', sent: 3 }]);
    transfers.supply(waiting.id, file('a.txt', 'un autre contenu'));
    expect(transfers.items()).toMatchObject([{ state: 'asks', isOther: true }]);
    transfers.supply(waiting.id, file('a.txt'));
    await settle();
    expect(states()).toEqual(['sending']);
    expect(lines.map(({ id }) => id)).toEqual([waiting.id]);
  });

  it('are recognised when they are chosen or dropped again', async () => {
    const waiting = interrupted();
    const { transfers, lines } = stage([waiting]);
    await transfers.find(bodyId);
    transfers.add(top, [file('a.txt')]);
    await settle();
    expect(lines.map(({ id }) => id)).toEqual([waiting.id]);
  });

  it('are finished without their file when everything had arrived', async () => {
    const waiting = interrupted({ received: 7 });
    const { transfers, states, told } = stage([waiting]);
    await transfers.find(bodyId);
    await settle();
    expect(states()).toEqual(['done']);
    expect(told).toEqual([`finish ${waiting.id}`]);
  });

  it('whose name is taken leave only when somebody has said what they are', async () => {
    const twin = { id: newId('doc'), name: 'NOTE.txt' } as DocumentItem;
    const { transfers, states, announced } = stage();
    transfers.add({ ...top, documents: [twin] }, [file('note.txt'), file('note.TXT')]);
    await settle();
    expect(states()).toEqual(['twin', 'twin']);
    expect(announced).toEqual([]);
    const [one, two] = transfers.items();
    transfers.settle(one!.id, true);
    transfers.settle(two!.id, false);
    await settle();
    expect(announced.map(({ documentId }) => documentId)).toEqual([twin.id, undefined]);
  });

  it('say why they were refused, and are tried again when somebody asks', async () => {
    const { transfers, states, refuse } = stage();
    refuse('document/quota');
    transfers.add(top, [file('a.txt'), file('vide.txt', '')]);
    await settle();
    expect(transfers.items().map(({ problem }) => problem?.code)).toEqual([
      ...['document/quota', 'file/empty'],
    ]);
    refuse(undefined);
    transfers.resume(transfers.items()[0]!.id);
    await settle();
    expect(states()).toEqual(['sending', 'refused']);
  });

  it('are given up on the server too, and gone with whoever signs out', async () => {
    const { transfers, told, signedIn } = stage();
    transfers.add(top, [file('a.txt'), file('b.txt')]);
    await settle();
    const { id } = transfers.items()[0]!;
    await transfers.remove(id);
    expect(told).toEqual([`give up ${id}`]);
    signedIn.set(false);
    TestBed.tick();
    expect(transfers.items()).toEqual([]);
  });
});
