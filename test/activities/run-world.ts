import { dischargeWith } from '../../activities/discharge';
import { runBank } from '../../activities/gateways/run-bank';
import { runPayments } from '../../activities/gateways/run-payments';
import { simulatedParty } from '../../activities/gateways/simulated-party';
import { handleWith, type Handle, type Handling } from '../../activities/handle';
import type { PaymentChannel } from '../../activities/payment-channel';
import { performWith } from '../../activities/perform';
import type { Fact } from '../../activities/ports';
import { runFile } from '../../activities/postgres/run-file';
import { postgresRunOrders } from '../../activities/postgres/run-orders';
import { fileOf } from '../../activities/postgres/stream-files';
import { Admission } from '../../apps/modules/admission/admission';
import type { Claim } from '../../domain/decider';
import { deciderOf, type Command } from '../../domain/deciders';
import { payeeStream, runStream, type StreamId } from '../../domain/identifiers';
import type { Rulebook } from '../../domain/programmes/rulebook';
import type { AskedOrder } from '../../domain/run/commands';
import type { Instant } from '../../domain/time/civil-date';
import { THE_PERCORSO } from '../domain/given';
import { factsOf } from '../domain/model';
import { FIRST_READING } from '../domain/readings';
import { APPROVED, PAYEE } from '../domain/run/world';
import { day, ENVELOPE, HEAD, moment, OFFICER } from '../domain/values';
import { AWAKE } from './changes';
import { openRegister, type Register } from './database';
import { uuid } from './traffic';

export const ACCOUNT = uuid(9_999_999);
const IBAN = 'IT60X0542811101000000123456';
const NO_FUNDS = 'envelope-exhausted';

/** A register in which payments are made by run: whoever is paid has an account and is cleared. */
export interface Runs {
  readonly register: Register;
  /** The stamp of whoever asks. */
  now: Instant;
  told(stream: StreamId, command: Command, actor?: typeof OFFICER): Promise<void>;
  /** A stream as the register has it, with what it holds. */
  written(stream: StreamId, facts: readonly Fact[], rulebook?: Rulebook): Promise<void>;
  /** A percorso with a payment that was approved and that nobody was asked to make yet. */
  ordered(number: number): Promise<StreamId>;
  /** What the loop of a stream would do now, without the engine. */
  performed(stream: StreamId): Promise<void>;
  /** Proposed by one, approved by another. */
  approved(number: number, orders: readonly AskedOrder[], cents: number): Promise<StreamId>;
  factsNow(stream: StreamId): Promise<readonly Fact[]>;
  /** The API's own way in; `before` may end the process instead. */
  admission(before?: (handling: Handling) => void): Admission;
}

export async function openRuns(channel: PaymentChannel): Promise<Runs> {
  const register = await openRegister();
  const handle = handleWith(register.store, { digest: 'test', rulebook: FIRST_READING });
  const perform = performing(register, handle, channel);
  let requests = 0;
  const runs: Runs = {
    register,
    now: moment('2020-10-05'),
    told: async (stream, command, actor = OFFICER) => {
      requests += 1;
      const asks = [{ requestId: `r${String(requests)}`, command, actor }];
      const [answer] = (await handle({ stream, now: runs.now, asks })).answers;
      if (answer?.verdict !== 'accepted') throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
    },
    written: (stream, facts, rulebook = FIRST_READING) => written(register, { stream, facts, rulebook }),
    ordered: async (number) => {
      const stream: StreamId = `percorso/${uuid(number + 1)}`;
      await runs.written(stream, factsOf(APPROVED, THE_PERCORSO));
      return stream;
    },
    performed: (stream) => perform(stream, runs.now),
    approved: async (number, orders, cents) => {
      const stream = runStream(uuid(5_000_000 + number) as never);
      await runs.told(stream, { type: 'ProposeRun', envelope: ENVELOPE, payOn: day('2020-10-31'), orders });
      await runs.told(stream, { type: 'ApproveRun', cents }, HEAD);
      return stream;
    },
    factsNow: (stream) =>
      register.store.transaction(async (transaction) => (await transaction.open(stream, [])).facts),
    admission: (before = () => undefined) =>
      new Admission(
        async (handling) => {
          before(handling);
          return handle({ ...handling, now: runs.now });
        },
        () => undefined,
      ),
  };
  await cleared(runs);
  return runs;
}

async function cleared(runs: Runs): Promise<void> {
  await runs.register.api.query(
    'INSERT INTO personal.payment_account (account_id, payee, iban, holder_name) VALUES ($1, $2, $3, $4)',
    [ACCOUNT, PAYEE, IBAN, 'Ginestra Lavoro'],
  );
  await runs.told('envelope/TOS-PIO2-ASSEGNO', { type: 'OpenEnvelope', cents: 100_000_000_000 });
  const account = { type: 'DeclareAccount', on: day('2020-10-01'), accountId: ACCOUNT, holder: 'payee' };
  await runs.told(payeeStream(PAYEE), account as Command);
  for (const check of ['durc', 'art-48-bis'] as const) {
    const clear = { check, outcome: 'clear', validUntil: null } as const;
    await runs.told(payeeStream(PAYEE), { type: 'RecordCheck', on: day('2020-10-04'), ...clear });
  }
}

interface Written {
  readonly stream: StreamId;
  readonly facts: readonly Fact[];
  readonly rulebook: Rulebook;
}

/** The facts of the domain's tests, under the name of another stream. */
async function written(register: Register, { stream, facts, rulebook }: Written): Promise<void> {
  const decider = deciderOf(stream);
  const file = fileOf(
    stream,
    facts.map((fact): Fact => ({ ...fact, stream })),
    rulebook,
  );
  const held = decider.holds?.(file.state, { stream, rulebook });
  await register.store.transaction(async (transaction) => {
    await transaction.open(stream, []);
    const claims = held?.amounts.map((one): Claim => ({ kind: 'take-amount', ...one, refusedAs: NO_FUNDS }));
    await transaction.claim(stream, claims ?? []);
    await transaction.write({
      ...file,
      expectedVersion: 0,
      before: undefined,
      ledger: decider.ledger(file.state),
      rules: decider.rules(file.state),
      commands: [],
      wake: AWAKE,
    });
  });
}

/** What is owed now is performed, and tried again where no answer came. */
function performing({ worker }: Register, handle: Handle, channel: PaymentChannel) {
  const accounting = simulatedParty(worker, 'accounting');
  const discharge = dischargeWith({
    accounting,
    messages: simulatedParty(worker, 'messages'),
    payments: runPayments(postgresRunOrders(worker), accounting),
    bank: runBank(channel, (runId) => runFile(worker, runId)),
  });
  const perform = performWith(discharge, handle, () => 1);
  return async (stream: StreamId, now: Instant): Promise<void> => {
    const { owed } = (await handle({ stream, now, asks: [] })).agenda;
    if (owed === null) return;
    const at = now < owed.notBefore ? owed.notBefore : now;
    await perform({ stream, now: at, owed }).catch(() => undefined);
  };
}
