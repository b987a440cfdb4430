/// <reference types="node" />
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf } from './civil-instants';
import { civilTime } from './civil-time';

/**
 * The oracle: the rules of the time zone database itself, read here independently of the platform's own tables.
 * The format is `zic`'s compact form: R(ule), Z(one) with its continuation lines, L(ink).
 */
const FILE = join(process.cwd(), '../shared/data/tz/tzdata.zi');
const FIRST_YEAR = 2024;
const LAST_YEAR = 2030;
/** What a machine has before anybody set its zone: in the database, and in no clock. */
const NO_PLACE = 'Factory';
const HOUR = 3_600_000;
const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const DAY_NAMES = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const nameIndex = (names: readonly string[], text: string) =>
  names.findIndex((name) => name.startsWith(text.toLowerCase()));

/** `2`, `-1`, `5:30`, `24s` → milliseconds, and what the suffix says the clock is. */
function clockOf(text: string): { ms: number; base: 'w' | 's' | 'u' } {
  const [, sign, h, m = '0', s = '0', suffix = 'w'] =
    /^(-?)(\d*)(?::(\d+))?(?::(\d+))?([wsugzd]?)$/.exec(text === '-' ? '0' : text)!;
  const ms = (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000 * (sign ? -1 : 1);
  return { ms, base: 'ugz'.includes(suffix || 'w') ? 'u' : suffix === 's' ? 's' : 'w' };
}

function dayOfMonth(year: number, month: number, form: string): number {
  if (/^\d+$/.test(form)) return Number(form);
  const weekday = (day: number) => new Date(Date.UTC(year, month, day)).getUTCDay();
  if (form.startsWith('last')) {
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return last - ((weekday(last) - nameIndex(DAY_NAMES, form.slice(4)) + 7) % 7);
  }
  const [, name, sign, day] = /^([A-Za-z]+)([<>])=(\d+)$/.exec(form)!;
  const away = nameIndex(DAY_NAMES, name!) - weekday(Number(day));
  return Number(day) + (sign === '>' ? (away + 7) % 7 : -((7 - away) % 7));
}

interface Moment {
  local: number;
  base: 'w' | 's' | 'u';
}

function momentOf(year: number, month = 'Jan', day = '1', time = '0'): Moment {
  const index = nameIndex(MONTH_NAMES, month);
  const { ms, base } = clockOf(time);
  return { local: Date.UTC(year, index, dayOfMonth(year, index, day)) + ms, base };
}

const utc = (at: Moment, std: number, save: number) =>
  at.local - (at.base === 'u' ? 0 : at.base === 's' ? std : std + save);

interface Era {
  std: number;
  rules: string;
  until?: Moment | undefined;
}

function readDatabase(text: string) {
  const rules = new Map<string, { at: Moment; save: number }[]>();
  const zones = new Map<string, Era[]>();
  let current: Era[] = [];
  for (const line of text.split('\n').filter((one) => one && !one.startsWith('#'))) {
    const words = line.split(/\s+/);
    if (words[0] === 'L') continue;
    if (words[0] === 'R') {
      const [, name, from, to, , month, day, time, save] = words as string[];
      const last = to === 'o' ? Number(from) : to === 'ma' ? LAST_YEAR + 1 : Number(to);
      const list = rules.get(name!) ?? [];
      for (let year = Math.max(Number(from), 1970); year <= last; year++) {
        list.push({ at: momentOf(year, month, day, time), save: clockOf(save!).ms });
      }
      rules.set(name!, list);
      continue;
    }
    if (words[0] === 'Z') zones.set(words[1]!, (current = []));
    const [std, name, , ...until] = words[0] === 'Z' ? words.slice(2) : words;
    current.push({
      std: clockOf(std!).ms,
      rules: name!,
      until: until.length ? momentOf(Number(until[0]), ...until.slice(1)) : undefined,
    });
  }
  return { rules, zones };
}

/** Instants at which the offset becomes another one, and the offset from then on. */
function changesOf(eras: readonly Era[], rules: ReturnType<typeof readDatabase>['rules']) {
  const changes: { at: number; offset: number }[] = [];
  let begins = -Infinity;
  for (const era of eras) {
    const steps = [...(rules.get(era.rules) ?? [])].sort((a, b) => a.at.local - b.at.local);
    let save = /^-?\d/.test(era.rules) && era.rules !== '-' ? clockOf(era.rules).ms : 0;
    const own: { at: number; offset: number }[] = [];
    for (const step of steps) {
      const at = utc(step.at, era.std, save);
      if (era.until && at >= utc(era.until, era.std, save)) break;
      save = step.save;
      own.push({ at, offset: era.std + save });
    }
    const before =
      own.filter(({ at }) => at <= begins).at(-1)?.offset ?? era.std + (own.length ? 0 : save);
    changes.push({ at: begins, offset: before }, ...own.filter(({ at }) => at > begins));
    if (era.until) begins = utc(era.until, era.std, save);
  }
  return changes;
}

const present = existsSync(FILE);
if (!present) {
  process.stdout.write(`${FILE} is absent: zones are not compared with the database here.\n`);
}

/** Law changes: two versions may disagree on a few zones, after the older of them was published. */
const LAWS_BETWEEN_VERSIONS = 6;

(present ? describe : describe.skip)('every zone of the time zone database', () => {
  const text = present ? readFileSync(FILE, 'utf8') : '';
  const database = readDatabase(text);
  const version = /^# version (\S+)/.exec(text)?.[1] ?? '';
  const from = Date.UTC(FIRST_YEAR, 0, 1);
  const until = Date.UTC(LAST_YEAR + 1, 0, 1);
  const wrong: { zone: string; instant: string }[] = [];
  let compared = 0;

  function compare(zone: string, moment: number, offset: number): void {
    const instant = new Date(moment).toISOString();
    const shown = civilTime(instant, zone);
    const back = instantOf(shown.day, shown.clock, zone);
    compared++;
    if (back.instant !== instant && back.doubt !== 'twice') wrong.push({ zone, instant });
    if (civilTime(back.instant, zone).clock !== shown.clock) wrong.push({ zone, instant });
    if (shown.offsetMinutes !== offset / 60_000) wrong.push({ zone, instant });
  }

  it(`has the right clock around each change and in each month, ${FIRST_YEAR} to ${LAST_YEAR}`, () => {
    for (const [zone, eras] of database.zones) {
      if (zone === NO_PLACE) continue;
      const changes = changesOf(eras, database.rules);
      const months = Array.from({ length: 84 }, (_, i) => Date.UTC(FIRST_YEAR, i, 15, 12, 30));
      const edges = changes.flatMap(({ at }) => [at - 60_000, at, at + HOUR]);
      for (const moment of [...months, ...edges]) {
        if (moment < from || moment >= until) continue;
        compare(zone, moment, changes.filter(({ at }) => at <= moment).at(-1)!.offset);
      }
    }
    const runtime = process.versions['tz'] ?? '';
    const zones = [...new Set(wrong.map(({ zone }) => zone))];
    process.stdout.write(
      `${compared} clock times compared in ${database.zones.size} zones; file ${version}, platform ${runtime}` +
        `${zones.length ? `; laws changed between them: ${zones.join(', ')}` : ''}\n`,
    );
    const older = [version, runtime].sort()[0]!.slice(0, 4);
    const allowed = runtime === version ? 0 : LAWS_BETWEEN_VERSIONS;
    expect(wrong.filter(({ instant }) => !allowed || instant < `${older}-01-01`)).toEqual([]);
    expect(zones.length).toBeLessThanOrEqual(allowed);
    expect(compared).toBeGreaterThan(20_000);
  });
});
