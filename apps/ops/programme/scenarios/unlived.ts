import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Text } from '../../../../domain/texts';
import { text } from '../../../modules/texts/text';

/** Why a rule has no scenario: nothing can come to pass under these rules that would show it. Undefined where none is known. */
export function whyUnlived(row: string, version: ProgrammeVersion): Text | undefined {
  return UNLIVED[row]?.(version);
}

const UNLIVED: { readonly [row in string]?: (version: ProgrammeVersion) => Text | undefined } = {
  gate: ({ gate, adhesionFrom }) =>
    gate === null || gate.openFrom === null || gate.openFrom > adhesionFrom
      ? undefined
      : text(
          'Le adesioni si aprono dopo che l’atto le ha ammesse: non trattiene nessuno',
          'Adhesions open after the act let them: it holds nobody back',
        ),
  'clock.choosingAgain': ({ providers, pathway }) => {
    if (providers === null || !pathway.some(({ step }) => step === 'choice'))
      return text('Nel programma nessun operatore è scelto', 'No provider is chosen in the programme');
    return text(
      'La scelta di un operatore non ha un termine da attendere: il servizio finisce comunque',
      'There is no term to choose that could be waited for: the service ends all the same',
    );
  },
  providers: ({ pathway }) =>
    pathway.some(({ step }) => step === 'choice')
      ? undefined
      : text('Nel programma nessun operatore è scelto', 'No provider is chosen in the programme'),
};
