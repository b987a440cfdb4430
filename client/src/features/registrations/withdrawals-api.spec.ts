import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Undo } from '../../platform/undo/undo';
import { Withdrawals } from './withdrawals-api';

const PATH = '/api/sign-ups/sgn_1';

/** A line with "Annuler" that somebody presses, or that goes away. */
function opened() {
  let answer: (takenBack: boolean) => void = () => undefined;
  const offer = () => new Promise<boolean>((resolve) => (answer = resolve));
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: Undo, useValue: { offer } },
    ],
  });
  const withdrawals = TestBed.inject(Withdrawals);
  const server = TestBed.inject(HttpTestingController);
  const settle = () => new Promise((resume) => setTimeout(resume));
  return { withdrawals, server, settle, answer: (takenBack: boolean) => answer(takenBack) };
}

describe('a place that is given back', () => {
  it('looks gone at once, and nothing is sent while it can be taken back', async () => {
    const { withdrawals, server, settle, answer } = opened();
    const left = withdrawals.withdraw(PATH, 'Rendue');
    expect(withdrawals.pending().has(PATH)).toBe(true);
    server.expectNone(PATH);
    answer(false);
    await settle();
    const request = server.expectOne(PATH);
    expect(request.request.method).toBe('DELETE');
    request.flush(null);
    await expect(left).resolves.toBe(true);
    expect(withdrawals.pending().size).toBe(0);
  });

  it('is kept, and the server hears nothing, when the person takes it back', async () => {
    const { withdrawals, server, answer } = opened();
    const left = withdrawals.withdraw(PATH, 'Rendue');
    answer(true);
    await expect(left).resolves.toBe(false);
    server.expectNone(PATH);
    expect(withdrawals.pending().size).toBe(0);
  });

  it('is given back by closing the page', () => {
    const sent: unknown[] = [];
    const { withdrawals } = opened();
    const before = globalThis.fetch;
    globalThis.fetch = (async (...told: unknown[]) => void sent.push(told)) as never;
    void withdrawals.withdraw(PATH, 'Rendue');
    window.dispatchEvent(new Event('pagehide'));
    globalThis.fetch = before;
    expect(sent).toEqual([[PATH, expect.objectContaining({ method: 'DELETE', keepalive: true })]]);
  });

  it('is there again when the server refuses', async () => {
    const { withdrawals, server, settle, answer } = opened();
    const left = withdrawals.withdraw(PATH, 'Rendue');
    answer(false);
    await settle();
    server.expectOne(PATH).error(new ProgressEvent('error'));
    await expect(left).rejects.toMatchObject({ problem: { code: 'network/unreachable' } });
    expect(withdrawals.pending().size).toBe(0);
  });
});
