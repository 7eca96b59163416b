/** What a block of the README that holds a command promises to show. */
export interface Promised {
  readonly holds: string;
  readonly shows: readonly RegExp[];
}

/** In the order of the README; a block that nobody speaks of here is a fault. */
export const PROMISED: readonly Promised[] = [
  {
    holds: 'envelopes/TOS-PIO2-ASSEGNO/open',
    shows: [
      ...[/EnvelopeOpened/, /AplAccredited/, /"code":"facts-missing".*didOn/, /FactsRecorded/],
      ...[/Ginestra Lavoro/, /FirstMeetingHeld/, /"phase":"started"/, /"type":"AdhesionSubmitted"/],
    ],
  },
  {
    holds: 'envelopes/AUTO-FONDO/open',
    shows: [/TakenInCharge/, /"programme":"AUTO"/, /"code":"AUTO"/, /consulenza orientativa/],
  },
  { holds: 'sign-plan', shows: [/PlanSigned/, /ActivityRecorded/, /"reserved"/] },
  { holds: 'correct-fact', shows: [/FactCorrected/] },
  {
    holds: 'kill -9',
    shows: [/190 days have passed|workflow has ended/, /Percorso concluded/, /Storia/, /Percorso concluso/],
  },
  {
    holds: 'import test/cohort/example',
    shows: [
      ...[/commands would be sent/, /[a-z]+\.csv:\d+ .*\n {4}\S/, /commands sent, .*facts written/],
      ...[/F053 +adhesions/, /as of 28\/02\/2021/, /Percorso .*: \d+ decisions/, /How the fees come about/],
    ],
  },
  {
    holds: 'ops -- forecast',
    shows: [/TOS-PIO2-ASSEGNO, on what was known/, /[█▓░]/, /Statement of apl\/\d+/, /Totals by envelope/],
  },
  {
    holds: 'ops -- certify',
    shows: [/Expenditure to be declared to the European fund/, /✓ facts and ledger/],
  },
];

/** The blocks of commands, as they are pasted. */
export function blocksOf(readme: string): readonly string[] {
  return [...readme.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, commands = '']) => commands);
}

const BROKEN = /^bash: |command not found|syntax error|npm error/i;

/** What a block did not show, or showed and should not. */
export function faultsIn(block: string, said: string): readonly string[] {
  const promised = PROMISED.filter(({ holds }) => block.includes(holds));
  const unseen = promised.flatMap(({ shows }) => shows.filter((sign) => !sign.test(said)));
  return [
    ...(promised.length === 0 ? [`nobody says what this block promises:\n${block}`] : []),
    ...said.split('\n').filter((line) => BROKEN.test(line)),
    ...unseen.map((sign) => `never seen: ${String(sign)}`),
  ];
}
