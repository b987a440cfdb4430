import type * as z from 'zod';
import { SettingsShape } from './settings';

export interface SettingLine {
  readonly name: string;
  readonly about: string;
  /** What holds when it is not set; empty when nothing does. */
  readonly fallback: string;
}

/** What every setting is for, read from the schema itself. */
export function settingLines(): SettingLine[] {
  return Object.entries(SettingsShape.shape).map(([name, schema]) => {
    const parsed = (schema as z.ZodType).safeParse(undefined);
    const fallback = parsed.success && parsed.data !== undefined ? String(parsed.data) : '';
    return { name, about: schema.description ?? '', fallback };
  });
}

/** The text of `.env.example`. */
export function envExample(): string {
  return settingLines()
    .map(({ name, about, fallback }) => `# ${about}\n# ${name}=${fallback}\n`)
    .join('\n');
}
