import { newId } from '../../../platform/ids/new-id';
import { emptyRow, type DelegationForm } from './delegation-model';
import { forgetDelegation, keepDelegation, keptDelegation } from './kept-delegation';

const eventId = newId('eve');
const head = newId('reg');
const form: DelegationForm = {
  id: newId('del'),
  organisationId: '',
  headId: head,
  members: [{ ...emptyRow(head), who: 'guest', givenName: 'Koffi' }],
};

describe('a delegation that is half filled in', () => {
  it('is there after a reload, with its ids, for its event only', () => {
    keepDelegation(eventId, form);
    expect(keptDelegation(eventId)).toEqual(form);
    expect(keptDelegation(newId('eve'))).toBeUndefined();
  });

  it('is forgotten once it was sent', () => {
    keepDelegation(eventId, form);
    forgetDelegation(eventId);
    expect(keptDelegation(eventId)).toBeUndefined();
  });

  it.each(['{', '{"members":"?"}', '[]', '7'])('is not made of "%s"', (kept) => {
    sessionStorage.setItem(`passerelle.delegation.${eventId}`, kept);
    expect(keptDelegation(eventId)).toBeUndefined();
  });
});
