import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envExample, settingLines } from './settings-document';
import { readSettings } from './settings';

const read = (path: string) => readFileSync(join(process.cwd(), path), 'utf8');

describe('settings', () => {
  it('have defaults that suit a first look', () => {
    expect(readSettings({})).toMatchObject({
      PORT: 4300,
      HOST: '127.0.0.1',
      DATA_DIR: 'data',
      DEMO: false,
    });
  });

  it('are refused together, each named, in one message', () => {
    const wrong = { PORT: 'eighty', MONGODB_URI: 'localhost', SESSION_SECRET: 'short' };
    expect(() => readSettings(wrong)).toThrow(/PORT[\s\S]*MONGODB_URI|MONGODB_URI[\s\S]*PORT/);
    expect(() => readSettings(wrong)).toThrow(/SESSION_SECRET must have at least 32 characters/);
  });

  it('ignore variables of other programs', () => {
    expect(readSettings({ HOME: '/root', LANG: 'fr_FR.UTF-8' })).not.toHaveProperty('HOME');
  });

  it('are all explained in .env.example', () => {
    expect(read('.env.example')).toBe(envExample());
  });

  it('are all explained in the operator’s guide', () => {
    const guide = read('docs/operate.md');
    for (const { name } of settingLines()) expect(guide).toContain(`\`${name}\``);
  });
});
