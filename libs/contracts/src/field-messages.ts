import type { Language } from './primitives';

/** The part of a schema's complaint that a sentence is made from; zod's issues have this shape. */
export interface FieldIssue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path?: readonly PropertyKey[] | readonly unknown[] | undefined;
  readonly minimum?: number | bigint | undefined;
  readonly maximum?: number | bigint | undefined;
  readonly origin?: string | undefined;
  readonly format?: string | undefined;
  readonly input?: unknown;
}

type Sentence = (issue: FieldIssue) => Record<Language, string>;

const plain =
  (fr: string, en: string): Sentence =>
  () => ({ fr, en });

const tooSmall: Sentence = ({ minimum, origin }) => {
  if (origin === 'string' && Number(minimum) <= 1)
    return { fr: 'Ce champ est à remplir.', en: 'This field must be filled in.' };
  if (origin === 'string')
    return { fr: `Au moins ${minimum} caractères.`, en: `At least ${minimum} characters.` };
  if (origin === 'array')
    return { fr: `Au moins ${minimum} à choisir.`, en: `Choose at least ${minimum}.` };
  return { fr: `Au moins ${minimum}.`, en: `At least ${minimum}.` };
};

const tooBig: Sentence = ({ maximum, origin }) => {
  if (origin === 'string')
    return { fr: `Au plus ${maximum} caractères.`, en: `At most ${maximum} characters.` };
  if (origin === 'array')
    return { fr: `Au plus ${maximum} à la fois.`, en: `At most ${maximum} at once.` };
  return { fr: `Au plus ${maximum}.`, en: `At most ${maximum}.` };
};

const FORMATS: Record<string, Record<Language, string>> = {
  email: {
    fr: 'Cette adresse n’est pas complète : nom@ville.org.',
    en: 'This address is not complete: name@city.org.',
  },
  url: {
    fr: 'Indiquez une adresse qui commence par https://.',
    en: 'Give an address that begins with https://.',
  },
  datetime: { fr: 'Indiquez une date et une heure.', en: 'Give a date and a time.' },
  date: { fr: 'Indiquez une date.', en: 'Give a date.' },
};

const SENTENCES: Record<string, Sentence> = {
  invalid_type: plain('Ce champ est à remplir.', 'This field must be filled in.'),
  too_small: tooSmall,
  too_big: tooBig,
  invalid_format: ({ format }) =>
    FORMATS[format ?? ''] ?? {
      fr: 'Cette valeur n’a pas la forme attendue.',
      en: 'This value has an unexpected form.',
    },
  invalid_value: plain(
    'Choisissez une des valeurs proposées.',
    'Choose one of the values offered.',
  ),
  unrecognized_keys: plain('Champ inconnu.', 'Unknown field.'),
  invalid_union: plain(
    'Cette valeur n’a pas la forme attendue.',
    'This value has an unexpected form.',
  ),
};

/** A sentence for the person who filled in the field; the same on the server and in the browser. */
export function fieldMessage(issue: FieldIssue, language: Language): string {
  const sentence = SENTENCES[issue.code ?? ''];
  return sentence
    ? sentence(issue)[language]
    : { fr: 'Cette valeur n’est pas acceptée.', en: 'This value is not accepted.' }[language];
}

export function fieldPath(issue: FieldIssue): string {
  return (issue.path ?? [])
    .map((step) =>
      typeof step === 'object' && step !== null && 'key' in step ? String(step.key) : String(step),
    )
    .join('.');
}
