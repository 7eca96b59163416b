import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { comes, lasts } from './support/progress';
import { proxyTo, type Proxy } from './support/proxy';

/** Long enough for bytes on this machine to arrive, if anything lets them pass. */
const SILENCE_MS = 300;

let echo: Server;
let proxy: Proxy;
const guests: Guest[] = [];

interface Guest {
  readonly socket: Socket;
  heard: string;
  state: 'open' | 'refused' | 'closed';
}

beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  proxy = await proxyTo((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  for (const { socket } of guests.splice(0)) socket.destroy();
  await proxy.close();
  await new Promise((closed) => echo.close(closed));
});

function guest(): Guest {
  const one: Guest = { socket: connect(proxy.port, '127.0.0.1'), heard: '', state: 'open' };
  one.socket.on('data', (bytes) => (one.heard += bytes.toString()));
  one.socket.on('error', () => (one.state = 'refused'));
  one.socket.on('close', () => {
    if (one.state === 'open') one.state = 'closed';
  });
  guests.push(one);
  return one;
}

const hears = (one: Guest, words: string): Promise<void> => comes(words, () => one.heard === words, 5_000);

test('what is said on a cut line is neither passed on nor refused, and arrives once the line is whole again', async () => {
  const known = guest();
  known.socket.write('one ');
  await hears(known, 'one ');
  proxy.swallow();
  known.socket.write('two');
  const newcomer = guest();
  newcomer.socket.write('three');
  await lasts(SILENCE_MS);
  expect([known, newcomer].map(({ heard, state }) => ({ heard, state }))).toEqual([
    { heard: 'one ', state: 'open' },
    { heard: '', state: 'open' },
  ]);
  await proxy.pass();
  await hears(known, 'one two');
  await hears(newcomer, 'three');
});

test('the end of a connection on a cut line is heard only when the line is whole again', async () => {
  const gone = guest();
  gone.socket.write('here');
  await hears(gone, 'here');
  proxy.swallow();
  gone.socket.destroy();
  await lasts(SILENCE_MS);
  const known = (): Promise<number> =>
    new Promise((resolve) => {
      echo.getConnections((_failure, count) => resolve(count));
    });
  expect(await known()).toBe(1);
  await proxy.pass();
  await comes('the end of the connection', async () => (await known()) === 0, 5_000);
});

test('a line that refuses breaks what is open and lets nobody in, until it passes again', async () => {
  const known = guest();
  known.socket.write('one');
  await hears(known, 'one');
  await proxy.refuse();
  const newcomer = guest();
  await comes('both are refused', () => [known, newcomer].every(({ state }) => state !== 'open'), 5_000);
  await proxy.pass();
  const later = guest();
  later.socket.write('again');
  await hears(later, 'again');
});
