import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ActivatedRoute, provideRouter } from '@angular/router';
import { accountPaths } from '@passerelle/contracts/accounts';
import { fireEvent, render, screen } from '@testing-library/angular';
import { of } from 'rxjs';
import { InvitationPage } from './invitation-page';

const token = 'jeton-de-vingt-caracteres';

async function shown(fragment: string | null) {
  const { fixture } = await render(InvitationPage, {
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: ActivatedRoute, useValue: { fragment: of(fragment) } },
    ],
  });
  return fixture.debugElement.injector.get(HttpTestingController);
}

describe('the invitation page', () => {
  it('reads the invitation without spending it, and spends it by the button', async () => {
    const server = await shown(token);
    const view = server.expectOne(accountPaths.invitationView());
    expect(view.request.body).toEqual({ token });
    view.flush({ name: 'Nguyễn Thị Hương', email: 'huong@hue.example' });
    expect(await screen.findByText('Bienvenue, Nguyễn Thị Hương')).toBeTruthy();
    server.expectNone(accountPaths.invitationAccept());

    const password = screen.getByLabelText('Votre mot de passe');
    fireEvent.input(password, { target: { value: 'une rivière traverse la ville' } });
    fireEvent.click(screen.getByRole('button', { name: 'Ouvrir mon compte' }));
    const accept = server.expectOne(accountPaths.invitationAccept());
    expect(accept.request.body).toEqual({ token, password: 'une rivière traverse la ville' });
  });

  it('says that a link is spent, and offers no password', async () => {
    const server = await shown(token);
    const code = 'account/invitation-spent';
    server
      .expectOne(accountPaths.invitationView())
      .flush(
        { type: 'about:blank', code, status: 410, title: 'Ce lien a déjà servi.' },
        { status: 410, statusText: 'Gone' },
      );
    expect((await screen.findByRole('alert')).textContent).toContain('déjà servi');
    expect(screen.queryByLabelText('Votre mot de passe')).toBeNull();
  });

  it('asks for the whole link when the token is missing', async () => {
    const server = await shown(null);
    expect((await screen.findByRole('alert')).textContent).toContain('incomplet');
    server.expectNone(accountPaths.invitationView());
  });
});
