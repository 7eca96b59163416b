import { proposed } from '../../../domain/programmes/citations';
import type { DueProcessRule } from '../../../domain/programmes/due-process';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { amended } from '../../../domain/programmes/rulebook';
import { registersUnder } from '../given';
import type { World } from '../model';
import { FIRST_READING } from '../readings';
import { TOS_PIO2_CODE } from '../values';

const DUE_PROCESS: DueProcessRule = {
  abandonment: ['not-reachable', 'repeated-absences'],
  refusal: ['suitable-offer'],
  'lost-requirement': ['sanction'],
  rejection: true,
  source: proposed('D-TEST', { it: 'Uscite con procedimento.', en: 'Exits by a proceeding.' }),
};

/** The causes of the exits that take a proceeding. */
export const NEEDING: readonly string[] = [
  ...DUE_PROCESS.abandonment,
  ...DUE_PROCESS.refusal,
  ...DUE_PROCESS['lost-requirement'],
];

/** The first reading, but that some exits take a proceeding. */
const DUE_PROCESS_READING: Rulebook = {
  ...FIRST_READING,
  programmes: FIRST_READING.programmes.map((programme) =>
    programme.code === TOS_PIO2_CODE
      ? {
          ...programme,
          versions: programme.versions.flatMap((one) => [
            one,
            amended(one, { version: `${one.version}.due-process`, dueProcess: DUE_PROCESS }),
          ]),
        }
      : programme,
  ),
};

export const DUE_PROCESS_REGISTERS: World = registersUnder(DUE_PROCESS_READING);
