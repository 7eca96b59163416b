/** The numbers that the table of PIO Fase 1 prints, from its counts, rounded as the notes of the export say. */
type Counts = Readonly<Record<string, number>>;

interface Quotient {
  readonly of: string;
  readonly over: string;
  readonly printed: (part: number, all: number) => string;
}

const cut = (part: number, all: number): string => String(Math.trunc((100 * part) / all));
const halfUp = (part: number, all: number): string => String(Math.trunc((200 * part + all) / (2 * all)));
const average = (sum: number, all: number): string => String(Math.trunc((2 * sum + all) / (2 * all)));

function tenthsCut(part: number, all: number): string {
  const tenths = Math.trunc((1000 * part) / all);
  return `${Math.trunc(tenths / 10)},${tenths % 10}`;
}

const QUOTIENTS: Readonly<Record<string, Quotient>> = {
  share_high_disadvantage: { of: 'share_high_disadvantage', over: 'adhesions', printed: cut },
  actions_average: { of: 'actions_total', over: 'concluded', printed: average },
  share_age_45_54: { of: 'share_age_45_54', over: 'adhesions', printed: cut },
  share_age_35_44: { of: 'share_age_35_44', over: 'adhesions', printed: tenthsCut },
  share_foreign_citizens: { of: 'share_foreign_citizens', over: 'adhesions', printed: cut },
  contract_rate_on_adherents: { of: 'with_at_least_one_contract', over: 'adhesions', printed: cut },
  relationship_in_force_rate: { of: 'relationship_in_force', over: 'adhesions', printed: halfUp },
};
const WHOLE = [
  ...['adhesions', 'actions_total', 'concluded', 'exits', 'with_at_least_one_contract'],
  ...['open_ended_or_apprenticeship', 'other_contracts', 'extracurricular_traineeships'],
  ...['relationship_in_force', 'in_force_open_ended', 'in_force_apprenticeship', 'in_force_other'],
];

/** The number of each row as it is printed; of nothing over nothing there is none. */
export function printedNumbers(counts: Counts): Readonly<Record<string, string>> {
  const whole = WHOLE.map(
    (name) => [name, (counts[name] ?? 0).toLocaleString('it-IT', { useGrouping: 'always' })] as const,
  );
  const quotients = Object.entries(QUOTIENTS).flatMap(([name, { of, over, printed }]) => {
    const [part = 0, all = 0] = [counts[of], counts[over]];
    return all === 0 ? [] : [[name, printed(part, all)] as const];
  });
  return Object.fromEntries([...whole, ...quotients]);
}
