import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import type { OrganisationId, PersonId } from '@passerelle/contracts/ids';
import { peoplePaths } from '@passerelle/contracts/people';
import { successionPaths, type SuccessionPlan } from '@passerelle/contracts/successions';
import { fireEvent, render, screen } from '@testing-library/angular';
import { SuccessionPage } from './succession-page';

const CITY = 'org_01J00000000000000000000001' as OrganisationId;
const LEAVING = 'per_01J00000000000000000000001' as PersonId;

const PLAN: SuccessionPlan = {
  organisation: { id: CITY, name: 'Huế' },
  predecessor: { id: LEAVING, name: 'Trần Văn Mẫu' },
  mandates: [{ office: 'mayor', from: '2022-01-01T00:00:00.000Z' }],
  moves: [
    {
      body: {
        ...{ id: 'bod_01J00000000000000000000001' as never, kind: 'standing-commission' },
        name: { fr: 'Commission Eau' },
      },
      office: 'chair',
    },
  ],
  ...{ personal: [], elsewhere: [], leaves: [] },
};

async function shown(plan: SuccessionPlan) {
  const { fixture } = await render(SuccessionPage, {
    inputs: { id: CITY, personId: LEAVING },
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const server = fixture.debugElement.injector.get(HttpTestingController);
  server.expectOne(successionPaths.plan(CITY, { predecessor: LEAVING })).flush(plan);
  server.expectOne(peoplePaths.ofOrganisation(CITY)).flush([]);
  server.expectOne(peoplePaths.list()).flush([]);
  await screen.findByText('Succession : Huế', { normalizer: (text) => text.replace(/\s/g, ' ') });
  return server;
}

const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe('the page of a succession', () => {
  it('says beforehand what ends and what moves', async () => {
    await shown(PLAN);
    expect(screen.getByText('Commission Eau')).toBeTruthy();
    expect(screen.getByText(/^Mairie, depuis le/)).toBeTruthy();
  });

  it('asks for a person before anything is declared', async () => {
    const server = await shown(PLAN);
    fireEvent.click(screen.getByRole('button', { name: 'Passer le relais maintenant' }));
    server.expectNone(successionPaths.ofOrganisation(CITY));
  });

  it('declares somebody new with ids that stay the same when the answer was lost', async () => {
    const server = await shown(PLAN);
    fireEvent.click(screen.getByLabelText('Nouvelle dans le réseau'));
    await screen.findByLabelText('Prénom');
    type('Prénom', 'Hương');
    type('Nom', 'Nguyễn');
    const submit = screen.getByRole('button', { name: 'Passer le relais maintenant' });
    fireEvent.click(submit);
    const first = server.expectOne(successionPaths.ofOrganisation(CITY));
    expect(first.request.body).toMatchObject({
      ...{ predecessorId: LEAVING, office: 'mayor' },
      successor: { kind: 'new', person: { givenName: 'Hương', familyName: 'Nguyễn' } },
    });
    first.error(new ProgressEvent('error'));
    await screen.findByRole('alert');
    fireEvent.click(submit);
    const second = server.expectOne(successionPaths.ofOrganisation(CITY));
    expect(second.request.body).toEqual(first.request.body);
  });

  it('says so when the person holds no mandate here any more', async () => {
    await shown({ ...PLAN, mandates: [] });
    expect(screen.getByText(/n’exerce plus de mandat ici/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Passer le relais maintenant' })).toBeNull();
  });
});
