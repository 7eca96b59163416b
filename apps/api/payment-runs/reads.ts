import { z } from 'zod';
import { digestOf } from '../../../activities/gateways/file-drop';
import { ISO_20022 } from '../../../activities/gateways/iso20022/form';
import { creditsOf, type CreditRow } from '../../../activities/postgres/read-models/payment-credit';
import { bodyPaid, payeeRow } from '../../../activities/postgres/read-models/payee-file';
import { paymentRun, paymentRuns, type RunRow } from '../../../activities/postgres/read-models/payment-run';
import { runFile } from '../../../activities/postgres/run-file';
import type { Payee } from '../../../domain/account/payee';
import { isSeen, type Sight } from '../../../domain/programmes/sight';
import { MOST_CREDITS } from '../../../domain/run/commands';
import { RUN_STANDINGS } from '../../../domain/run/state';
import { bankEntries } from '../../modules/bank/bank-entries';
import {
  BLOCKER_TEXTS,
  CREDIT_STANDING_TEXTS,
  RUN_STANDING_TEXTS,
  RUN_TASK_TEXTS,
} from '../../modules/texts/runs';
import { runId } from '../commands/payment-shapes';
import { envelopeCode, payee } from '../commands/shapes';
import { present } from '../reads/present';
import { question, type ReadRow } from '../reads/row';
import { after, afterVersion, limit, NOTHING, pageOfShape } from '../reads/shapes';
import { credit, entry, fileShape, payeeShape, run, runInFull } from './shapes';

const RUN_PATH = z.strictObject({ runId });

/** What can be asked about payment runs, their credits, and whoever is paid. */
export const RUN_READS: readonly ReadRow[] = [
  question({
    name: 'PaymentRuns',
    path: '/payment-runs',
    summary: { it: 'Le distinte di pagamento', en: 'The payment runs' },
    parameters: NOTHING,
    query: z.strictObject({
      envelope: envelopeCode.optional(),
      standing: z.enum(RUN_STANDINGS).optional(),
      withTasks: z
        .literal('true')
        .optional()
        .meta({ description: 'Only those of which somebody has to do something.' }),
      after,
      limit,
    }),
    answer: pageOfShape('PaymentRuns', run),
    read: async ({ withTasks, ...filter }, { database }) => {
      const found = await paymentRuns(database, {
        ...present(filter),
        ...(withTasks === undefined ? {} : { withTasks: true }),
      });
      return { ...found, items: found.items.map(runView) };
    },
  }),
  question({
    name: 'PaymentRun',
    path: '/payment-runs/{runId}',
    summary: {
      it: 'Una distinta, con ciò che ne è rimasto fuori e perché',
      en: 'A run, with what was left out of it and why',
    },
    parameters: RUN_PATH,
    query: NOTHING,
    answer: runInFull,
    read: async (asked, { database, sight }) => {
      const found = await paymentRun(database, asked.runId);
      if (found === null) return undefined;
      const seen = found.leftOut.filter(({ payee: paid, programme }) => isOrderSeen(sight, paid, programme));
      const leftOut = seen.map(({ stream, key, payee: paid, blockers }) => ({
        order: { stream, key },
        payee: paid,
        blockers: blockers.map((code) => ({ code, text: BLOCKER_TEXTS[code] })),
      }));
      return { ...runView(found), leftOut };
    },
  }),
  question({
    name: 'PaymentCredits',
    path: '/payment-runs/{runId}/credits',
    summary: { it: 'I bonifici di una distinta', en: 'The credits of a run' },
    parameters: RUN_PATH,
    query: z.strictObject({ afterNumber: afterVersion, limit }),
    answer: pageOfShape('PaymentCredits', credit),
    read: async ({ runId: id, afterNumber, limit: most }, { database, sight }) => {
      const found = await creditsOf(database, id, { afterNumber, limit: most + 1 });
      const items = found.slice(0, most);
      const last = items.at(-1);
      const next = found.length > most && last !== undefined ? { next: String(last.number) } : {};
      const seen = items.filter((one) => isOrderSeen(sight, one.payee, one.programme));
      return { items: seen.map(creditView), ...next };
    },
  }),
  question({
    name: 'PaymentFile',
    path: '/payment-runs/{runId}/file',
    summary: {
      it: 'Il file di una distinta approvata, come va alla banca',
      en: 'The file of an approved run, as it goes to the bank',
    },
    roles: ['manager', 'operator'],
    parameters: RUN_PATH,
    query: NOTHING,
    answer: fileShape,
    read: async ({ runId: id }, { database, personal, debtor, sight }) => {
      const credits = await creditsOf(database, id, { limit: MOST_CREDITS });
      if (!credits.every((one) => isOrderSeen(sight, one.payee, one.programme))) return undefined;
      const file = await runFile(database, id, (ids) => personal.accounts.known(ids));
      if (file === undefined || debtor === null) return undefined;
      const { name: message, ending } = ISO_20022;
      const xml = await ISO_20022.write(file, debtor);
      return { name: `${id}.${ending}`, message, digest: digestOf(xml), xml };
    },
  }),
  question({
    name: 'Payee',
    path: '/payees',
    summary: { it: 'Che cosa si sa di chi è pagato', en: 'What is known of whoever is paid' },
    parameters: NOTHING,
    query: z.strictObject({ payee }),
    answer: payeeShape,
    read: async (asked, { database }) => {
      const found = await payeeRow(database, asked.payee);
      if (found === null) return undefined;
      const { payee: paid, holder, checks, disputes, version } = found;
      return { payee: paid, holder, checks: { ...checks }, disputes: [...disputes], version };
    },
  }),
  question({
    name: 'BankEntries',
    path: '/bank-entries',
    summary: {
      it: 'Ciò che la banca ha comunicato e che non è di nessun bonifico',
      en: 'What the bank told that belongs to no credit',
    },
    parameters: NOTHING,
    query: z.strictObject({ limit }),
    answer: z.object({ items: z.array(entry) }).meta({ id: 'BankEntries' }),
    read: async ({ limit: most }, { database }) => ({ items: await bankEntries(database, most) }),
  }),
];

/** Whether somebody may know of a payment: under a programme whose files are restricted, only who sees all of them, and a body its own. */
function isOrderSeen(sight: Sight, paid: Payee, programme: string): boolean {
  const isRestricted = sight.hidden.length + sight.ofBody.length > 0;
  if (programme === '') return !isRestricted;
  return isSeen(sight, { programme, ...bodyPaid(paid) });
}

function runView(row: RunRow): z.input<typeof run> {
  const { runId: id, standing, tasks, effects, leftOut, cpi: _, apl: __, ...said } = row;
  return {
    runId: id,
    ...said,
    standing,
    standingText: RUN_STANDING_TEXTS[standing],
    leftOutCount: leftOut.length,
    tasks: tasks.map((one) => ({ ...one, title: RUN_TASK_TEXTS[one.task], missing: [...one.missing] })),
    effects: effects.map((one) => ({ ...one })),
  };
}

function creditView(row: CreditRow): z.input<typeof credit> {
  const { orderStream: stream, orderKey: key, standing, number, endToEnd, payee: paid } = row;
  const { programme, cents, reason, reference, answeredOn } = row;
  const said = { programme, cents, reason, reference, answeredOn };
  const standingText = CREDIT_STANDING_TEXTS[standing];
  return { number, order: { stream, key }, endToEnd, payee: paid, ...said, standing, standingText };
}
