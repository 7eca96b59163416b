import { accept, type Agenda } from './decider';

/** An agenda for streams that never sleep. */
export const NOTHING_DUE: Agenda = { deadlines: [], owed: [], closed: true };

/** The parts of a decider that holds no money, follows no other stream and waits for nothing. */
export const REGISTER_ONLY = {
  expire: () => accept<never>([]),
  agenda: () => NOTHING_DUE,
  needs: () => [],
  follows: () => [],
  observe: () => accept<never>([]),
  balances: () => [],
  holds: undefined,
  knownAsTold: false,
  ledger: () => 'REGISTERS',
  rules: () => undefined,
  label: () => undefined,
} as const;
