import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import type { Work } from '../../ops-command';
import { feed, release, type Feeding } from './feed';
import { passTime } from './pass-time';
import { daysTold, firstTightDay, nextDayTold, nextWindow, type Ahead } from './window';

/**
 * Window after window. Where one window holds everything, each stream is released with its one message; otherwise at the
 * end, because a stream that has passed all time up to the horizon can no longer be told what others do in between.
 */
export async function feedAll(
  feeding: Feeding,
  limits: Pick<Ahead, 'programme' | 'longestDays'>,
  { stop, progress }: Pick<Work, 'stop' | 'progress'>,
): Promise<void> {
  const { client } = feeding;
  const days = await daysTold(client);
  if (days === undefined) return;
  const { outlook } = feeding;
  const ahead = { from: days.first, last: days.last, outlook, ...limits };
  const isTight = (await firstTightDay(client, ahead)) !== undefined;
  const releases = !isTight && (await nextWindow(client, ahead)).to === days.last;
  let from: CivilDate | undefined = days.first;
  while (from !== undefined && !stop.aborted) {
    const window = await feedNext(feeding, { ...ahead, from }, { releases, progress });
    from = await nextDayTold(client, addDays(window.to, 1));
    if (isTight && from !== undefined) await passTime(feeding, { since: window.from, day: from });
  }
  if (!releases) await release(feeding, { from: days.first, to: days.last, careful: false, releases });
}

/** Feeds the next window; the day after it may have nothing to ask. */
async function feedNext(
  feeding: Feeding,
  ahead: Ahead,
  { releases, progress }: Pick<Work, 'progress'> & { readonly releases: boolean },
) {
  const window = await nextWindow(feeding.client, ahead);
  if (window.careful)
    progress.say(`${window.from}: a limit is near; who takes of it asks one after the other`);
  await feed(feeding, { ...window, releases });
  return window;
}
