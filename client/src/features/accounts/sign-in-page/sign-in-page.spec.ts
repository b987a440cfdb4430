import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import { accountPaths } from '@passerelle/contracts/accounts';
import { fireEvent, render, screen } from '@testing-library/angular';
import { SignInPage, safeReturn } from './sign-in-page';

async function shown() {
  const { fixture } = await render(SignInPage, {
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const server = fixture.debugElement.injector.get(HttpTestingController);
  const answer = (label: string, text: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
  const send = () => fireEvent.click(screen.getByRole('button', { name: 'Se connecter' }));
  return { server, answer, send };
}

describe('the sign-in page', () => {
  it('asks nothing of the server until the answers are complete, and says what is missing', async () => {
    const { server, answer, send } = await shown();
    answer('Adresse électronique', 'awa');
    send();
    expect(await screen.findByText(/Indiquez une adresse complète/)).toBeTruthy();
    const email = screen.getByLabelText('Adresse électronique');
    expect(email.getAttribute('aria-invalid')).toBe('true');
    const told = email.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(told)?.textContent).toContain('adresse complète');
    server.expectNone(accountPaths.signIn());
  });

  it('shows the refusal at its place and keeps what was typed', async () => {
    const { server, answer, send } = await shown();
    answer('Adresse électronique', 'awa@dakar.example');
    answer('Mot de passe', 'faux');
    send();
    const request = server.expectOne(accountPaths.signIn());
    expect(request.request.body).toEqual({ email: 'awa@dakar.example', password: 'faux' });
    const code = 'account/wrong-credentials';
    request.flush(
      { type: 'about:blank', code, status: 401, title: 'Adresse ou mot de passe incorrect.' },
      { status: 401, statusText: 'Unauthorized' },
    );
    expect((await screen.findByRole('alert')).textContent).toContain('mot de passe incorrect');
    const email = screen.getByLabelText<HTMLInputElement>('Adresse électronique');
    expect(email.value).toBe('awa@dakar.example');
  });
});

describe('the address to come back to', () => {
  it.each([
    ['/positions/pos_1?onglet=texte', '/positions/pos_1?onglet=texte'],
    ['//ailleurs.example', '/'],
    ['/\\ailleurs.example', '/'],
    ['https://ailleurs.example', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
    [undefined, '/'],
  ])('%s leads to %s', (asked, led) => {
    expect(safeReturn(asked)).toBe(led);
  });
});
