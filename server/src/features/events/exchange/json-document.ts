import * as z from 'zod';
import type { Language } from '@passerelle/contracts/primitives';
import { ScheduleRefused, type Said } from './import-log';

/** How many faults a refusal names. */
const NAMED_FAULTS = 5;

/** Throws {@link ScheduleRefused} with the line where the JSON breaks off. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const en = fault instanceof Error ? fault.message : String(fault);
    const position = /position (\d+)/.exec(en)?.[1];
    const broken = position === undefined ? text : text.slice(0, Number(position));
    throw new ScheduleRefused(
      { fr: `ce n’est pas du JSON valable (${en})`, en: `this is not valid JSON (${en})` },
      broken.split('\n').length,
    );
  }
}

/** What a schema says under a name of its own, in both languages; everything else zod says itself. */
const SAYINGS: Readonly<Record<string, Said>> = {
  'rooms-in-conference': {
    fr: 'les salles se déclarent dans schedule.conference',
    en: 'rooms belong in schedule.conference',
  },
};

const LOCALES = { fr: z.locales.fr().localeError, en: z.locales.en().localeError };

/** The document in the shape it claims to have; throws {@link ScheduleRefused} that names each wrong place. */
export function shaped<S extends z.ZodType>(schema: S, document: unknown): z.infer<S> {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const faults = (language: Language) => {
    const issues = schema.safeParse(document, { error: LOCALES[language] }).error?.issues ?? [];
    const said = issues.map(
      ({ path, message }) => `${path.join('.')} : ${SAYINGS[message]?.[language] ?? message}`,
    );
    const more = said.length > NAMED_FAULTS ? ` (+ ${said.length - NAMED_FAULTS})` : '';
    return `${said.slice(0, NAMED_FAULTS).join(' ; ')}${more}`;
  };
  throw new ScheduleRefused({
    fr: `le fichier n’a pas la forme annoncée : ${faults('fr')}`,
    en: `the file does not have the shape it claims: ${faults('en')}`,
  });
}
