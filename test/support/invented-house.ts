import { join } from 'node:path';
import { projectRoot } from '../../apps/ops/start/project-root';
import { RULEBOOK } from '../../domain/programmes';
import type { Programme } from '../../domain/programmes/programme';
import { INVENTED } from './invented';

// What a line for each of them in `domain/programmes/index.ts` would do, in every process that imports this before the rest.
(RULEBOOK.programmes as Programme[]).push(...INVENTED.programmes);

const program = (name: string) => join(projectRoot, 'dist', 'test', 'support', `invented-${name}.js`);

/** The programs of a house whose register has the invented programmes too; nothing else of them is the test's. */
export const INVENTED_HOUSE = { worker: program('worker'), api: program('api'), ops: program('ops') };
