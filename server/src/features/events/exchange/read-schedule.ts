import { assembleSchedule } from './assemble-schedule';
import { ImportLog, ScheduleRefused } from './import-log';
import { parseJson } from './json-document';
import type { RawSchedule } from './raw-schedule';
import { readPretalx } from './read-pretalx';
import { readScheduleJson } from './read-schedule-json';
import { readScheduleXml } from './read-schedule-xml';
import type { ImportedSchedule, ReadOptions } from './schedule';

/** Ten times the largest programme known, in UTF-16 units. */
const LARGEST_FILE = 32_000_000;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(text: string, log: ImportLog): RawSchedule {
  const document = parseJson(text);
  if (isObject(document) && isObject(document['schedule'])) {
    const isDump = isObject(document['speakers']) && !('conference' in document['schedule']);
    return isDump ? readPretalx(document, log) : readScheduleJson(document);
  }
  throw new ScheduleRefused({
    fr: 'ce JSON n’est pas un programme : il n’a pas d’objet « schedule »',
    en: 'this JSON is not a programme: it has no “schedule” object',
  });
}

/**
 * Reads a programme: `schedule.xml` (frab, pentabarf and kin), `schedule.json`, or pretalx's dump.
 * What is wrong inside is told in `warnings` and the rest is kept.
 * Throws {@link ScheduleRefused} when the file is none of these or is broken, with the line where there is one.
 */
export function readSchedule(file: string, options: ReadOptions = {}): ImportedSchedule {
  const text = file.replace(/^\uFEFF/, '');
  if (text.length > LARGEST_FILE) {
    throw new ScheduleRefused({ fr: 'fichier trop grand', en: 'file too large' });
  }
  const log = new ImportLog();
  const first = text.trimStart()[0];
  if (first === '<') return assembleSchedule(readScheduleXml(text), options, log);
  if (first === '{') return assembleSchedule(readJson(text, log), options, log);
  throw new ScheduleRefused(
    {
      fr: 'ce fichier n’est ni un programme XML ni un programme JSON',
      en: 'this file is neither an XML nor a JSON programme',
    },
    1,
  );
}
