import { TestBed } from '@angular/core/testing';
import type { PersonCard } from '@passerelle/contracts/people';
import { fireEvent, render, screen } from '@testing-library/angular';
import { newId } from '../../../platform/ids/new-id';
import { PeoplePicker } from './people-picker';

const person = (name: string): PersonCard => ({ id: newId('per'), name });
const people = [person('Aïssatou Ba'), person('Ali Ould'), person('Awa Diop')];

async function shown(most = 19) {
  const { fixture } = await render(PeoplePicker, { inputs: { people, most } });
  const field = screen.getByRole<HTMLInputElement>('combobox');
  const settle = async () => {
    TestBed.tick();
    await fixture.whenStable();
  };
  const type = async (text: string) => {
    field.value = text;
    fireEvent.input(field);
    await settle();
  };
  const press = async (key: string) => {
    fireEvent.keyDown(field, { key });
    await settle();
  };
  const chosen = () => fixture.componentInstance.chosen().map(({ name }) => name);
  return { field, type, press, chosen };
}

beforeAll(() => {
  // jsdom does not scroll.
  Element.prototype.scrollIntoView = () => undefined;
});

describe('choosing people to write to', () => {
  it('needs no mouse: type, arrows, Enter, and Backspace to take the last one back', async () => {
    const { type, press, chosen } = await shown();
    await type('AISSA');
    await press('Enter');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await press(key);
    expect(chosen()).toEqual(['Aïssatou Ba', 'Awa Diop']);
    await press('Backspace');
    expect(chosen()).toEqual(['Aïssatou Ba']);
  });

  it('says to a screen reader who Enter would take', async () => {
    const { field, press } = await shown();
    await press('ArrowDown');
    await press('ArrowDown');
    const active = document.getElementById(field.getAttribute('aria-activedescendant')!);
    expect(active?.textContent).toContain('Ali Ould');
  });

  it('takes no more people than fit in a conversation', async () => {
    const { press, chosen } = await shown(1);
    for (const key of ['ArrowDown', 'Enter', 'ArrowUp', 'Enter']) await press(key);
    expect(chosen()).toEqual(['Aïssatou Ba']);
  });

  it('leaves Enter to the form only when nothing is typed: a name that nobody bears sends nothing', async () => {
    const { field, type } = await shown();
    expect(fireEvent.keyDown(field, { key: 'Enter' })).toBe(true);
    await type('personne');
    expect(fireEvent.keyDown(field, { key: 'Enter' })).toBe(false);
  });
});
