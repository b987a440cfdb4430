import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { accountPaths, type Me } from '@passerelle/contracts/accounts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../ids/new-id';
import { Session } from './session';
import { renewSession } from './session.interceptor';

const me: Me = {
  accountId: newId('acc'),
  signInId: newId('sin'),
  personId: newId('per'),
  name: 'Awa Diop',
  email: 'awa@dakar.example',
  language: 'fr',
  zone: 'Africa/Dakar',
  administrator: false,
  secretariat: false,
  member: true,
  mandates: [],
  seats: [],
};
const over = {
  body: { type: 'about:blank', code: 'account/session-ended', status: 401, title: 'Fin' },
  as: { status: 401, statusText: 'Unauthorized' },
};

function opened() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([renewSession])), provideHttpClientTesting()],
  });
  const session = TestBed.inject(Session);
  const server = TestBed.inject(HttpTestingController);
  const http = TestBed.inject(HttpClient);
  return { session, server, get: (url: string) => firstValueFrom(http.get(url)) };
}

async function signedIn() {
  const all = opened();
  const reading = all.session.reload();
  all.server.expectOne(accountPaths.me()).flush(me);
  await reading;
  return all;
}

/** Lets the promises that are under way go on. */
const settle = () => new Promise((resume) => setTimeout(resume));

describe('a pass that ran out', () => {
  it('is renewed once for all requests in flight, and each is repeated', async () => {
    const { server, get } = await signedIn();
    const both = Promise.all([get('/api/bodies'), get('/api/events')]);
    server.expectOne('/api/bodies').flush(over.body, over.as);
    server.expectOne('/api/events').flush(over.body, over.as);
    server.expectOne(accountPaths.refresh()).flush(null, { status: 204, statusText: 'No Content' });
    await settle();
    server.expectOne('/api/bodies').flush(['body']);
    server.expectOne('/api/events').flush(['event']);
    await expect(both).resolves.toEqual([['body'], ['event']]);
    server.verify();
  });

  it('ends the session when it cannot be renewed', async () => {
    const { session, server, get } = await signedIn();
    const asked = get('/api/bodies');
    server.expectOne('/api/bodies').flush(over.body, over.as);
    server.expectOne(accountPaths.refresh()).flush(over.body, over.as);
    await expect(asked).rejects.toMatchObject({ status: 401 });
    expect([session.signedIn(), session.departure()]).toEqual([false, 'expired']);
  });

  it('keeps the session when the renewal got no answer', async () => {
    const { session, server, get } = await signedIn();
    const asked = get('/api/bodies');
    server.expectOne('/api/bodies').flush(over.body, over.as);
    server.expectOne(accountPaths.refresh()).error(new ProgressEvent('error'));
    await expect(asked).rejects.toMatchObject({ status: 0 });
    expect(session.signedIn()).toBe(true);
  });
});

describe('signing in', () => {
  it('does not renew anything after a wrong password', async () => {
    const { session, server } = opened();
    const tried = session.signIn({ email: me.email, password: 'wrong' });
    const refused = { ...over.body, code: 'account/wrong-credentials' };
    server.expectOne(accountPaths.signIn()).flush(refused, over.as);
    await expect(tried).rejects.toMatchObject({ problem: { code: 'account/wrong-credentials' } });
    server.verify();
  });
});

describe('opening the application', () => {
  it('says why when nobody answers, and recovers when asked again', async () => {
    const { session, server } = opened();
    const first = session.open();
    server.expectOne(accountPaths.network()).error(new ProgressEvent('error'));
    server.expectOne(accountPaths.me()).error(new ProgressEvent('error'));
    await first;
    expect(session.outage()?.code).toBe('network/unreachable');

    const second = session.open();
    server
      .expectOne(accountPaths.network())
      .flush({ name: 'Réseau', demo: true, needsSetUp: false });
    server.expectOne(accountPaths.me()).flush(me);
    await second;
    expect([session.outage(), session.me()?.name]).toEqual([undefined, me.name]);
  });

  it('finds a stranger without calling that a departure', async () => {
    const { session, server } = opened();
    const opening = session.open();
    server
      .expectOne(accountPaths.network())
      .flush({ name: 'Réseau', demo: true, needsSetUp: false });
    server.expectOne(accountPaths.me()).flush(over.body, over.as);
    server.expectOne(accountPaths.refresh()).flush(over.body, over.as);
    await opening;
    expect([session.signedIn(), session.departure()]).toEqual([false, undefined]);
  });

  it('refuses an answer that is not what the contract says', async () => {
    const { session, server } = opened();
    const opening = session.open();
    server.expectOne(accountPaths.network()).flush({ name: 'Réseau' });
    server.expectOne(accountPaths.me()).flush(me);
    await opening;
    expect(session.outage()?.code).toBe('client/unreadable');
  });
});
