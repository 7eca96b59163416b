import { spawn } from 'node:child_process';

/** Reads until nobody writes any more, which is when the one who holds the other end is gone, however it went. */
const WATCH = 'while read -r _; do :; done; kill -s "$0" "$1"';

/**
 * Ends a server of ours when we are gone and could not end it ourselves: a server, unlike a process of our own, does not
 * notice. Gives what takes the leash off, for when it is stopped in order.
 */
export function leash(pid: number, signal: NodeJS.Signals): () => void {
  const watcher = spawn('/bin/sh', ['-c', WATCH, signal.replace(/^SIG/, ''), String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell there is no leash; the next start ends what is left, as it always does.
  watcher.on('error', () => undefined);
  watcher.unref();
  watcher.stdin.on('error', () => undefined);
  (watcher.stdin as unknown as { unref(): void }).unref();
  return () => void watcher.kill('SIGKILL');
}
