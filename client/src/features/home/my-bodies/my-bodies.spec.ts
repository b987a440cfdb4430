import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Me } from '@passerelle/contracts/accounts';
import { render, screen } from '@testing-library/angular';
import { newId } from '../../../platform/ids/new-id';
import { Languages } from '../../../platform/i18n/languages';
import { MyBodies } from './my-bodies';

const dakar = newId('org');
const mandates: Me['mandates'] = [
  { organisationId: dakar, organisation: 'Ville de Dakar', office: 'mayor' },
];
const climate: Me['seats'][number] = {
  bodyId: newId('bod'),
  body: { fr: 'Climat', en: 'Climate' },
  kind: 'standing-commission',
  organisationId: dakar,
  office: 'chair',
};
const assembly: Me['seats'][number] = {
  ...climate,
  bodyId: newId('bod'),
  body: { fr: 'Assemblée générale' },
  kind: 'general-assembly',
  office: 'member',
};

const shown = (seats: Me['seats']) =>
  render(MyBodies, {
    inputs: { seats, mandates },
    providers: [provideHttpClient(), provideRouter([])],
  });

describe('my bodies', () => {
  it('says for which city and in which office, and leads to the body', async () => {
    await shown([climate]);
    const link = screen.getByRole('link', { name: /Climat.*Ville de Dakar.*Présidence/ });
    expect(link.getAttribute('href')).toBe(`/instances/${climate.bodyId}`);
  });

  it('does not say twice what the name already says', async () => {
    await shown([assembly]);
    expect(screen.getAllByText(/Assemblée générale/)).toHaveLength(1);
  });

  it('tells a person without a seat what to do', async () => {
    await shown([]);
    expect(screen.getByText(/Le secrétariat peut vous y ajouter/)).toBeTruthy();
  });

  it('changes language in place, and marks what exists in French only', async () => {
    const { fixture } = await shown([climate, assembly]);
    await TestBed.inject(Languages).use('en');
    await fixture.whenStable();
    expect(screen.getByText('You act for 2 seats.')).toBeTruthy();
    expect(screen.getByText('Climate').lang).toBe('en');
    expect(screen.getByText('Assemblée générale').lang).toBe('fr');
  });
});
