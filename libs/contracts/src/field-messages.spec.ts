import * as z from 'zod';
import { InvitationDraft, Password, SetUpRequest } from './accounts';
import { fieldMessage, fieldPath } from './field-messages';

function complaint(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map((issue) => `${fieldPath(issue)}: ${fieldMessage(issue, 'fr')}`);
}

describe('sentences for fields', () => {
  it.each([
    [
      SetUpRequest.pick({ email: true }),
      { email: 'awa' },
      'email: Cette adresse n’est pas complète : nom@ville.org.',
    ],
    [SetUpRequest.pick({ email: true }), {}, 'email: Ce champ est à remplir.'],
    [
      SetUpRequest.pick({ givenName: true }),
      { givenName: '   ' },
      'givenName: Ce champ est à remplir.',
    ],
    [
      SetUpRequest.pick({ language: true }),
      { language: 'de' },
      'language: Choisissez une des valeurs proposées.',
    ],
    [z.object({ password: Password }), { password: 'court' }, 'password: Au moins 12 caractères.'],
    [
      InvitationDraft.pick({ id: true }),
      { id: 'x' },
      'id: Cette valeur n’a pas la forme attendue.',
    ],
    [
      z.object({ list: z.array(z.string()).max(2) }),
      { list: ['a', 'b', 'c'] },
      'list: Au plus 2 à la fois.',
    ],
    [
      z.object({ rows: z.array(z.object({ age: z.number() })) }),
      { rows: [{ age: 1 }, {}] },
      'rows.1.age: Ce champ est à remplir.',
    ],
  ])('say what to do (%#)', (schema, value, sentence) => {
    expect(complaint(schema, value)).toEqual([sentence]);
  });
});
