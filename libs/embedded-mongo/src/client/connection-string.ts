import { readFileSync } from 'node:fs';

export interface Address {
  host: string;
  /** Undefined: `host` is the path of a Unix socket. */
  port?: number;
}

/** What is understood of a MongoDB connection string. */
export interface ConnectionString {
  addresses: Address[];
  user?: string;
  password?: string;
  authSource: string;
  /** The database in the path, if any. */
  database?: string;
  /** Ask the first address only, whatever it is. */
  direct: boolean;
  tls?: { ca?: Buffer; insecure: boolean };
}

const IGNORED = new Set([
  'replicaset',
  'retrywrites',
  'retryreads',
  'w',
  'journal',
  'appname',
  'maxpoolsize',
  'minpoolsize',
  'readpreference',
  'readconcernlevel',
  'connecttimeoutms',
  'serverselectiontimeoutms',
  'sockettimeoutms',
  'authmechanism',
]);

/** Errors: one sentence for what this client does not do. The password is never in it. */
export function parseConnectionString(uri: string): ConnectionString {
  if (uri.startsWith('mongodb+srv://'))
    throw new Error(
      'A mongodb+srv:// address is not looked up: write it as mongodb://host1:port,host2:port/?tls=true&replicaSet=NAME.',
    );
  const match = /^mongodb:\/\/(?:([^@/]*)@)?([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri);
  if (!match) throw new Error('A connection string starts with mongodb:// and names a host.');
  const [, sign, hosts = '', path = '', query = ''] = match;
  const [user, password] = (sign ?? '').split(':').map(decodeURIComponent);
  const options = optionsOf(query);
  const database = decodeURIComponent(path) || undefined;
  return {
    addresses: hosts.split(',').map(addressOf),
    ...(user && { user, password: password ?? '' }),
    authSource: options.get('authsource') ?? database ?? 'admin',
    database,
    direct: options.get('directconnection') === 'true',
    tls: tlsOf(options),
  };
}

function optionsOf(query: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) options.set(name.toLowerCase(), value);
  const known = ['authsource', 'directconnection', 'tls', 'ssl', 'tlscafile', 'tlsinsecure'];
  for (const name of options.keys())
    if (!IGNORED.has(name) && !known.includes(name))
      throw new Error(`The option ${name} of the connection string is not understood.`);
  const mechanism = options.get('authmechanism');
  if (mechanism !== undefined && mechanism !== 'SCRAM-SHA-256')
    throw new Error(`Only SCRAM-SHA-256 is understood for signing in, not ${mechanism}.`);
  return options;
}

function tlsOf(options: Map<string, string>): ConnectionString['tls'] {
  if ((options.get('tls') ?? options.get('ssl')) !== 'true') return undefined;
  const ca = options.get('tlscafile');
  const insecure = options.get('tlsinsecure') === 'true';
  return { insecure, ...(ca !== undefined && { ca: readFileSync(ca) }) };
}

function addressOf(text: string): Address {
  const host = decodeURIComponent(text);
  if (host.endsWith('.sock')) return { host };
  const [, inBrackets, name, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(host) ?? [];
  const plain = inBrackets ?? name;
  if (!plain) throw new Error(`'${host}' is no address of a server.`);
  return { host: plain, port: port === undefined ? 27017 : Number(port) };
}
