import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchEmbeddedMongo, type LaunchedMongo } from '../src/launch/launch';

/**
 * The servers that the suite is run against, on TCP as the specifications expect: a replica set that asks for a password
 * for nearly everything, one that does not and a standalone server for the few files that ask for those.
 */
export class SuiteServers {
  private readonly directory = mkdtempSync(join(tmpdir(), 'embedded-mongo-conformance-'));
  private readonly launched: LaunchedMongo[] = [];

  constructor(private readonly entry: string) {}

  /** Connection strings, the usual server first. */
  async start(): Promise<string[]> {
    const credentials = join(this.directory, 'credentials');
    const password = randomBytes(16).toString('hex');
    writeFileSync(credentials, `conformance:${password}\n`, { mode: 0o600 });
    const signedIn = new URL(await this.launch('signed-in', ['--credentials', credentials]));
    signedIn.username = 'conformance';
    signedIn.password = password;
    return [
      signedIn.href,
      await this.launch('open', []),
      await this.launch('standalone', ['--standalone']),
    ];
  }

  async stop(): Promise<void> {
    for (const server of this.launched) await server.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async launch(name: string, more: readonly string[]): Promise<string> {
    const server = await launchEmbeddedMongo({
      dataDir: join(this.directory, name),
      entry: this.entry,
      args: ['--port', '0', '--test-commands', ...more],
    });
    this.launched.push(server);
    return server.uri;
  }
}
