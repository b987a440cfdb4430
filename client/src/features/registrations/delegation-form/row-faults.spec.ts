import type { Problem } from '@passerelle/contracts/problems';
import { DelegationDraft } from '@passerelle/contracts/registrations';
import { newId } from '../../../platform/ids/new-id';
import {
  DelegationModel,
  GUEST,
  delegationDraft,
  emptyRow,
  withoutRow,
  type DelegationForm,
} from './delegation-model';
import { rowFaults } from './row-faults';

const awa = newId('per');
const people = new Map([[awa as string, 'Awa Diop']]);
const [head, second] = [newId('reg'), newId('reg')];
const model: DelegationForm = {
  id: newId('del'),
  organisationId: newId('org'),
  headId: head,
  members: [
    { ...emptyRow(head), who: awa },
    { ...emptyRow(second), who: GUEST, givenName: ' Koffi ', familyName: 'Mensah' },
  ],
};
const refusal = (more: Partial<Problem>): Problem => ({
  type: 'about:blank',
  code: 'registration/already',
  status: 409,
  title: 'Non',
  ...more,
});

describe('a refusal of a delegation', () => {
  it('lands on the row of the person it names', () => {
    const faults = rowFaults(refusal({ params: { name: 'Awa Diop' } }), model, people, 'Déjà.');
    expect(faults).toEqual([{ field: 'members.0.who', message: 'Déjà.' }]);
  });

  it('lands on the row of a guest as their name was typed', () => {
    const faults = rowFaults(refusal({ params: { name: 'Koffi Mensah' } }), model, people, 'Deux.');
    expect(faults).toEqual([{ field: 'members.1.familyName', message: 'Deux.' }]);
  });

  it('follows the path where the server gives one', () => {
    const fields = [
      { field: 'members.1.attendee.guest.email', message: 'Adresse' },
      { field: 'members.0.attendee.personId', message: 'Qui' },
      { field: 'organisationId', message: 'Où' },
    ];
    expect(rowFaults(refusal({ fields }), model, people, '').map(({ field }) => field)).toEqual([
      'members.1.email',
      'members.0.who',
      'organisationId',
    ]);
  });

  it('stays with the form when it names nobody', () => {
    expect(rowFaults(refusal({ params: { left: 2 } }), model, people, 'Plein.')).toEqual([]);
  });
});

describe('a delegation that is filled in', () => {
  it('becomes what the contract wants, with exactly one head', () => {
    const draft = DelegationDraft.parse(delegationDraft(model));
    expect(draft.members.map(({ role }) => role)).toEqual(['head-of-delegation', 'participant']);
    expect(draft.members[1].attendee).toEqual({
      kind: 'guest',
      guest: { givenName: 'Koffi', familyName: 'Mensah' },
    });
  });

  it('keeps a head when the head is taken out, and its last row', () => {
    const one = withoutRow(model, head);
    expect([one.headId, one.members.length]).toEqual([second, 1]);
    expect(withoutRow(one, second)).toBe(one);
  });

  it('asks a guest for both names and for an address that is one', () => {
    const members = [{ ...emptyRow(head), who: GUEST, givenName: 'Koffi', email: 'koffi' }];
    const { error } = DelegationModel.safeParse({ ...model, members });
    expect(error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'members.0.email',
      'members.0.familyName',
    ]);
  });

  it('asks for somebody on each row', () => {
    const { error } = DelegationModel.safeParse({ ...model, members: [emptyRow(head)] });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['members.0.who']);
  });
});
