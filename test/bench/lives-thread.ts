import { parentPort } from 'node:worker_threads';
import { lifeOf } from './life';

/** A thread that lives as many lives as it is told, and says how many facts they have. */
parentPort?.on('message', (lives: number) => {
  let facts = 0;
  for (let nth = 0; nth < lives; nth += 1) facts += lifeOf(nth);
  parentPort?.postMessage(facts);
});
