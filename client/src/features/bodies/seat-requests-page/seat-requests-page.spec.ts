import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import { seatRequestPaths, type SeatRequest } from '@passerelle/contracts/seat-requests';
import { fireEvent, render, screen } from '@testing-library/angular';
import { SeatRequestsPage } from './seat-requests-page';

const REQUEST: SeatRequest = {
  ...{ id: 'srq_01J00000000000000000000001' as never, kind: 'request', office: 'member' },
  body: { id: 'bod_01J00000000000000000000001' as never, name: { fr: 'Commission Eau' } },
  organisation: { id: 'org_01J00000000000000000000001' as never, name: 'Huế' },
  ...{ words: 'Nos canaux', at: '2026-03-01T10:00:00.000Z', state: 'open' },
  ...{ mayDecide: true, mayWithdraw: false },
};

async function shown(requests: SeatRequest[]) {
  const { fixture } = await render(SeatRequestsPage, {
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const server = fixture.debugElement.injector.get(HttpTestingController);
  server.expectOne(seatRequestPaths.mine()).flush(requests);
  return server;
}

describe('the page of requests for seats', () => {
  it('sends a refusal only with a reason', async () => {
    const server = await shown([REQUEST]);
    fireEvent.click(await screen.findByRole('button', { name: 'Refuser…' }));
    const send = await screen.findByRole('button', { name: 'Envoyer le refus' });
    expect(send).toHaveProperty('disabled', true);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'L’an prochain' } });
    await screen.findByDisplayValue('L’an prochain');
    fireEvent.click(send);
    const { request } = server.expectOne(seatRequestPaths.refuse(REQUEST.id));
    expect(request.body).toEqual({ reason: 'L’an prochain' });
  });

  it('offers no answer to what is not the reader’s to decide', async () => {
    await shown([{ ...REQUEST, mayDecide: false, state: 'refused', reason: 'Complet' }]);
    expect(await screen.findByText(/Complet/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Accepter' })).toBeNull();
  });

  it('says what to do when there is none', async () => {
    await shown([]);
    expect(await screen.findByText('Aucune demande')).toBeTruthy();
  });
});
