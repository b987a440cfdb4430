import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import type { Commit } from './channel-writer';
import type { ChannelState } from './channel.repository';

/** What members who do not have the channel open have to hear of: its counters, and whom it calls. */
export interface News {
  readonly channel: ChannelState;
  readonly posted: boolean;
  readonly called: ReadonlySet<PersonId>;
}

/** How long a channel rests after its counts were told, in milliseconds. */
const REST = 300;

/**
 * Counts of a lively channel are told a few times a second, not with every message: finding out who sits in the body
 * costs as much as storing a message. The first news of a quiet channel, and news that call somebody, go at once.
 */
export class CountsLater {
  /** Channels that rest, with the newest of what has come meanwhile. */
  private readonly resting = new Map<ChannelId, News | undefined>();
  private closed = false;

  /** `tell` rejects never. */
  constructor(private readonly tell: (news: News) => Promise<void>) {}

  async add(commit: Commit): Promise<void> {
    const { channel, changed, former } = commit;
    const posted = changed.some((message) => !former.has(message.id));
    const news = { channel, posted, called: calledIn(commit) };
    if (news.called.size > 0) {
      // Tells the others too: what waits for them is older.
      if (posted && this.resting.has(channel.id)) this.resting.set(channel.id, undefined);
      return this.tell(news);
    }
    if (!posted) return;
    if (this.resting.has(channel.id)) return void this.resting.set(channel.id, news);
    await this.tellAndRest(news);
  }

  /** What still waits is not told: the server stops, and whoever comes back asks for the counts. */
  close(): void {
    this.closed = true;
  }

  private async tellAndRest(news: News): Promise<void> {
    const { id } = news.channel;
    this.resting.set(id, undefined);
    await this.tell(news);
    setTimeout(() => {
      const next = this.resting.get(id);
      this.resting.delete(id);
      if (next && !this.closed) void this.tellAndRest(next);
    }, REST).unref();
  }
}

/** People whose count of mentions may have changed: whom a touched message mentions, or mentioned before. */
function calledIn({ changed, former }: Commit): Set<PersonId> {
  return new Set(
    changed.flatMap((message) => {
      const before = former.get(message.id)?.mentions ?? [];
      const same = before.length === message.mentions.length;
      return same && before.every((id) => message.mentions.includes(id))
        ? []
        : [...before, ...message.mentions];
    }),
  );
}
