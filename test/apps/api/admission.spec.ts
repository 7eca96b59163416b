import { Gate, Overloaded } from '../../../apps/modules/temporal/gate';

const LIMITS = { inFlightPerStream: 2, waitingPerStream: 3, waitingInAll: 4 };

/** Work that ends when the test says so, and that notes when it began. */
function job(begun: string[], name: string) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = async (): Promise<string> => {
    begun.push(name);
    await ended;
    return name;
  };
  return { work, end };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

test('only so many calls of one stream are in flight, and the others follow in the order in which they came', async () => {
  const gate = new Gate(LIMITS);
  const begun: string[] = [];
  const jobs = ['a', 'b', 'c', 'd'].map((name) => job(begun, name));
  const done = jobs.map(({ work }) => gate.pass('percorso/1', work));
  await turns();
  expect(begun).toEqual(['a', 'b']);
  expect(gate.load('percorso/1')).toEqual({ inFlight: 2, waiting: 2 });
  jobs[1]?.end();
  await turns();
  expect(begun).toEqual(['a', 'b', 'c']);
  jobs.forEach(({ end }) => {
    end();
  });
  expect(await Promise.all(done)).toEqual(['a', 'b', 'c', 'd']);
  expect(gate.load('percorso/1')).toEqual({ inFlight: 0, waiting: 0 });
});

test('a stream with a full queue never holds up another', async () => {
  const gate = new Gate(LIMITS);
  const begun: string[] = [];
  const busy = ['a', 'b', 'c', 'd', 'e'].map((name) => job(begun, name));
  const all = busy.map(({ work }) => gate.pass('percorso/1', work));
  await expect(gate.pass('percorso/1', job(begun, 'f').work)).rejects.toBeInstanceOf(Overloaded);
  await expect(gate.pass('percorso/2', () => Promise.resolve('other'))).resolves.toBe('other');
  busy.forEach(({ end }) => {
    end();
  });
  await Promise.all(all);
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('the queues of all streams together are bounded', async () => {
  const gate = new Gate(LIMITS);
  const jobs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => job([], name));
  const waiting = jobs.map(({ work }, index) => gate.pass(index < 4 ? 'percorso/1' : 'percorso/2', work));
  await expect(gate.pass('percorso/1', job([], 'i').work)).rejects.toBeInstanceOf(Overloaded);
  jobs.forEach(({ end }) => {
    end();
  });
  await Promise.all(waiting);
});

test('who gives up waiting leaves the place, and a failed call hands its turn on', async () => {
  const gate = new Gate({ ...LIMITS, inFlightPerStream: 1 });
  const first = job([], 'first');
  const begun: string[] = [];
  const running = gate.pass('percorso/1', async () => {
    await first.work();
    throw new Error('the first fails');
  });
  const patience = new AbortController();
  const impatient = gate.pass('percorso/1', job(begun, 'impatient').work, patience.signal);
  const patient = gate.pass('percorso/1', () => Promise.resolve('served'));
  patience.abort(new Error('too late'));
  await expect(impatient).rejects.toThrow('too late');
  first.end();
  await expect(running).rejects.toThrow('the first fails');
  await expect(patient).resolves.toBe('served');
  expect(begun).toEqual([]);
});
