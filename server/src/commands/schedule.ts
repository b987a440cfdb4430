import { readFile, writeFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { EventId } from '@passerelle/contracts/ids';
import { TimeZone } from '@passerelle/contracts/primitives';
import {
  ExportScheduleService,
  type ExportFormat,
} from '../features/events/export-schedule.service';
import { ImportScheduleService } from '../features/events/import-schedule.service';
import { inCommandWorld, type Built, type CommandWorld, type Outcome } from './surroundings';

const FORMATS: readonly ExportFormat[] = ['xml', 'json', 'ics'];

function formatOf(word: string): ExportFormat {
  const format = FORMATS.find((one) => one === word);
  if (!format) throw new InvalidArgumentError(`choose one of ${FORMATS.join(', ')}`);
  return format;
}

function zoneOf(word: string): TimeZone {
  const zone = TimeZone.safeParse(word);
  if (!zone.success) throw new InvalidArgumentError('give an IANA zone such as Europe/Brussels');
  return zone.data;
}

async function bringIn(
  { app, say }: CommandWorld,
  file: string,
  options: { zone?: TimeZone; title?: string },
): Promise<Outcome> {
  const report = await app
    .get(ImportScheduleService)
    .importFile(await readFile(file, 'utf8'), options);
  const { sessions, rooms, people, warnings, eventId, changes } = report;
  say(`${sessions} sessions in ${rooms} rooms with ${people} people: event ${eventId}.`);
  say(`${changes.added} added, ${changes.changed} changed, ${changes.cancelled} cancelled.`);
  for (const { where, reason } of warnings) say(`! ${where}: ${reason.en}`);
  return { sessions, rooms, people, warnings, eventId, changes };
}

async function takeOut(
  { app, say }: CommandWorld,
  event: string,
  { format, output }: { format: ExportFormat; output?: string },
): Promise<Outcome> {
  const id = EventId.safeParse(event);
  if (!id.success) throw new Error(`${event} is not the id of an event (eve_…)`);
  const text = await app.get(ExportScheduleService).writeFile(id.data, format);
  if (output) await writeFile(output, text);
  say(output ? `Wrote ${output}.` : text);
  return { event, format, bytes: Buffer.byteLength(text), ...(output && { output }) };
}

/** `import:schedule FILE` and `export:schedule EVENT`. */
export function addSchedule(program: Command, built: Built): void {
  program
    .command('import:schedule')
    .argument('<file>', 'pretalx JSON, frab or pentabarf XML, schedule.json')
    .option('--zone <zone>', 'zone of the event when the file names none', zoneOf)
    .option('--title <title>', 'name of the event when the file has none')
    .description('bring a programme in; the same file again changes nothing')
    .action((file: string, options: { zone?: TimeZone; title?: string }, command: Command) =>
      inCommandWorld(built, command.optsWithGlobals(), (world) => bringIn(world, file, options)),
    );
  program
    .command('export:schedule')
    .argument('<event>', 'id of the event (eve_…)')
    .requiredOption('--format <format>', FORMATS.join(', '), formatOf)
    .option('--output <file>', 'file to write; standard output when absent')
    .description('write the programme of an event')
    .action((event: string, options: { format: ExportFormat }, command: Command) =>
      inCommandWorld(built, command.optsWithGlobals(), (world) => takeOut(world, event, options)),
    );
}
