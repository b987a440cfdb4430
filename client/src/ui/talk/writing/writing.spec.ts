import { TestBed } from '@angular/core/testing';
import { fireEvent, render, screen } from '@testing-library/angular';
import { newId } from '../../../platform/ids/new-id';
import { Writing } from './writing';

const people = [
  { id: newId('per'), name: 'Aïssatou Ba', detail: 'Dakar' },
  { id: newId('per'), name: 'Ali Ould', detail: 'Nouakchott' },
];

async function shown(sendsOnEnter = false) {
  const sent = jest.fn();
  const { fixture } = await render(Writing, {
    inputs: { label: 'Votre message', people, sendsOnEnter },
    on: { sent },
  });
  const area = screen.getByLabelText<HTMLTextAreaElement>('Votre message');
  const type = async (text: string) => {
    area.value = text;
    area.setSelectionRange(text.length, text.length);
    fireEvent.input(area);
    TestBed.tick();
    await fixture.whenStable();
  };
  const press = async (key: string, options = {}) => {
    fireEvent.keyDown(area, { key, ...options });
    TestBed.tick();
    await fixture.whenStable();
  };
  return { area, type, press, sent, text: () => fixture.componentInstance.value() };
}

describe('calling somebody while writing', () => {
  it('offers names after an @, and puts the chosen one there with arrows and Enter', async () => {
    const { type, press, text, sent } = await shown(true);
    await type('Merci @a');
    expect(screen.getAllByRole('option')).toHaveLength(2);
    await press('ArrowDown');
    await press('Enter');
    expect(text()).toBe('Merci @Ali Ould ');
    expect(screen.queryAllByRole('option')).toHaveLength(0);
    expect(sent).not.toHaveBeenCalled();
  });

  it('says to a screen reader which name Enter would take', async () => {
    const { area, type, press } = await shown();
    await type('@');
    await press('ArrowDown');
    const active = area.getAttribute('aria-activedescendant')!;
    expect(document.getElementById(active)?.textContent).toContain('Ali Ould');
  });

  it('leaves the text alone after Escape', async () => {
    const { type, press, text } = await shown();
    await type('@a');
    await press('Escape');
    expect(screen.queryAllByRole('option')).toHaveLength(0);
    expect(text()).toBe('@a');
  });
});

describe('Enter', () => {
  it('sends in a chat, and makes a line with Shift', async () => {
    const { type, press, sent } = await shown(true);
    await type('Bonjour');
    await press('Enter', { shiftKey: true });
    expect(sent).not.toHaveBeenCalled();
    await press('Enter');
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('makes a line where one writes at length, and sends with Control', async () => {
    const { type, press, sent } = await shown();
    await type('Bonjour');
    await press('Enter');
    expect(sent).not.toHaveBeenCalled();
    await press('Enter', { ctrlKey: true });
    expect(sent).toHaveBeenCalledTimes(1);
  });
});
