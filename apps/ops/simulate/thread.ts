import { parentPort, workerData } from 'node:worker_threads';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { livesOf, type Share } from './lives';

/** A thread that lives the shares that it is given, and says what each comes to. */
const { version, seed } = workerData as { readonly version: ProgrammeVersion; readonly seed: number };
const live = livesOf(version, seed);
parentPort?.on('message', (share: Share) => parentPort?.postMessage(live(share)));
