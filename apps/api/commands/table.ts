import type { Command } from '../../../domain/deciders';
import { APL_COMMANDS } from '../apls/commands';
import { CPI_COMMANDS } from '../cpis/commands';
import { ENVELOPE_COMMANDS } from '../envelopes/commands';
import { INCENTIVE_COMMANDS } from '../incentives/commands';
import { PERCORSO_COMMANDS } from '../percorsi/commands';
import { EMPLOYMENT_COMMANDS } from '../persons/employment-commands';
import { PERSON_COMMANDS } from '../persons/commands';
import { UNEMPLOYMENT_COMMANDS } from '../persons/unemployment-commands';
import { PAYEE_COMMANDS } from '../payment-runs/payee-commands';
import { PROCEEDING_COMMANDS } from '../proceedings/commands';
import { RUN_COMMANDS } from '../payment-runs/run-commands';
import { RECOVERY_COMMANDS } from '../recoveries/commands';
import type { CommandRow } from './row';

/** Every command that can be asked over HTTP. A new one is a row; its route, its checks and its documentation follow. */
export const COMMAND_TABLE: readonly CommandRow[] = [
  ...PERSON_COMMANDS,
  ...EMPLOYMENT_COMMANDS,
  ...UNEMPLOYMENT_COMMANDS,
  ...PERCORSO_COMMANDS,
  ...APL_COMMANDS,
  ...CPI_COMMANDS,
  ...ENVELOPE_COMMANDS,
  ...INCENTIVE_COMMANDS,
  ...RECOVERY_COMMANDS,
  ...PAYEE_COMMANDS,
  ...RUN_COMMANDS,
  ...PROCEEDING_COMMANDS,
];

/**
 * The commands that only the engine sends to itself, also on behalf of a measure, the other half of those about two records, the one
 * that an import ends with, what a bank's file says, and what is set off.
 */
export const INNER_COMMANDS: readonly Command['type'][] = [
  'RecordEffectAnswer',
  'TakeInRecord',
  'ReopenRecord',
  'KeepTime',
  'RecordBankAnswers',
  'CarryOutMeasure',
  'UndoMeasure',
  'RecordSetOff',
];
