import type { CommandRow } from '../commands/row';
import { BEGINNING_COMMANDS } from './beginning-commands';
import { DECISION_COMMANDS } from './decision-commands';
import { HEARING_COMMANDS } from './hearing-commands';
import { REQUEST_COMMANDS } from './request-commands';

/** Everything that can be asked in proceedings, in the order in which they go on. */
export const PROCEEDING_COMMANDS: readonly CommandRow[] = [
  ...BEGINNING_COMMANDS,
  ...HEARING_COMMANDS,
  ...DECISION_COMMANDS,
  ...REQUEST_COMMANDS,
];
