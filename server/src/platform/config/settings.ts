import * as z from 'zod';

const KNOWN_SECRETS = ['secret', 'changeme', 'change-me', 'passerelle', 'default'];

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** Every environment variable that the server reads. `docs/operate.md` and `.env.example` are written from the descriptions. */
export const SettingsShape = z.object({
  DATA_DIR: z
    .string()
    .default('data')
    .describe('Directory of the embedded database, uploaded files and the generated secret.'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional()
    .describe('A MongoDB replica set to use instead of the embedded database.'),
  SEARCH_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional()
    .describe('A PostgreSQL database that keeps the search index instead of DATA_DIR/search.'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional()
    .describe('A Redis that joins several servers of one MONGODB_URI; one server needs none.'),
  DOCUMENTS_QUOTA_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .default(5_000)
    .describe(
      'Megabytes of documents that each body may keep, every version and the bin included.',
    ),
  DOCUMENTS_S3_BUCKET: z
    .string()
    .optional()
    .describe('A bucket that keeps the contents of documents instead of DATA_DIR/files/documents.'),
  DOCUMENTS_S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of a store that speaks S3; Amazon’s when absent.'),
  DOCUMENTS_S3_REGION: z.string().default('us-east-1').describe('Region of the bucket.'),
  DOCUMENTS_S3_KEY_ID: z
    .string()
    .optional()
    .describe('Key of the bucket; when absent, what the machine knows of itself.'),
  DOCUMENTS_S3_SECRET: z.string().optional().describe('Secret of that key.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(4300)
    .describe('Port to listen on; 0 takes a free one.'),
  BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Public address of the site, as people type it. Links and the origin check use it.'),
  DEMO: flag
    .default(false)
    .describe('Fill an empty database with the demo network and show the demo banner.'),
  SESSION_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .refine((secret) => !KNOWN_SECRETS.some((known) => secret.toLowerCase().startsWith(known)), {
      message: 'is a well-known default; choose a random one',
    })
    .optional()
    .describe(
      'Signs access tokens. When absent, one is made at the first start and kept in DATA_DIR/secret.',
    ),
  SECURE_COOKIES: flag
    .optional()
    .describe('Send cookies over HTTPS only; follows BASE_URL when absent.'),
  TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('Number of proxies in front of the server.'),
  CLIENT_DIR: z
    .string()
    .optional()
    .describe('Directory of the built client; the default is right after a build.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Mail server, as smtp://user:password@host:587 or smtps://…; without it mails stay in the outbox.',
    ),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]+$/, 'must be one line')
    .default('Passerelle <passerelle@localhost>')
    .describe('Sender of every mail, as Name <address>.'),
  VAPID_PUBLIC_KEY: z
    .string()
    .optional()
    .describe(
      'Public key of push notifications; when absent, a pair is made at the first start and kept in DATA_DIR/vapid.json.',
    ),
  VAPID_PRIVATE_KEY: z.string().optional().describe('Private key of push notifications.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('warn')
    .describe('How much to log; lines are JSON on standard output.'),
});

export type Settings = z.infer<typeof SettingsShape>;
export const SETTINGS = Symbol('settings');

/** @throws Error whose message lists every variable that is wrong, one per line. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in SettingsShape.shape && value !== ''),
  );
  const parsed = SettingsShape.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new Error(`Some settings are wrong:\n${lines.join('\n')}`);
}
