import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultOptions, FaultReport } from '@passerelle/embedded-mongo/faults/fault';
import { freePort } from '@passerelle/test-kit/free-port';
import { Correspondence } from './correspondence';
import { Product } from './product';

/** Acknowledged messages between two kills, at least: 100 kills make 20,000. */
const BETWEEN = 200;
/** Milliseconds from a start to the first good answer that are too many on any machine; the report gives the longest. */
const LONGEST_START = 60_000;

/** Kill after kill while people write in one channel; every second one takes the database with it. */
export async function underKills({ parts, kills, say }: FaultOptions): Promise<FaultReport> {
  const place = mkdtempSync(join(tmpdir(), 'chat-kills-'));
  const product = new Product(parts.server, place, await freePort());
  const starts: number[] = [];
  try {
    await product.start();
    const correspondence = await Correspondence.begin(product.url);
    for (let kill = 1; kill <= kills; kill++) {
      await correspondence.more(BETWEEN);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      await product.kill(kill % 2 === 0);
      starts.push(await product.start());
      await correspondence.readersBack();
      if (kill % 10 === 0)
        say(`  ${kill} kills, ${correspondence.acknowledged} messages acknowledged`);
    }
    const { broken, ...counts } = await correspondence.end();
    const longest = Math.round(Math.max(...starts));
    const late = longest > LONGEST_START ? [`the first answer took ${longest} ms`] : [];
    return {
      counts: { kills, ...counts, firstAnswerMaxMs: longest },
      broken: [...broken, ...late],
    };
  } finally {
    await product.stop();
    rmSync(place, { recursive: true, force: true });
  }
}
