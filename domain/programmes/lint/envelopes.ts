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
      .map(({ row, envelope }) =>
        found(isClosed(version) ? 'budget-awaited' : 'envelope-without-budget', row, [
          `Si paga dallo stanziamento ${envelope}, che non ha risorse.`,
          `It is paid out of the envelope ${envelope}, which has no money.`,
        ]),
      ),
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

/** As long as no act has opened it, nobody is paid, and the act that does may bring the money. */
function isClosed({ gate }: ProgrammeVersion): boolean {
  return gate !== null && gate.openFrom === null;
}

function usedBy({ reservation, incentives, entitlements }: ProgrammeVersion) {
  const { envelope, earmarked } = reservation;
  const set = [
    { row: 'reservation', envelope: envelope as string },
    ...(earmarked === undefined
      ? []
      : [{ row: 'reservation.earmarked', envelope: earmarked.envelope as string }]),
  ];
  const paid = entitlements.length === 0 ? [] : set;
  return incentives === null
    ? paid
    : [...paid, { row: 'incentives', envelope: incentives.envelope as string }];
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
