import { join } from 'node:path';
import { projectRoot } from '../../apps/ops/start/project-root';
import { RULEBOOK } from '../../domain/programmes';
import { NAZ_ADR } from '../../domain/programmes/naz-adr';
import type { Programme, ProgrammeVersion } from '../../domain/programmes/programme';
import { INVENTED, NAZ_ADR_OPENED } from './invented';

// What a line for each of them in `domain/programmes/` would do, in every process that imports this before the rest.
(RULEBOOK.programmes as Programme[]).push(...INVENTED.programmes);
(NAZ_ADR.versions as ProgrammeVersion[]).push(NAZ_ADR_OPENED);

const program = (name: string) => join(projectRoot, 'dist', 'test', 'support', `invented-${name}.js`);

/** The programs of a house whose register has the invented programmes and the invented act too; nothing else of them is the test's. */
export const INVENTED_HOUSE = { worker: program('worker'), api: program('api'), ops: program('ops') };
