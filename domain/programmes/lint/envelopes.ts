import type { ProgrammeVersion } from '../programme';
import { found, type Finding } from './finding';
import { reachable } from './order';

/** Whether what is paid has money behind it, and what is limited is paid. */
export function envelopes(version: ProgrammeVersion): readonly Finding[] {
  const used = usedBy(version);
  const known = version.budgets.map(({ envelope }) => envelope as string);
  return [
    ...used
      .filter(({ envelope }) => !known.includes(envelope))
      .map((one) => (known.length === 0 ? notPublished(one) : withoutBudget(one))),
    // Some plans name money that others pay, such as income support; a code that is mistyped lacks its budget above.
    ...known
      .filter((envelope) => !used.some((one) => one.envelope === envelope))
      .map((envelope) =>
        found('budget-without-use', `budgets.${envelope}`, [
          'Nessuna regola paga da questo stanziamento.',
          'No rule pays out of this envelope.',
        ]),
      ),
    ...from(version),
    ...parts(version),
  ];
}

interface Use {
  readonly row: string;
  readonly envelope: string;
}

function withoutBudget({ row, envelope }: Use): Finding {
  return found('envelope-without-budget', row, [
    `Si paga dallo stanziamento ${envelope}, che non ha risorse.`,
    `It is paid out of the envelope ${envelope}, which has no money.`,
  ]);
}

/** A programme of which no sum at all was published: whoever opens its envelopes says how much there is. */
function notPublished({ row, envelope }: Use): Finding {
  return found('budget-not-published', row, [
    `Nessun importo è stato pubblicato: le risorse dello stanziamento ${envelope} le indica chi lo apre.`,
    `No sum was published: whoever opens the envelope ${envelope} says how much money there is.`,
  ]);
}

function usedBy({ reservation, incentives, entitlements }: ProgrammeVersion): readonly Use[] {
  const { envelope, earmarked } = reservation;
  const set = [
    { row: 'reservation', envelope: envelope },
    ...(earmarked === undefined ? [] : [{ row: 'reservation.earmarked', envelope: earmarked.envelope }]),
  ];
  const paid = entitlements.length === 0 ? [] : set;
  return incentives === null ? paid : [...paid, { row: 'incentives', envelope: incentives.envelope }];
}

function from({ reservation, pathway, entitlements }: ProgrammeVersion): readonly Finding[] {
  if (entitlements.length === 0 || reachable(pathway).includes(reservation.from)) return [];
  return [
    found('step-unreachable', 'reservation', [
      `Le risorse si impegnano dal passo «${reservation.from}», a cui non si arriva mai: nulla sarebbe pagato.`,
      `Money is set aside from the step "${reservation.from}" on, which is never reached: nothing would be paid.`,
    ]),
  ];
}

/** A ceiling over parts that nothing pays limits nothing. */
function parts({ ceiling, entitlements }: ProgrammeVersion): readonly Finding[] {
  return (ceiling?.parts ?? [])
    .filter((part) => !entitlements.some((rule) => rule.part === part))
    .map((part) =>
      found('row-never-holds', 'ceiling', [
        `Il massimale riguarda la parte «${part}», che nessuna regola paga.`,
        `The ceiling is for the part "${part}", which no rule pays.`,
      ]),
    );
}
